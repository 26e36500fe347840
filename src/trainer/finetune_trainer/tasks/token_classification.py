"""Token classification (NER): BIO2 tags on words, learned on each word's first sub-token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune_trainer.spec import ModelReference
from finetune_trainer.tasks.task import EncodedSplit, LoadedModel, Sample, Scores

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase


@dataclass(frozen=True, slots=True)
class TokenExample:
    """A canonical example: a line of `data/<split>.jsonl`."""

    id: int
    file: str
    line: int
    tokens: tuple[str, ...]
    tags: tuple[str, ...]


class TokenClassification:
    """The token classification `Task`.

    Args:
        labels: BIO2 tags in the order of their ids.
    """

    def __init__(self, labels: Sequence[str]) -> None: ...

    def read(self, path: Path, limit: int | None) -> Sequence[TokenExample]:
        """Read at most `limit` canonical examples of a split."""
        raise NotImplementedError

    def encode(
        self, examples: Sequence[TokenExample], tokenizer: PreTrainedTokenizerBase, max_length: int
    ) -> EncodedSplit:
        """Turn examples into token ids and labels."""
        raise NotImplementedError

    def load_model(self, reference: ModelReference, cache_dir: str | None) -> LoadedModel:
        """Load the model in fp32 with a head for the labels."""
        raise NotImplementedError

    def score(
        self, examples: Sequence[TokenExample], samples: Sequence[Sample], logits: Sequence[torch.Tensor]
    ) -> Scores:
        """Score a split. `logits[i]` is (labels carried by sample i, classes), fp32, on the CPU."""
        raise NotImplementedError

    def predictions(
        self, examples: Sequence[TokenExample], samples: Sequence[Sample], logits: Sequence[torch.Tensor]
    ) -> Iterable[Mapping[str, Any]]:
        """The lines of `predictions/<split>.jsonl`."""
        raise NotImplementedError
