"""`export`: `model/` and its ONNX files, from the best checkpoint, else the newest."""

from __future__ import annotations

import json
from pathlib import Path

from finetune_trainer.commands.writer import write_to_run
from finetune_trainer.events import EventWriter
from finetune_trainer.failures import RunFailure
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import ModelReference, Spec


def export(path: Path) -> int:
    """Make `model/` of a run that has a checkpoint, or only its ONNX files where it has a model already."""
    run = RunFolder(path)
    return write_to_run(run, None, lambda events: _export(run, events), lifecycle=False)


def _export(run: RunFolder, events: EventWriter) -> None:
    from finetune_trainer.export.export_model import export_model
    from finetune_trainer.tasks.registry import make_task

    spec = Spec.read(run.spec)
    task = make_task(spec)
    if not run.model.is_dir():
        _write_model(run, spec)
    split = "validation" if "validation" in spec.data else "train"
    examples = task.read(run.path / spec.data[split].path, spec.arguments.max_eval_samples)
    export_model(run.model, [example.tokens for example in examples], events.emit)


def _write_model(run: RunFolder, spec: Spec) -> None:
    from finetune_trainer.model.load import load_tokenizer
    from finetune_trainer.output.model_folder import write_model
    from finetune_trainer.tasks.registry import make_task

    checkpoint = _best_checkpoint(run)
    reference = ModelReference(str(checkpoint), str(checkpoint), None, "folder")
    model = make_task(spec).load_model(reference, None).model
    write_model(run.model, model, load_tokenizer(reference, None), spec, {})


def _best_checkpoint(run: RunFolder) -> Path:
    steps = run.checkpoints()
    if not steps:
        raise RunFailure(
            "no-checkpoint", f"{run.path.name} has no checkpoint to export.", "Resume the run, or stop it with saving."
        )
    try:
        best = json.loads(run.trainer_state.read_text(encoding="utf-8")).get("best_model_checkpoint")
    except (OSError, ValueError):
        best = None
    if best is not None and (run.path / Path(best).name).is_dir():
        return run.path / Path(best).name
    return run.checkpoint(steps[-1])
