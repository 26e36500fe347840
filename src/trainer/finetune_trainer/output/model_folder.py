"""`model/`: the fine-tuned model as Hugging Face files, a model card, and what inference must know."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from finetune_trainer.output.files import replace_folder, write_atomic, write_json
from finetune_trainer.output.model_card import model_card
from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

FORMAT = 1
"""Version of `finetune.json`."""


def write_model(
    folder: Path,
    model: PreTrainedModel,
    tokenizer: PreTrainedTokenizerBase,
    spec: Spec,
    scores: Mapping[str, Scores],
    commit: str | None = None,
    step: int | None = None,
) -> None:
    """Write a model folder, in the place of an older one.

    Args:
        folder: `model/` of a run, or another one; written under a temporary name, then renamed.
        model: In fp32.
        tokenizer: As `load_tokenizer` gave it.
        spec: The run's.
        scores: By split, for the model card.
        commit: Of the hub's model that was fine-tuned, for the card too.
        step: Steps that it was trained for, if it is not what came of the run; for the card too.

    Raises:
        OSError: If the folder cannot be written; an older one then stays.
    """
    temporary = folder.with_name(f".{folder.name}.tmp-{os.getpid()}")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        model.save_pretrained(temporary)
        # Encoding leaves its last truncation in the backend, which tokenizer.json would keep.
        tokenizer.backend_tokenizer.no_truncation()
        tokenizer.backend_tokenizer.no_padding()
        tokenizer.save_pretrained(temporary)
        write_json(temporary / "finetune.json", _about(spec))
        write_card(temporary, spec, scores, commit, step)
        replace_folder(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_card(
    folder: Path, spec: Spec, scores: Mapping[str, Scores], commit: str | None, step: int | None = None
) -> None:
    """Write the model card of a model folder, in the place of an older one.

    Raises:
        OSError: If it cannot be written; an older one then stays.
    """
    write_atomic(folder / "README.md", model_card(spec, scores, commit, step))


def _about(spec: Spec) -> dict[str, object]:
    """What inference must know beyond Hugging Face's files."""
    return {
        "format": FORMAT,
        "task": spec.task,
        "labels": list(spec.labels),
        "wordRule": spec.word_rule,
        "maxLength": spec.arguments.max_seq_length,
    }
