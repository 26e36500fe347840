"""What the trainer does to a Hugging Face model: loading, freezing, packing, faster kernels."""
