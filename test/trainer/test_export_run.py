"""`export`: what came of a run as a model with ONNX files, after its end or where it was stopped."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from finetune_trainer.commands.export import export
from finetune_trainer.process.identity import this_process
from finetune_trainer.process.lock import RunLock
from runs import TRAINER, events, make_run, train_here, weights_hash

HALFWAY = """
import signal, sys
from finetune_trainer.commands.main import main
from finetune_trainer.export import export_model

def wait(*_):
    print("halfway", flush=True)
    while True:
        signal.pause()

export_model.quantize = wait
sys.exit(main(sys.argv[1:]))
"""
"""The trainer, which stays where the graph in fp32 is written and the one in int8 is not."""


@pytest.fixture(scope="module")
def ended(tiny_model: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of 12 steps with its checkpoints and a model, without ONNX files; copied by who changes it."""
    folder = tmp_path_factory.mktemp("export") / "run"
    make_run(folder, tiny_model("bert"), save_strategy="steps", save_steps=4)
    assert train_here(folder) == 0
    return folder


@pytest.fixture
def run(ended: Path, tmp_path: Path) -> Path:
    return shutil.copytree(ended, tmp_path / "run")


@pytest.fixture
def stopped(run: Path) -> Path:
    """One that has checkpoints only."""
    shutil.rmtree(run / "model")
    return run


def contents(folder: Path) -> dict[str, str]:
    """What every file holds; folders too."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in folder.rglob("*")
    }


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_stopped_run_gets_the_model_of_its_checkpoint(stopped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = events(stopped)
    assert export(stopped) == 0
    assert weights_hash(stopped / "model") == weights_hash(stopped / "checkpoint-12")
    assert (stopped / "model" / "onnx" / "model_quantized.onnx").is_file()
    said = told(capsys)
    assert [event["progress"] for event in said if event["type"] == "stage"][-1] == 1
    # The run's own story is not told anew, only what came of it.
    (added,) = events(stopped)[len(before) :]
    assert (added["type"], added["path"], added["files"]) == ("exported", "model/onnx", said[-1]["files"])
    assert not [path.name for path in stopped.iterdir() if path.name.startswith(".") or path.name == "lock"]


def test_a_run_without_a_checkpoint_is_told_of(
    tiny_model: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = make_run(tmp_path / "run", tiny_model("bert"))
    before = contents(run)
    assert export(run) == 1
    assert [(event["type"], event["code"]) for event in told(capsys)] == [("failed", "no-checkpoint")]
    assert contents(run) == before


def test_a_run_that_another_process_writes_to_is_left_alone(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    RunLock(run / "lock", replace(this_process(), host="elsewhere")).acquire()
    before = contents(run)
    assert export(run) == 1
    assert [(event["type"], event["code"]) for event in told(capsys)] == [("failed", "run-locked")]
    assert contents(run) == before


def test_a_model_that_onnx_cannot_say_is_made_without(
    stopped: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("unsupported operator")

    monkeypatch.setattr(torch.onnx, "export", fail)
    assert export(stopped) == 1
    assert told(capsys)[-1]["code"] == "export-failed"
    assert weights_hash(stopped / "model") == weights_hash(stopped / "checkpoint-12")
    assert not (stopped / "model" / "onnx").exists()


def test_what_killed_exports_left_goes(stopped: Path) -> None:
    (stopped / ".model.tmp-1" / "onnx").mkdir(parents=True)
    (stopped / "..model.tmp-1.tmp-1").mkdir()
    assert export(stopped) == 0
    assert not [path.name for path in stopped.iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("has_model", [True, False], ids=["a model", "checkpoints only"])
@pytest.mark.parametrize("signals", [("SIGTERM",), ("SIGINT", "SIGTERM")], ids=["asked to end", "Ctrl-C"])
def test_a_run_is_as_before_where_it_is_cancelled_halfway(run: Path, signals: tuple[str, ...], has_model: bool) -> None:
    if not has_model:
        shutil.rmtree(run / "model")
    before = contents(run)
    with _halfway(run) as process:
        half = contents(run).keys() - before.keys()
        assert {Path(name).name for name in half} >= {"lock", "model.onnx"}
        for name in signals:
            process.send_signal(getattr(signal, name))
        assert process.wait() == 128 + getattr(signal, signals[0])
    assert contents(run) == before


def _halfway(run: Path) -> subprocess.Popen[str]:
    """An export that is in the midst of writing."""
    command = [sys.executable, "-c", HALFWAY, "export", str(run)]
    variables = os.environ | {"PYTHONPATH": str(TRAINER.parent)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=variables, text=True)
    assert process.stdout is not None
    assert "halfway\n" in iter(process.stdout.readline, "")
    return process
