"""Tables of the bench: medians, ratios round by round, and the interval of the difference of scores."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median, stdev

import plan
from measure import Measurement
from scipy.stats import t


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean of paired differences with its 95 % interval (Student's t); infinite for a single pair."""

    mean: float
    low: float
    high: float


def paired_interval(differences: Sequence[float]) -> Interval:
    """Mean and 95 % interval of differences that share nothing but what is compared."""
    mean = fmean(differences)
    if len(differences) < 2:
        return Interval(mean, -math.inf, math.inf)
    half = float(t.ppf(0.975, len(differences) - 1)) * stdev(differences) / math.sqrt(len(differences))
    return Interval(mean, mean - half, mean + half)


def paired_ratio(measurements: Sequence[Measurement], ours: str, theirs: str) -> float | None:
    """Median over the rounds of how many times as fast `ours` is; runs of a round stand side by side in time."""
    speeds = {(item.setting, item.seed): item.sentences_per_second for item in measurements}
    seeds = sorted({item.seed for item in measurements})
    ratios = [
        speeds[ours, seed] / speeds[theirs, seed]
        for seed in seeds
        if (ours, seed) in speeds and (theirs, seed) in speeds
    ]
    return median(ratios) if ratios else None


def render(measurements: Sequence[Measurement], device: str) -> str:
    """All tables of one device; those that compare are left out where there is nothing to compare."""
    tables = [_settings(measurements), _goals(measurements, device), _scores(measurements)]
    return "\n\n".join(_table(rows) for rows in tables if len(rows) > 1)


def _settings(measurements: Sequence[Measurement]) -> list[list[str]]:
    rows = [["setting", "sentences/s", "min to max", "first loss (s)", "peak memory (MB)", "test F1 by seed"]]
    for setting in plan.SETTINGS:
        runs = [item for item in measurements if item.setting == setting.name]
        if runs:
            speeds = [run.sentences_per_second for run in runs]
            rows.append(
                [
                    setting.name,
                    f"{median(speeds):.1f}",
                    f"{min(speeds):.1f} to {max(speeds):.1f}",
                    f"{median(run.first_loss_seconds for run in runs):.1f}",
                    f"{median(run.peak_memory for run in runs) / 1e6:.0f}",
                    " ".join(f"{100 * run.f1:.1f}" for run in runs if run.f1 is not None) or "timed only",
                ]
            )
    return rows


def _goals(measurements: Sequence[Measurement], device: str) -> list[list[str]]:
    rows = [["speed of", "against", "ratio", "goal", ""]]
    for goal in plan.GOALS[device]:
        ratios = {other: paired_ratio(measurements, goal.ours, other) for other in goal.others}
        known = {other: ratio for other, ratio in ratios.items() if ratio is not None}
        if known:
            other, ratio = min(known.items(), key=lambda item: item[1])
            verdict = "reached" if ratio >= goal.ratio else "missed"
            rows.append([goal.ours, other, f"{ratio:.2f}", f"≥ {goal.ratio:g}", verdict])
    return rows


def _scores(measurements: Sequence[Measurement]) -> list[list[str]]:
    rows = [["F1 of", "minus", "seeds", "mean (points)", "95 % interval", ""]]
    scores = {(item.setting, item.seed): item.f1 for item in measurements if item.f1 is not None}
    for ours, theirs in plan.F1_PAIRS:
        seeds = sorted(seed for name, seed in scores if name == ours and (theirs, seed) in scores)
        if seeds:
            interval = paired_interval([100 * (scores[ours, seed] - scores[theirs, seed]) for seed in seeds])
            verdict = "not behind" if interval.high >= 0 else "behind"
            bounds = f"{interval.low:+.2f} to {interval.high:+.2f}"
            rows.append([ours, theirs, str(len(seeds)), f"{interval.mean:+.2f}", bounds, verdict])
    return rows


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, padded so that it also reads as plain text."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])
