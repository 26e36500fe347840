"""What a run will need: memory and disk before the first step, time once steps were timed."""

from __future__ import annotations

import math
import shutil
from dataclasses import dataclass
from pathlib import Path

from finetune_trainer.events import Emit
from finetune_trainer.hardware.device import available_memory, used_memory
from finetune_trainer.loop.intervals import Intervals
from finetune_trainer.loop.setup import Setup
from finetune_trainer.spec import Spec

TIMED_STEPS = 10
"""Steps after which the time left is forecast."""

_ACTIVATION_BYTES = 34
"""Bytes a token, a hidden unit and a layer in fp16 (Korthikanti et al., 2022, equation 1)."""

_SCORE_BYTES = 5
"""Bytes a token, another token of its sentence, a head and a layer in fp16 (the same)."""


@dataclass(slots=True)
class Forecast:
    """Emits `forecast` events.

    Attributes:
        memory_bytes: Estimated peak: resident now, gradients, optimizer moments, activations of the longest
            micro-batch.
        disk_bytes: Checkpoints that may exist at once, the model and its exports.
    """

    emit: Emit
    folder: Path
    memory_bytes: int
    disk_bytes: int

    @staticmethod
    def of(setup: Setup, folder: Path, emit: Emit) -> Forecast:
        """Estimate for a run that is set up."""
        trained = sum(master.numel() for master in setup.model.masters.trained.values())
        return Forecast(
            emit,
            folder,
            memory_bytes=used_memory(setup.device) + 12 * trained + _activation_bytes(setup),
            disk_bytes=_most_checkpoints(setup.spec) * _checkpoint_bytes(setup, trained) + 10 * setup.parameters,
        )

    def warn(self, setup: Setup) -> None:
        """Emit the forecast before the first step, and warnings where it does not fit."""
        self._emit(None)
        free = shutil.disk_usage(self.folder).free
        # What a resumed run has on disk already is part of what it needs.
        needed = self.disk_bytes - sum(path.stat().st_size for path in self.folder.glob("checkpoint-*/*"))
        if needed > free:
            self.emit(
                "warning",
                code="disk-short",
                message=f"The run may need {_gigabytes(needed)} of disk and {_gigabytes(free)} are free: "
                "lower save_total_limit or choose another output_dir.",
            )
        memory = available_memory(setup.device)
        needed = self.memory_bytes - used_memory(setup.device)
        if memory is not None and needed > memory:
            self.emit(
                "warning",
                code="memory-short",
                message=f"The run may need {_gigabytes(needed)} more of memory and {_gigabytes(memory)} are free: "
                "lower per_device_train_batch_size or max_seq_length, or turn gradient_checkpointing on.",
            )

    def tell_time(self, seconds: float) -> None:
        """Emit the forecast with the seconds left."""
        self._emit(seconds)

    def _emit(self, seconds: float | None) -> None:
        self.emit(
            "forecast",
            memory_bytes=self.memory_bytes,
            disk_bytes=self.disk_bytes,
            disk_free_bytes=shutil.disk_usage(self.folder).free,
            seconds=seconds,
        )


def _activation_bytes(setup: Setup) -> int:
    """What the longest micro-batch keeps for its backward pass."""
    arguments, config = setup.spec.arguments, setup.model.model.config
    lengths = sorted(len(sample.input_ids) for sample in setup.splits["train"].samples)
    longest = lengths[-arguments.per_device_train_batch_size :]
    tokens = sum(longest) if setup.model.packed else len(longest) * longest[-1]
    scores = _SCORE_BYTES * config.num_attention_heads * longest[-1] // config.hidden_size
    layer = tokens * config.hidden_size * (_ACTIVATION_BYTES + scores)
    if arguments.gradient_checkpointing:
        # Each layer keeps its input; one at a time is computed again.
        whole = layer + tokens * config.hidden_size * 2 * config.num_hidden_layers
    else:
        whole = layer * config.num_hidden_layers
    return whole * 2 if setup.model.numerics.precision == "fp32" else whole


def _most_checkpoints(spec: Spec) -> int:
    """Checkpoints on disk at the worst moment: a new one is written before an old one goes."""
    arguments, intervals = spec.arguments, Intervals.of(spec)
    saves = math.ceil(intervals.total / intervals.saving) if intervals.saving else 0
    if arguments.load_best_model_at_end and intervals.evaluation:
        saves = max(saves, math.ceil(intervals.total / intervals.evaluation))
    if arguments.save_total_limit is None:
        return max(1, saves)
    kept = max(arguments.save_total_limit, 2 if arguments.load_best_model_at_end else 1)
    # One at least: who stops a run saves it.
    return max(1, min(saves, kept + 1))


def _checkpoint_bytes(setup: Setup, trained: int) -> int:
    """The weights, the optimizer's two moments, and the token table as it was."""
    moments = 0 if setup.spec.arguments.optim == "sgd" else 2 * trained
    table = 0 if setup.model.table is None else setup.model.table.pristine.numel()
    return 4 * (setup.parameters + moments + table)


def _gigabytes(number: int) -> str:
    return f"{number / 1e9:.1f} GB"
