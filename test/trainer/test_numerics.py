"""`precision: auto` is decided by timing, once a machine and model shape; no weight and no random state is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import tiny
import torch
from test_packing import load, samples_of

from finetune_trainer.hardware import numerics
from finetune_trainer.hardware.measured import Measured
from finetune_trainer.hardware.numerics import choose_numerics


def test_auto_is_decided_by_the_times_and_remembered(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny_model("bert", tiny.LABELS)
    model, samples = load(folder), samples_of(folder)
    kept = Measured(tmp_path / "measured.json")
    first = choose_numerics("auto", model, samples, 0, kept)
    assert first.precision in ("fp32", "bf16") and "timed on this machine" in first.reason
    monkeypatch.setattr(numerics, "_time_precisions", lambda *_: pytest.fail("timed twice"))
    assert choose_numerics("auto", model, samples, 0, kept) == first
    times = json.loads((tmp_path / "measured.json").read_text())
    key = next(key for key in times if key.startswith("precision"))
    for seconds, expected in ((1.0, "fp32"), (2.0, "bf16")):
        kept.put(key, {"fp32": seconds, "bf16": 1.0})
        assert choose_numerics("auto", model, samples, 0, kept).precision == expected


def test_timing_touches_neither_weights_nor_random_states(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    folder = tiny_model("bert", tiny.LABELS)
    model, samples = load(folder), samples_of(folder)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    random = torch.get_rng_state()
    choose_numerics("auto", model, samples, 0, Measured(tmp_path / "measured.json"))
    assert torch.equal(torch.get_rng_state(), random)
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_a_device_without_the_memory_to_time_takes_what_needs_less(
    tiny_model: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise torch.cuda.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(numerics, "_time_precisions", full)
    folder = tiny_model("bert", tiny.LABELS)
    chosen = choose_numerics("auto", load(folder), samples_of(folder), 0, Measured(tmp_path / "measured.json"))
    assert chosen.precision == "bf16"
