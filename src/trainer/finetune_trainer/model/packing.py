"""Batches for the model: sentences packed end to end into one row, or padded to the longest.

Packing spends no work on padding: every linear layer sees one row of tokens, and attention is block-diagonal. A
padded batch is the fallback for families whose attention cannot be replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import torch

from finetune_trainer.model.random_masks import MaskSource
from finetune_trainer.tasks.task import Sample


@dataclass(frozen=True, slots=True)
class HeadIndex:
    """Gathers between a packed row of (T·heads) rows and a rectangle of (B·heads·L) rows, both of one head's size.

    Attributes:
        cells: (B·heads·L,) the row of each cell; row 0 where the cell is padding.
        rows: (T·heads,) the cell of each row.
        padding: The cells that are padding, or None if there are none.
    """

    cells: torch.Tensor
    rows: torch.Tensor
    padding: torch.Tensor | None


@dataclass(frozen=True)
class PackedLayout:
    """Where each sentence lies in a packed row of T tokens, and in the B × L rectangle that attention works on.

    Attributes:
        lengths: Tokens of each of the B sentences, in the row's order; T is their sum, L the longest.
        inside: (B, L) whether a cell holds a token; on the CPU, so that indices are computed without waiting for a GPU.
        key_bias: (B, 1, 1, L) fp32, 0 for tokens and -inf for padding; None if no cell is padding.
        device: Where the model computes.
        masks: Where dropout of attention weights comes from; None for PyTorch's own.
    """

    lengths: tuple[int, ...]
    inside: torch.Tensor
    key_bias: torch.Tensor | None
    device: torch.device
    masks: MaskSource | None = None
    _by_heads: dict[int, HeadIndex] = field(default_factory=dict, repr=False)

    @property
    def sentences(self) -> int:
        """B, the number of sentences."""
        return self.inside.shape[0]

    @property
    def longest(self) -> int:
        """L, the tokens of the longest sentence."""
        return self.inside.shape[1]

    def head_index(self, heads: int) -> HeadIndex:
        """The gathers for this number of heads; computed once a batch, for all layers."""
        if heads not in self._by_heads:
            self._by_heads[heads] = self._make_head_index(heads)
        return self._by_heads[heads]

    def _make_head_index(self, heads: int) -> HeadIndex:
        shape = (self.sentences, heads, self.longest)
        inside = self.inside.view(self.sentences, 1, self.longest).expand(shape)
        token = (self.inside.view(-1).cumsum(0) - 1).view(self.sentences, 1, self.longest)
        head = torch.arange(heads).view(1, heads, 1)
        row = (token * heads + head).masked_fill(~inside, 0).reshape(-1)
        cell = torch.arange(row.numel()).view(shape)
        rows = cell.transpose(1, 2)[inside.transpose(1, 2)]
        padding = None if self.key_bias is None else (~inside).reshape(-1).nonzero().view(-1)
        return HeadIndex(
            cells=_send(row, self.device),
            rows=_send(rows, self.device),
            padding=None if padding is None else _send(padding, self.device),
        )

    @staticmethod
    def of(lengths: Sequence[int], device: torch.device, masks: MaskSource | None = None) -> PackedLayout:
        """Lay out sentences of these lengths (each at least 1)."""
        sizes = torch.tensor(lengths)
        inside = torch.arange(int(sizes.max())) < sizes.view(-1, 1)
        bias = None
        if not bool(inside.all()):
            bias = torch.zeros(inside.shape).masked_fill_(~inside, float("-inf")).view(len(lengths), 1, 1, -1)
        return PackedLayout(
            lengths=tuple(lengths),
            inside=inside,
            key_bias=None if bias is None else _send(bias, device),
            device=device,
            masks=masks,
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """A micro-batch, ready for the model.

    Attributes:
        inputs: Keyword arguments of the model's forward.
        rows: (R,) tokens that carry a label, as rows of the flattened hidden states.
        labels: (R,) their labels.
        tokens: Tokens of the sentences, padding not counted.
    """

    inputs: dict[str, Any]
    rows: torch.Tensor
    labels: torch.Tensor
    tokens: int


class Collator(Protocol):
    """Turns samples into a batch."""

    def __call__(self, samples: Sequence[Sample]) -> Batch:
        """Collate at least one sample."""


@dataclass(frozen=True, slots=True)
class Packer:
    """Packs sentences end to end; `first_position` is the id of a sentence's first position (RoBERTa: 2)."""

    device: torch.device
    first_position: int
    masks: MaskSource | None = None

    def __call__(self, samples: Sequence[Sample]) -> Batch:
        """Collate into one row of T tokens."""
        lengths = [len(sample.input_ids) for sample in samples]
        starts = _starts(lengths)
        ids = [token for sample in samples for token in sample.input_ids]
        positions = [self.first_position + index for length in lengths for index in range(length)]
        return Batch(
            inputs={
                "input_ids": _send(torch.tensor([ids]), self.device),
                "position_ids": _send(torch.tensor([positions]), self.device),
                "packing": PackedLayout.of(lengths, self.device, self.masks),
            },
            rows=_rows(samples, starts, self.device),
            labels=_labels(samples, self.device),
            tokens=len(ids),
        )


@dataclass(frozen=True, slots=True)
class Padder:
    """Pads each sentence to the longest of the batch."""

    device: torch.device
    pad_token_id: int

    def __call__(self, samples: Sequence[Sample]) -> Batch:
        """Collate into B × L tokens with an attention mask."""
        lengths = [len(sample.input_ids) for sample in samples]
        longest = max(lengths)
        ids = torch.full((len(samples), longest), self.pad_token_id)
        mask = torch.zeros((len(samples), longest), dtype=torch.long)
        for index, sample in enumerate(samples):
            ids[index, : lengths[index]] = torch.tensor(sample.input_ids)
            mask[index, : lengths[index]] = 1
        starts = [index * longest for index in range(len(samples))]
        return Batch(
            inputs={"input_ids": _send(ids, self.device), "attention_mask": _send(mask, self.device)},
            rows=_rows(samples, starts, self.device),
            labels=_labels(samples, self.device),
            tokens=sum(lengths),
        )


def _starts(lengths: Sequence[int]) -> list[int]:
    starts = [0]
    for length in lengths[:-1]:
        starts.append(starts[-1] + length)
    return starts


def _rows(samples: Sequence[Sample], starts: Sequence[int], device: torch.device) -> torch.Tensor:
    rows = [
        start + position for start, sample in zip(starts, samples, strict=True) for position in sample.label_positions
    ]
    return _send(torch.tensor(rows, dtype=torch.long), device)


def _labels(samples: Sequence[Sample], device: torch.device) -> torch.Tensor:
    labels = [label for sample in samples for label in sample.label_ids]
    return _send(torch.tensor(labels, dtype=torch.long), device)


def _send(tensor: torch.Tensor, device: torch.device) -> torch.Tensor:
    """Bring a tensor from the CPU to the device; to a GPU from pinned memory, so that nothing waits for its queue."""
    if device.type == "cuda":
        return tensor.pin_memory().to(device, non_blocking=True)
    return tensor.to(device)
