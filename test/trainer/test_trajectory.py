"""With dropout 0, loss and gradient norm follow Hugging Face's Trainer step by step: proof that the loop is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import tiny
import torch
from test_packing import samples_of
from transformers import AutoModelForTokenClassification, Trainer, TrainingArguments

from runs import events, make_run, train_here

STEPS = 25
EXAMPLES = STEPS * 8
TOLERANCE = 1e-5


class Recorder(Trainer):
    """Records the unrounded loss of each step."""

    losses: list[float]

    def training_step(self, *arguments: Any, **named: Any) -> torch.Tensor:
        loss = super().training_step(*arguments, **named)
        self.losses.append(float(loss))
        return loss


def hugging_face(folder: Path, output: Path, samples: Sequence[Any], **arguments: Any) -> list[tuple[float, float]]:
    """Loss and gradient norm of each step of HF's Trainer on the same sentences in the same order."""

    def collate(batch: list[dict[str, Any]]) -> dict[str, torch.Tensor]:
        longest = max(len(item["sample"].input_ids) for item in batch)
        ids, mask, labels = (torch.full((len(batch), longest), fill) for fill in (0, 0, -100))
        for row, item in enumerate(batch):
            sample = item["sample"]
            length = len(sample.input_ids)
            ids[row, :length], mask[row, :length] = torch.tensor(sample.input_ids), 1
            labels[row, torch.tensor(sample.label_positions)] = torch.tensor(sample.label_ids)
        # RoBERTa numbers positions by what is not padding.
        return {"input_ids": ids.masked_fill(mask == 0, pad), "attention_mask": mask, "labels": labels}

    model = AutoModelForTokenClassification.from_pretrained(folder, dtype=torch.float32)
    pad = model.config.pad_token_id
    options = {
        "output_dir": str(output),
        "per_device_train_batch_size": 8,
        "num_train_epochs": 1,
        "learning_rate": 5e-3,
        "weight_decay": 0.01,
        "warmup_steps": 3,
        "train_sampling_strategy": "sequential",
        "logging_steps": 1,
        "save_strategy": "no",
        "report_to": "none",
        "use_cpu": True,
        "remove_unused_columns": False,
        "disable_tqdm": True,
    } | arguments
    trainer = Recorder(
        model=model,
        args=TrainingArguments(**options),
        train_dataset=[{"sample": sample} for sample in samples],
        data_collator=collate,
    )
    trainer.losses = []
    trainer.train()
    norms = [entry["grad_norm"] for entry in trainer.state.log_history if "grad_norm" in entry]
    return list(zip(trainer.losses, norms, strict=True))


def ours(run: Path) -> list[tuple[float, float]]:
    assert train_here(run) == 0
    return [(event["loss"], event["grad_norm"]) for event in events(run, "train")]


def assert_same(ours: list[tuple[float, float]], theirs: list[tuple[float, float]]) -> None:
    assert len(ours) == len(theirs) == STEPS
    for step, (mine, other) in enumerate(zip(ours, theirs, strict=True), 1):
        assert mine == pytest.approx(other, rel=TOLERANCE), f"step {step}"


@pytest.mark.parametrize("family", ["bert", "camembert", "distilbert", "electra", "deberta-v2"])
def test_loss_and_gradient_norm_follow_hugging_face(
    tiny_model: Callable[..., Path], tmp_path: Path, family: str
) -> None:
    folder = tiny_model(family, tiny.LABELS, dropout=0.0)
    run = make_run(
        tmp_path / "run",
        folder,
        train=EXAMPLES,
        num_train_epochs=1,
        train_sampling_strategy="sequential",
        warmup_steps=3,
    )
    theirs = hugging_face(folder, tmp_path / "hf", samples_of(folder, EXAMPLES, seed=0))
    assert_same(ours(run), theirs)


@pytest.mark.parametrize(
    "ours_only",
    [
        {"per_device_train_batch_size": 2, "gradient_accumulation_steps": 4},
        {"gradient_checkpointing": True},
    ],
    ids=["accumulation", "checkpointing"],
)
def test_accumulation_and_checkpointing_change_nothing(
    tiny_model: Callable[..., Path], tmp_path: Path, ours_only: dict[str, Any]
) -> None:
    folder = tiny_model("bert", tiny.LABELS, dropout=0.0)
    common = {"num_train_epochs": 1, "train_sampling_strategy": "sequential"}
    plain = make_run(tmp_path / "plain", folder, train=EXAMPLES, **common)
    other = make_run(tmp_path / "other", folder, train=EXAMPLES, **common, **ours_only)
    assert_same(ours(other), ours(plain))


def test_label_smoothing_follows_hugging_face(tiny_model: Callable[..., Path], tmp_path: Path) -> None:
    folder = tiny_model("bert", tiny.LABELS, dropout=0.0)
    common = {"num_train_epochs": 1, "train_sampling_strategy": "sequential", "label_smoothing_factor": 0.1}
    run = make_run(tmp_path / "run", folder, train=EXAMPLES, warmup_steps=3, **common)
    samples = samples_of(folder, EXAMPLES, seed=0)
    assert_same(ours(run), hugging_face(folder, tmp_path / "hf", samples, label_smoothing_factor=0.1))


@pytest.mark.parametrize(
    ("schedule", "options"),
    [
        ("cosine", {}),
        ("cosine_with_restarts", {"num_cycles": 2}),
        ("polynomial", {"power": 2.0}),
        ("constant", {}),
        ("constant_with_warmup", {}),
        ("inverse_sqrt", {}),
        ("cosine_with_min_lr", {"min_lr": 1e-4}),
        ("cosine_warmup_with_min_lr", {"min_lr": 1e-4}),
        ("warmup_stable_decay", {"num_decay_steps": 5}),
        ("reduce_lr_on_plateau", {"patience": 1}),
    ],
)
def test_every_schedule_trains(
    tiny_model: Callable[..., Path], tmp_path: Path, schedule: str, options: dict[str, Any]
) -> None:
    run = make_run(
        tmp_path / "run",
        tiny_model("bert"),
        train=40,
        validation=8,
        num_train_epochs=2,
        lr_scheduler_type=schedule,
        lr_scheduler_kwargs=options,
        eval_strategy="steps",
        eval_steps=2,
        warmup_steps=0 if schedule in ("constant", "reduce_lr_on_plateau") else 2,
    )
    assert train_here(run) == 0
    rates = [event["learning_rate"] for event in events(run, "train")]
    assert len(rates) == 10 and max(rates) <= 5e-3 + 1e-12 and max(rates) > 0


@pytest.mark.parametrize("optimizer", ["adamw_torch", "adam", "sgd"])
def test_every_optimizer_lowers_the_loss(tiny_model: Callable[..., Path], tmp_path: Path, optimizer: str) -> None:
    rate = 0.3 if optimizer == "sgd" else 5e-3
    run = make_run(tmp_path / "run", tiny_model("bert"), num_train_epochs=5, optim=optimizer, learning_rate=rate)
    assert train_here(run) == 0
    losses = [event["loss"] for event in events(run, "train")]
    assert losses[-1] < 0.7 * losses[0]
