"""Makes run directories for tests: a tiny model, a few French sentences, and the arguments that a test is about."""

from __future__ import annotations

import hashlib
import json
import math
import os
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import tiny
from safetensors.torch import load_file

ROOT = Path(__file__).resolve().parents[2]
TRAINER = ROOT / "src" / "trainer" / "run_trainer.py"

ARGUMENTS: dict[str, Any] = {
    "max_seq_length": 64,
    "max_train_samples": None,
    "max_eval_samples": None,
    "seed": 1,
    "data_seed": None,
    "num_train_epochs": 2,
    "max_steps": -1,
    "per_device_train_batch_size": 8,
    "per_device_eval_batch_size": 32,
    "gradient_accumulation_steps": 1,
    "train_sampling_strategy": "random",
    "learning_rate": 5e-3,
    "lr_scheduler_type": "linear",
    "lr_scheduler_kwargs": {},
    "lr_scheduler_steps": None,
    "warmup_steps": 0.1,
    "optim": "adamw_torch",
    "weight_decay": 0.01,
    "adam_beta1": 0.9,
    "adam_beta2": 0.999,
    "adam_epsilon": 1e-8,
    "max_grad_norm": 1.0,
    "label_smoothing_factor": 0.0,
    "gradient_checkpointing": False,
    "precision": "fp32",
    "freeze": {"embeddings": False, "layers": 0},
    "use_cpu": True,
    "logging_steps": 1,
    "eval_strategy": "no",
    "eval_steps": 100,
    "eval_on_start": False,
    "eval_delay": 0,
    "save_strategy": "no",
    "save_steps": 100,
    "save_total_limit": 2,
    "load_best_model_at_end": False,
    "metric_for_best_model": "f1_macro",
    "greater_is_better": True,
    "early_stopping_patience": None,
    "early_stopping_threshold": 0.0,
    "cache_dir": None,
}


def make_run(folder: Path, model: Path, train: int = 48, validation: int = 0, test: int = 0, **arguments: Any) -> Path:
    """Write `spec.json` and `data/` of a run on so many tiny examples a split."""
    values = ARGUMENTS | arguments
    splits = {"train": train, "validation": validation, "test": test}
    data = {}
    for seed, (split, number) in enumerate(splits.items()):
        if number:
            path = tiny.write_examples(folder / "data" / f"{split}.jsonl", number, seed)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            data[split] = {"path": f"data/{split}.jsonl", "examples": number, "sha256": digest}
    batch = values["per_device_train_batch_size"] * values["gradient_accumulation_steps"]
    epoch = math.ceil(train / batch)
    total = values["max_steps"] if values["max_steps"] > 0 else math.ceil(values["num_train_epochs"] * epoch)
    warmup = values["warmup_steps"]
    spec = {
        "format": 1,
        "task": "token-classification",
        "engine": "transformers",
        "model": {"nameOrPath": str(model), "path": str(model), "revision": None, "source": "folder"},
        "data": data,
        "labels": list(tiny.LABELS),
        "wordRule": "unicode-1",
        "arguments": values,
        "derived": {
            "stepsPerEpoch": epoch,
            "totalSteps": total,
            "warmupSteps": math.ceil(warmup * total) if warmup < 1 else int(warmup),
            "effectiveBatchSize": batch,
        },
    }
    (folder / "spec.json").write_text(json.dumps(spec), encoding="utf-8")
    return folder


def train_here(run: Path, resume: bool = False, exports: bool = False) -> int:
    """Train in this process; the export to ONNX takes seconds and is left out unless the test is about it."""
    from finetune_trainer.commands.train import train
    from finetune_trainer.loop import finish

    with nullcontext() if exports else patch.object(finish, "export"):
        return train(run, resume)


def start(run: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Train in a process of its own."""
    return subprocess.Popen(
        [sys.executable, str(TRAINER), "train", str(run), *arguments],
        cwd=run,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def events(run: Path, type: str | None = None) -> list[dict[str, Any]]:
    """The events so far, whole lines only."""
    text = (run / "events.jsonl").read_text(encoding="utf-8")
    parsed = [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]
    return [event for event in parsed if type is None or event["type"] == type]


def watch(run: Path, process: Any, type: str, after: int = 0, **fields: Any) -> dict[str, Any]:
    """Wait until the run says something beyond its first `after` events."""
    while process.poll() is None:
        if (run / "events.jsonl").exists():
            for event in events(run)[after:]:
                if event["type"] == type and all(event[key] == value for key, value in fields.items()):
                    return event
        time.sleep(0.02)
    raise AssertionError(f"the process ended without {type}: {process.stdout.read()}")


def weights_hash(folder: Path) -> str:
    """Hash of all weights of a model folder, by name."""
    digest = hashlib.sha256()
    for name, tensor in sorted(load_file(folder / "model.safetensors").items()):
        digest.update(name.encode())
        digest.update(tensor.numpy().tobytes())
    return digest.hexdigest()
