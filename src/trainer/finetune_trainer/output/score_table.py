"""Scores as a plain text table, percent, for `training_info.txt` and the model card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from finetune_trainer.tasks.task import Scores

_COLUMNS = ("precision", "recall", "f1")
_F1_ROWS = {
    "f1_macro": "mean of the types that gold has",
    "seqeval_f1_macro": "mean of all types above (seqeval)",
    "strict_f1": "all types, strict: only B- opens one",
}
_WIDTH = max(map(len, _F1_ROWS.values()))


def score_table(scores: Scores) -> Iterator[str]:
    """The lines: one an entity type, all types together, the other averages, then accuracy and loss."""
    width = max([_WIDTH, *map(len, scores.per_label)])
    yield " " * width + "".join(f"{column:>11}" for column in (*_COLUMNS, "number"))
    for name, values in scores.per_label.items():
        yield f"{name:{width}}{_percents(values)}{values['number']:>11,}"
    total = sum(int(values["number"]) for values in scores.per_label.values())
    yield f"{'all types':{width}}{_percents(scores.metrics)}{total:>11,}"
    for name, title in _F1_ROWS.items():
        yield f"{title:{width + 22}}{_percent(scores.metrics.get(name))}"
    loss = scores.metrics.get("loss")
    yield f"words with the right tag {_percent(scores.metrics.get('accuracy')).strip()}, loss {_loss(loss)}"


def _percents(values: Mapping[str, float | None]) -> str:
    return "".join(_percent(values.get(column)) for column in _COLUMNS)


def _percent(value: float | None) -> str:
    return f"{'-' if value is None else format(100 * value, '.1f'):>11}"


def _loss(value: float | None) -> str:
    return "-" if value is None else format(value, ".4f")
