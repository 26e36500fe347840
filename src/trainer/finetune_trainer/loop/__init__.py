"""The training loop: a generator of steps, and around it evaluation, checkpoints, early stopping and the end."""
