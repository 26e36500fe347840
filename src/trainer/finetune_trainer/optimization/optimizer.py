"""Optimizers over fp32 master weights, with weight decay where it belongs."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import nn

from finetune_trainer.spec import Arguments


def decayed_parameters(model: nn.Module) -> set[str]:
    """Names of the parameters that decay: all but biases (relative position biases too) and the weights of norms.

    Norms are told by their module's type and not by its name, which DistilBERT, GPT-2, Llama and ModernBERT each
    write differently.
    """
    decayed = set()
    for prefix, module in model.named_modules():
        if _is_norm(module):
            continue
        for name, _ in module.named_parameters(recurse=False):
            full_name = f"{prefix}.{name}" if prefix else name
            if "bias" not in full_name:
                decayed.add(full_name)
    return decayed


def _is_norm(module: nn.Module) -> bool:
    return isinstance(module, (nn.LayerNorm, nn.RMSNorm, nn.GroupNorm)) or type(module).__name__.endswith("Norm")


def make_optimizer(
    arguments: Arguments, parameters: Mapping[str, nn.Parameter], decayed: set[str]
) -> torch.optim.Optimizer:
    """Make the optimizer for named fp32 parameters, in two groups: decayed and not.

    `adam` adds the decay to the gradient (L2), `adamw_torch` decouples it (Loshchilov & Hutter, 2019), as `sgd`
    without momentum does in effect.
    """
    groups = [
        {"params": [p for name, p in parameters.items() if name in decayed], "weight_decay": arguments.weight_decay},
        {"params": [p for name, p in parameters.items() if name not in decayed], "weight_decay": 0.0},
    ]
    groups = [group for group in groups if group["params"]]
    if arguments.optim == "sgd":
        return torch.optim.SGD(groups, lr=arguments.learning_rate, fused=True)
    kind = torch.optim.AdamW if arguments.optim == "adamw_torch" else torch.optim.Adam
    return kind(
        groups,
        lr=arguments.learning_rate,
        betas=(arguments.adam_beta1, arguments.adam_beta2),
        eps=arguments.adam_epsilon,
        fused=True,
    )


def has_decoupled_decay(arguments: Arguments) -> bool:
    """Whether a row without gradient changes by its weight decay alone, by a factor 1 − learning rate · decay."""
    return arguments.optim in ("adamw_torch", "sgd") or arguments.weight_decay == 0.0


def clip_gradients(parameters: list[nn.Parameter], max_norm: float) -> torch.Tensor:
    """Scale gradients to a global norm of at most `max_norm` (0: leave them) and return the norm before, a scalar."""
    gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
    norm = nn.utils.get_total_norm(gradients, foreach=True)
    if max_norm > 0:
        nn.utils.clip_grads_with_norm_(parameters, max_norm, norm, foreach=True)
    return norm
