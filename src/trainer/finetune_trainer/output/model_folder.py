"""`model/`: the fine-tuned model as Hugging Face files, a model card, and what inference must know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase


def write_model(
    folder: Path,
    model: PreTrainedModel,
    tokenizer: PreTrainedTokenizerBase,
    spec: Spec,
    scores: Mapping[str, Scores],
    state: Mapping[str, torch.Tensor] | None = None,
) -> None:
    """Write a model folder, in the place of an older one.

    Args:
        folder: `model/` of a run; written under a temporary name, then renamed.
        model: In fp32, or with `state` for its fp32 weights.
        tokenizer: As `load_tokenizer` gave it.
        spec: The run's.
        scores: By split, for the model card.
        state: Weights to write in place of the model's own, by the model's own names.

    Raises:
        OSError: If the folder cannot be written; an older one then stays.
    """
    raise NotImplementedError
