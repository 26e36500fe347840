"""Says each thing once to all who want to know: events, TensorBoard, the log in Hugging Face's shape."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from finetune_trainer.events import Emit
from finetune_trainer.output.tensorboard import TensorBoard
from finetune_trainer.output.trainer_state import Best, TrainerState
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores


class StageClock:
    """Emits `stage` events, progress at most four times a second, and sums the seconds of each stage."""

    def __init__(self, emit: Emit, clock: Callable[[], float] = time.monotonic) -> None:
        self._emit = emit
        self._clock = clock
        self._stage = ""
        self._since = self._told = clock()
        self._seconds: dict[str, float] = {}

    def enter(self, stage: str, progress: float | None = None) -> None:
        """Enter a stage; what follows counts for it."""
        self._count()
        self._stage = stage
        self._told = self._clock()
        self._emit("stage", stage=stage, progress=progress)

    def progress(self, share: float) -> None:
        """Say how much of the stage is done, from 0 to 1."""
        if share >= 1 or self._clock() - self._told >= 0.25:
            self._told = self._clock()
            self._emit("stage", stage=self._stage, progress=share)

    def durations(self) -> dict[str, float]:
        """Seconds by stage so far, in the order of their beginning."""
        self._count()
        return self._seconds

    def restore(self, durations: Mapping[str, float]) -> None:
        """Add what an earlier process spent."""
        self._seconds = {
            stage: durations.get(stage, 0.0) + self._seconds.get(stage, 0.0) for stage in {**durations, **self._seconds}
        }

    def _count(self) -> None:
        now = self._clock()
        if self._stage:
            self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._since
        self._since = now


class Curves:
    """The points of a run's curves; a resumed run goes on with those of the earlier process.

    Only the writer's reach the disk.
    """

    def __init__(
        self, run: RunFolder, spec: Spec, emit: Emit, resumed_from_step: int | None, is_writer: bool = True
    ) -> None:
        self._run = run
        self._emit = emit
        self._board = TensorBoard(run.tensorboard, resumed_from_step) if is_writer else None
        if resumed_from_step is None:
            self._state = TrainerState(spec)
        else:
            self._state = TrainerState.resume(run.trainer_state, spec, resumed_from_step)

    def train(
        self, step: int, epoch: float, loss: float, learning_rate: float, grad_norm: float, **rest: float
    ) -> None:
        """A point of the training curves; `rest` are the event's other fields."""
        point = {"step": step, "epoch": epoch, "loss": loss, "learning_rate": learning_rate, "grad_norm": grad_norm}
        self._emit("train", **point, **rest)
        if self._board is not None:
            self._board.train(step, epoch, loss, learning_rate, grad_norm)
        self._state.log_train(step, epoch, loss, learning_rate, grad_norm)

    def evaluate(self, split: str, step: int, epoch: float, scores: Scores, seconds: float, examples: int) -> None:
        """An evaluation."""
        self._emit(
            "evaluate",
            split=split,
            step=step,
            epoch=epoch,
            metrics=scores.metrics,
            per_label=scores.per_label,
            seconds=seconds,
        )
        if self._board is not None:
            self._board.evaluate(split, step, scores)
        self._state.log_evaluation(split, step, epoch, scores, seconds, examples)

    def write_state(self, step: int, epoch: float, tokens: int, best: Best | None) -> None:
        """Write `trainer_state.json` as of now."""
        self._state.write(self._run.trainer_state, step, epoch, tokens, best)

    def close(self) -> None:
        """Close the files."""
        if self._board is not None:
            self._board.close()
