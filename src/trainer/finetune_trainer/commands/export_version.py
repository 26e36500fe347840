"""`export-version`: the model of a run as it was at a step, as a folder of its own beside `model/`."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from finetune_trainer.commands.telling import tell_on_stdout
from finetune_trainer.events import Emit
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import Spec

_ABANDONED = 3600.0
"""Seconds after which what an export was writing is that of one that was killed."""


def export_version(path: Path, step: int) -> int:
    """Make the model folder of a checkpoint, or of step 0 that of the untrained model, and return the exit status.

    It reads a run and writes only to a folder that no trainer knows, under a temporary name until it is whole. So it
    takes no lock and may work beside a run that is live; two at once both write, and the last one stays.
    """
    return tell_on_stdout(lambda emit: _export(RunFolder(path), step, emit))


def _export(run: RunFolder, step: int, emit: Emit) -> None:
    from finetune_trainer.export.export_model import tell_exported
    from finetune_trainer.export.new_model import write_new_model
    from finetune_trainer.export.run_model import load_checkpoint, load_untrained

    spec = Spec.read(run.spec)
    found = load_untrained(run, spec) if step == 0 else load_checkpoint(run, spec, step)
    final = run.version(step)
    final.parent.mkdir(exist_ok=True)
    _clear_away_abandoned(final.parent)
    files = write_new_model(run, spec, found, final, emit, step)
    tell_exported(emit, run.relative(final), files)


def _clear_away_abandoned(folder: Path) -> None:
    for leftover in folder.glob(".*.tmp-*"):
        if time.time() - leftover.stat().st_mtime > _ABANDONED:
            shutil.rmtree(leftover, ignore_errors=True)
