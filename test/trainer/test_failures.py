"""Each way to fail ends in a `failed` event with a code, a sentence and what to do; nothing is lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import torch
from safetensors import SafetensorError

from finetune_trainer.commands.writer import write_to_run
from finetune_trainer.run_folder import RunFolder
from runs import events, make_run, start, train_here, watch


def failure(run: Path) -> dict[str, Any]:
    last = events(run)[-1]
    assert last["type"] == "failed"
    assert last["message"] and last["hint"]
    return last


def test_a_loss_that_is_no_number_is_shown_and_stops_the_run(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(
        tmp_path, tiny_model("bert"), learning_rate=1e18, warmup_steps=0, max_grad_norm=0, num_train_epochs=9
    )
    assert train_here(run) == 1
    assert failure(run)["code"] == "loss-not-finite"
    assert "learning_rate" in failure(run)["hint"]
    assert events(run, "train")[-1]["loss"] is None


def test_cuda_out_of_memory_halves_the_micro_batch_and_keeps_the_step(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from finetune_trainer.model.trainable_model import TrainableModel

    arguments = {"num_train_epochs": 1, "train_sampling_strategy": "sequential"}
    plain = make_run(tmp_path / "plain", tiny_model("bert", dropout=0.0), **arguments)
    assert train_here(plain) == 0
    logits = TrainableModel.logits

    def fails_above_64_tokens(model: TrainableModel, batch: Any) -> torch.Tensor:
        if model.model.training and batch.tokens > 64:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory")
        return logits(model, batch)

    monkeypatch.setattr(TrainableModel, "logits", fails_above_64_tokens)
    run = make_run(tmp_path / "run", tiny_model("bert", dropout=0.0), **arguments)
    assert train_here(run) == 0
    assert "micro-batch-halved" in [event["code"] for event in events(run, "warning")]
    for mine, expected in zip(events(run, "train"), events(plain, "train"), strict=True):
        assert mine["loss"] == pytest.approx(expected["loss"], rel=1e-4)


def test_memory_that_does_not_suffice_for_one_sentence_fails_with_the_mend(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from finetune_trainer.model.trainable_model import TrainableModel

    def fails(model: TrainableModel, batch: Any) -> torch.Tensor:
        raise torch.cuda.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(TrainableModel, "logits", fails)
    run = make_run(tmp_path, tiny_model("bert"))
    assert train_here(run) == 1
    assert failure(run)["code"] == "out-of-memory"
    assert "max_seq_length" in failure(run)["hint"]


def test_a_full_disk_at_a_checkpoint_keeps_the_older_ones(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from finetune_trainer.loop import checkpoint

    save = checkpoint.save_file

    def full_at_step_6(tensors: Any, path: Path) -> None:
        if "checkpoint-6" in str(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        save(tensors, path)

    monkeypatch.setattr(checkpoint, "save_file", full_at_step_6)
    run = make_run(tmp_path, tiny_model("bert"), save_strategy="steps", save_steps=3, num_train_epochs=3)
    assert train_here(run) == 1
    assert failure(run)["code"] == "no-space"
    assert [path.name for path in run.glob("*checkpoint*")] == ["checkpoint-3"]
    monkeypatch.undo()
    (run / ".checkpoint-5.tmp").mkdir()  # of a process that was killed while it saved on request
    assert train_here(run, resume=True) == 0
    assert events(run, "finished")[0]["step"] == 18
    assert not list(run.glob(".checkpoint-*"))


def test_a_failure_after_training_keeps_the_model_without_any_checkpoint(
    tiny_model: Callable[..., Path], tmp_path: Path
) -> None:
    run = make_run(tmp_path, tiny_model("bert"), validation=8)
    (run / "predictions").write_text("in the way")
    assert train_here(run) == 1
    assert failure(run)["code"] == "folder-unwritable"
    assert (run / "model" / "model.safetensors").is_file()


@pytest.mark.parametrize("error", [RuntimeError("the graph is odd"), ImportError("no onnxruntime")])
def test_an_export_that_breaks_leaves_a_run_that_completed(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    from finetune_trainer.export import export_model

    monkeypatch.setattr(export_model, "export_model", Mock(side_effect=error))
    run = make_run(tmp_path, tiny_model("bert"), num_train_epochs=1)
    assert train_here(run, exports=True) == 0
    assert events(run, "finished")[0]["reason"] == "completed"
    assert "export-failed" in [event["code"] for event in events(run, "warning")]
    assert (run / "training_info.txt").is_file()


def test_a_folder_that_cannot_be_written_is_named(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), save_strategy="steps", save_steps=3)
    (run / "predictions").write_text("in the way")
    (run / "tensorboard").write_text("in the way")
    assert train_here(run) == 1
    assert failure(run)["code"] == "folder-unwritable"
    assert "tensorboard" in failure(run)["message"]


def test_events_that_cannot_be_written_leave_no_lock(
    tiny_model: Callable[..., Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run = make_run(tmp_path, tiny_model("bert"))
    (run / "events.jsonl").mkdir()
    assert train_here(run) == 1
    assert "events.jsonl" in capfd.readouterr().err.splitlines()[-1]
    assert not (run / "lock").exists()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.EROFS, "Read-only file system", "results.json"), "folder-unwritable"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "results.json"), "folder-unwritable"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "no-space"),
        (SafetensorError("There is not enough space on the disk. (os error 112)"), "no-space"),
        (MemoryError(), "out-of-memory"),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried …"), "out-of-memory"),
        (RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"), "out-of-memory"),
        (RuntimeError("shapes do not match"), "internal-error"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_what_the_system_refuses_is_told_by_its_cause(tmp_path: Path, error: Exception, code: str) -> None:
    def work(_: Any) -> None:
        raise error

    assert write_to_run(RunFolder(tmp_path), None, work) == 1
    assert failure(tmp_path)["code"] == code


def test_a_disk_without_any_room_has_room_for_the_last_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run, write = RunFolder(tmp_path), os.write
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def write_unless_full(descriptor: int, data: bytes) -> int:
        if run.reserve.exists():
            raise full
        return write(descriptor, data)

    def work(_: Any) -> None:
        assert run.reserve.stat().st_size >= 16 * 1024
        monkeypatch.setattr(os, "write", write_unless_full)
        raise full

    assert write_to_run(run, None, work) == 1
    monkeypatch.undo()
    assert failure(tmp_path)["code"] == "no-space"
    assert not run.reserve.exists()


def test_an_unreachable_hub_fails_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    run = make_run(tmp_path, Path("nowhere/no-such-model"))
    spec = json.loads((run / "spec.json").read_text())
    spec["model"] = {"nameOrPath": "nowhere/no-such-model", "path": None, "revision": None, "source": "hub"}
    (run / "spec.json").write_text(json.dumps(spec))
    assert train_here(run) == 1
    assert failure(run)["code"] in ("hub-unreachable", "model-not-found")


def test_a_spec_that_is_no_spec_fails(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"))
    (run / "spec.json").write_text("{")
    assert train_here(run) == 1
    assert failure(run)["code"] == "spec-unreadable"


def test_missing_examples_fail(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"))
    (run / "data" / "train.jsonl").unlink()
    assert train_here(run) == 1
    assert failure(run)["code"] == "data-unreadable"


def test_a_schedule_with_wrong_settings_fails(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), lr_scheduler_kwargs={"cycles": 3})
    assert train_here(run) == 1
    assert failure(run)["code"] == "schedule-invalid"


def test_a_run_directory_deleted_under_the_trainer_ends_it(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", tiny_model("bert"), num_train_epochs=10_000)
    process = start(run)
    watch(run, process, "train")
    while run.exists():
        shutil.rmtree(run, ignore_errors=True)
    output, _ = process.communicate()
    assert process.returncode == 1
    assert "is gone" in output
    assert not run.exists()


def test_an_error_of_ours_says_where_the_traceback_is(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from finetune_trainer.loop import life

    def broken(*arguments: Any) -> None:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr(life, "set_up", broken)
    run = make_run(tmp_path, tiny_model("bert"))
    assert train_here(run) == 1
    assert failure(run)["code"] == "internal-error"
    assert "surprise" in failure(run)["message"]
    assert "Traceback" in capfd.readouterr().err
