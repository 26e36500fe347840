"""When to log, evaluate and save."""

from __future__ import annotations

import math
from dataclasses import dataclass

from finetune_trainer.spec import Spec


@dataclass(frozen=True, slots=True)
class Intervals:
    """Steps at which things are due; 0 for never.

    Attributes:
        logging: Every so many steps, and always at the first.
        evaluation: Every so many steps, from `first_evaluation` on, and at the last.
        saving: Every so many steps, and at the last.
    """

    logging: int
    evaluation: int
    first_evaluation: float
    saving: int
    total: int

    @staticmethod
    def of(spec: Spec) -> Intervals:
        """Read a spec: values below 1 are shares of all steps, `epoch` is an epoch's steps, `no` and `best` never."""
        arguments, derived = spec.arguments, spec.derived
        by_epoch = arguments.eval_strategy == "epoch"
        return Intervals(
            logging=_steps(arguments.logging_steps, derived.total_steps),
            evaluation=_interval(arguments.eval_strategy, arguments.eval_steps, spec),
            first_evaluation=arguments.eval_delay * (derived.steps_per_epoch if by_epoch else 1),
            saving=_interval(arguments.save_strategy, arguments.save_steps, spec),
            total=derived.total_steps,
        )

    def logs(self, step: int) -> bool:
        """Whether to log after this step."""
        return step == 1 or step == self.total or step % self.logging == 0

    def evaluates(self, step: int) -> bool:
        """Whether to evaluate after this step."""
        return self.evaluation > 0 and step >= self.first_evaluation and self._is_due(step, self.evaluation)

    def saves(self, step: int) -> bool:
        """Whether to save a checkpoint after this step."""
        return self.saving > 0 and self._is_due(step, self.saving)

    def _is_due(self, step: int, interval: int) -> bool:
        return step % interval == 0 or step == self.total


def _interval(strategy: str, steps: float, spec: Spec) -> int:
    if strategy == "steps":
        return _steps(steps, spec.derived.total_steps)
    return spec.derived.steps_per_epoch if strategy == "epoch" else 0


def _steps(value: float, total: int) -> int:
    return max(1, math.ceil(value * total)) if value < 1 else int(value)
