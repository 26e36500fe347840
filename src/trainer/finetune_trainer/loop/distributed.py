"""Several processes training one model, as `torchrun` starts them; a single process is the trivial case.

Each rank computes its share of a step's sentences. Losses are divided by the labels of the whole step before the
backward pass, so gradients are summed and not averaged: a mean of rank means is wrong when ranks have unequal numbers
of labels.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
import torch.distributed as dist
from torch import nn


@dataclass(frozen=True, slots=True)
class World:
    """The processes of a run: this one's rank, from 0, and how many there are."""

    rank: int = 0
    size: int = 1

    @staticmethod
    def join() -> World:
        """Join the group that the environment of `torchrun` describes, if it does."""
        size = int(os.environ.get("WORLD_SIZE", "1"))
        if size == 1:
            return World()
        device = int(os.environ.get("LOCAL_RANK", "0"))
        if device < torch.cuda.device_count():
            torch.cuda.set_device(device)
        # Gradients travel between GPUs, what the ranks agree on between processors.
        dist.init_process_group("cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo")
        return World(dist.get_rank(), size)

    def leave(self) -> None:
        """Leave the group: its threads must have ended before the interpreter does, which would abort the process."""
        if self.size > 1:
            dist.destroy_process_group()

    @property
    def is_writer(self) -> bool:
        """Whether this process writes to the run directory."""
        return self.rank == 0

    def share(self, sentences: Sequence[int]) -> Sequence[int]:
        """This rank's sentences of a step."""
        return sentences[self.rank :: self.size]

    def sum(self, value: torch.Tensor) -> torch.Tensor:
        """Sum a tensor over the ranks, in place."""
        if self.size > 1:
            dist.all_reduce(value)
        return value

    def sum_number(self, value: int) -> int:
        """Sum a number over the ranks."""
        return value if self.size == 1 else int(self.sum(torch.tensor(value)))

    def sum_gradients(self, parameters: Sequence[nn.Parameter]) -> None:
        """Sum the gradients over the ranks, as one flat tensor; a rank without sentences adds nothing."""
        if self.size == 1:
            return
        for parameter in parameters:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
        gradients = [parameter.grad for parameter in parameters]
        flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
        dist.all_reduce(flat)
        parts = flat.split([gradient.numel() for gradient in gradients])
        torch._foreach_copy_(gradients, [part.view_as(g) for part, g in zip(parts, gradients, strict=True)])

    def agree(self, value: int) -> int:
        """What rank 0 says; the others wait for it."""
        if self.size == 1:
            return value
        message = torch.tensor(value)
        dist.broadcast(message, 0)
        return int(message)

    def gather(self, value: Any) -> list[Any]:
        """What each rank has, by rank; any value that can be pickled."""
        if self.size == 1:
            return [value]
        values = [None] * self.size
        dist.all_gather_object(values, value)
        return values
