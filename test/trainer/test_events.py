"""The events' writer, and the golden file that TypeScript reads (`test/protocol/events.test.ts`)."""

import errno
import itertools
import json
import math
import os
from pathlib import Path
from typing import Any

import pytest

from finetune_trainer.events import EventWriter

GOLDEN = Path(__file__).parents[1] / "protocol" / "events.golden.jsonl"

SCORES = {"precision": 0.9, "recall": 0.8, "f1": 0.847, "number": 41}

EXPORTED = {
    "path": "model/onnx/model_quantized.onnx",
    "bytes": 70_000_000,
    "precision": "int8",
    "max_difference": 0.0125,
    "word_agreement": 0.997,
    "words": 8000,
}

EVENTS: list[tuple[str, dict[str, Any]]] = [
    (
        "started",
        {
            "host": "atelier",
            "boot_id": "0b0c5c3e-5d3a-4f6e-9a37-b1a1d7d7c001",
            "pid": 4242,
            "process_start_time": 123456,
            "resumed_from_step": None,
        },
    ),
    (
        "environment",
        {
            "python": "3.11.9",
            "versions": {"torch": "2.13.0", "transformers": "5.23.0"},
            "platform": "Linux-6.8-x86_64",
            "device": "cpu",
            "device_name": "Processor of the workshop",
            "threads": 2,
            "precision": "bf16",
            "precision_reason": "2.1 times as fast as fp32 here",
        },
    ),
    ("stage", {"stage": "loading-data", "progress": None}),
    ("stage", {"stage": "loading-data", "progress": 0.5}),
    (
        "data",
        {
            "split": "train",
            "examples": 1500,
            "length_edges": [8, 16, 24],
            "length_counts": [500, 800, 200],
            "max_length": 23,
            "truncated_examples": 0,
            "truncated_entities": 0,
        },
    ),
    ("stage", {"stage": "loading-model", "progress": None}),
    (
        "model",
        {
            "architecture": "CamembertForTokenClassification",
            "commit": "0123456789abcdef0123456789abcdef01234567",
            "parameters": 110_031_367,
            "trained_parameters": 42_527_239,
            "layers": [
                {"name": "embeddings", "parameters": 25_000_000, "state": "frozen"},
                {"name": "layer 11", "parameters": 7_087_872, "state": "trained"},
                {"name": "classifier", "parameters": 5_383, "state": "new"},
            ],
            "packed": False,
            "packing_reason": "DeBERTa-v2 never calls a registered attention function",
        },
    ),
    (
        "forecast",
        {
            "memory_bytes": 2_000_000_000,
            "disk_bytes": 1_300_000_000,
            "disk_free_bytes": 90_000_000_000,
            "seconds": None,
        },
    ),
    ("stage", {"stage": "training", "progress": 0.0}),
    (
        "train",
        {
            "step": 1,
            "epoch": 0.0106,
            "loss": 1.9459,
            "learning_rate": 2e-05,
            "grad_norm": 3.5,
            "tokens": 402,
            "tokens_per_second": 1500.5,
            "memory": 900_000_000,
        },
    ),
    (
        "train",
        {
            "step": 10,
            "epoch": 0.106,
            "loss": math.nan,
            "learning_rate": 2e-04,
            "grad_norm": math.inf,
            "tokens": 4020,
            "tokens_per_second": 1510.0,
            "memory": 910_000_000,
        },
    ),
    ("stage", {"stage": "evaluating", "progress": 0.25}),
    (
        "evaluate",
        {
            "split": "validation",
            "step": 10,
            "epoch": 0.106,
            "metrics": {"loss": 0.21, "f1": 0.847, "f1_macro": 0.84, "seqeval_f1_macro": math.nan},
            "per_label": {"ARRIVÉE": SCORES, "DEPART": {**SCORES, "number": 39}},
            "seconds": 1.25,
        },
    ),
    ("checkpoint", {"step": 10, "path": "checkpoint-10"}),
    ("best", {"step": 10, "metric": "f1_macro", "value": 0.84, "checkpoint": "checkpoint-10"}),
    ("control", {"request": "stop", "status": "done", "message": "stopping after step 10"}),
    ("warning", {"code": "truncated", "message": "data/été.conll:12 loses 1 entity"}),
    (
        "exported",
        {"path": "model", "files": [{**EXPORTED, "precision": "fp32", "max_difference": 2e-06}, EXPORTED]},
    ),
    ("finished", {"reason": "stopped", "step": 10}),
    (
        "failed",
        {"code": "not-finite", "message": "The loss is not a number.", "hint": "Lower learning_rate."},
    ),
]


def write_events(path: Path) -> None:
    """Write each event of the golden file, half a second apart."""
    clock = itertools.count(1_795_000_000.0, 0.5)
    writer = EventWriter(path, clock=lambda: next(clock))
    for type, values in EVENTS:
        writer.emit(type, **values)
    writer.close()


def test_writes_the_golden_file_that_typescript_reads(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    write_events(path)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(path.read_bytes())
    assert path.read_text(encoding="utf-8") == GOLDEN.read_text(encoding="utf-8"), (
        "the events changed: if that is meant, run again with UPDATE_GOLDEN=1 and look at the difference"
    )


def test_numbers_that_json_cannot_carry_become_null(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    writer = EventWriter(path)
    writer.emit("train", loss=math.nan, nested={"deep": [math.inf, -math.inf, 1.0]})
    writer.close()
    event = json.loads(path.read_text(), parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert event["loss"] is None
    assert event["nested"] == {"deep": [None, None, 1.0]}


def test_a_half_line_of_a_killed_process_does_not_swallow_the_next_event(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text('{"type":"started","time":1}\n{"type":"trai')
    writer = EventWriter(path)
    writer.emit("stage", stage="training", progress=None)
    writer.close()
    assert [json.loads(line)["type"] for line in path.read_text().splitlines()[2:]] == ["stage"]


def test_each_event_is_on_disk_when_emit_returns(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    writer = EventWriter(path)
    writer.emit("checkpoint", step=1, path="checkpoint-1")
    assert path.read_text().endswith("\n")
    writer.close()


def test_a_line_that_a_full_disk_cut_does_not_swallow_the_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.jsonl"
    writer = EventWriter(path)
    write, room = os.write, iter([10])

    def full_after_ten_bytes(descriptor: int, data: bytes) -> int:
        if (size := next(room, None)) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[:size])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full_after_ten_bytes)
        with pytest.raises(OSError):
            writer.emit("checkpoint", step=1, path="checkpoint-1")
    writer.emit("failed", code="no-space", message="The disk is full.", hint="Free some space.")
    writer.emit("stage", stage="training", progress=None)
    writer.close()
    lines = path.read_text().splitlines()
    assert [json.loads(line)["type"] for line in lines[1:]] == ["failed", "stage"]
