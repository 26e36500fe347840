"""Keep parts of the backbone as they are, and say which parts of a model train."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from finetune_trainer.spec import Freeze

if TYPE_CHECKING:
    from transformers import PreTrainedModel


@dataclass(frozen=True, slots=True)
class Frozen:
    """What `freeze` froze: whether the embeddings, how many of how many layers, how many parameters."""

    embeddings: bool
    layers: int
    all_layers: int
    parameters: int


def freeze(model: PreTrainedModel, parts: Freeze) -> Frozen:
    """Freeze the embeddings and the first layers of a model's backbone.

    Raises:
        RunFailure: `freeze-too-many` if the backbone has fewer layers.
    """
    raise NotImplementedError


def describe_layers(model: PreTrainedModel, new_parameters: Set[str]) -> list[dict[str, Any]]:
    """The `layers` of the `model` event: `{name, parameters, state}` in the order of computation."""
    raise NotImplementedError
