"""One training with our trainer: the run directory that the starter would have made."""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path
from typing import Any

import plan


def write_spec(job: plan.Job, labels: tuple[str, ...]) -> None:
    """Write `spec.json` for a job; no evaluation or checkpoint while it trains, as for Hugging Face's Trainer."""
    steps = math.ceil(job.sentences / plan.BATCH_SIZE)
    total = math.ceil(plan.EPOCHS * steps)
    spec = {
        "format": 1,
        "task": "token-classification",
        "engine": "transformers",
        "model": {"nameOrPath": job.model, "path": job.model, "revision": None, "source": "folder"},
        "data": {"train": _reference(job.train), "test": _reference(job.test)},
        "labels": labels,
        "wordRule": "unicode-1",
        "arguments": _arguments(job),
        "derived": {
            "stepsPerEpoch": steps,
            "totalSteps": total,
            "warmupSteps": math.ceil(plan.WARMUP * total),
            "effectiveBatchSize": plan.BATCH_SIZE,
        },
    }
    (Path(job.folder) / "spec.json").write_text(json.dumps(spec, indent=2), encoding="utf-8")


def _reference(path: str) -> dict[str, Any]:
    data = Path(path).read_bytes()
    return {"path": path, "examples": data.count(b"\n"), "sha256": hashlib.sha256(data).hexdigest()}


def _arguments(job: plan.Job) -> dict[str, Any]:
    never = 10**9
    return {
        "max_seq_length": plan.MAX_LENGTH,
        "max_train_samples": None,
        "max_eval_samples": None,
        "seed": job.seed,
        "data_seed": None,
        "num_train_epochs": plan.EPOCHS,
        "max_steps": -1,
        "per_device_train_batch_size": plan.BATCH_SIZE,
        "per_device_eval_batch_size": 32,
        "gradient_accumulation_steps": 1,
        "train_sampling_strategy": job.setting.sampling,
        "learning_rate": plan.LEARNING_RATE,
        "lr_scheduler_type": "linear",
        "lr_scheduler_kwargs": {},
        "lr_scheduler_steps": None,
        "warmup_steps": plan.WARMUP,
        "optim": "adamw_torch",
        "weight_decay": plan.WEIGHT_DECAY,
        "adam_beta1": 0.9,
        "adam_beta2": 0.999,
        "adam_epsilon": 1e-8,
        "max_grad_norm": 1.0,
        "label_smoothing_factor": 0.0,
        "gradient_checkpointing": False,
        "precision": job.setting.precision,
        "freeze": {"embeddings": False, "layers": 0},
        "use_cpu": job.device == "cpu",
        "logging_steps": plan.LOGGING_STEPS if job.setting.logs else never,
        "eval_strategy": "no",
        "eval_steps": never,
        "eval_on_start": False,
        "eval_delay": 0,
        "save_strategy": "no",
        "save_steps": never,
        "save_total_limit": 2,
        "load_best_model_at_end": False,
        "metric_for_best_model": "f1",
        "greater_is_better": True,
        "early_stopping_patience": None,
        "early_stopping_threshold": 0.0,
        "cache_dir": None,
    }
