"""The classification layer of a model: kept when it already tags the run's labels, else new."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, Literal

import torch
from torch import nn

if TYPE_CHECKING:
    from transformers import PreTrainedConfig, PreTrainedModel


HeadFit = Literal["same", "reordered", "new"]
"""How a checkpoint's head fits the labels of a run."""


def fit_head(config: PreTrainedConfig, labels: Sequence[str]) -> HeadFit:
    """Compare the labels that a checkpoint's config names with those of the run.

    The head of another task never fits: sequence and token classification name their layer alike, so that transformers
    would load the one into the other without a word.
    """
    architectures = config.architectures or []
    is_tagger = not architectures or any(name.endswith("ForTokenClassification") for name in architectures)
    theirs = checkpoint_labels(config)
    if not is_tagger or sorted(theirs) != sorted(labels):
        return "new"
    return "same" if theirs == list(labels) else "reordered"


def checkpoint_labels(config: PreTrainedConfig) -> list[str]:
    """The labels that a config names, in the order of their ids."""
    return [label for _, label in sorted((config.id2label or {}).items())]


def output_layer(model: PreTrainedModel, labels: int) -> str | None:
    """The name of the last linear layer outside the backbone that has an output for each label."""
    backbone = f"{model.base_model_prefix}."
    names = [
        name
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear) and module.out_features == labels and not name.startswith(backbone)
    ]
    return names[-1] if names else None


def install_head(
    model: PreTrainedModel, head: str, fit: HeadFit, labels: Sequence[str], absent: Set[str]
) -> tuple[set[str], tuple[str, str]]:
    """Keep, reorder or renew the head.

    Args:
        model: The model as loaded.
        head: Name of its output layer.
        fit: What `fit_head` found.
        labels: The run's.
        absent: Names of the parameters that the checkpoint lacks, already drawn anew.

    Returns:
        The names of the head's parameters if they are new, and a `(code, message)` remark.
    """
    layer = model.get_submodule(head)
    names = {f"{head}.{name}" for name, _ in layer.named_parameters()}
    if fit == "new" or names & absent:
        if not names <= absent:
            _renew(model, layer)
        return names, (
            "head-new",
            f"The classification layer ({head}) is new and starts random, because the checkpoint has none for these "
            "labels. This is normal: fine-tuning teaches it.",
        )
    if fit == "reordered":
        _reorder(layer, checkpoint_labels(model.config), labels)
        return set(), (
            "head-reordered",
            f"The checkpoint already tags these labels in another order: its classification layer ({head}) was put in "
            "this run's order and goes on learning.",
        )
    return set(), (
        "head-kept",
        f"The checkpoint already tags these labels: its classification layer ({head}) goes on learning.",
    )


def _renew(model: PreTrainedModel, layer: nn.Module) -> None:
    for parameter in layer.parameters():
        # transformers leaves alone what it marked as loaded.
        parameter._is_hf_initialized = False
    model._init_weights(layer)


@torch.no_grad()
def _reorder(layer: nn.Module, theirs: Sequence[str], ours: Sequence[str]) -> None:
    rows = torch.tensor([theirs.index(label) for label in ours])
    for parameter in layer.parameters():
        parameter.copy_(parameter[rows])
