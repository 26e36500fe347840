"""How far an ONNX file is from PyTorch, on sentences of the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from finetune_trainer.export.saved_model import SavedModel
from finetune_trainer.export.windows import Window

SHAPES = (1, 4, 2, 16, 3, 8)
"""Sentences in a batch, taken in turns: with neighbours of any length in a batch, most rows are padded."""


@dataclass(frozen=True, slots=True)
class Parity:
    """Largest difference of a probability, and the share of words with the same label."""

    max_difference: float
    word_agreement: float
    words: int


class ParityCheck:
    """Compares ONNX files with one model; the model's own answers are computed once."""

    def __init__(self, saved: SavedModel, windows: Sequence[Window]) -> None:
        self._saved = saved
        self._windows = windows
        self._expected = [rows.numpy() for rows in saved.probabilities(windows)]

    def measure(self, graph_file: Path, sizes: Sequence[int] = SHAPES) -> Parity:
        """Run an ONNX file in batches of `sizes` sentences in turns; 1 for int8, whose scales depend on the batch."""
        session = _open(graph_file)
        difference, same, words = 0.0, 0, 0
        for start, end in _batches(len(self._windows), sizes):
            actual = self._run(session, self._windows[start:end])
            for window, expected, found in zip(
                self._windows[start:end], self._expected[start:end], actual, strict=True
            ):
                firsts = [span.start for span in window.spans]
                difference = max(difference, float(np.abs(expected - found).max()))
                same += int((expected[firsts].argmax(-1) == found[firsts].argmax(-1)).sum())
                words += len(firsts)
        return Parity(difference, same / max(words, 1), words)

    def _run(self, session: onnxruntime.InferenceSession, windows: Sequence[Window]) -> Iterator[np.ndarray]:
        inputs = {name: tensor.numpy() for name, tensor in self._saved.batch(windows).items()}
        (logits,) = session.run(["logits"], inputs)
        for window, rows in zip(windows, logits, strict=True):
            yield _softmax(rows[: len(window.input_ids)])


def _open(graph_file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    return onnxruntime.InferenceSession(graph_file, options, providers=["CPUExecutionProvider"])


def _softmax(logits: np.ndarray) -> np.ndarray:
    weights = np.exp(logits - logits.max(-1, keepdims=True))
    return weights / weights.sum(-1, keepdims=True)


def _batches(number: int, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for size in cycle(sizes):
        if start >= number:
            return
        yield start, min(start + size, number)
        start += size
