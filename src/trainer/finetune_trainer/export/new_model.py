"""A model folder that is made with its ONNX files at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from finetune_trainer.events import Emit
from finetune_trainer.export.export_model import ExportedFile, write_onnx
from finetune_trainer.export.run_model import RunModel, parity_sentences
from finetune_trainer.failures import RunFailure
from finetune_trainer.output.files import replace_folder
from finetune_trainer.output.model_folder import write_model
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import Spec


def write_new_model(
    run: RunFolder, spec: Spec, found: RunModel, final: Path, emit: Emit, step: int | None = None
) -> list[ExportedFile]:
    """Write a model of a run under a temporary name, which becomes `final` once all of it is there.

    One that cannot be written as ONNX stays without, unless an older one is there: the python engine needs no more.

    Args:
        run: The run that it is of.
        spec: The run's.
        found: The model.
        final: A folder in the run; one that is there already is replaced.
        emit: As `write_onnx` takes it.
        step: As `write_model` takes it.

    Raises:
        RunFailure: As `write_onnx`, or `data-unreadable`.
        OSError: If it cannot be written; nothing of it then stays.
    """
    temporary = final.with_name(f".{final.name}.tmp-{os.getpid()}")
    try:
        sentences = parity_sentences(run, spec)
        write_model(temporary, found.model, found.tokenizer, spec, {}, found.commit, step)
        try:
            files = write_onnx(temporary, sentences, emit, run.relative(final))
        except RunFailure:
            if not final.exists():
                replace_folder(temporary, final)
            raise
        replace_folder(temporary, final)
        return files
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
