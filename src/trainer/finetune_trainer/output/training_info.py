"""`training_info.txt`: results, durations, hardware and hyperparameters for a human reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from finetune_trainer.output.files import write_atomic
from finetune_trainer.output.score_table import score_table
from finetune_trainer.output.trainer_state import Best
from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores

_REASONS = {
    "completed": "trained to the end",
    "early-stopped": "stopped early, because the validation score no longer rose",
    "stopped": "stopped on request",
}
_WIDTH = 30


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
    """Render the text: sections with a title each, in the order of interest."""
    sections = [
        (facts.run_id, _summary(spec, facts)),
        *((f"Scores on {split} (percent)", score_table(result)) for split, result in scores.items()),
        ("Time", _durations(facts.seconds)),
        ("Hardware and software", _hardware(facts)),
        ("Data", (_row(split, f"{reference.examples:,} examples") for split, reference in spec.data.items())),
        ("Hyperparameters", _arguments(spec)),
    ]
    return "\n".join(
        f"{title}\n{'-' * len(title)}\n{''.join(line + chr(10) for line in lines)}" for title, lines in sections
    )


def write_training_info(path: Path, spec: Spec, facts: TrainingFacts, scores: Mapping[str, Scores]) -> None:
    """Write the text.

    Raises:
        OSError: If it cannot be written.
    """
    write_atomic(path, render_training_info(spec, facts, scores))


def _summary(spec: Spec, facts: TrainingFacts) -> Iterator[str]:
    yield _row("Task", spec.task)
    yield _row("Model", spec.model.name_or_path)
    yield _row("Outcome", _REASONS.get(facts.reason, facts.reason))
    yield _row("Steps", f"{facts.step:,} of {spec.derived.total_steps:,} ({facts.epoch:.2f} epochs)")
    if facts.best is not None:
        metric = spec.arguments.metric_for_best_model
        yield _row("Best", f"step {facts.best.step:,}, {metric} {facts.best.value:.4f}")
    frozen = facts.parameters - facts.trained_parameters
    yield _row("Parameters", f"{facts.parameters:,}" + (f", {frozen:,} of them frozen" if frozen else ""))


def _durations(seconds: Mapping[str, float]) -> Iterator[str]:
    for stage, value in seconds.items():
        yield _row(stage, _duration(value))
    yield _row("total", _duration(sum(seconds.values())))


def _hardware(facts: TrainingFacts) -> Iterator[str]:
    yield _row("Device", facts.device)
    yield _row("Precision", facts.precision)
    if facts.tokens_per_second is not None:
        yield _row("Tokens per second", f"{facts.tokens_per_second:,.0f}")
    if facts.peak_memory is not None:
        yield _row("Peak memory", f"{facts.peak_memory / 2**30:.2f} GiB")
    for package, version in facts.versions.items():
        yield _row(package, version)


def _arguments(spec: Spec) -> Iterator[str]:
    for name, value in asdict(spec.arguments).items():
        yield _row(name, _value(value))


def _row(name: str, value: str) -> str:
    return f"{name:{_WIDTH}} {value}"


def _value(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "none"}[value]
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_value(item)}" for name, item in value.items()) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest:.0f} s" if minutes else f"{rest:.1f} s"
