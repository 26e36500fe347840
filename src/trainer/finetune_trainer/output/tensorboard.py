"""`tensorboard/`: event files with the tags that Hugging Face's Trainer writes (`train/loss`, `eval/f1`)."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter

from finetune_trainer.output.trainer_state import HUGGING_FACE_SPLIT, flat_metrics
from finetune_trainer.tasks.task import Scores


class TensorBoard:
    """Writes scalars; each is in the file when the call returns. Values that are None are left out.

    Args:
        folder: Made if missing; each process writes a file of its own.
        resumed_from_step: Makes TensorBoard forget what an earlier process wrote beyond this step.
        clock: Unix seconds.
    """

    def __init__(
        self, folder: Path, resumed_from_step: int | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._clock = clock
        folder.mkdir(parents=True, exist_ok=True)
        name = f"events.out.tfevents.{int(clock()):010d}.{socket.gethostname()}.{os.getpid()}.0"
        self._file = (folder / name).open("wb")
        self._records = RecordWriter(self._file)
        self._write(file_version="brain.Event:2")
        if resumed_from_step is not None:
            self._write(session_log=SessionLog(status=SessionLog.START), step=resumed_from_step + 1)

    def train(self, step: int, epoch: float, loss: float | None, learning_rate: float, grad_norm: float | None) -> None:
        """Write a point of the training curves."""
        values = {"loss": loss, "learning_rate": learning_rate, "grad_norm": grad_norm, "epoch": epoch}
        self._scalars(step, {f"train/{name}": value for name, value in values.items()})

    def evaluate(self, split: str, step: int, scores: Scores) -> None:
        """Write the scores of an evaluation, per label too."""
        prefix = HUGGING_FACE_SPLIT.get(split, split)
        self._scalars(step, {f"{prefix}/{name}": value for name, value in flat_metrics(scores).items()})

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _scalars(self, step: int, values: Mapping[str, float | None]) -> None:
        points = [Summary.Value(tag=tag, simple_value=value) for tag, value in values.items() if value is not None]
        self._write(summary=Summary(value=points), step=step)

    def _write(self, **fields: Any) -> None:
        self._records.write(Event(wall_time=self._clock(), **fields).SerializeToString())
        self._file.flush()
