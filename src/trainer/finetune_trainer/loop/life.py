"""A run from its first stage to its last event."""

from __future__ import annotations

import os
from functools import partial

import torch
import transformers

from finetune_trainer.events import Emit
from finetune_trainer.loop.checkpoint import load_state, remove_unfinished
from finetune_trainer.loop.distributed import World
from finetune_trainer.loop.finish import finish
from finetune_trainer.loop.progress import Progress
from finetune_trainer.loop.report import Curves, StageClock
from finetune_trainer.loop.requests import refuse_late
from finetune_trainer.loop.session import Session
from finetune_trainer.loop.setup import set_up
from finetune_trainer.model.trainable_model import Numerics
from finetune_trainer.process.control import Control
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import Spec

_SPEC_CHANGED = (
    "spec.json is not what it was when the checkpoint was saved: the run goes on, and does not end as it would have."
)


def live(run: RunFolder, spec: Spec, emit: Emit, control: Control, resumed_from_step: int | None) -> None:
    """Train, and finish unless the run was stopped.

    Args:
        run: The run directory.
        spec: Its spec.
        emit: Writes events.
        control: Requests of viewers.
        resumed_from_step: The step of the checkpoint to go on from, 0 to begin anew, None for a fresh run.

    Raises:
        RunFailure: For what a user can do something about.
    """
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    transformers.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    world = World.join()
    try:
        _live(run, spec, emit, control, resumed_from_step, world)
    finally:
        world.leave()


def _live(
    run: RunFolder, spec: Spec, emit: Emit, control: Control, resumed_from_step: int | None, world: World
) -> None:
    stages = StageClock(emit)
    if world.is_writer:
        remove_unfinished(run)
    checkpoint = run.checkpoint(resumed_from_step) if resumed_from_step else None
    state = load_state(checkpoint) if checkpoint is not None else None
    numerics = None
    if state is not None:
        numerics = Numerics(**{**state.values["numerics"], "reason": "as before the run was resumed"})
        torch.set_num_threads(state.values["threads"])
    commit = None if state is None else state.values["commit"]
    setup = set_up(run, spec, emit, stages, world, checkpoint, numerics, commit)
    curves = Curves(run, spec, emit, resumed_from_step, world.is_writer)
    try:
        progress = Progress.begin(setup, world)
        if state is not None:
            progress.restore(state)
            stages.restore(state.values["seconds"])
            _require_best(run, progress, emit)
            if state.values["spec"] != spec.digest:
                emit("warning", code="spec-changed", message=_SPEC_CHANGED)
        session = Session(run, progress, emit, stages, curves, control)
        outcome = session.run()
        if outcome.reason != "stopped" and world.is_writer:
            refuse = partial(refuse_late, control, emit)
            finish(run, setup, outcome, emit, stages, curves, refuse)
            refuse()
        session.write_log()
    finally:
        curves.close()
    emit("finished", reason=outcome.reason, step=outcome.step)


def _require_best(run: RunFolder, progress: Progress, emit: Emit) -> None:
    """Forget a best checkpoint that a later one has replaced, where that later one was deleted since."""
    best = progress.best_checkpoint
    if best is not None and not (run.path / best).is_dir():
        progress.forget_best()
        emit("warning", code="best-lost", message=f"{best}, the best so far, is gone: the best is looked for anew.")
