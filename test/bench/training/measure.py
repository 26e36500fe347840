"""Run one job in a fresh process and read its figures from the events that it writes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import our_run
import plan
import psutil

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

_POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one training gave.

    Attributes:
        sentences_per_second: From the first step to the last, data loading included.
        first_loss_seconds: From the start of the process to its first `train` event.
        peak_memory: Bytes until the end of training: resident set, or allocated on the GPU.
        f1: Entity F1 on the test split, a fraction; None for a setting that is only timed.
    """

    setting: str
    seed: int
    sentences_per_second: float
    first_loss_seconds: float
    peak_memory: int
    f1: float | None


def measure(job: plan.Job, labels: tuple[str, ...]) -> Measurement:
    """Train once, and stop the process when it has scored the test split.

    Raises:
        SystemExit: If the process fails; its log is named.
    """
    folder = Path(job.folder)
    command = _prepare(job, labels)
    started = time.time()
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            events, memory = _watch(process, folder / "events.jsonl")
        finally:
            process.kill()  # what follows the score (model card, ONNX) has no counterpart in the other trainer
            process.wait()
    return _figures(job, started, events, memory)


def _prepare(job: plan.Job, labels: tuple[str, ...]) -> Sequence[str]:
    if job.setting.trainer == "ours":
        our_run.write_spec(job, labels)
        return [sys.executable, str(ROOT / "src" / "trainer" / "run_trainer.py"), "train", job.folder]
    file = Path(job.folder) / "job.json"
    file.write_text(json.dumps({**asdict(job), **asdict(job.setting), "labels": labels}), encoding="utf-8")
    return [sys.executable, str(HERE / "hf_run.py"), str(file)]


def _watch(process: subprocess.Popen[bytes], path: Path) -> tuple[list[dict[str, Any]], int]:
    """Read events until the test split is scored; also the largest resident set seen until training ended."""
    process_info = psutil.Process(process.pid)
    memory = 0
    while True:
        has_ended = process.poll() is not None
        events = _read(path)
        if any(event["type"] == "evaluate" and event["split"] == "test" for event in events):
            return events, memory
        if has_ended:
            raise SystemExit(f"A training failed; see {path.with_name('log.txt')}")
        if _training_end(events) is None:
            memory = max(memory, _resident(process_info))
        time.sleep(_POLL_SECONDS)


def _resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def _read(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    *lines, _half_line = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines]


def _training_end(events: Sequence[dict[str, Any]]) -> float | None:
    """When the stage after training began."""
    stages = [event for event in events if event["type"] == "stage"]
    names = [event["stage"] for event in stages]
    if "training" not in names:
        return None
    begin = names.index("training")
    return next((event["time"] for event in stages[begin:] if event["stage"] != "training"), None)


def _figures(job: plan.Job, started: float, events: Sequence[dict[str, Any]], resident: int) -> Measurement:
    begin = next(event["time"] for event in events if event["type"] == "stage" and event["stage"] == "training")
    end = _training_end(events)
    logs = [event for event in events if event["type"] == "train"]
    score = next(event for event in events if event["type"] == "evaluate" and event["split"] == "test")
    if end is None or not logs:
        raise SystemExit(f"A training said nothing; see {Path(job.folder) / 'log.txt'}")
    return Measurement(
        setting=job.setting.name,
        seed=job.seed,
        sentences_per_second=job.sentences * plan.EPOCHS / (end - begin),
        first_loss_seconds=logs[0]["time"] - started,
        peak_memory=max(event["memory"] for event in logs) if job.device == "cuda" else resident,
        f1=None if job.setting.is_timed_only else score["metrics"]["f1"],
    )
