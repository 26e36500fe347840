"""Scores as a plain text table, percent, for `training_info.txt` and the model card."""

from __future__ import annotations

from collections.abc import Iterator

from finetune_trainer.tasks.task import Scores

_COLUMNS = ("precision", "recall", "f1")
_TITLES = {
    "f1_macro": "f1 macro, mean of the types above that gold has",
    "strict_f1": "f1 strict, only B- opens an entity",
    "seqeval_f1_macro": "f1 macro of seqeval, predicted types too",
    "accuracy": "accuracy of words",
}


def score_table(scores: Scores) -> Iterator[str]:
    """The lines: one an entity type, all types together, then the metrics that have no precision and recall."""
    names = [*scores.per_label, "all types"]
    width = max(map(len, [*names, *_TITLES.values(), "loss"]))
    yield " " * width + "".join(f"{column:>11}" for column in (*_COLUMNS, "number"))
    for name, values in scores.per_label.items():
        yield f"{name:{width}}{_percents(values)}{values['number']:>11,}"
    total = sum(int(values["number"]) for values in scores.per_label.values())
    yield f"{'all types':{width}}{_percents(scores.metrics)}{total:>11,}"
    for name, title in _TITLES.items():
        yield f"{title:{width}}{_percent(scores.metrics.get(name))}"
    loss = scores.metrics.get("loss")
    yield f"{'loss':{width}}{'-' if loss is None else format(loss, '.4f'):>11}"


def _percents(values: dict[str, float | None] | dict[str, float]) -> str:
    return "".join(_percent(values.get(column)) for column in _COLUMNS)


def _percent(value: float | None) -> str:
    return f"{'-' if value is None else format(100 * value, '.1f'):>11}"
