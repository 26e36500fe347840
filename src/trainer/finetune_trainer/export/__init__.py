"""ONNX files of a fine-tuned model with their measured parity, and predictions with PyTorch to compare with."""
