"""`export`: `model/` and its ONNX files, from the best checkpoint, else the newest."""

from __future__ import annotations

import json
from pathlib import Path

from finetune_trainer.commands.writer import write_to_run
from finetune_trainer.events import EventWriter
from finetune_trainer.failures import RunFailure
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import Spec


def export(path: Path) -> int:
    """Make `model/` of a run that has a checkpoint, or only its ONNX files where it has a model already."""
    run = RunFolder(path)
    return write_to_run(run, None, lambda events: _export(run, events), lifecycle=False)


def _export(run: RunFolder, events: EventWriter) -> None:
    from finetune_trainer.export.export_model import export_model
    from finetune_trainer.export.run_model import load_checkpoint, parity_sentences
    from finetune_trainer.output.model_folder import write_model

    spec = Spec.read(run.spec)
    if not run.model.is_dir():
        found = load_checkpoint(run, spec, _best_step(run))
        write_model(run.model, found.model, found.tokenizer, spec, {}, found.commit)
    export_model(run.model, parity_sentences(run, spec), events.emit)


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
