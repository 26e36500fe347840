"""What to tell about sentences that the model sees only in part."""

from __future__ import annotations

from collections.abc import Collection

from finetune_trainer.metrics.entities import find_spans
from finetune_trainer.tasks.task import Sample
from finetune_trainer.tasks.token_examples import TokenExample

_SHOWN = 3
"""Places that a warning names."""


class EncodingRemarks:
    """Gathers them sentence by sentence.

    Args:
        labels: Tags that the model knows.
        max_length: Most tokens of a sentence.
    """

    def __init__(self, labels: Collection[str], max_length: int) -> None:
        self._labels = labels
        self._max_length = max_length
        self._sentences = 0
        self._cut: list[str] = []
        self._lost: list[str] = []
        self._words_without_token = 0
        self._without_token: list[str] = []
        self._unknown: dict[str, str] = {}
        self.cut_sentences = 0
        self.cut_entities = 0

    def add(self, example: TokenExample, sample: Sample, is_cut: bool) -> None:
        """Note a sentence."""
        self._sentences += 1
        if is_cut:
            self._add_cut(example, len(sample.label_ids) + len(sample.items_without_token))
        for word in sample.items_without_token:
            self._words_without_token += 1
            if len(self._without_token) < _SHOWN:
                self._without_token.append(f"{example.place} ({example.tokens[word]!r})")
        for tag in example.tags:
            if tag not in self._labels:
                self._unknown.setdefault(tag, example.place)

    def warnings(self) -> list[tuple[str, str]]:
        """`(code, message)` pairs."""
        found: list[tuple[str, str]] = []
        if self.cut_sentences:
            found.append(("truncated", self._truncation()))
        if self._words_without_token:
            words = _first(self._without_token, self._words_without_token)
            message = f"{self._words_without_token} words yield no token and are predicted as O: {words}."
            found.append(("words-without-token", message))
        if self._unknown:
            tags = _first([f"{tag} (first at {place})" for tag, place in self._unknown.items()])
            found.append(("unknown-tags", f"Tags that the model does not know count as errors: {tags}."))
        return found

    def _add_cut(self, example: TokenExample, kept: int) -> None:
        self.cut_sentences += 1
        if len(self._cut) < _SHOWN:
            self._cut.append(example.place)
        for type_name, start, end in find_spans(example.tags):
            if end >= kept:
                self.cut_entities += 1
                if len(self._lost) < _SHOWN:
                    text = " ".join(example.tokens[start : end + 1])
                    self._lost.append(f"{type_name} “{text}” ({example.place})")

    def _truncation(self) -> str:
        sentence = (
            f"{self.cut_sentences} of {self._sentences} sentences have more than max_seq_length = {self._max_length} "
            f"tokens and were cut: {_first(self._cut, self.cut_sentences)}."
        )
        if not self.cut_entities:
            return f"{sentence} No entity is lost."
        lost = _first(self._lost, self.cut_entities)
        return f"{sentence} {self.cut_entities} entities are lost and count as missed: {lost}."


def _first(places: list[str], total: int | None = None) -> str:
    """The first places, and how many more there are."""
    more = (total or len(places)) - _SHOWN
    return ", ".join(places[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
