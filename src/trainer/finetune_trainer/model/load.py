"""Load models and tokenizers, and explain what the checkpoint lacked or had too much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from finetune_trainer.spec import ModelReference
from finetune_trainer.tasks.task import LoadedModel

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase


def load_tokenizer(reference: ModelReference, cache_dir: str | None) -> PreTrainedTokenizerBase:
    """Load the fast tokenizer, so that a word is encoded the same wherever it stands.

    Raises:
        RunFailure: `hub-unreachable`, `model-not-found`, `tokenizer-not-fast` or `tokenizer-unreadable`.
    """
    raise NotImplementedError


def load_token_classifier(reference: ModelReference, labels: Sequence[str], cache_dir: str | None) -> LoadedModel:
    """Load a model in fp32 with a token classification head for these labels.

    Raises:
        RunFailure: `hub-unreachable`, `model-not-found`, `model-unreadable`, `weights-missing`, …
    """
    raise NotImplementedError
