"""`training_info.txt`: results, durations, hardware and hyperparameters for a human reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from finetune_trainer.output.trainer_state import Best
from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """What is known at the end of a run.

    Attributes:
        run_id: The run's folder name.
        reason: completed, early-stopped or stopped.
        step: Optimizer steps done.
        epoch: Epochs done.
        best: The best evaluation, if one was chosen.
        seconds: Duration by stage name, in the order of their beginning.
        device: For a human reader: "cpu (AMD EPYC, 2 threads)".
        precision: fp32, bf16 or fp16.
        versions: Version by package.
        parameters: Of the model.
        trained_parameters: Those not frozen.
        tokens_per_second: Mean over the training, None if there was none.
        peak_memory: Bytes, on the device or resident.
    """

    run_id: str
    reason: str
    step: int
    epoch: float
    best: Best | None
    seconds: Mapping[str, float]
    device: str
    precision: str
    versions: Mapping[str, str]
    parameters: int
    trained_parameters: int
    tokens_per_second: float | None
    peak_memory: int | None


def render_training_info(spec: Spec, facts: TrainingFacts, scores: Mapping[str, Scores]) -> str:
    """Render the text."""
    raise NotImplementedError


def write_training_info(path: Path, spec: Spec, facts: TrainingFacts, scores: Mapping[str, Scores]) -> None:
    """Write the text."""
    raise NotImplementedError
