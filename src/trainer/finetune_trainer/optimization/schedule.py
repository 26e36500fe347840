"""The learning-rate schedule: transformers' own, over the spec's horizon."""

from __future__ import annotations

import math

import torch
from torch.optim.lr_scheduler import LambdaLR, LRScheduler
from transformers import get_scheduler

from finetune_trainer.failures import RunFailure
from finetune_trainer.spec import Spec

ON_PLATEAU = "reduce_lr_on_plateau"


class Schedule:
    """Sets the optimizer's learning rate: by step, or for `reduce_lr_on_plateau` by evaluation."""

    def __init__(self, spec: Spec, optimizer: torch.optim.Optimizer) -> None:
        arguments = spec.arguments
        self._optimizer = optimizer
        self._follows_metric = arguments.lr_scheduler_type == ON_PLATEAU
        options = dict(arguments.lr_scheduler_kwargs)
        if self._follows_metric:
            options.setdefault("mode", "max" if arguments.greater_is_better else "min")
        try:
            self._scheduler = get_scheduler(
                arguments.lr_scheduler_type,
                optimizer,
                num_warmup_steps=spec.derived.warmup_steps,
                num_training_steps=arguments.lr_scheduler_steps or spec.derived.total_steps,
                scheduler_specific_kwargs=options,
            )
            if not self._follows_metric:
                _follow(self._scheduler, spec.derived.total_steps)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise RunFailure(
                "schedule-invalid",
                f"The schedule {arguments.lr_scheduler_type} does not take these settings: {error}.",
                "Run `finetune check`, and correct `lr_scheduler_kwargs`, `warmup_steps` or `learning_rate`.",
            ) from error

    @property
    def learning_rate(self) -> float:
        """The rate of the next step."""
        return float(self._optimizer.param_groups[0]["lr"])

    def after_step(self) -> None:
        """Move on by one optimizer step."""
        if not self._follows_metric:
            self._scheduler.step()

    def after_evaluation(self, metric: float | None) -> None:
        """Move on by one evaluation; a metric that is not a number is no improvement."""
        if self._follows_metric and metric is not None and math.isfinite(metric):
            self._scheduler.step(metric)

    def state(self) -> dict[str, object]:
        """The state, as JSON values."""
        return {key: value for key, value in self._scheduler.state_dict().items() if _is_plain(value)}

    def restore(self, state: dict[str, object]) -> None:
        """Take up a state of `state()`; the optimizer's rates come with the optimizer's state."""
        self._scheduler.__dict__.update(state)


def _follow(scheduler: LRScheduler, steps: int) -> None:
    """Ask for the rate of every step, the one after the last included, so that no step is trained in vain.

    Half a second for a million steps.

    Raises:
        ArithmeticError, TypeError, ValueError: There is a step without a rate.
    """
    if not isinstance(scheduler, LambdaLR):
        raise TypeError("it is not supported")
    factor_at = scheduler.lr_lambdas[0]
    for step in range(steps + 1):
        if not math.isfinite(factor_at(step)):
            raise ValueError(f"it has no rate for step {step + 1}")


def _is_plain(value: object) -> bool:
    """Whether JSON carries it; what it does not (functions, infinities) are constants that the constructor sets."""
    if isinstance(value, list):
        return all(_is_plain(item) for item in value) and None not in value
    return isinstance(value, (int, str)) or (isinstance(value, float) and math.isfinite(value))
