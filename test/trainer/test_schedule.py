"""A schedule that cannot be followed to its end is refused before a step is trained, with a code and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from finetune_trainer.failures import RunFailure
from finetune_trainer.optimization.schedule import Schedule
from finetune_trainer.spec import Spec
from runs import events, make_run, train_here


def schedule_of(folder: Path, name: str, options: dict[str, Any], **arguments: Any) -> Schedule:
    """The schedule of a run of 12 steps."""
    run = make_run(folder, folder, lr_scheduler_type=name, lr_scheduler_kwargs=options, **arguments)
    spec = Spec.read(run / "spec.json")
    assert spec.derived.total_steps == 12
    parameter = torch.nn.Parameter(torch.zeros(1))
    return Schedule(spec, torch.optim.SGD([parameter], lr=spec.arguments.learning_rate))


REFUSED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("inverse_sqrt", {"timescale": 0}, {}),
    ("inverse_sqrt", {"timescale": -5}, {}),
    ("polynomial", {"lr_end": 5e-3}, {}),
    ("polynomial", {"lr_end": 1.0}, {}),
    ("polynomial", {"lr_end": -1.0}, {"learning_rate": 0.0}),
    ("polynomial", {"power": -1}, {}),
    ("polynomial", {}, {"warmup_steps": 12}),
    ("polynomial", {}, {"warmup_steps": 5, "lr_scheduler_steps": 5}),
    ("reduce_lr_on_plateau", {"factor": 1.0}, {}),
    ("reduce_lr_on_plateau", {"factor": 2}, {}),
    ("cosine_with_min_lr", {"min_lr": 1e-6}, {"learning_rate": 0.0}),
    ("cosine_warmup_with_min_lr", {"min_lr": 1e-6}, {"learning_rate": 0.0}),
    ("cosine", {"num_cycles": float("inf")}, {}),
    ("cosine", {"power": 2}, {}),
    ("greedy", {}, {}),
    ("steep", {}, {}),
]


@pytest.mark.parametrize(("name", "options", "arguments"), REFUSED)
def test_settings_that_leave_a_step_without_a_rate_are_refused(
    tmp_path: Path, name: str, options: dict[str, Any], arguments: dict[str, Any]
) -> None:
    with pytest.raises(RunFailure) as refusal:
        schedule_of(tmp_path, name, options, **arguments)
    assert refusal.value.code == "schedule-invalid"
    assert name in refusal.value.message and "finetune check" in refusal.value.hint


@pytest.mark.parametrize(
    ("name", "options", "arguments"),
    [
        ("inverse_sqrt", {"timescale": 1}, {}),
        ("polynomial", {"power": 0}, {}),
        ("polynomial", {"lr_end": 4.9e-3}, {}),
        ("polynomial", {}, {"warmup_steps": 11}),
        ("linear", {}, {"warmup_steps": 12}),
        ("linear", {}, {"learning_rate": 0.0}),
        ("constant", {}, {}),
        ("reduce_lr_on_plateau", {"factor": 0.99}, {}),
        ("cosine_with_min_lr", {"min_lr_rate": 0.1}, {"learning_rate": 0.0}),
    ],
)
def test_settings_that_can_be_followed_are_taken(
    tmp_path: Path, name: str, options: dict[str, Any], arguments: dict[str, Any]
) -> None:
    schedule = schedule_of(tmp_path, name, options, **arguments)
    for _ in range(12):
        assert schedule.learning_rate >= 0
        schedule.after_step()


def test_looking_ahead_does_not_move_the_schedule(tmp_path: Path) -> None:
    schedule = schedule_of(tmp_path, "linear", {}, warmup_steps=0)
    assert schedule.learning_rate == 5e-3
    schedule.after_step()
    assert schedule.learning_rate == pytest.approx(5e-3 * 11 / 12)


def test_a_run_whose_last_step_would_divide_by_zero_trains_no_step(
    tiny_model: Callable[..., Path], tmp_path: Path
) -> None:
    options = {"power": -1}
    run = make_run(tmp_path, tiny_model("bert"), lr_scheduler_type="polynomial", lr_scheduler_kwargs=options)
    assert train_here(run) == 1
    assert [event["code"] for event in events(run, "failed")] == ["schedule-invalid"]
    assert events(run, "train") == []
