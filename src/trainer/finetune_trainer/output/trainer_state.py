"""`trainer_state.json` in the shape of Hugging Face's `TrainerState`, for the tools that read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores


@dataclass(frozen=True, slots=True)
class Best:
    """The best evaluation so far; `checkpoint` is its folder's name."""

    step: int
    value: float
    checkpoint: str | None


class TrainerState:
    """Gathers the log of a run; `write` puts it on disk."""

    def __init__(self, spec: Spec, log_history: list[dict[str, float | int | None]] | None = None) -> None: ...

    def log_train(
        self, step: int, epoch: float, loss: float | None, learning_rate: float, grad_norm: float | None
    ) -> None:
        """Add a point of the training curve."""
        raise NotImplementedError

    def log_evaluation(
        self, split: str, step: int, epoch: float, scores: Scores, seconds: float, examples: int
    ) -> None:
        """Add an evaluation, its names prefixed by `eval_` (validation), `test_` or `train_`."""
        raise NotImplementedError

    def write(self, path: Path, step: int, epoch: float, tokens: int, best: Best | None) -> None:
        """Write the file as of `step`."""
        raise NotImplementedError

    @staticmethod
    def resume(path: Path, spec: Spec, step: int) -> TrainerState:
        """Take up the log of an earlier process, without what it wrote beyond `step`."""
        raise NotImplementedError
