"""`checkpoint-<step>/`: the model as Hugging Face files, and all that a resumed run needs to end bit-identical.

Tensors are safetensors, the rest is JSON; nothing is pickled. A checkpoint is written under a temporary name and
renamed, so that one that exists is whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import nn
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from finetune_trainer.failures import RunFailure
from finetune_trainer.output.files import replace_folder
from finetune_trainer.run_folder import RunFolder

_TENSORS = "training.safetensors"
_STATE = "training.json"


@dataclass(frozen=True, slots=True)
class TrainingState:
    """What is not the model: tensors (optimizer, RNG, the pristine token table) and JSON values."""

    tensors: Mapping[str, torch.Tensor]
    values: Mapping[str, Any]


def save_checkpoint(
    run: RunFolder, step: int, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, state: TrainingState
) -> Path:
    """Write the checkpoint of a step and return its folder. The model is in full precision.

    Raises:
        OSError: If it cannot be written, a full disk for example; nothing of it then stays.
    """
    final = run.checkpoint(step)
    temporary = final.with_name(f".{final.name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        model.save_pretrained(temporary)
        tokenizer.save_pretrained(temporary)
        save_file({name: tensor.contiguous() for name, tensor in state.tensors.items()}, temporary / _TENSORS)
        (temporary / _STATE).write_text(json.dumps(dict(state.values), allow_nan=False), encoding="utf-8")
        replace_folder(temporary, final)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return final


def load_state(checkpoint: Path) -> TrainingState:
    """Read what `save_checkpoint` wrote beside the model.

    Raises:
        RunFailure: `checkpoint-unreadable` if a file is missing or broken.
    """
    try:
        values = json.loads((checkpoint / _STATE).read_text(encoding="utf-8"))
        return TrainingState(load_file(checkpoint / _TENSORS), values)
    except (OSError, ValueError, SafetensorError) as error:
        raise _unreadable(checkpoint, error) from error


def load_weights(model: nn.Module, checkpoint: Path) -> None:
    """Load a checkpoint's weights into a model of the same architecture, in full precision.

    Raises:
        RunFailure: `checkpoint-unreadable`.
    """
    try:
        missing, unexpected = model.load_state_dict(load_file(checkpoint / "model.safetensors"), strict=False)
        if missing or unexpected:
            raise ValueError(f"parameters {[*missing, *unexpected][:3]} do not match")
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise _unreadable(checkpoint, error) from error


def remove_unfinished(run: RunFolder) -> None:
    """Remove what a process that was killed while it saved has left: it is as large as a checkpoint."""
    for leftover in run.path.glob(".checkpoint-*.tmp"):
        shutil.rmtree(leftover, ignore_errors=True)


def prune_checkpoints(run: RunFolder, limit: int | None, best_step: int | None) -> None:
    """Delete the oldest checkpoints beyond `limit`; never the best nor the newest."""
    steps = run.checkpoints()
    if limit is None or len(steps) <= limit:
        return
    kept = {steps[-1], *([best_step] if best_step in steps else [])}
    for step in reversed(steps):
        if len(kept) < limit:
            kept.add(step)
    for step in steps:
        if step not in kept:
            shutil.rmtree(run.checkpoint(step), ignore_errors=True)


def optimizer_tensors(
    optimizer: torch.optim.Optimizer, parameters: Mapping[str, nn.Parameter]
) -> dict[str, torch.Tensor]:
    """The optimizer's state by `optimizer.<key>.<parameter>`."""
    return {
        f"optimizer.{key}.{name}": value
        for name, parameter in parameters.items()
        for key, value in optimizer.state.get(parameter, {}).items()
        if isinstance(value, torch.Tensor)
    }


def restore_optimizer(
    optimizer: torch.optim.Optimizer, parameters: Mapping[str, nn.Parameter], tensors: Mapping[str, torch.Tensor]
) -> None:
    """Give the optimizer the state of `optimizer_tensors`; moments go to the parameter's device, step counts too."""
    for key, value in tensors.items():
        if not key.startswith("optimizer."):
            continue
        _, state_key, name = key.split(".", 2)
        parameter = parameters[name]
        optimizer.state[parameter][state_key] = value.to(parameter.device)


def _unreadable(checkpoint: Path, error: Exception) -> RunFailure:
    return RunFailure(
        "checkpoint-unreadable",
        f"The checkpoint {checkpoint.name} cannot be read: {error}.",
        f"Delete the folder {checkpoint} and resume: the run goes on from the checkpoint before it.",
    )
