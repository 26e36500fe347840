"""What the trainer owes to the processes that watch it: identity, lock, heartbeat, requests. Imports no torch."""
