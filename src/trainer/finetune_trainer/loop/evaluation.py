"""Logits of a split, in fp32 and without dropout."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch

from finetune_trainer.model.trainable_model import TrainableModel
from finetune_trainer.optimization.order import micro_batches
from finetune_trainer.tasks.task import Sample


@torch.no_grad()
def evaluate_logits(
    model: TrainableModel, samples: Sequence[Sample], tokens: int, progress: Callable[[float], None] = lambda _: None
) -> list[torch.Tensor]:
    """Compute the logits of each sample's labelled tokens; call within `model.full_precision()`.

    Args:
        model: The model.
        samples: The split.
        tokens: Of a batch at most.
        progress: Told the share done, after each batch.

    Returns:
        For each sample (labels it carries, classes), fp32, on the CPU.
    """
    lengths = [len(sample.input_ids) for sample in samples]
    # Sentences of similar length together: no work on padding, and no effect on what each gets.
    by_length = sorted(range(len(samples)), key=lambda index: lengths[index])
    logits: list[torch.Tensor] = [torch.empty(0)] * len(samples)
    done = 0
    for indices in micro_batches(by_length, lengths, tokens, padded=True):
        batch = model.collate([samples[index] for index in indices])
        rows = model.logits(batch).cpu()
        parts = rows.split([len(samples[index].label_positions) for index in indices])
        for index, part in zip(indices, parts, strict=True):
            logits[index] = part
        done += len(indices)
        progress(done / len(samples))
    return logits
