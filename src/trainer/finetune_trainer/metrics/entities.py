"""Entity-level precision, recall and F1 of BIO2 tags, equal to seqeval's in its default and its strict mode.

Default: as the CoNLL evaluation script, an `I-X` that continues no `X` opens an entity. Strict (IOB2): only `B-X`
opens one. An entity counts if its type and both ends agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TagSequences = Sequence[Sequence[str]]

Span = tuple[str, int, int]
"""Type, first word and last word of an entity."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Entities that gold and prediction agree on, that were predicted, and that gold has."""

    correct: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predicted entities that are right, 0 if none was predicted."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold's entities that were found, 0 if there are none."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 if both are."""
        total = self.predicted + self.gold
        return 2 * self.correct / total if total else 0.0


@dataclass(frozen=True, slots=True)
class EntityReport:
    """Scores of a split.

    Attributes:
        total: Of all types in default mode; its precision, recall and F1 are micro averages.
        strict: Of all types in strict mode.
        by_type: In default mode, by type name, of the types that gold or the prediction has.
        accuracy: Share of words with the right tag, 0 if there are no words.
    """

    total: Counts
    strict: Counts
    by_type: dict[str, Counts]
    accuracy: float

    @property
    def f1_macro(self) -> float:
        """Mean F1 over the types that gold has, 0 if it has none."""
        return _mean(counts.f1 for counts in self.by_type.values() if counts.gold) or 0.0

    @property
    def seqeval_f1_macro(self) -> float | None:
        """Mean F1 as seqeval has it, over predicted types that gold lacks too; None where seqeval's is NaN."""
        return _mean(counts.f1 for counts in self.by_type.values())


def score_entities(gold: TagSequences, predicted: TagSequences) -> EntityReport:
    """Compare predicted tags with gold's.

    Args:
        gold: Tags (`O`, `B-X`, `I-X`) of each sentence.
        predicted: As many tags for as many sentences.
    """
    default, strict = _Tally(), _Tally()
    for gold_tags, predicted_tags in zip(gold, predicted, strict=True):
        gold_spans, predicted_spans = find_spans(gold_tags), find_spans(predicted_tags)
        default.add(gold_spans, predicted_spans)
        strict.add(_opened_by_b(gold_spans, gold_tags), _opened_by_b(predicted_spans, predicted_tags))
    return EntityReport(
        total=default.total(),
        strict=strict.total(),
        by_type=default.by_type(),
        accuracy=_accuracy(gold, predicted),
    )


def find_spans(tags: Sequence[str]) -> list[Span]:
    """Find the entities of a sentence in default mode, in order."""
    spans: list[Span] = []
    start, open_type = 0, ""
    for index, tag in enumerate(tags):
        if tag == "O":
            if open_type:
                spans.append((open_type, start, index - 1))
                open_type = ""
            continue
        type_name = tag[2:]
        if tag[0] == "B" or type_name != open_type:
            if open_type:
                spans.append((open_type, start, index - 1))
            start, open_type = index, type_name
    if open_type:
        spans.append((open_type, start, len(tags) - 1))
    return spans


def _opened_by_b(spans: list[Span], tags: Sequence[str]) -> list[Span]:
    return [span for span in spans if tags[span[1]][0] == "B"]


class _Tally:
    """Counts of entities by type."""

    def __init__(self) -> None:
        self._correct: Counter[str] = Counter()
        self._predicted: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()

    def add(self, gold: list[Span], predicted: list[Span]) -> None:
        """Count a sentence."""
        self._gold.update(span[0] for span in gold)
        self._predicted.update(span[0] for span in predicted)
        if gold and predicted:
            self._correct.update(span[0] for span in set(gold).intersection(predicted))

    def total(self) -> Counts:
        """All types together."""
        return Counts(self._correct.total(), self._predicted.total(), self._gold.total())

    def by_type(self) -> dict[str, Counts]:
        """Each type, sorted by name."""
        names = sorted(self._gold.keys() | self._predicted.keys())
        return {name: Counts(self._correct[name], self._predicted[name], self._gold[name]) for name in names}


def _accuracy(gold: TagSequences, predicted: TagSequences) -> float:
    words = sum(len(tags) for tags in gold)
    right = sum(sum(map(str.__eq__, ours, theirs)) for ours, theirs in zip(gold, predicted, strict=True))
    return right / words if words else 0.0


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else None
