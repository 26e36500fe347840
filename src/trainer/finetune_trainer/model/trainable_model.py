"""A loaded model made ready for training: packed or padded, with the precision and kernels chosen for this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from transformers import PreTrainedModel

from finetune_trainer.model.compact_embedding import TokenTable, used_token_ids
from finetune_trainer.model.families import FAMILIES
from finetune_trainer.model.fast_linear import use_onednn
from finetune_trainer.model.labelled_rows import LabelledRows
from finetune_trainer.model.master_weights import MasterWeights
from finetune_trainer.model.packing import Batch, Collator, Packer, Padder
from finetune_trainer.model.packing_check import why_not_packed
from finetune_trainer.model.random_masks import MaskSource, use_mask_source
from finetune_trainer.tasks.task import Sample

DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
"""By the config's names."""


@dataclass(frozen=True, slots=True)
class Numerics:
    """How the model computes while training: part of what makes a run repeatable.

    Attributes:
        precision: fp32, bf16 or fp16.
        linear: Who multiplies fp32 matrices: torch (its BLAS) or onednn.
        reason: Why, for the user.
    """

    precision: str
    linear: str
    reason: str


class TrainableModel:
    """The model, its batches and its master weights.

    Args:
        model: In fp32, on its device, parts frozen.
        samples: Of the training split.
        pad_token_id: Of the tokenizer.
        numerics: How to compute.
        masks: Source of dropout on a CPU.
        checkpointing: Recompute activations in the backward pass. Dropout then is PyTorch's own, whose state it
            restores for that, and the rows without a label are computed too.
        compact: Train only the rows of the token table that occur.
    """

    def __init__(
        self,
        model: PreTrainedModel,
        samples: Sequence[Sample],
        pad_token_id: int,
        numerics: Numerics,
        masks: MaskSource,
        checkpointing: bool = False,
        compact: bool = True,
    ) -> None:
        self.model = model
        self.numerics = numerics
        device = next(model.parameters()).device
        self.padding_reason = why_not_packed(model, samples, pad_token_id)
        if checkpointing:
            model.activation_checkpointing_enable({"use_reentrant": False})
        masks_here = masks if device.type == "cpu" and not checkpointing else None
        if masks_here is not None:
            use_mask_source(model, masks_here)
        if numerics.linear == "onednn":
            use_onednn(model)
        self.collate: Collator = self._collator(device, pad_token_id, masks_here)
        family = FAMILIES.get(model.config.model_type) if self.packed and not checkpointing else None
        self._rows = LabelledRows(model.base_model, family)
        self.table = _token_table(model, samples, None if self.packed else pad_token_id) if compact else None
        self.masters = MasterWeights(model, DTYPES[numerics.precision])

    @property
    def packed(self) -> bool:
        """Whether sentences are packed end to end."""
        return self.padding_reason == ""

    def logits(self, batch: Batch) -> torch.Tensor:
        """(R, classes) fp32 logits of the batch's labelled rows."""
        self._rows.select(batch.rows)
        return self.model(**batch.inputs).logits[0].float()

    @contextmanager
    def full_precision(self) -> Iterator[PreTrainedModel]:
        """The model as it is saved: fp32, the whole token table, no dropout; training goes on after."""
        self.masters.use_full_precision()
        if self.table is not None:
            self.table.restore_full(self.table.compact.weight.detach())
        self.model.eval()
        try:
            yield self.model
        finally:
            if self.table is not None:
                self.table.use_compact()
            self.masters.use_low_precision()
            self.model.train()

    def _collator(self, device: torch.device, pad_token_id: int, masks: MaskSource | None) -> Collator:
        if not self.packed:
            return Padder(device, pad_token_id)
        family = FAMILIES[self.model.config.model_type]
        return Packer(device, family.first_position(self.model.config), masks)


def _token_table(model: PreTrainedModel, samples: Sequence[Sample], pad_token_id: int | None) -> TokenTable | None:
    table = model.get_input_embeddings()
    shared = model.get_output_embeddings() is not None
    if shared or type(table) is not torch.nn.Embedding or not table.weight.requires_grad:
        return None
    used = used_token_ids(samples, pad_token_id).to(table.weight.device)
    return TokenTable(model, used) if len(used) < table.num_embeddings else None
