"""What was measured once on this machine, kept in the user's cache: the same choice is made every time after."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from finetune_trainer.output.files import write_json


def cache_folder() -> Path:
    """Folder of the product's caches; `FINETUNE_LAB_CACHE` overrides the system's usual place."""
    if override := os.environ.get("FINETUNE_LAB_CACHE"):
        return Path(override)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "finetune-lab"


class Measured:
    """Values by key in one JSON file. A cache that cannot be read or written is an empty one."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or cache_folder() / "measured.json"

    def get(self, key: str) -> Any:
        """The value, or None."""
        return self._read().get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_json(self._path, {**self._read(), key: value})
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}
