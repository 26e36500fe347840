"""A run of Hugging Face's Trainer on a tiny random model: `python trainer_run.py FOLDER`.

Trains for twelve steps with an evaluation and a checkpoint every four, and prints the history as JSON.
"""

from __future__ import annotations

import json
import sys

import torch
from torch.utils.data import Dataset
from transformers import BertConfig, BertForTokenClassification, Trainer, TrainingArguments

LABELS = ("O", "B-DEPART", "B-ARRIVEE")


class Sentences(Dataset[dict[str, torch.Tensor]]):
    """Sentences of eight random tokens, whose tag follows from the token."""

    def __init__(self, count: int, seed: int) -> None:
        """Make `count` sentences."""
        ids = torch.randint(0, 50, (count, 8), generator=torch.Generator().manual_seed(seed))
        self.rows = [{"input_ids": row, "attention_mask": torch.ones_like(row), "labels": row % 3} for row in ids]

    def __len__(self) -> int:
        """Count the sentences."""
        return len(self.rows)

    def __getitem__(self, index: int) -> dict[str, torch.Tensor]:
        """Take one."""
        return self.rows[index]


def scores(_: object) -> dict[str, float]:
    """Give metrics of the names that `run_ner.py` gives, with values that a test can know."""
    by_type = {"DEPART_precision": 0.5, "DEPART_recall": 0.25, "DEPART_f1": 0.375, "DEPART_number": 7}
    return {**by_type, "overall_f1": 0.625, "overall_accuracy": 0.875}


def main(folder: str) -> None:
    """Train, and keep the state as a script does at its end."""
    config = BertConfig(
        vocab_size=50,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        num_labels=len(LABELS),
    )
    arguments = TrainingArguments(
        output_dir=folder,
        max_steps=12,
        per_device_train_batch_size=2,
        logging_steps=1,
        eval_strategy="steps",
        eval_steps=4,
        save_steps=4,
        load_best_model_at_end=True,
        metric_for_best_model="overall_f1",
        report_to=["tensorboard"],
        use_cpu=True,
        disable_tqdm=True,
        learning_rate=1e-3,
    )
    trainer = Trainer(
        model=BertForTokenClassification(config),
        args=arguments,
        train_dataset=Sentences(24, 0),
        eval_dataset=Sentences(6, 1),
        compute_metrics=scores,
    )
    trainer.train()
    trainer.save_state()
    print(json.dumps(trainer.state.log_history))


if __name__ == "__main__":
    main(sys.argv[1])
