"""`trainer_state.json` in the shape of Hugging Face's `TrainerState`, for the tools that read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune_trainer.output.files import write_json
from finetune_trainer.spec import Spec
from finetune_trainer.tasks.task import Scores

HUGGING_FACE_SPLIT = {"validation": "eval"}
"""Splits that Hugging Face's files call otherwise."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best evaluation so far; `checkpoint` is its folder's name."""

    step: int
    value: float
    checkpoint: str | None


class TrainerState:
    """Gathers the log of a run; `write` puts it on disk."""

    def __init__(self, spec: Spec, log_history: Sequence[dict[str, Any]] = ()) -> None:
        self._spec = spec
        self._log = list(log_history)

    def log_train(
        self, step: int, epoch: float, loss: float | None, learning_rate: float, grad_norm: float | None
    ) -> None:
        """Add a point of the training curve."""
        self._log.append(
            {"epoch": epoch, "grad_norm": grad_norm, "learning_rate": learning_rate, "loss": loss, "step": step}
        )

    def log_evaluation(
        self, split: str, step: int, epoch: float, scores: Scores, seconds: float, examples: int
    ) -> None:
        """Add an evaluation, its names prefixed by `eval_` (validation), `test_` or `train_`."""
        prefix = HUGGING_FACE_SPLIT.get(split, split)
        speed = {"runtime": seconds, "samples_per_second": examples / seconds if seconds > 0 else None}
        values = {f"{prefix}_{name}": value for name, value in {**flat_metrics(scores), **speed}.items()}
        self._log.append({"epoch": epoch, **values, "step": step})

    def write(self, path: Path, step: int, epoch: float, tokens: int, best: Best | None) -> None:
        """Write the file as of `step`.

        Args:
            path: `trainer_state.json` of the run.
            step: Optimizer steps done.
            epoch: Epochs done.
            tokens: Tokens trained on.
            best: The best evaluation so far.

        Raises:
            OSError: If it cannot be written.
        """
        arguments = self._spec.arguments
        write_json(
            path,
            {
                "best_global_step": best.step if best else None,
                "best_metric": best.value if best else None,
                "best_model_checkpoint": best.checkpoint if best else None,
                "epoch": epoch,
                "eval_steps": arguments.eval_steps,
                "global_step": step,
                "is_hyper_param_search": False,
                "is_local_process_zero": True,
                "is_world_process_zero": True,
                "log_history": self._log,
                "logging_steps": arguments.logging_steps,
                "max_steps": self._spec.derived.total_steps,
                "num_input_tokens_seen": tokens,
                "num_train_epochs": arguments.num_train_epochs,
                "save_steps": arguments.save_steps,
                "stateful_callbacks": {},
                "total_flos": 0,
                "train_batch_size": arguments.per_device_train_batch_size,
                "trial_name": None,
                "trial_params": None,
            },
        )

    @staticmethod
    def resume(path: Path, spec: Spec, step: int) -> TrainerState:
        """Take up the log of an earlier process, without what it wrote beyond `step`.

        A file that is missing or broken is no reason not to resume: the log then begins here.
        """
        try:
            history = json.loads(path.read_text(encoding="utf-8"))["log_history"]
            return TrainerState(spec, [entry for entry in history if entry["step"] <= step])
        except (OSError, ValueError, KeyError, TypeError):
            return TrainerState(spec)


def flat_metrics(scores: Scores) -> dict[str, float | None]:
    """All metrics by one name each, those of a label as `DEPART_f1`, as `run_ner` names them."""
    by_label = {
        f"{label}_{name}": value for label, values in scores.per_label.items() for name, value in values.items()
    }
    return {**scores.metrics, **by_label}
