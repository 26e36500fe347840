"""Sums between two log points, kept on the device so that a step does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch

from finetune_trainer.loop.steps import StepRecord


@dataclass(slots=True)
class LogWindow:
    """Loss and speed since the last log point.

    Attributes:
        loss_sum: fp64 sum of the labels' losses.
        labels: How many labels that is.
        tokens: Trained on.
        total_tokens: Trained on since the run began.
    """

    clock: Callable[[], float]
    loss_sum: torch.Tensor | float = 0.0
    labels: int = 0
    tokens: int = 0
    total_tokens: int = 0
    _since: float = 0.0
    _trained: tuple[int, float] = (0, 0.0)

    def restart(self) -> None:
        """Begin to count time now."""
        self._since = self.clock()

    def add(self, record: StepRecord) -> None:
        """Add a step."""
        self.loss_sum = self.loss_sum + record.loss_sum
        self.labels += record.labels
        self.tokens += record.tokens
        self.total_tokens += record.tokens

    def pause(self, seconds: float) -> None:
        """Leave time out that was not spent on training."""
        self._since += seconds

    def close(self) -> tuple[float, float]:
        """End the window: mean loss of a label, and tokens a second. Waits for the device."""
        loss = float(self.loss_sum) / max(1, self.labels)
        now = self.clock()
        seconds = max(now - self._since, 1e-9)
        speed = self.tokens / seconds
        self._trained = (self._trained[0] + self.tokens, self._trained[1] + seconds)
        self.loss_sum, self.labels, self.tokens, self._since = 0.0, 0, 0, now
        return loss, speed

    def mean_speed(self) -> float | None:
        """Tokens a second over all closed windows, None if there is none."""
        tokens, seconds = self._trained
        return tokens / seconds if seconds else None

    def state(self) -> dict[str, float | int]:
        """The sums, as JSON values: a resumed run's next log point is then what it would have been."""
        return {"loss_sum": float(self.loss_sum), "labels": self.labels, "total_tokens": self.total_tokens}

    def restore(self, state: dict[str, float | int]) -> None:
        """Take up sums of `state()`."""
        self.loss_sum = float(state["loss_sum"])
        self.labels, self.total_tokens = int(state["labels"]), int(state["total_tokens"])
