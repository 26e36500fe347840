"""What is compared: the settings, and the figures that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BATCH_SIZE = 16
MAX_LENGTH = 128
LEARNING_RATE = 2e-4
WARMUP = 0.1
WEIGHT_DECAY = 0.01
EPOCHS = 1
LOGGING_STEPS = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to train.

    Attributes:
        name: Key of the tables and of `--only`.
        trainer: "ours" or "hf".
        precision: "fp32" or "bf16".
        padding: HF only: "longest" of the batch, or "max_length".
        sampling: HF's `train_sampling_strategy`.
        logs: Whether every `LOGGING_STEPS` steps are logged, or only the first.
        is_timed_only: Trained on a part of the data: its speed does not depend on how many sentences there are, and
            its F1 is that of a setting which computes the same.
    """

    name: str
    trainer: str
    precision: str
    padding: str = "longest"
    sampling: str = "random"
    logs: bool = True
    is_timed_only: bool = False


SETTINGS = (
    Setting("hf-padded", "hf", "fp32", padding="max_length", is_timed_only=True),
    Setting("hf-dynamic", "hf", "fp32"),
    Setting("hf-dynamic-bf16", "hf", "bf16"),
    Setting("hf-grouped", "hf", "fp32", sampling="group_by_length"),
    Setting("hf-grouped-bf16", "hf", "bf16", sampling="group_by_length"),
    Setting("ours", "ours", "fp32"),
    Setting("ours-bf16", "ours", "bf16"),
    Setting("ours-bf16-unlogged", "ours", "bf16", logs=False),
)


@dataclass(frozen=True, slots=True)
class Goal:
    """The setting `ours` is to be at least `ratio` times as fast as the fastest of `others`."""

    ours: str
    others: tuple[str, ...]
    ratio: float


_RANDOM_ORDER = ("hf-dynamic", "hf-dynamic-bf16")
_GROUPED = ("hf-grouped", "hf-grouped-bf16")
_LOGGING = Goal("ours-bf16", ("ours-bf16-unlogged",), 0.99)

GOALS = {
    "cpu": (
        Goal("ours-bf16", ("hf-padded",), 7),
        Goal("ours-bf16", _RANDOM_ORDER, 1.4),
        Goal("ours-bf16", _GROUPED, 1),
        Goal("ours", ("hf-padded",), 5),
        Goal("ours", ("hf-dynamic",), 1.4),
        _LOGGING,
    ),
    "cuda": (
        Goal("ours-bf16", ("hf-padded",), 10),
        Goal("ours-bf16", _RANDOM_ORDER, 2),
        Goal("ours-bf16", _GROUPED, 1),
        _LOGGING,
    ),
}
"""DESIGN's quality bars, by device."""

F1_PAIRS = (
    ("ours", "hf-dynamic"),
    ("ours-bf16", "hf-dynamic"),
    ("ours-bf16", "hf-dynamic-bf16"),
    ("ours-bf16", "hf-grouped-bf16"),
)
"""Scores that are compared seed by seed."""


@dataclass(frozen=True, slots=True)
class Job:
    """One training in one process; written to a file for the process that runs it."""

    setting: Setting
    seed: int
    device: str
    model: str
    train: str
    test: str
    sentences: int
    folder: str

    @property
    def key(self) -> list[object]:
        """What makes two jobs the same measurement."""
        return [self.setting.name, self.seed, self.device, Path(self.model).name, self.train, self.sentences]
