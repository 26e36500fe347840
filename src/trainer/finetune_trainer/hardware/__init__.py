"""What this machine is, and how a model computes fastest on it."""
