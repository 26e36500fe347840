"""fp32 master weights beside a low-precision copy that the model computes with.

What is optimized, evaluated, compared and exported are always the masters.
"""

from __future__ import annotations

import torch
from torch import nn


class MasterWeights:
    """Holds a model's parameters in fp32 and the model's own in `dtype`; with fp32 they are the same tensors.

    Only parameters are cast: buffers such as RoPE's frequencies lose too much in bf16.
    """

    def __init__(self, model: nn.Module, dtype: torch.dtype) -> None:
        self._dtype = dtype
        self._copies = dict(model.named_parameters())
        self._masters = dict(self._copies)
        if dtype != torch.float32:
            for name, parameter in self._copies.items():
                self._masters[name] = nn.Parameter(parameter.detach().clone(), parameter.requires_grad)
                parameter.data = parameter.data.to(dtype)
        self.trained = {name: master for name, master in self._masters.items() if master.requires_grad}

    def collect_gradients(self) -> None:
        """Add the copies' gradients to the masters', in fp32, so that accumulation loses nothing."""
        if self._dtype == torch.float32:
            return
        for name, master in self.trained.items():
            copy = self._copies[name]
            if copy.grad is None:
                continue
            if master.grad is None:
                master.grad = copy.grad.float()
            else:
                master.grad.add_(copy.grad)
            copy.grad = None

    def publish(self) -> None:
        """Bring the copies up to date after an optimizer step."""
        if self._dtype == torch.float32:
            return
        with torch.no_grad():
            copies = [self._copies[name] for name in self.trained]
            torch._foreach_copy_(copies, list(self.trained.values()))

    def use_full_precision(self) -> None:
        """Let the model compute with the masters."""
        if self._dtype != torch.float32:
            for name, copy in self._copies.items():
                copy.data = self._masters[name].data

    def use_low_precision(self) -> None:
        """Let the model compute with copies again."""
        if self._dtype != torch.float32:
            for name, copy in self._copies.items():
                copy.data = self._masters[name].data.to(self._dtype)
