"""The loop itself: a generator that yields one record an optimizer step. All else happens outside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from finetune_trainer.loop.distributed import World
from finetune_trainer.loop.loss_scale import LossScale
from finetune_trainer.model.compact_embedding import TokenTable
from finetune_trainer.model.trainable_model import TrainableModel
from finetune_trainer.optimization.optimizer import clip_gradients
from finetune_trainer.optimization.order import micro_batches, step_sentences
from finetune_trainer.optimization.schedule import Schedule
from finetune_trainer.spec import Arguments
from finetune_trainer.tasks.task import Sample


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One optimizer step.

    Attributes:
        step: From 1.
        epoch: Epochs done after it.
        loss_sum: Scalar on the device, fp64: sum of the labels' losses. Reading it waits for the device.
        labels: How many labels that is.
        learning_rate: The rate of this step.
        grad_norm: Scalar on the device: global norm before clipping.
        tokens: Trained on in this step.
        micro_batches: How many the step was cut into.
    """

    step: int
    epoch: float
    loss_sum: torch.Tensor
    labels: int
    learning_rate: float
    grad_norm: torch.Tensor
    tokens: int
    micro_batches: int


@dataclass(slots=True)
class TokenBudget:
    """Tokens of a micro-batch at most; halved when the device's memory runs out."""

    tokens: int
    halvings: int = 0

    def halve(self) -> None:
        """Allow half as many from now on."""
        self.tokens = max(1, self.tokens // 2)
        self.halvings += 1


@dataclass(frozen=True, slots=True)
class Training:
    """What the loop works on."""

    arguments: Arguments
    batch: int
    samples: Sequence[Sample]
    model: TrainableModel
    optimizer: torch.optim.Optimizer
    schedule: Schedule
    budget: TokenBudget
    scale: LossScale
    world: World


def train_steps(training: Training, first_step: int, total_steps: int) -> Iterator[StepRecord]:
    """Train from `first_step` (steps done before) to `total_steps`, one record a step.

    A step's loss is the mean over all its labels, whatever micro-batches and ranks they fall into.

    Raises:
        torch.cuda.OutOfMemoryError: Where a single sentence does not fit, or on a CPU.
    """
    arguments = training.arguments
    seed = arguments.seed if arguments.data_seed is None else arguments.data_seed
    lengths = [len(sample.input_ids) for sample in training.samples]
    order = step_sentences(arguments.train_sampling_strategy, seed, lengths, training.batch, first_step)
    training.model.model.train()
    for step in range(first_step + 1, total_steps + 1):
        epoch, sentences = next(order)
        yield _step(training, step, epoch, sentences, lengths)


def _step(training: Training, step: int, epoch: float, sentences: Sequence[int], lengths: Sequence[int]) -> StepRecord:
    labels = max(1, sum(label >= 0 for index in sentences for label in training.samples[index].label_ids))
    mine = training.world.share(sentences)
    while True:
        cut = micro_batches(mine, lengths, training.budget.tokens, padded=not training.model.packed)
        try:
            loss_sum, tokens = _gradients(training, cut, labels)
            break
        except torch.cuda.OutOfMemoryError:
            # The same step again in smaller pieces: the sum of gradients stays what it was, up to rounding.
            if max(len(batch) for batch in cut) == 1:
                raise
            training.optimizer.zero_grad()
            training.model.model.zero_grad()
            torch.cuda.empty_cache()
            training.budget.halve()
    learning_rate = training.schedule.learning_rate
    norm = _update(training)
    return StepRecord(step, epoch, loss_sum, labels, learning_rate, norm, tokens, len(cut))


def _gradients(training: Training, cut: Sequence[Sequence[int]], labels: int) -> tuple[torch.Tensor, int]:
    device = next(training.model.model.parameters()).device
    loss_sum = torch.zeros((), dtype=torch.float64 if device.type != "mps" else torch.float32, device=device)
    tokens = 0
    for indices in cut:
        batch = training.model.collate([training.samples[index] for index in indices])
        loss = nn.functional.cross_entropy(
            training.model.logits(batch),
            batch.labels,
            reduction="sum",
            label_smoothing=training.arguments.label_smoothing_factor,
        )
        training.scale.apply(loss / labels).backward()
        training.model.masters.collect_gradients()
        loss_sum += loss.detach()
        tokens += batch.tokens
    return training.world.sum(loss_sum), training.world.sum_number(tokens)


def _update(training: Training) -> torch.Tensor:
    parameters = list(training.model.masters.trained.values())
    training.world.sum_gradients(parameters)
    is_finite = training.scale.unscale(parameters)
    norm = clip_gradients(parameters, training.arguments.max_grad_norm)
    if is_finite:
        _decay_unused(training.model.table, training.optimizer)
        training.optimizer.step()
        training.model.masters.publish()
    training.schedule.after_step()
    training.optimizer.zero_grad()
    return norm


def _decay_unused(table: TokenTable | None, optimizer: torch.optim.Optimizer) -> None:
    if table is not None:
        # The table is in the first group, the decayed one.
        group = optimizer.param_groups[0]
        table.decay_unused(1.0 - group["lr"] * group["weight_decay"])
