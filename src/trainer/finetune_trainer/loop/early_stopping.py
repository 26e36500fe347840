"""The best evaluation so far, and when to stop waiting for a better one: Hugging Face's semantics.

The best moves on any improvement; the patience is reset only by an improvement over the threshold
(`transformers.EarlyStoppingCallback`). An evaluation whose metric is no number is no improvement.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(slots=True)
class EarlyStopping:
    """Follows a metric over the evaluations.

    Attributes:
        patience: Evaluations without improvement after which to stop; None: never.
        threshold: What an improvement must exceed to reset the patience.
        greater_is_better: Whether the metric should grow.
        best: The best value so far.
        best_step: Its step.
        waited: Evaluations since the last improvement over the threshold.
    """

    patience: int | None
    threshold: float
    greater_is_better: bool
    best: float | None = None
    best_step: int | None = None
    waited: int = 0

    def observe(self, step: int, value: float | None) -> bool:
        """Take note of an evaluation; whether it is the best so far."""
        if value is None or not math.isfinite(value):
            self.waited += 1
            return False
        is_better = self.best is None or (value > self.best if self.greater_is_better else value < self.best)
        if self.best is None or (is_better and abs(value - self.best) > self.threshold):
            self.waited = 0
        else:
            self.waited += 1
        if is_better:
            self.best, self.best_step = value, step
        return is_better

    @property
    def is_exhausted(self) -> bool:
        """Whether it is time to stop."""
        return self.patience is not None and self.waited >= self.patience
