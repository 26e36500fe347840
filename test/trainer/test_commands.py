"""The trainer's other commands: evaluate, probe."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from finetune_trainer.commands.evaluate import evaluate
from finetune_trainer.commands.probe import probe
from runs import make_run, train_here


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_evaluate_gives_the_scores_of_the_run(tiny_model: Callable[..., Path], tmp_path: Path, precision: str) -> None:
    """Also in bf16: what is evaluated and exported are the fp32 masters."""
    run = make_run(tmp_path / "run", tiny_model("bert"), validation=16, num_train_epochs=6, precision=precision)
    assert train_here(run) == 0
    assert evaluate(run, run / "data" / "validation.jsonl", tmp_path / "scores.json") == 0
    scores = json.loads((tmp_path / "scores.json").read_text())
    expected = json.loads((run / "results.json").read_text())["validation"]
    assert scores["loss"] == pytest.approx(expected["loss"], rel=1e-5)
    assert scores["f1"] == expected["f1"] > 0
    assert scores["per_label"] == expected["per_label"]


def test_evaluate_without_a_model_says_what_to_do(
    tiny_model: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = make_run(tmp_path / "run", tiny_model("bert"))
    assert evaluate(run, run / "data" / "train.jsonl", tmp_path / "scores.json") == 1
    assert "finetune export" in capsys.readouterr().err


def test_probe_tells_versions_and_devices(capsys: pytest.CaptureFixture[str]) -> None:
    assert probe() == 0
    document = json.loads(capsys.readouterr().out)
    assert document["versions"]["torch"] and document["versions"]["transformers"]
    assert document["devices"][-1]["type"] == "cpu"
