"""Trains only the rows of the token table that occur in the training data.

A gradient step on the table costs as much as its size, whatever few rows a batch touches. Rows that never occur get
no gradient: decoupled weight decay is all that changes them, by a factor that is known. So they are left out, and
multiplied by Π(1 − learning rate · decay) when the whole table is wanted. This is exact for AdamW and SGD, where the
decay does not enter the gradient, and for tables that no other module shares.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn
from transformers import PreTrainedModel

from finetune_trainer.tasks.task import Sample


class CompactEmbedding(nn.Embedding):
    """Rows of a token table, looked up by the ids of the whole table.

    Attributes:
        slot: (vocabulary,) the row here of each token id; ids that do not occur point at row 0.
    """

    def __init__(self, table: nn.Embedding, used: torch.Tensor) -> None:
        padding = None if table.padding_idx is None else (used == table.padding_idx).nonzero().view(-1).tolist()
        super().__init__(
            len(used),
            table.embedding_dim,
            padding_idx=padding[0] if padding else None,
            device=table.weight.device,
            dtype=table.weight.dtype,
            _weight=table.weight.detach()[used].clone(),
        )
        self.slot = torch.zeros(table.num_embeddings, dtype=torch.long, device=used.device)
        self.slot[used] = torch.arange(len(used), device=used.device)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Look up (…) token ids that occur."""
        return nn.functional.embedding(self.slot[input], self.weight, self.padding_idx)


class TokenTable:
    """Swaps a model's token table for its used rows while training, and back for evaluation and saving."""

    def __init__(self, model: PreTrainedModel, used: torch.Tensor) -> None:
        self._model = model
        self._full = model.get_input_embeddings()
        self._used = used
        self._pristine = self._full.weight.detach().clone()
        self._full.weight.requires_grad_(False)
        self.compact = CompactEmbedding(self._full, used)
        self.decay = 1.0
        model.set_input_embeddings(self.compact)

    def decay_unused(self, factor: float) -> None:
        """Account for one step's weight decay of the rows that do not occur."""
        self.decay *= factor

    def restore_full(self, rows: torch.Tensor) -> None:
        """Put the whole table into the model: the trained `rows` (fp32) and the others, decayed."""
        with torch.no_grad():
            torch.mul(self._pristine, self.decay, out=self._full.weight)
            self._full.weight[self._used] = rows.to(self._full.weight.dtype)
        self._model.set_input_embeddings(self._full)

    def use_compact(self) -> None:
        """Go on training with the used rows."""
        self._model.set_input_embeddings(self.compact)

    @property
    def pristine(self) -> torch.Tensor:
        """(vocabulary, size) fp32: the table as it was before training, which a resumed run needs for its exact end."""
        return self._pristine

    @pristine.setter
    def pristine(self, table: torch.Tensor) -> None:
        self._pristine.copy_(table)


def used_token_ids(samples: Iterable[Sample], pad_token_id: int | None) -> torch.Tensor:
    """The token ids that occur, ascending, with that of padding where batches have it."""
    used = {token for sample in samples for token in sample.input_ids}
    return torch.tensor(sorted(used if pad_token_id is None else used | {pad_token_id}))
