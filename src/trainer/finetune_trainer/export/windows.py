"""Words to token ids, in windows where a sentence is longer than the model's limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

OVERLAP = 0.25
"""Share of a window that it has in common with the next one. The same in `src/inference/encode/planWindows.ts`."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Where the sub-tokens of a word are in a window: positions `start` (inclusive) to `end` (exclusive)."""

    word: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive words of a sentence as the model sees them.

    Attributes:
        input_ids: Token ids with special tokens.
        spans: The words that this window decides, ascending; words without a sub-token are in none.
    """

    input_ids: tuple[int, ...]
    spans: tuple[WordSpan, ...]


class WordEncoder:
    """Encodes sentences given as words; the ids are those of `is_split_into_words=True`.

    A sentence over `max_length` tokens is cut into windows of whole words; neighbours overlap by a quarter and each
    decides its half of the overlap. A single word that fits no window loses its last sub-tokens.
    """

    def __init__(self, tokenizer: Any, max_length: int) -> None:
        self._tokenizer = tokenizer
        self._prefix, self._suffix = _special_tokens(tokenizer)
        self._capacity = max_length - len(self._prefix) - len(self._suffix)
        if self._capacity < 1:
            raise ValueError(f"max_length {max_length} leaves no room for a word")

    def encode(self, words: Sequence[str]) -> list[Window]:
        """Encode one sentence; no window if it has no words."""
        pieces = self._pieces(words)
        ranges = list(_ranges([len(ids) for ids in pieces], self._capacity))
        starts = [_middle(start, end) for (_, end), (start, _) in pairwise(ranges)]
        bounds = [0, *starts, len(pieces)]
        return [
            self._window(pieces, start, end, decides)
            for (start, end), decides in zip(ranges, pairwise(bounds), strict=False)
        ]

    def _pieces(self, words: Sequence[str]) -> list[list[int]]:
        pieces: list[list[int]] = [[] for _ in words]
        if words:
            encoding = self._tokenizer(list(words), is_split_into_words=True, add_special_tokens=False)
            for word, token in zip(encoding.word_ids(), encoding["input_ids"], strict=True):
                pieces[word].append(token)
        return [ids[: self._capacity] for ids in pieces]

    def _window(self, pieces: Sequence[list[int]], start: int, end: int, decides: tuple[int, int]) -> Window:
        ids = list(self._prefix)
        spans = []
        for word in range(start, end):
            if decides[0] <= word < decides[1] and pieces[word]:
                spans.append(WordSpan(word, len(ids), len(ids) + len(pieces[word])))
            ids.extend(pieces[word])
        return Window((*ids, *self._suffix), tuple(spans))


def _special_tokens(tokenizer: Any) -> tuple[list[int], list[int]]:
    """The ids that the tokenizer puts before and after a sentence."""
    encoding = tokenizer(["a"], is_split_into_words=True)
    inside = [index for index, word in enumerate(encoding.word_ids()) if word is not None]
    ids = encoding["input_ids"]
    return ids[: inside[0]], ids[inside[-1] + 1 :]


def _middle(start: int, end: int) -> int:
    return start + (end - start + 1) // 2


def _ranges(lengths: Sequence[int], capacity: int) -> Iterator[tuple[int, int]]:
    """Overlapping ranges of words whose sub-tokens number at most `capacity`."""
    start = 0
    while start < len(lengths):
        end = _forwards(lengths, start, capacity)
        yield start, end
        if end == len(lengths):
            return
        start = max(start + 1, _backwards(lengths, end, capacity * OVERLAP))


def _forwards(lengths: Sequence[int], start: int, capacity: int) -> int:
    """The end of the window from `start`: as many words as fit."""
    end = start
    used = 0
    while end < len(lengths) and used + lengths[end] <= capacity:
        used += lengths[end]
        end += 1
    return end


def _backwards(lengths: Sequence[int], end: int, room: float) -> int:
    """Where the last words before `end` begin that fit in `room` together."""
    start = end
    used = 0
    while start > 0 and used + lengths[start - 1] <= room:
        start -= 1
        used += lengths[start]
    return start
