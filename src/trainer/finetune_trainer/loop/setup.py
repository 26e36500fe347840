"""From a spec to a model and samples that are ready to train."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import tokenizers
import torch
import transformers
from transformers import PreTrainedTokenizerBase

from finetune_trainer.events import Emit
from finetune_trainer.failures import RunFailure
from finetune_trainer.hardware.device import choose_device, device_name
from finetune_trainer.hardware.measured import Measured
from finetune_trainer.hardware.numerics import choose_numerics
from finetune_trainer.loop.distributed import World
from finetune_trainer.loop.report import StageClock
from finetune_trainer.model.freeze import describe_layers, freeze
from finetune_trainer.model.load import check_fit, hub_commit, load_tokenizer
from finetune_trainer.model.random_masks import MaskSource
from finetune_trainer.model.trainable_model import Numerics, TrainableModel
from finetune_trainer.optimization.optimizer import has_decoupled_decay
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import ModelReference, Spec
from finetune_trainer.tasks.registry import make_task
from finetune_trainer.tasks.task import Sample, Task

HISTOGRAM_BINS = 16
"""Bars of the length histogram in `data` events."""


@dataclass(frozen=True, slots=True)
class LoadedSplit:
    """A split's canonical examples and what the model sees of them, of equal number."""

    examples: Sequence[Any]
    samples: Sequence[Sample]


@dataclass(frozen=True, slots=True)
class Setup:
    """All that a training session works with."""

    spec: Spec
    task: Task
    tokenizer: PreTrainedTokenizerBase
    splits: Mapping[str, LoadedSplit]
    model: TrainableModel
    masks: MaskSource
    device: torch.device
    versions: Mapping[str, str]
    parameters: int
    trained_parameters: int
    commit: str | None


def set_up(
    run: RunFolder,
    spec: Spec,
    emit: Emit,
    stages: StageClock,
    world: World,
    checkpoint: Path | None = None,
    numerics: Numerics | None = None,
    commit: str | None = None,
) -> Setup:
    """Load data and model and choose how to compute.

    Args:
        run: The run directory.
        spec: Its spec.
        emit: Gets `data`, `model`, `environment` and `warning` events.
        stages: Told of the stages.
        world: The processes of the run.
        checkpoint: Take the weights from here and not from the spec's model.
        numerics: Compute like this, as an earlier process of the run did; chosen anew if None.
        commit: With a checkpoint, the commit of the hub's model that the run began with.

    Raises:
        RunFailure: If data or model cannot be used.
    """
    arguments = spec.arguments
    torch.manual_seed(arguments.seed)
    reference = spec.model if checkpoint is None else ModelReference(str(checkpoint), str(checkpoint), None, "folder")
    task = make_task(spec)
    stages.enter("loading-data")
    tokenizer = load_tokenizer(reference, arguments.cache_dir)
    splits = {split: _load_split(run, spec, split, task, tokenizer, emit) for split in spec.data}
    stages.enter("loading-model")
    loaded = task.load_model(reference, arguments.cache_dir)
    check_fit(loaded.model, tokenizer, arguments.max_seq_length)
    if checkpoint is None:
        commit = hub_commit(reference, arguments.cache_dir)
    for code, message in loaded.remarks if checkpoint is None else ():
        emit("warning", code=code, message=message)
    freeze(loaded.model, arguments.freeze)
    layers = describe_layers(loaded.model, loaded.new_parameters)
    device = choose_device(arguments.use_cpu)
    loaded.model.to(device)
    samples = splits["train"].samples
    masks = MaskSource(arguments.seed * 1_000 + world.rank)
    pad = tokenizer.pad_token_id or 0
    if numerics is None:
        trial = samples[: arguments.per_device_train_batch_size]
        # Each rank times itself; what the first one found holds for all.
        numerics = world.gather(choose_numerics(arguments.precision, loaded.model, trial, pad, Measured()))[0]
    parameters, trained = _count(loaded.model.parameters())
    model = TrainableModel(
        loaded.model,
        samples,
        pad,
        numerics,
        masks,
        checkpointing=arguments.gradient_checkpointing,
        compact=has_decoupled_decay(arguments),
    )
    if world.rank > 0:
        # All ranks drew the same new head; what they drop while training is each one's own.
        torch.manual_seed(arguments.seed + world.rank)
    versions = _versions()
    emit(
        "model",
        architecture=type(loaded.model).__name__,
        commit=commit,
        parameters=parameters,
        trained_parameters=trained,
        layers=layers,
        packed=model.packed,
        packing_reason=model.padding_reason or "sentences are packed end to end, without padding",
    )
    emit(
        "environment",
        python=platform.python_version(),
        versions=versions,
        platform=platform.platform(),
        device=str(device),
        device_name=device_name(device),
        threads=torch.get_num_threads(),
        precision=numerics.precision,
        precision_reason=numerics.reason,
    )
    return Setup(spec, task, tokenizer, splits, model, masks, device, versions, parameters, trained, commit)


def _load_split(
    run: RunFolder, spec: Spec, split: str, task: Task, tokenizer: PreTrainedTokenizerBase, emit: Emit
) -> LoadedSplit:
    arguments = spec.arguments
    limit = arguments.max_train_samples if split == "train" else arguments.max_eval_samples
    reference = spec.data[split]
    examples = task.read(run.path / reference.path, limit)
    if Path(reference.path).is_absolute():
        _require_unchanged(Path(reference.path), reference.sha256)
    if not examples:
        raise RunFailure("data-empty", f"The {split} split has no examples.", "Check the file that the config names.")
    encoded = task.encode(examples, tokenizer, arguments.max_seq_length)
    lengths = [len(sample.input_ids) for sample in encoded.samples]
    counts, edges = np.histogram(lengths, bins=HISTOGRAM_BINS, range=(0, max(lengths)))
    emit(
        "data",
        split=split,
        examples=len(examples),
        length_edges=edges[1:].tolist(),
        length_counts=counts.tolist(),
        max_length=max(lengths),
        truncated_examples=encoded.truncated_examples,
        truncated_entities=encoded.truncated_entities,
    )
    for code, message in encoded.warnings:
        emit("warning", code=code, message=message)
    return LoadedSplit(examples, encoded.samples)


def _require_unchanged(path: Path, sha256: str) -> None:
    """Refuse a file of the user's that is no longer what the run was made with."""
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != sha256:
        raise RunFailure(
            "data-changed",
            f"{path} is not what it was when this run was made.",
            "Put the file back as it was and resume, or start a new run from the config.",
        )


def _count(parameters: Any) -> tuple[int, int]:
    sizes = [(parameter.numel(), parameter.requires_grad) for parameter in parameters]
    return sum(size for size, _ in sizes), sum(size for size, trained in sizes if trained)


def _versions() -> dict[str, str]:
    return {
        "torch": torch.__version__,
        "transformers": transformers.__version__,
        "tokenizers": tokenizers.__version__,
        "safetensors": safetensors.__version__,
        "numpy": np.__version__,
    }
