"""Keep parts of the backbone as they are, and say which parts of a model train."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from torch import nn

from finetune_trainer.failures import RunFailure
from finetune_trainer.spec import Freeze

if TYPE_CHECKING:
    from transformers import PreTrainedModel


@dataclass(frozen=True, slots=True)
class Frozen:
    """What `freeze` froze: whether the embeddings, how many of how many layers, how many parameters of how many."""

    embeddings: bool
    layers: int
    all_layers: int
    parameters: int
    all_parameters: int


def freeze(model: PreTrainedModel, parts: Freeze) -> Frozen:
    """Freeze the embeddings and the first layers of a model's backbone.

    The layers are the longest list of modules in the backbone, the embeddings what else of it holds an embedding
    table; both hold for every family without naming one.

    Args:
        model: A model with a head; changed in place.
        parts: `layers` is a count, or below 1 a share of the layers, rounded down.

    Raises:
        RunFailure: `freeze-too-many` if the backbone has fewer layers.
    """
    _, layers = find_layers(model.base_model)
    count = int(parts.layers) if parts.layers >= 1 else int(parts.layers * len(layers) + 1e-9)
    if count > len(layers):
        raise RunFailure(
            "freeze-too-many",
            f"freeze.layers is {count}, and {type(model).__name__} has {len(layers)} layers of its own weights.",
            f"Set freeze.layers to at most {len(layers)}, or to a share such as 0.5.",
        )
    frozen = [*layers[:count], *(_embeddings(model.base_model) if parts.embeddings else ())]
    for module in frozen:
        module.requires_grad_(False)
    parameters = list(model.parameters())
    return Frozen(
        embeddings=parts.embeddings,
        layers=count,
        all_layers=len(layers),
        parameters=sum(parameter.numel() for parameter in parameters if not parameter.requires_grad),
        all_parameters=sum(parameter.numel() for parameter in parameters),
    )


def find_layers(backbone: nn.Module) -> tuple[str, nn.ModuleList]:
    """The name and the modules of the longest list in a backbone; an empty list if it has none."""
    lists = [(name, module) for name, module in backbone.named_modules() if isinstance(module, nn.ModuleList)]
    return max(lists, key=lambda item: len(item[1]), default=("", nn.ModuleList()))


def describe_layers(model: PreTrainedModel, new_parameters: Set[str]) -> list[dict[str, Any]]:
    """The `layers` of the `model` event: `{name, parameters, state}`, in the order of the model's parts.

    Args:
        model: After `freeze`.
        new_parameters: Names of the parameters that start random.
    """
    layers, _ = find_layers(model.base_model)
    described: dict[str, dict[str, Any]] = {}
    for name, parameter in model.named_parameters():
        part = _part(name, f"{model.base_model_prefix}.", layers)
        entry = described.setdefault(part, {"name": part, "parameters": 0, "state": "frozen"})
        entry["parameters"] += parameter.numel()
        if name in new_parameters:
            entry["state"] = "new"
        elif parameter.requires_grad and entry["state"] == "frozen":
            entry["state"] = "trained"
    return list(described.values())


def _embeddings(backbone: nn.Module) -> Iterator[nn.Module]:
    for module in backbone.children():
        kinds = [type(inner) for inner in module.modules()]
        if nn.ModuleList not in kinds and any(issubclass(kind, nn.Embedding) for kind in kinds):
            yield module


def _part(name: str, backbone: str, layers: str) -> str:
    """The part of the model that a parameter belongs to: `embeddings`, `encoder.layer.0`, `classifier`."""
    if not name.startswith(backbone):
        return name.partition(".")[0]
    path, container = name.removeprefix(backbone).split("."), layers.split(".")
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(path, container, strict=False))))
    return ".".join(path[: shared + 1])
