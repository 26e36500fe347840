"""Fine-tune transformer models and write all that is worth watching to a run directory."""
