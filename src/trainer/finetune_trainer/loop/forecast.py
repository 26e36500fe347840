"""What a run will need: memory and disk before the first step, time once steps were timed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from finetune_trainer.hardware.device import available_memory, used_memory
from finetune_trainer.loop.intervals import Intervals
from finetune_trainer.loop.report import Emit
from finetune_trainer.loop.setup import Setup

TIMED_STEPS = 10
"""Steps after which the time left is forecast."""

_ACTIVATION_BYTES = 34
"""Bytes a token, a hidden unit and a layer in fp16 (Korthikanti et al., 2022, without the attention's square)."""


@dataclass(slots=True)
class Forecast:
    """Emits `forecast` events.

    Attributes:
        memory_bytes: Estimated peak: resident now, gradients, optimizer moments, activations of a full micro-batch.
        disk_bytes: Checkpoints that may exist at once, the model and its exports.
    """

    emit: Emit
    folder: Path
    memory_bytes: int
    disk_bytes: int

    @staticmethod
    def of(setup: Setup, folder: Path, emit: Emit) -> Forecast:
        """Estimate for a run that is set up."""
        arguments = setup.spec.arguments
        config = setup.model.model.config
        trained = sum(master.numel() for master in setup.model.masters.trained.values())
        weights = sum(parameter.numel() for parameter in setup.model.model.parameters())
        size = 4 if setup.model.numerics.precision == "fp32" else 2
        tokens = arguments.per_device_train_batch_size * arguments.max_seq_length
        activations = tokens * config.hidden_size * config.num_hidden_layers * _ACTIVATION_BYTES * size // 2
        checkpoint = 4 * (weights + 2 * trained)
        kept = (arguments.save_total_limit or 10) + 1 if Intervals.of(setup.spec).saving else 1
        return Forecast(
            emit,
            folder,
            memory_bytes=used_memory(setup.device) + 12 * trained + activations,
            disk_bytes=kept * checkpoint + 10 * weights,
        )

    def warn(self, setup: Setup) -> None:
        """Emit the forecast before the first step, and warnings where it does not fit."""
        self._emit(None)
        free = shutil.disk_usage(self.folder).free
        if self.disk_bytes > free:
            self.emit(
                "warning",
                code="disk-short",
                message=f"The run may need {_gigabytes(self.disk_bytes)} of disk and {_gigabytes(free)} are free: "
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


def _gigabytes(number: int) -> str:
    return f"{number / 1e9:.1f} GB"
