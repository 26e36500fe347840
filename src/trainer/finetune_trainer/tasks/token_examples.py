"""Canonical token classification examples, `data/<split>.jsonl`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from finetune_trainer.failures import RunFailure


@dataclass(frozen=True, slots=True)
class TokenExample:
    """A sentence: words with their BIO2 tags, and the file and line (from 1) it came from."""

    id: int
    file: str
    line: int
    tokens: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it came from, for a human reader."""
        return f"{self.file}:{self.line}"


def read_token_examples(path: Path, limit: int | None) -> list[TokenExample]:
    """Read at most `limit` examples.

    Raises:
        RunFailure: `data-unreadable` if the file is missing or a line of it is not a canonical example.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return list(islice(_parse(file), limit))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RunFailure(
            "data-unreadable",
            f"The examples {path} cannot be read: {error}.",
            "Start the run again from its config; its data is then written anew.",
        ) from error


def _parse(lines: Iterator[str]) -> Iterator[TokenExample]:
    for number, line in enumerate(lines, start=1):
        record = json.loads(line)
        tokens, tags = record["tokens"], record["tags"]
        if len(tokens) != len(tags):
            raise ValueError(f"line {number} has {len(tokens)} tokens and {len(tags)} tags")
        # A handful of tags and file names occur again and again: keep one string of each.
        yield TokenExample(
            id=record["id"],
            file=sys.intern(record["file"]),
            line=record["line"],
            tokens=tuple(tokens),
            tags=tuple(map(sys.intern, tags)),
        )
