"""A run that was stopped and resumed ends with the very weights of one that was not."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from finetune_trainer.loop import life
from runs import events, make_run, start, train_here, watch, weights_hash

COMMON: dict[str, Any] = {
    "train": 48,
    "validation": 12,
    "num_train_epochs": 3,
    "eval_strategy": "steps",
    "eval_steps": 5,
    "save_strategy": "steps",
    "save_steps": 5,
    "save_total_limit": None,
    "max_grad_norm": 0.5,
}


def cut_after(run: Path, other: Path, step: int) -> Path:
    """Copy a run as it was when it was killed after the checkpoint of a step."""
    shutil.copytree(run, other)
    for checkpoint in other.glob("checkpoint-*"):
        if int(checkpoint.name.rpartition("-")[2]) > step:
            shutil.rmtree(checkpoint)
    for name in ("model", "predictions"):
        shutil.rmtree(other / name)
    return other


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"precision": "bf16"},
        {"optim": "adam"},
        {"lr_scheduler_type": "reduce_lr_on_plateau", "lr_scheduler_kwargs": {"patience": 0}, "warmup_steps": 0},
        {"gradient_checkpointing": True},
        {"freeze": {"embeddings": True, "layers": 0.5}},
        {"gradient_accumulation_steps": 2, "train_sampling_strategy": "group_by_length"},
    ],
    ids=["fp32", "bf16", "adam", "plateau", "checkpointing", "frozen", "accumulation"],
)
def test_a_resumed_run_ends_bit_identical(
    tiny_model: Callable[..., Path], tmp_path: Path, arguments: dict[str, Any]
) -> None:
    whole = make_run(tmp_path / "whole", tiny_model("bert"), **(COMMON | arguments))
    assert train_here(whole) == 0
    resumed = cut_after(whole, tmp_path / "resumed", 5)
    assert train_here(resumed, resume=True) == 0
    assert weights_hash(resumed / "model") == weights_hash(whole / "model")
    last = max(int(path.name.rpartition("-")[2]) for path in whole.glob("checkpoint-*"))
    assert weights_hash(resumed / f"checkpoint-{last}") == weights_hash(whole / f"checkpoint-{last}")


def test_a_padded_family_resumes_bit_identical_too(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    whole = make_run(tmp_path / "whole", tiny_model("deberta-v2"), **COMMON)
    assert train_here(whole) == 0
    resumed = cut_after(whole, tmp_path / "resumed", 10)
    assert train_here(resumed, resume=True) == 0
    assert weights_hash(resumed / "model") == weights_hash(whole / "model")


def test_the_same_seed_gives_the_same_weights_in_fresh_processes(
    tiny_model: Callable[..., Path], tmp_path: Path
) -> None:
    hashes = []
    for name in ("a", "b"):
        run = make_run(tmp_path / name, tiny_model("camembert"), **(COMMON | {"num_train_epochs": 10_000}))
        process = start(run)
        watch(run, process, "checkpoint", step=10)
        process.kill()
        process.wait()
        hashes.append(weights_hash(run / "checkpoint-10"))
    assert hashes[0] == hashes[1]


def test_another_seed_gives_other_weights(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    runs = [make_run(tmp_path / str(seed), tiny_model("bert"), num_train_epochs=1, seed=seed) for seed in (1, 2)]
    assert [train_here(run) for run in runs] == [0, 0]
    assert weights_hash(runs[0] / "model") != weights_hash(runs[1] / "model")


def test_curves_go_on_without_the_points_after_the_checkpoint(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    whole = make_run(tmp_path / "whole", tiny_model("bert"), **COMMON)
    assert train_here(whole) == 0
    resumed = cut_after(whole, tmp_path / "resumed", 10)
    assert train_here(resumed, resume=True) == 0
    assert events(resumed, "started")[-1]["resumed_from_step"] == 10
    history = json.loads((resumed / "trainer_state.json").read_text())["log_history"]
    expected = json.loads((whole / "trainer_state.json").read_text())["log_history"]
    steps = [entry["step"] for entry in history if "loss" in entry]
    assert steps == [entry["step"] for entry in expected if "loss" in entry] == list(range(1, 19))
    losses = [[entry["loss"] for entry in log if "loss" in entry] for log in (history, expected)]
    assert losses[0] == losses[1]


def test_resuming_without_a_checkpoint_begins_anew(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    whole = make_run(tmp_path / "whole", tiny_model("bert"), num_train_epochs=1)
    assert train_here(whole) == 0
    again = make_run(tmp_path / "again", tiny_model("bert"), num_train_epochs=1)
    assert train_here(again, resume=True) == 0
    assert events(again, "started")[0]["resumed_from_step"] == 0
    assert weights_hash(again / "model") == weights_hash(whole / "model")


def test_a_broken_checkpoint_is_named_with_what_to_do(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", tiny_model("bert"), **COMMON)
    assert train_here(run) == 0
    newest = max(run.glob("checkpoint-*"), key=lambda path: int(path.name.rpartition("-")[2]))
    (newest / "training.safetensors").write_bytes(b"\x00" * 10)
    assert train_here(run, resume=True) == 1
    failure = events(run, "failed")[-1]
    assert failure["code"] == "checkpoint-unreadable"
    assert newest.name in failure["hint"]


def test_a_run_that_died_while_finishing_early_trains_no_further(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = COMMON | {"learning_rate": 0.0, "early_stopping_patience": 1, "train": 96}
    run = make_run(tmp_path, tiny_model("bert"), **arguments)
    with monkeypatch.context() as patch:
        patch.setattr(life, "finish", Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
        assert train_here(run) == 1
    assert events(run, "failed")[0]["code"] == "no-space"
    said = len(events(run))
    assert train_here(run, resume=True) == 0
    assert (events(run)[-1]["reason"], events(run)[-1]["step"]) == ("early-stopped", 10)
    assert not [event for event in events(run)[said:] if event["type"] == "train"]
    assert weights_hash(run / "model") == weights_hash(run / "checkpoint-10")


def test_durations_count_the_time_before_a_run_was_resumed(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    whole = make_run(tmp_path / "whole", tiny_model("bert"), **COMMON)
    assert train_here(whole) == 0
    resumed = cut_after(whole, tmp_path / "resumed", 10)
    state = json.loads((resumed / "checkpoint-10" / "training.json").read_text())
    state["seconds"]["training"] = 3600.0
    (resumed / "checkpoint-10" / "training.json").write_text(json.dumps(state))
    assert train_here(resumed, resume=True) == 0
    line = next(line for line in (resumed / "training_info.txt").read_text().splitlines() if "training" in line)
    assert line.split()[1:] == ["1", "h", "0", "min"]


def test_a_spec_that_was_edited_since_is_told(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    whole = make_run(tmp_path / "whole", tiny_model("bert"), **COMMON)
    assert train_here(whole) == 0
    for name, before, after in (("as-it-was", "", ""), ("edited", '"max_grad_norm": 0.5', '"max_grad_norm": 0.4')):
        resumed = cut_after(whole, tmp_path / name, 15)
        spec = (resumed / "spec.json").read_text()
        assert before in spec
        (resumed / "spec.json").write_text(spec.replace(before, after) if before else spec)
        assert train_here(resumed, resume=True) == 0
        assert ("spec-changed" in [event["code"] for event in events(resumed, "warning")]) is bool(before)


def test_a_best_checkpoint_that_is_gone_is_looked_for_anew(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    arguments = COMMON | {"load_best_model_at_end": True}
    whole = make_run(tmp_path / "whole", tiny_model("bert"), **arguments)
    assert train_here(whole) == 0
    resumed = cut_after(whole, tmp_path / "resumed", 10)
    state = json.loads((resumed / "checkpoint-10" / "training.json").read_text())
    state["best_checkpoint"], state["stopping"] = "checkpoint-7", [0.99, 7, 1]
    (resumed / "checkpoint-10" / "training.json").write_text(json.dumps(state))
    assert train_here(resumed, resume=True) == 0
    assert "best-lost" in [event["code"] for event in events(resumed, "warning")]
    assert (resumed / "model" / "model.safetensors").is_file()


def test_the_commit_of_a_hub_model_is_told_and_outlives_a_resume(
    tiny_model: Callable[..., Path], tmp_path: Path
) -> None:
    commit = "0123456789abcdef0123456789abcdef01234567"
    cached = tmp_path / "hub" / "models--some--model" / "snapshots" / commit
    shutil.copytree(tiny_model("bert"), cached)
    whole = make_run(tmp_path / "whole", cached, **COMMON)
    assert train_here(whole) == 0
    resumed = cut_after(whole, tmp_path / "resumed", 5)
    assert train_here(resumed, resume=True) == 0
    assert [event["commit"] for event in events(resumed, "model")] == [commit, commit]
    assert commit in (resumed / "model" / "README.md").read_text()


def test_a_file_of_the_users_that_changed_since_is_refused(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", tiny_model("bert"), num_train_epochs=1)
    spec = json.loads((run / "spec.json").read_text())
    own = tmp_path / "train.jsonl"
    (run / "data" / "train.jsonl").rename(own)
    spec["data"]["train"]["path"] = str(own)
    (run / "spec.json").write_text(json.dumps(spec))
    assert train_here(run) == 0
    own.write_text("".join(reversed(own.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")
    assert train_here(run, resume=True) == 1
    assert events(run, "failed")[-1]["code"] == "data-changed"
