"""`tensorboard/`: event files with the tags that Hugging Face's Trainer writes (`train/loss`, `eval/f1`)."""

from __future__ import annotations

from pathlib import Path

from finetune_trainer.tasks.task import Scores


class TensorBoard:
    """Writes scalars; each is on disk when the call returns."""

    def __init__(self, folder: Path, resumed_from_step: int | None = None) -> None: ...

    def train(self, step: int, epoch: float, loss: float | None, learning_rate: float, grad_norm: float | None) -> None:
        """Write a point of the training curves."""
        raise NotImplementedError

    def evaluate(self, split: str, step: int, scores: Scores) -> None:
        """Write the scores of an evaluation, per label too."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""
        raise NotImplementedError
