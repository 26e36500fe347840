"""`train`: the life of a run's process."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from finetune_trainer.commands.writer import write_to_run
from finetune_trainer.events import EventWriter
from finetune_trainer.process.control import Control
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import Spec


def train(path: Path, resume: bool) -> int:
    """Train the run in this directory, or go on from its newest checkpoint, and return the exit status."""
    run = RunFolder(path)
    if int(os.environ.get("RANK", "0")) > 0:
        return _follow(run, resume)
    try:
        checkpoint = newest_checkpoint(run) if resume else None
    except OSError as error:
        print(f"The run directory cannot be read: {error}", file=sys.stderr)
        return 1
    resumed_from = (checkpoint or 0) if resume else None
    control = Control(run.control)
    return write_to_run(
        run, resumed_from, lambda events: _train(run, events, control, resumed_from), prepare=control.start
    )


def newest_checkpoint(run: RunFolder) -> int | None:
    """The step of the newest checkpoint, None if there is none."""
    steps = run.checkpoints()
    return steps[-1] if steps else None


def _train(run: RunFolder, events: EventWriter, control: Control, resumed_from: int | None) -> None:
    spec = Spec.read(run.spec)
    # torch takes seconds to import; viewers have the first event by now.
    events.emit("stage", stage="loading-data", progress=None)
    from finetune_trainer.loop.life import live

    live(run, spec, events.emit, control, resumed_from)


def _follow(run: RunFolder, resume: bool) -> int:
    """A rank that computes and does not write; a signal to stop reaches it through the one that does."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    from finetune_trainer.loop.life import live

    resumed_from = (newest_checkpoint(run) or 0) if resume else None
    live(run, Spec.read(run.spec), lambda type, **values: None, Control(run.control), resumed_from)
    return 0
