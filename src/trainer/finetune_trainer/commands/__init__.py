"""What the trainer can be asked to do: one file a command."""
