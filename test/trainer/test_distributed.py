"""Two ranks, as `torchrun` starts them, train what one process trains; only the first one writes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from runs import events, make_run, start, train_here, watch, weights_hash

ARGUMENTS: dict[str, Any] = {"validation": 8, "eval_strategy": "steps", "eval_steps": 4, "load_best_model_at_end": True}


@contextmanager
def two_ranks(run: Path, *arguments: str) -> Iterator[list[subprocess.Popen[str]]]:
    """Start a run as two processes that find each other through the environment of `torchrun`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    common = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    ranks = [start(run, *arguments, **common, RANK=str(rank), LOCAL_RANK=str(rank)) for rank in (0, 1)]
    try:
        yield ranks
    finally:
        for process in ranks:
            process.kill()
            process.communicate()


def train_on_two_ranks(run: Path, *arguments: str) -> None:
    with two_ranks(run, *arguments) as ranks:
        outputs = [process.communicate(timeout=100)[0] for process in ranks]
        assert [process.returncode for process in ranks] == [0, 0], outputs


def test_two_ranks_take_the_steps_of_one_process_and_one_of_them_writes(
    tiny_model: Callable[..., Path], tmp_path: Path
) -> None:
    model = tiny_model("bert", dropout=0.0)
    alone = make_run(tmp_path / "alone", model, **ARGUMENTS)
    assert train_here(alone) == 0
    together = make_run(tmp_path / "together", model, **ARGUMENTS)
    train_on_two_ranks(together)
    for mine, expected in zip(events(together, "train"), events(alone, "train"), strict=True):
        assert mine["loss"] == pytest.approx(expected["loss"], rel=1e-4)
        assert mine["grad_norm"] == pytest.approx(expected["grad_norm"], rel=1e-3)
        assert mine["tokens"] == expected["tokens"]
    weights = load_file(together / "model" / "model.safetensors")
    for name, expected in load_file(alone / "model" / "model.safetensors").items():
        # The gradient of a key's bias is rounding alone, which Adam makes large.
        if not name.endswith("key.bias"):
            assert (weights[name] - expected).abs().max() <= 1e-4, name
    assert len(list((together / "tensorboard").iterdir())) == 1
    board = EventAccumulator(str(together / "tensorboard"))
    board.Reload()
    assert [point.step for point in board.Scalars("train/loss")] == list(range(1, 13))


def test_two_ranks_stop_together_and_resume_to_the_same_weights(
    tiny_model: Callable[..., Path], tmp_path: Path
) -> None:
    """`torchrun` passes a signal on to all of its processes."""
    common = ARGUMENTS | {"num_train_epochs": 15, "eval_steps": 30, "save_strategy": "steps", "save_steps": 30}
    whole, stopped = (make_run(tmp_path / name, tiny_model("bert"), **common) for name in ("whole", "stopped"))
    train_on_two_ranks(whole)
    with two_ranks(stopped) as ranks:
        watch(stopped, ranks[0], "train")
        for process in ranks:
            os.kill(process.pid, signal.SIGTERM)
        assert [process.wait(timeout=100) for process in ranks] == [0, 0]
    finished = events(stopped, "finished")[0]
    assert finished["reason"] == "stopped" and finished["step"] < 90
    train_on_two_ranks(stopped, "--resume")
    assert weights_hash(stopped / "checkpoint-90") == weights_hash(whole / "checkpoint-90")
