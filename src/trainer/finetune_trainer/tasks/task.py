"""What the loop asks of a task; it knows nothing else of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    from finetune_trainer.spec import ModelReference


NO_LABEL = -100
"""Label id that a loss leaves out, PyTorch's default."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One encoded example.

    Attributes:
        input_ids: Token ids with special tokens, at most `max_seq_length`.
        label_positions: Positions in `input_ids` that carry a label, ascending (NER: each word's first sub-token).
        label_ids: The label at each of `label_positions`; `NO_LABEL` where gold has one that the model does not know,
            which the starter refuses in training data.
        items_without_token: Items of the example (NER: words) that yield no token, ascending. The labels belong to
            the other items in order; items after the last label were cut.
    """

    input_ids: tuple[int, ...]
    label_positions: tuple[int, ...]
    label_ids: tuple[int, ...]
    items_without_token: tuple[int, ...] = ()

    @property
    def labelled_items(self) -> Sequence[int]:
        """The item of the example that each label belongs to."""
        count = len(self.label_ids)
        if not self.items_without_token:
            return range(count)
        skipped = set(self.items_without_token)
        return [item for item in range(count + len(skipped)) if item not in skipped][:count]


@dataclass(frozen=True, slots=True)
class EncodedSplit:
    """A split ready for the model, with what was found while encoding it.

    Attributes:
        samples: One a canonical example, in the file's order.
        truncated_examples: How many lost tokens to `max_seq_length`.
        truncated_entities: How many entities that cost; they count as missed in the scores.
        warnings: `(code, message)` pairs to show, files and lines named.
    """

    samples: Sequence[Sample]
    truncated_examples: int
    truncated_entities: int
    warnings: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Result of an evaluation, as fractions: flat metrics (`loss` included) and `per_label`."""

    metrics: dict[str, float | None]
    per_label: dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model as it was found.

    Attributes:
        model: In fp32, on the CPU.
        new_parameters: Names of the parameters that the checkpoint lacks and that start random.
        remarks: `(code, message)` pairs to show: what is new and what was ignored, and that this is normal.
    """

    model: PreTrainedModel
    new_parameters: frozenset[str]
    remarks: Sequence[tuple[str, str]]


class Task(Protocol):
    """Everything particular to a task."""

    def read(self, path: Path, limit: int | None) -> Sequence[Any]:
        """Read at most `limit` canonical examples of a split."""

    def encode(self, examples: Sequence[Any], tokenizer: PreTrainedTokenizerBase, max_length: int) -> EncodedSplit:
        """Turn examples into token ids and labels."""

    def load_model(self, reference: ModelReference, cache_dir: str | None) -> LoadedModel:
        """Load the model in fp32 with this task's head."""

    def score(self, examples: Sequence[Any], samples: Sequence[Sample], logits: Sequence[torch.Tensor]) -> Scores:
        """Score a split. `logits[i]` is (labels carried by sample i, classes), fp32, on the CPU."""

    def predictions(
        self, examples: Sequence[Any], samples: Sequence[Sample], logits: Sequence[torch.Tensor]
    ) -> Iterable[dict[str, Any]]:
        """The lines of `predictions/<split>.jsonl`."""
