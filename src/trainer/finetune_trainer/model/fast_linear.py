"""Matrix products of fp32 linear layers by oneDNN instead of MKL.

PyTorch on x86 hands fp32 products to MKL, which on AMD processors reaches less than half of what oneDNN, in the same
build, does (measured: 185 against 405 GFLOP/s on two cores). Results differ in rounding only.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn


class OneDnnLinear(nn.Linear):
    """An `nn.Linear` whose fp32 products, forward and backward, are oneDNN's."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Apply the layer to (…, in features)."""
        if input.dtype != torch.float32 or self.weight.dtype != torch.float32:
            return super().forward(input)
        return _Product.apply(input, self.weight, self.bias)


def has_onednn_linear() -> bool:
    """Whether this build of PyTorch has the operator."""
    return torch.backends.mkldnn.is_available() and hasattr(torch.ops.mkldnn, "_linear_pointwise")


def use_onednn(model: nn.Module) -> None:
    """Let every linear layer of the model use oneDNN."""
    for module in model.modules():
        if type(module) is nn.Linear:
            module.__class__ = OneDnnLinear


def _product(left: torch.Tensor, right: torch.Tensor, bias: torch.Tensor | None = None) -> torch.Tensor:
    """`left @ right.T + bias`."""
    return torch.ops.mkldnn._linear_pointwise(left, right, bias, "none", [], "")


class _Product(torch.autograd.Function):
    @staticmethod
    def forward(context: Any, input: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
        context.save_for_backward(input, weight)
        context.has_bias = bias is not None
        return _product(input, weight, bias)

    @staticmethod
    def backward(context: Any, gradient: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        input, weight = context.saved_tensors
        needs_input, needs_weight, needs_bias = context.needs_input_grad
        rows = gradient.reshape(-1, gradient.shape[-1])
        for_input = _product(gradient, weight.t()) if needs_input else None
        for_weight = _product(rows.t(), input.reshape(-1, input.shape[-1]).t()) if needs_weight else None
        for_bias = rows.sum(0) if context.has_bias and needs_bias else None
        return for_input, for_weight, for_bias
