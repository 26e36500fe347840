"""Predictions with PyTorch: the python engine of `finetune predict`, and what the Node inference is compared with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import torch

from finetune_trainer.export.saved_model import SavedModel

SENTENCES_AT_ONCE = 512
"""Sentences of a file that are held in memory, so that a long file needs no more than a short one."""


@dataclass(frozen=True, slots=True)
class WordPrediction:
    """What the model says of a word; its first sub-token decides.

    Attributes:
        label: `O` for a word without a sub-token (a zero-width space, for one).
        probability: Of `label`; 1 for a word without a sub-token.
        probabilities: One row a sub-token, in the order of the model's labels.
    """

    label: str
    probability: float
    probabilities: tuple[tuple[float, ...], ...]


def predict_words(model_folder: Path, sentences: Sequence[Sequence[str]]) -> list[list[WordPrediction]]:
    """Predict each word of each sentence.

    Raises:
        RunFailure: A code of `SavedModel.load`.
    """
    return list(_predict(SavedModel.load(model_folder), sentences))


def predict_file(model_folder: Path, source: Path, target: Path) -> None:
    """Predict a file of `{"tokens": […]}` lines to a file of `{"words": [{label, probability, probabilities}…]}` lines.

    Raises:
        RunFailure: A code of `SavedModel.load`.
        OSError: If a file cannot be read or written.
        ValueError: If a line is not such an object.
    """
    saved = SavedModel.load(model_folder)
    temporary = target.with_name(f".{target.name}.tmp-{os.getpid()}")
    try:
        with source.open(encoding="utf-8") as lines, temporary.open("w", encoding="utf-8", newline="\n") as out:
            while sentences := [_words(line) for line in islice(lines, SENTENCES_AT_ONCE)]:
                for words in _predict(saved, sentences):
                    out.write(json.dumps({"words": [asdict(word) for word in words]}, ensure_ascii=False) + "\n")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _words(line: str) -> list[str]:
    document = json.loads(line)
    if not isinstance(document, dict) or not isinstance(document.get("tokens"), list):
        raise ValueError(f'expected {{"tokens": […]}}, found {line[:80]!r}')
    return document["tokens"]


def _predict(saved: SavedModel, sentences: Iterable[Sequence[str]]) -> Iterator[list[WordPrediction]]:
    encoded = [(len(words), saved.encoder.encode(words)) for words in sentences]
    rows = iter(saved.probabilities([window for _, windows in encoded for window in windows]))
    for number, windows in encoded:
        predictions = [WordPrediction("O", 1.0, ())] * number
        for window in windows:
            probabilities = next(rows)
            for span in window.spans:
                predictions[span.word] = _decide(probabilities[span.start : span.end], saved.labels)
        yield predictions


def _decide(rows: torch.Tensor, labels: Sequence[str]) -> WordPrediction:
    """`rows` is (sub-tokens, labels)."""
    best = int(rows[0].argmax())
    return WordPrediction(labels[best], float(rows[0, best]), tuple(tuple(row) for row in rows.tolist()))
