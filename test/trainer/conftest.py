"""Makes the trainer importable, and hands tests tiny models that are made once a session."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")
# Tiny products gain nothing from threads, and threads that wait for each other spin when cores are shared.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src" / "trainer"))
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`tiny_model(family, labels=None, seed=0, dropout=0.1)`: a folder, made once; do not write to it."""
    import tiny

    made: dict[tuple[object, ...], Path] = {}

    def get(family: str, labels: tuple[str, ...] | None = None, seed: int = 0, dropout: float = 0.1) -> Path:
        key = (family, labels, seed, dropout)
        if key not in made:
            made[key] = tiny.make(tmp_path_factory.mktemp(family) / "model", family, labels, seed, dropout)
        return made[key]

    return get
