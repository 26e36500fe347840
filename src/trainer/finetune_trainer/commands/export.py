"""`export`: `model/` and its ONNX files, from the best checkpoint, else the newest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from finetune_trainer.commands.telling import tell_on_stdout
from finetune_trainer.events import Emit, EventWriter
from finetune_trainer.failures import RunFailure
from finetune_trainer.process.identity import this_process
from finetune_trainer.process.lock import RunLock
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import Spec


def export(path: Path) -> int:
    """Make `model/` of a run that has a checkpoint, or only its ONNX files where it has a model already.

    It is the run's one writer meanwhile. The events of the run get what came of it and not how far it was, so that a
    run is as before where it fails or is cancelled. Returns the exit status.
    """
    return tell_on_stdout(lambda emit: _export_locked(RunFolder(path), emit))


def _export_locked(run: RunFolder, emit: Emit) -> None:
    lock = RunLock(run.lock, this_process())
    try:
        lock.acquire()
        _export(run, emit)
    finally:
        lock.release()


def _export(run: RunFolder, emit: Emit) -> None:
    from finetune_trainer.export.export_model import tell_exported, write_onnx
    from finetune_trainer.export.new_model import write_new_model
    from finetune_trainer.export.run_model import load_checkpoint, parity_sentences

    _clear_away_abandoned(run)
    came_of_it: list[tuple[str, dict[str, Any]]] = []

    def tell(type: str, **values: Any) -> None:
        emit(type, **values)
        if type != "stage":
            came_of_it.append((type, values))

    spec = Spec.read(run.spec)
    if run.model.is_dir():
        files = write_onnx(run.model, parity_sentences(run, spec), tell, run.model.name)
    else:
        found = load_checkpoint(run, spec, _best_step(run))
        files = write_new_model(run, spec, found, run.model, tell)
    tell_exported(tell, run.model.name, files)
    _note(run, came_of_it)


def _clear_away_abandoned(run: RunFolder) -> None:
    """Remove what an export that was killed was writing: whoever has the lock is alone."""
    for leftover in run.path.glob(f".*{run.model.name}.tmp-*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _note(run: RunFolder, came_of_it: list[tuple[str, dict[str, Any]]]) -> None:
    events = EventWriter(run.events)
    try:
        for type, values in came_of_it:
            events.emit(type, **values)
    finally:
        events.close()


def _best_step(run: RunFolder) -> int:
    steps = run.checkpoints()
    if not steps:
        raise RunFailure(
            "no-checkpoint", f"{run.path.name} has no checkpoint to export.", "Resume the run, or stop it with saving."
        )
    try:
        best = json.loads(run.trainer_state.read_text(encoding="utf-8")).get("best_model_checkpoint")
    except (OSError, ValueError):
        best = None
    chosen = [step for step in steps if best is not None and run.checkpoint(step).name == Path(best).name]
    return chosen[0] if chosen else steps[-1]
