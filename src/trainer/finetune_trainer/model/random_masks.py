"""Dropout masks from 16-bit random words.

PyTorch's dropout on a CPU draws one 32-bit number an element from a Mersenne twister, which is 15 % of a training
step of a small encoder. Four masks from each 64-bit word of SFC64 cost a fifth of that. The probability is rounded
to 1/65,536 and the kept values are scaled by the rounded one, so the expectation is exact.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn

_WORDS = 1 << 16


class MaskSource:
    """A seeded stream of dropout masks for CPU tensors; its state can be saved and restored."""

    def __init__(self, seed: int) -> None:
        self._bits = np.random.SFC64(seed)

    def keep(self, shape: torch.Size, probability: float, dtype: torch.dtype) -> torch.Tensor:
        """Draw a mask of `shape`: 0 with `probability`, else 1 / (1 - probability)."""
        count = shape.numel()
        words = self._bits.random_raw((count + 3) // 4).view(np.int16)[:count]
        dropped = round(probability * _WORDS)
        kept = torch.from_numpy(words) >= dropped - _WORDS // 2
        return kept.to(dtype).mul_(_WORDS / (_WORDS - dropped)).view(shape)

    def state(self) -> dict[str, Any]:
        """The state, as JSON values."""
        state = self._bits.state
        return {**state, "state": {"state": [int(word) for word in state["state"]["state"]]}}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a state of `state()`."""
        words = np.array(state["state"]["state"], dtype=np.uint64)
        self._bits.state = {**state, "state": {"state": words}}


class MaskedDropout(nn.Dropout):
    """An `nn.Dropout` that takes its masks from a `MaskSource`."""

    source: MaskSource

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Drop values while training."""
        if not self.training or self.p == 0.0:
            return input
        return input * self.source.keep(input.shape, self.p, input.dtype)


def use_mask_source(model: nn.Module, source: MaskSource) -> None:
    """Let every dropout of the model draw from `source`."""
    for module in model.modules():
        if type(module) is nn.Dropout:
            module.__class__ = MaskedDropout
            module.source = source  # type: ignore[assignment]
