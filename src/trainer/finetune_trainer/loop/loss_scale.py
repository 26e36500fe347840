"""Dynamic loss scaling for fp16, whose gradients would vanish; the identity for other precisions."""

from __future__ import annotations

import torch
from torch import nn


class LossScale:
    """Scales the loss up and the gradients down; a step with an overflow is left out and the scale halved.

    The policy and its constants are those of `torch.amp.GradScaler`: double after 2,000 good steps, from 65,536.
    """

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled
        self.value = 65536.0 if enabled else 1.0
        self.good_steps = 0

    def apply(self, loss: torch.Tensor) -> torch.Tensor:
        """The loss to call `backward` on."""
        return loss * self.value if self.enabled else loss

    def unscale(self, parameters: list[nn.Parameter]) -> bool:
        """Divide the gradients by the scale; False if they overflowed and the step must be left out."""
        if not self.enabled:
            return True
        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        torch._foreach_div_(gradients, self.value)
        if not bool(torch.isfinite(nn.utils.get_total_norm(gradients))):
            self.value = max(1.0, self.value / 2)
            self.good_steps = 0
            return False
        self.good_steps += 1
        if self.good_steps % 2000 == 0:
            self.value *= 2
        return True
