"""`results.json`: the scores of each split, as `src/shared/protocol/results.ts` defines them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from finetune_trainer.output.files import write_json
from finetune_trainer.tasks.task import Scores


def write_results(path: Path, scores: Mapping[str, Scores]) -> None:
    """Write the scores by split."""
    write_json(path, {split: {**result.metrics, "per_label": result.per_label} for split, result in scores.items()})
