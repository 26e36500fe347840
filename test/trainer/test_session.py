"""What happens around the steps: evaluation, best, early stopping, checkpoints, requests, files left behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import torch
from safetensors.torch import load_file
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from finetune_trainer.loop import forecast, life, session
from finetune_trainer.process.control import Control, Request
from runs import events, make_run, start, train_here, watch, weights_hash

EVALUATED: dict[str, Any] = {
    "validation": 16,
    "eval_strategy": "steps",
    "eval_steps": 2,
    "load_best_model_at_end": True,
}


def checkpoints(run: Path) -> list[int]:
    return sorted(int(path.name.rpartition("-")[2]) for path in run.glob("checkpoint-*"))


@pytest.fixture(scope="module")
def finished(tiny_model: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with every split that went to its end."""
    run = make_run(
        tmp_path_factory.mktemp("finished") / "run",
        tiny_model("bert"),
        test=16,
        num_train_epochs=6,
        eval_on_start=True,
        save_strategy="steps",
        save_steps=4,
        **EVALUATED,
    )
    assert train_here(run, exports=True) == 0
    return run


def test_a_finished_run_has_every_file_of_the_contract(finished: Path) -> None:
    for name in (
        "results.json",
        "training_info.txt",
        "trainer_state.json",
        "predictions/validation.jsonl",
        "predictions/test.jsonl",
        "model/model.safetensors",
        "model/README.md",
        "model/finetune.json",
        "model/onnx/model.onnx",
        "model/onnx/model_quantized.onnx",
    ):
        assert (finished / name).is_file(), name
    assert not (finished / "lock").exists()
    assert events(finished)[-1]["type"] == "finished"
    assert events(finished)[-1]["reason"] == "completed"


def test_the_first_event_is_written_before_torch_is_imported(finished: Path) -> None:
    assert [event["type"] for event in events(finished)][:2] == ["started", "stage"]


def test_the_figure_before_training_is_evaluated_and_never_the_best(finished: Path) -> None:
    assert events(finished, "evaluate")[0]["step"] == 0
    assert all(event["step"] > 0 for event in events(finished, "best"))


def test_the_best_checkpoint_is_what_is_exported_and_scored(finished: Path) -> None:
    best = events(finished, "best")[-1]
    evaluated = [
        event for event in events(finished, "evaluate") if event["split"] == "validation" and event["step"] > 0
    ]
    values = [event["metrics"]["f1_macro"] for event in evaluated]
    assert best["value"] == max(values)
    assert weights_hash(finished / "model") == weights_hash(finished / best["checkpoint"])
    results = json.loads((finished / "results.json").read_text())
    assert results["validation"]["f1_macro"] == best["value"]


def test_the_limit_of_checkpoints_keeps_the_best_and_the_newest(finished: Path) -> None:
    best, newest = events(finished, "best")[-1]["step"], events(finished, "checkpoint")[-1]["step"]
    assert set(checkpoints(finished)) == {best, newest} or len(checkpoints(finished)) == 2
    assert {best, newest} <= set(checkpoints(finished))


def test_tensorboard_shows_the_scalars_under_hugging_faces_tags(finished: Path) -> None:
    board = EventAccumulator(str(finished / "tensorboard"))
    board.Reload()
    tags = board.Tags()["scalars"]
    assert {"train/loss", "train/learning_rate", "train/grad_norm", "eval/loss", "eval/f1"} <= set(tags)
    assert [point.step for point in board.Scalars("train/loss")] == list(range(1, 37))


def test_time_is_forecast_after_ten_steps(finished: Path) -> None:
    forecasts = events(finished, "forecast")
    assert forecasts[0]["seconds"] is None and forecasts[0]["memory_bytes"] > 0
    assert forecasts[1]["seconds"] > 0


@pytest.mark.parametrize(
    "arguments",
    [
        {"save_strategy": "steps", "save_steps": 4, "save_total_limit": None},
        {"save_strategy": "steps", "save_steps": 4, "save_total_limit": 1, "num_train_epochs": 1},
        {"optim": "sgd", "save_strategy": "epoch"},
    ],
    ids=["all-kept", "fewer-than-the-limit", "sgd"],
)
def test_the_forecast_of_the_disk_covers_what_a_run_writes_and_little_more(
    tiny_model: Callable[..., Path], tmp_path: Path, arguments: dict[str, Any]
) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **arguments)
    assert train_here(run) == 0
    checkpoint_files = [
        path
        for path in run.glob("checkpoint-*/*.safetensors")
        if path.name in ("model.safetensors", "training.safetensors")
    ]
    weights = (run / "model" / "model.safetensors").stat().st_size
    written = sum(path.stat().st_size for path in checkpoint_files)
    # The export's share is an estimate; headers and random states are small beside a real model's weights.
    told = events(run, "forecast")[0]["disk_bytes"] - 10 * weights / 4
    assert 0.7 * written <= told <= 2 * written


def test_a_resumed_run_is_not_warned_of_the_disk_that_it_uses_already(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run(tmp_path, tiny_model("bert"), save_strategy="steps", save_steps=4, save_total_limit=None)
    assert train_here(run) == 0
    needed = events(run, "forecast")[0]["disk_bytes"]
    used = sum(path.stat().st_size for path in run.glob("checkpoint-*/*"))
    for free, warned in ((needed - used - 1, True), (needed - used + 1, False)):
        said = len(events(run, "warning"))
        monkeypatch.setattr(forecast.shutil, "disk_usage", lambda folder, free=free: Mock(free=free))
        assert train_here(run, resume=True) == 0
        codes = [event["code"] for event in events(run, "warning")[said:]]
        assert ("disk-short" in codes) is warned


def test_rows_of_tokens_that_do_not_occur_only_decay(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    """The compact table is exact: the whole table trained by the same steps gives the same rows."""
    from finetune_trainer.loop import setup

    tables = []
    for compact in (True, False):
        run = make_run(tmp_path / str(compact), tiny_model("bert", dropout=0.0), weight_decay=0.1, train=16)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(setup, "has_decoupled_decay", lambda arguments, compact=compact: compact)
            assert train_here(run) == 0
        tables.append(load_file(run / "model" / "model.safetensors")["bert.embeddings.word_embeddings.weight"])
    before = load_file(tiny_model("bert", dropout=0.0) / "model.safetensors")["embeddings.word_embeddings.weight"]
    assert (tables[0] - tables[1]).abs().max() <= 1e-6
    assert not torch.equal(tables[0], before)


def test_early_stopping_ends_the_run_and_says_so(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(
        tmp_path, tiny_model("bert"), num_train_epochs=50, learning_rate=0.0, early_stopping_patience=2, **EVALUATED
    )
    assert train_here(run) == 0
    finished = events(run, "finished")[0]
    # The first evaluation is the best, the next two are no better.
    assert (finished["reason"], finished["step"]) == ("early-stopped", 6)
    assert (run / "model" / "model.safetensors").is_file()


def test_the_best_is_told_where_the_last_model_is_kept(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **(EVALUATED | {"load_best_model_at_end": False}))
    assert train_here(run) == 0
    best = events(run, "best")[-1]
    evaluated = [event["metrics"]["f1_macro"] for event in events(run, "evaluate")[:-1]]
    assert (best["value"], best["checkpoint"]) == (max(evaluated), None)


def test_the_log_in_hugging_faces_shape_is_written_at_evaluations(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **(EVALUATED | {"load_best_model_at_end": False}))
    logged: list[int] = []

    def look(control: Control) -> list[Request]:
        if (run / "trainer_state.json").exists():
            logged.append(json.loads((run / "trainer_state.json").read_text())["global_step"])
        return []

    monkeypatch.setattr(Control, "take", look)
    assert train_here(run) == 0
    assert sorted(set(logged)) == [2, 4, 6, 8, 10, 12]


def test_evaluations_on_request_do_not_use_up_the_patience(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = EVALUATED | {"eval_steps": 100, "learning_rate": 0.0, "early_stopping_patience": 2}
    run = make_run(tmp_path, tiny_model("bert"), **arguments)
    monkeypatch.setattr(Control, "take", lambda control: [Request("evaluate")])
    assert train_here(run) == 0
    assert events(run, "finished")[0]["reason"] == "completed"
    assert len(events(run, "evaluate")) > 10


def test_discarding_saves_nothing_even_where_a_save_is_due(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run(tmp_path, tiny_model("bert"), save_strategy="steps", save_steps=1, **EVALUATED)
    monkeypatch.setattr(Control, "take", lambda control: [Request("stop", discard=True)])
    assert train_here(run) == 0
    assert checkpoints(run) == []


def test_a_stop_stays_in_its_folder_until_it_is_answered(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **EVALUATED)
    stop = run / "control" / "stop"
    start_control, save = Control.start, session.save_checkpoint
    seen: list[bool] = []

    def ask_at_once(control: Control) -> None:
        start_control(control)
        stop.write_text("save")

    def look_and_save(*arguments: Any) -> Path:
        seen.append(stop.exists())
        return save(*arguments)

    monkeypatch.setattr(Control, "start", ask_at_once)
    monkeypatch.setattr(session, "save_checkpoint", look_and_save)
    assert train_here(run) == 0
    assert (seen, stop.exists()) == ([True], False)
    assert events(run, "control")[0]["status"] == "done"


def test_a_request_that_comes_too_late_is_answered(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run(tmp_path, tiny_model("bert"), num_train_epochs=1, validation=16, eval_strategy="no")
    finish = life.finish

    def stop_meanwhile(*arguments: Any) -> None:
        (run / "control" / "stop").write_text("save")
        finish(*arguments)

    monkeypatch.setattr(life, "finish", stop_meanwhile)
    assert train_here(run) == 0
    assert [(event["request"], event["status"]) for event in events(run, "control")] == [("stop", "refused")]
    said = [event["type"] for event in events(run)]
    assert said.index("control") < said.index("evaluate")
    assert events(run, "finished")[0]["reason"] == "completed"
    assert list((run / "control").iterdir()) == []


def test_evaluation_and_saving_by_epoch(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(
        tmp_path, tiny_model("bert"), num_train_epochs=3, validation=8, eval_strategy="epoch", save_strategy="epoch"
    )
    assert train_here(run) == 0
    assert [event["step"] for event in events(run, "checkpoint")] == [6, 12, 18]
    steps = [event["step"] for event in events(run, "evaluate")]
    assert steps == [6, 12, 18, 18]


LONG: dict[str, Any] = {"num_train_epochs": 10_000, "validation": 8}


def test_requests_are_honoured_answered_and_removed(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **LONG)
    process = start(run)
    watch(run, process, "train")
    (run / "control" / "evaluate").touch()
    watch(run, process, "control", request="evaluate", status="done")
    (run / "control" / "checkpoint").touch()
    watch(run, process, "control", request="checkpoint", status="done")
    (run / "control" / "stop").write_text("save")
    assert process.wait() == 0
    assert list((run / "control").iterdir()) == []
    finished = events(run, "finished")[0]
    assert finished["reason"] == "stopped"
    assert max(checkpoints(run)) == finished["step"]
    assert not (run / "model").exists()


def test_stop_and_discard_saves_nothing_new(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **LONG)
    process = start(run)
    watch(run, process, "train")
    (run / "control" / "stop").write_text("discard")
    assert process.wait() == 0
    assert checkpoints(run) == []
    assert events(run, "finished")[0]["reason"] == "stopped"


def test_a_stop_sent_right_after_the_first_event_is_not_lost(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **LONG)
    process = start(run)
    watch(run, process, "started")
    (run / "control" / "stop").write_text("discard")
    assert process.wait() == 0
    assert events(run, "finished")[0]["reason"] == "stopped"


def test_sigterm_stops_and_saves(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **LONG)
    process = start(run)
    watch(run, process, "train")
    process.terminate()
    assert process.wait() == 0
    assert checkpoints(run) == [events(run, "finished")[0]["step"]]


def test_evaluating_without_validation_data_is_refused(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), num_train_epochs=10_000)
    process = start(run)
    watch(run, process, "train")
    (run / "control" / "evaluate").touch()
    watch(run, process, "control", request="evaluate", status="refused")
    process.terminate()
    assert process.wait() == 0


def test_a_run_killed_with_9_resumes(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), save_strategy="steps", save_steps=3, **LONG)
    process = start(run)
    step = watch(run, process, "checkpoint")["step"]
    process.kill()
    process.wait()
    assert (run / "lock").exists()
    said, newest = len(events(run)), max(checkpoints(run))
    again = start(run, "--resume")
    resumed = watch(run, again, "train", after=said, step=newest + 1)
    assert resumed["step"] > step
    again.terminate()
    assert again.wait() == 0


def test_a_second_trainer_leaves_the_run_alone(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    run = make_run(tmp_path, tiny_model("bert"), **LONG)
    process = start(run)
    watch(run, process, "train")
    second = start(run)
    output, _ = second.communicate()
    assert second.returncode == 1
    assert f"Process {process.pid}" in output
    assert len(events(run, "started")) == 1
    process.terminate()
    assert process.wait() == 0
