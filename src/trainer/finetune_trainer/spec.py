"""The resolved config, `spec.json`: all that the trainer is told about a run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from finetune_trainer.failures import RunFailure

FORMAT = 1
"""Version of the run directory's layout that this trainer writes."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """Which parts of the backbone keep their weights: the embeddings, and the first `layers` (below 1: a share)."""

    embeddings: bool
    layers: float


@dataclass(frozen=True, slots=True)
class Arguments:
    """Values by catalogue key, with Hugging Face's names. The catalogue documents each one."""

    max_seq_length: int
    max_train_samples: int | None
    max_eval_samples: int | None
    seed: int
    data_seed: int | None
    num_train_epochs: float
    max_steps: int
    per_device_train_batch_size: int
    per_device_eval_batch_size: int
    gradient_accumulation_steps: int
    train_sampling_strategy: str
    learning_rate: float
    lr_scheduler_type: str
    lr_scheduler_kwargs: Mapping[str, Any]
    lr_scheduler_steps: int | None
    warmup_steps: float
    optim: str
    weight_decay: float
    adam_beta1: float
    adam_beta2: float
    adam_epsilon: float
    max_grad_norm: float
    label_smoothing_factor: float
    gradient_checkpointing: bool
    precision: str
    freeze: Freeze
    use_cpu: bool
    logging_steps: float
    eval_strategy: str
    eval_steps: float
    eval_on_start: bool
    eval_delay: float
    save_strategy: str
    save_steps: float
    save_total_limit: int | None
    load_best_model_at_end: bool
    metric_for_best_model: str
    greater_is_better: bool
    early_stopping_patience: int | None
    early_stopping_threshold: float
    cache_dir: str | None


@dataclass(frozen=True, slots=True)
class ModelReference:
    """Where the weights are; `path` is None when only the hub has them."""

    name_or_path: str
    path: str | None
    revision: str | None
    source: str


@dataclass(frozen=True, slots=True)
class DataReference:
    """One split: its canonical examples, relative to the run unless a file of the user's is referenced."""

    path: str
    examples: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Derived:
    """Figures that follow from the arguments and the number of training examples; steps are optimizer steps."""

    steps_per_epoch: int
    total_steps: int
    warmup_steps: int
    effective_batch_size: int


@dataclass(frozen=True, slots=True)
class Spec:
    """`spec.json`, parsed."""

    task: str
    model: ModelReference
    data: Mapping[str, DataReference]
    labels: tuple[str, ...]
    word_rule: str
    arguments: Arguments
    derived: Derived

    @property
    def digest(self) -> str:
        """Tells whether two specs ask for the same."""
        return hashlib.sha256(repr(self).encode()).hexdigest()

    @staticmethod
    def read(path: Path) -> Spec:
        """Read and check a `spec.json`.

        Raises:
            RunFailure: `spec-unreadable` if it is missing, is not JSON, lacks a key or has a newer format.
        """
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            if document["format"] > FORMAT:
                raise ValueError(f"format {document['format']} is newer than {FORMAT}")
            return _parse(document)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RunFailure(
                "spec-unreadable",
                f"The resolved config {path} cannot be read: {error}.",
                "Start the run again from its config.",
            ) from error


def _parse(document: Mapping[str, Any]) -> Spec:
    model = document["model"]
    derived = document["derived"]
    values = dict(document["arguments"])
    values["freeze"] = Freeze(**values["freeze"])
    return Spec(
        task=document["task"],
        model=ModelReference(model["nameOrPath"], model["path"], model["revision"], model["source"]),
        data={split: DataReference(**reference) for split, reference in document["data"].items()},
        labels=tuple(document["labels"]),
        word_rule=document["wordRule"],
        arguments=Arguments(**{field.name: values[field.name] for field in fields(Arguments)}),
        derived=Derived(
            steps_per_epoch=derived["stepsPerEpoch"],
            total_steps=derived["totalSteps"],
            warmup_steps=derived["warmupSteps"],
            effective_batch_size=derived["effectiveBatchSize"],
        ),
    )
