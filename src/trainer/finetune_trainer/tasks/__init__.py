"""One file a task: reading examples, head, loss, metrics, predictions."""
