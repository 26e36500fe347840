"""The order in which examples come, from the seed and the epoch alone, so that a resumed run needs no memory of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

_MEGA_BATCH = 50
"""Batches that `group_by_length` sorts together, as Hugging Face's sampler does."""


def epoch_order(strategy: str, seed: int, epoch: int, lengths: Sequence[int], batch: int) -> list[int]:
    """Indices of all examples in the order of an epoch.

    Args:
        strategy: random, sequential, or group_by_length (long ones first within 50 batches drawn at random).
        seed: Of the data.
        epoch: From 0.
        lengths: Tokens of each example.
        batch: Sentences of an optimizer step.
    """
    if strategy == "sequential":
        return list(range(len(lengths)))
    shuffled = np.random.Generator(np.random.Philox(key=[seed, epoch])).permutation(len(lengths)).tolist()
    if strategy == "random":
        return shuffled
    size = _MEGA_BATCH * batch
    groups = (shuffled[start : start + size] for start in range(0, len(shuffled), size))
    return [index for group in groups for index in sorted(group, key=lambda index: -lengths[index])]


def step_sentences(
    strategy: str, seed: int, lengths: Sequence[int], batch: int, first_step: int
) -> Iterator[tuple[float, list[int]]]:
    """Endless steps from `first_step` (from 0) on: the epoch reached after the step, and its sentences."""
    steps = -(-len(lengths) // batch)
    epoch, within = divmod(first_step, steps)
    while True:
        order = epoch_order(strategy, seed, epoch, lengths, batch)
        for step in range(within, steps):
            yield epoch + (step + 1) / steps, order[step * batch : (step + 1) * batch]
        epoch, within = epoch + 1, 0


def micro_batches(indices: Sequence[int], lengths: Sequence[int], tokens: int, padded: bool) -> list[list[int]]:
    """Cut a step's sentences, in their order, into batches of at most `tokens` tokens (at least one sentence each).

    Args:
        indices: The sentences.
        lengths: Tokens of every example.
        tokens: The budget.
        padded: Whether padding to the longest counts.
    """
    batches: list[list[int]] = []
    used = longest = 0
    for index in indices:
        longest = max(longest, lengths[index]) if batches else lengths[index]
        total = (len(batches[-1]) + 1) * longest if batches and padded else used + lengths[index]
        if not batches or total > tokens:
            batches.append([])
            used = total = longest = lengths[index]
        batches[-1].append(index)
        used = total
    return batches
