"""Event files by TensorBoard's own writers: `python tensorboard_run.py FOLDER`.

`plain` by PyTorch's writer, begun again at step 3; `tensors` with tensors of every type that scalars have. Prints what
TensorBoard's own reader finds in `plain` as JSON: `{tag: [[step, value], …]}`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.plugins.scalar.metadata import create_summary_metadata
from tensorboard.summary.writer.event_file_writer import EventFileWriter
from tensorboard.util.tensor_util import make_tensor_proto
from torch.utils.tensorboard import SummaryWriter

TYPES = ("float32", "float64", "float16", "int32", "int64")


def write_plain(folder: str) -> None:
    """Write scalars among what is none, and begin again."""
    with SummaryWriter(folder) as writer:
        for step in range(6):
            writer.add_scalar("train/loss", 1 / (step + 1), step)
            writer.add_scalar("train/learning_rate", 1e-4 * step, step)
            writer.add_histogram("weights", np.arange(10), step)
            writer.add_text("note", "a text", step)
            writer.add_image("image", np.zeros((3, 64, 64)), step)
    with SummaryWriter(folder, purge_step=3) as writer:
        for step in range(3, 5):
            writer.add_scalar("train/loss", 10 + step, step)
            writer.add_scalar("eval/f1", 0.5, step, new_style=True)


def write_tensors(folder: str) -> None:
    """Write one tensor of each type, as TensorFlow 2 does."""
    writer = EventFileWriter(folder)
    for name in TYPES:
        tensor = make_tensor_proto(np.array(3, dtype=name))
        value = Summary.Value(tag=name, tensor=tensor, metadata=create_summary_metadata(name, ""))
        writer.add_event(Event(wall_time=1.0, step=1, summary=Summary(value=[value])))
    writer.close()


def read(folder: str) -> dict[str, list[tuple[int, float]]]:
    """Read scalars as TensorBoard does."""
    reader = EventAccumulator(folder, size_guidance={"scalars": 0, "tensors": 0})
    reader.Reload()
    found = {tag: [(each.step, each.value) for each in reader.Scalars(tag)] for tag in reader.Tags()["scalars"]}
    return {**found, "eval/f1": [(each.step, each.tensor_proto.float_val[0]) for each in reader.Tensors("eval/f1")]}


def main(folder: str) -> None:
    """Write both folders."""
    write_plain(str(Path(folder) / "plain"))
    write_tensors(str(Path(folder) / "tensors"))
    print(json.dumps(read(str(Path(folder) / "plain"))))


if __name__ == "__main__":
    main(sys.argv[1])
