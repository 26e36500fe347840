"""The data of the bench: CoNLL or canonical files to canonical examples, the same for all settings."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Example = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Canonical examples of the two splits that are needed, and their tags in the order of their ids."""

    train: Sequence[Example]
    test: Sequence[Example]
    labels: tuple[str, ...]


def sample_project(root: Path, folder: Path) -> Path:
    """The project that `finetune init` writes, once; needs `npm run build`."""
    if folder.exists():
        return folder
    subprocess.run(["node", root / "dist" / "cli.js", "init", folder], check=True, stdout=subprocess.DEVNULL)
    return folder


def read_corpus(folder: Path, sentences: int | None, test_sentences: int | None) -> Corpus:
    """Read `train` and `test` of a folder, or of its `data` folder, drawing a part of them with a fixed seed."""
    train = _draw(read_examples(_find(folder, "train")), sentences)
    test = _draw(read_examples(_find(folder, "test")), test_sentences)
    types = sorted({tag[2:] for example in (*train, *test) for tag in example["tags"] if tag != "O"})
    return Corpus(train, test, ("O", *(f"{mark}-{name}" for name in types for mark in "BI")))


def write_examples(path: Path, examples: Sequence[Example]) -> Path:
    """Write canonical examples, one a line."""
    lines = (json.dumps(example, ensure_ascii=False) + "\n" for example in examples)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def read_examples(path: Path) -> list[Example]:
    """Read a `.jsonl` with `tokens` and `tags`, or a CoNLL file (a token a line, its tag last)."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if path.suffix == ".jsonl":
        pairs = [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
    else:
        pairs = list(_conll(lines))
    return [
        {"id": index, "file": path.name, "line": line, "tokens": example["tokens"], "tags": example["tags"]}
        for index, (line, example) in enumerate(pairs)
    ]


def _conll(lines: Sequence[str]) -> Iterator[tuple[int, Example]]:
    rows: list[list[str]] = []
    for number, line in enumerate([*lines, ""], 1):
        columns = line.strip().split("\t" if "\t" in line else " ")
        if columns[0] not in ("", "#", "-DOCSTART-"):
            rows.append(columns)
        elif rows:
            yield number - len(rows), {"tokens": [row[0] for row in rows], "tags": [row[-1] for row in rows]}
            rows = []


def _draw(examples: list[Example], number: int | None) -> list[Example]:
    if number is None or number >= len(examples):
        return examples
    return random.Random(0).sample(examples, number)


def _find(folder: Path, split: str) -> Path:
    candidates = [base / f"{split}{suffix}" for base in (folder, folder / "data") for suffix in (".conll", ".jsonl")]
    for path in candidates:
        if path.exists():
            return path
    raise SystemExit(f"No {split}.conll or {split}.jsonl in {folder} or {folder / 'data'}.")
