"""Models of a run at other steps, and of folders that are of no run, as ONNX."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import tiny
import torch
from transformers import AutoModelForSequenceClassification, AutoModelForTokenClassification, AutoTokenizer

from finetune_trainer.commands import export_version as module
from finetune_trainer.commands.export_folder import export_folder
from finetune_trainer.commands.export_version import export_version
from finetune_trainer.export import run_model
from finetune_trainer.model.load import load_token_classifier
from finetune_trainer.output import model_folder as model_folder_module
from finetune_trainer.process.identity import this_process
from finetune_trainer.process.lock import RunLock
from finetune_trainer.run_folder import RunFolder
from finetune_trainer.spec import ModelReference, Spec
from runs import TRAINER, make_run, train_here, weights_hash

TEXT = tiny.examples(3)[1]["tokens"]


@pytest.fixture(scope="module")
def run(tiny_model: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of 12 steps with three checkpoints; copied by who changes it."""
    folder = tmp_path_factory.mktemp("versions") / "run"
    make_run(folder, tiny_model("bert"), save_strategy="steps", save_steps=4, save_total_limit=None)
    assert train_here(folder) == 0
    return folder


@pytest.fixture
def own_run(run: Path, tmp_path: Path) -> Path:
    return shutil.copytree(run, tmp_path / "run")


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def onnx_logits(folder: Path, precision: str = "model.onnx") -> np.ndarray:
    inputs = AutoTokenizer.from_pretrained(folder)(TEXT, is_split_into_words=True, return_tensors="np")
    session = onnxruntime.InferenceSession(folder / "onnx" / precision)
    return session.run(["logits"], {name: inputs[name] for name in ("input_ids", "attention_mask")})[0]


def torch_logits(model: torch.nn.Module, tokenizer_folder: Path) -> np.ndarray:
    inputs = AutoTokenizer.from_pretrained(tokenizer_folder)(TEXT, is_split_into_words=True, return_tensors="pt")
    with torch.no_grad():
        return model.eval()(**inputs).logits.numpy()


def contents(folder: Path) -> dict[str, str]:
    """What every file holds."""
    files = [path for path in folder.rglob("*") if path.is_file() and "models" not in path.relative_to(folder).parts]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_checkpoint_answers_as_it_does_in_pytorch(own_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export_version(own_run, 4) == 0
    folder = own_run / "models" / "step-4"
    checkpoint = AutoModelForTokenClassification.from_pretrained(own_run / "checkpoint-4")
    assert np.abs(onnx_logits(folder) - torch_logits(checkpoint, own_run / "checkpoint-4")).max() < 1e-5
    assert np.abs(onnx_logits(folder) - onnx_logits(folder, "model_quantized.onnx")).max() < 0.2
    assert weights_hash(folder) == weights_hash(own_run / "checkpoint-4") != weights_hash(own_run / "model")
    about = json.loads((folder / "finetune.json").read_text())
    assert about == json.loads((own_run / "model" / "finetune.json").read_text())
    assert "after 4 of 12 steps" in (folder / "README.md").read_text()
    event = told(capsys)[-1]
    assert (event["type"], event["path"]) == ("exported", "models/step-4/onnx")
    assert [file["path"] for file in event["files"]] == [
        "models/step-4/onnx/model.onnx",
        "models/step-4/onnx/model_quantized.onnx",
    ]
    assert event["files"] == json.loads((folder / "onnx" / "parity.json").read_text())


@pytest.mark.parametrize("family", ["bert", "camembert"])
def test_the_untrained_model_is_the_very_one_that_training_began_with(
    tiny_model: Callable[..., Path], tmp_path: Path, family: str
) -> None:
    """At a learning rate of 0 training leaves the weights as they were, so that its checkpoint tells what they were."""
    settings = {"save_strategy": "steps", "save_steps": 2, "max_steps": 2, "seed": 7}
    run = make_run(tmp_path / "run", tiny_model(family), learning_rate=0.0, **settings)
    assert train_here(run) == 0
    assert export_version(run, 0) == 0
    assert weights_hash(run / "models" / "step-0") == weights_hash(run / "checkpoint-2")
    other = make_run(tmp_path / "other", tiny_model(family), **(settings | {"seed": 8}))
    assert export_version(other, 0) == 0
    assert weights_hash(other / "models" / "step-0") != weights_hash(run / "models" / "step-0")


def test_the_untrained_model_answers_as_the_seed_makes_it(own_run: Path, tiny_model: Callable[..., Path]) -> None:
    assert export_version(own_run, 0) == 0
    base = str(tiny_model("bert"))
    torch.manual_seed(1)
    model = load_token_classifier(ModelReference(base, base, None, "folder"), tiny.LABELS, None).model
    folder = own_run / "models" / "step-0"
    assert np.abs(onnx_logits(folder) - torch_logits(model, own_run / "checkpoint-4")).max() < 1e-5
    assert "before the first step" in (folder / "README.md").read_text()


def test_a_model_of_the_hub_is_taken_as_it_was_when_the_run_began(
    own_run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = own_run / "events.jsonl"
    events.write_text(events.read_text().replace('"commit":null', '"commit":"c0ffee"'))
    asked = []

    def load(reference: ModelReference, _: str | None) -> None:
        asked.append(reference)
        raise RuntimeError

    monkeypatch.setattr(run_model, "load_tokenizer", load)
    spec = Spec.read(own_run / "spec.json")
    on_hub = replace(spec, model=ModelReference("example/tiny", None, None, "hub"))
    for each in (on_hub, spec):
        with pytest.raises(RuntimeError):
            run_model.load_untrained(RunFolder(own_run), each)
    assert [reference.revision for reference in asked] == ["c0ffee", None]


def test_nothing_else_of_a_live_run_is_touched(own_run: Path) -> None:
    RunLock(own_run / "lock", this_process()).acquire()
    before = contents(own_run)
    assert export_version(own_run, 8) == 0
    assert contents(own_run) == before
    assert [path.name for path in (own_run / "models").iterdir()] == ["step-8"]


def test_exporting_again_replaces_what_was_there(own_run: Path) -> None:
    folder = own_run / "models" / "step-8"
    (folder / "onnx").mkdir(parents=True)
    (folder / "stale").touch()
    assert export_version(own_run, 8) == 0
    assert not (folder / "stale").exists()
    assert (folder / "onnx" / "model.onnx").is_file()


def test_what_killed_exports_left_goes_and_what_others_write_stays(own_run: Path) -> None:
    old, new = (own_run / "models" / f".step-4.tmp-{name}" for name in ("old", "new"))
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (time.time() - 86_400,) * 2)
    module._clear_away_abandoned(own_run / "models")
    assert (old.exists(), new.exists()) == (False, True)


def test_a_checkpoint_that_is_not_there_is_told_with_those_that_are(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export_version(run, 5) == 1
    (failed,) = told(capsys)
    assert (failed["type"], failed["code"]) == ("failed", "no-checkpoint")
    assert "4, 8, 12" in failed["hint"]


@pytest.mark.parametrize("lost", ["config.json", "tokenizer.json", "half the weights", "the head"])
def test_a_checkpoint_that_is_not_whole_is_not_exported(
    own_run: Path, capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    checkpoint = own_run / "checkpoint-8"
    weights = checkpoint / "model.safetensors"
    if lost == "half the weights":
        weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    elif lost == "the head":
        AutoModelForTokenClassification.from_pretrained(checkpoint).base_model.save_pretrained(checkpoint)
    else:
        (checkpoint / lost).unlink()
    assert export_version(own_run, 8) == 1
    failed = told(capsys)[-1]
    assert (failed["type"], failed["code"]) == ("failed", "checkpoint-unreadable")
    assert "4, 12" in failed["hint"]
    assert not (own_run / "models" / "step-8").exists()


def test_a_full_disk_is_said_and_nothing_is_left(
    own_run: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(model_folder_module, "write_json", fail)
    assert export_version(own_run, 4) == 1
    failed = told(capsys)[-1]
    assert failed["code"] == "no-space"
    assert "resume" not in failed["hint"]
    assert list((own_run / "models").iterdir()) == []


def test_another_task_is_refused(own_run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = json.loads((own_run / "spec.json").read_text())
    (own_run / "spec.json").write_text(json.dumps(spec | {"task": "causal-lm"}))
    assert export_version(own_run, 4) == 1
    assert told(capsys)[-1]["code"] == "task-unsupported"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_one_that_is_cancelled_leaves_nothing(own_run: Path) -> None:
    command = [sys.executable, str(TRAINER), "export-version", str(own_run), "4"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["type"] == "stage"
        assert [path.name for path in (own_run / "models").iterdir()] == [f".step-4.tmp-{process.pid}"]
        process.send_signal(signal.SIGTERM)
        rest = process.stdout.read()
    assert "exported" not in rest
    assert process.returncode == 128 + signal.SIGTERM
    assert list((own_run / "models").iterdir()) == []


def test_a_folder_of_no_run_gets_onnx_files_and_is_else_left_alone(
    tiny_model: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(tiny_model("xlm-roberta", ("O", "B-PER", "I-PER")), tmp_path / "theirs")
    before = contents(folder)
    assert export_folder(folder) == 0
    after = contents(folder)
    assert {name: after[name] for name in before} == before
    added = {"onnx/model.onnx", "onnx/model_quantized.onnx", "onnx/parity.json"}
    assert {Path(name).as_posix() for name in after.keys() - before.keys()} == added
    model = AutoModelForTokenClassification.from_pretrained(folder)
    assert np.abs(onnx_logits(folder) - torch_logits(model, folder)).max() < 1e-5
    event = told(capsys)[-1]
    assert (event["type"], event["path"], event["files"][0]["path"]) == ("exported", "onnx", "onnx/model.onnx")
    assert export_folder(folder) == 0


def test_a_tokenizer_of_an_older_form_is_completed(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_model("bert", tiny.LABELS), tmp_path / "theirs")
    expected = AutoTokenizer.from_pretrained(folder)(TEXT, is_split_into_words=True)["input_ids"]
    vocabulary = json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]
    (folder / "vocab.txt").write_text("\n".join(sorted(vocabulary, key=vocabulary.get)) + "\n")
    (folder / "tokenizer.json").unlink()
    assert export_folder(folder) == 0
    (folder / "vocab.txt").unlink()
    assert AutoTokenizer.from_pretrained(folder)(TEXT, is_split_into_words=True)["input_ids"] == expected


def test_onnx_files_of_another_tool_are_not_replaced(
    tiny_model: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(tiny_model("bert", tiny.LABELS), tmp_path / "theirs")
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model.onnx").write_text("theirs")
    assert export_folder(folder) == 1
    assert told(capsys)[-1]["code"] == "onnx-of-others"
    assert (folder / "onnx" / "model.onnx").read_text() == "theirs"


def test_a_model_of_another_task_is_refused_though_its_head_has_the_same_name(
    tiny_model: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(tiny_model("bert", tiny.LABELS), tmp_path / "theirs")
    AutoModelForSequenceClassification.from_pretrained(folder).save_pretrained(folder)
    assert export_folder(folder) == 1
    assert told(capsys)[-1]["code"] == "model-not-suited"
    assert not (folder / "onnx").exists()
