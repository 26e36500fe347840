"""`events.jsonl`: what the run says while it goes on. The fields are defined in `src/shared/protocol/event.ts`."""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol


class Emit(Protocol):
    """Writes an event: `EventWriter.emit`, or nothing on ranks that do not write."""

    def __call__(self, type: str, **values: Any) -> None:
        """Write one event."""


def finite(value: Any) -> Any:
    """Replace numbers that JSON cannot carry (NaN, infinities) by None, inside containers too."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(item) for item in value]
    return value


def event_line(type: str, time: float, values: Mapping[str, Any]) -> str:
    """One event as a line of JSON, with its newline."""
    record = {"type": type, "time": time, **finite(values)}
    return json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


class EventWriter:
    """Appends events to a file, one whole line a write, so that readers see at most a half last line."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._is_half = False
        self._end_half_line(path)
        # Windows would otherwise write each newline as two characters.
        binary = getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | binary, 0o644)

    def emit(self, type: str, **values: Any) -> None:
        """Append one event.

        Raises:
            OSError: If the file cannot be written, a full disk for example.
        """
        line = event_line(type, self._clock(), values)
        # A full disk may have taken the first half of the line before; what comes after begins one of its own.
        data = (b"\n" if self._is_half else b"") + line.encode()
        while data:
            data = data[os.write(self._descriptor, data) :]
            self._is_half = bool(data)

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)

    @staticmethod
    def _end_half_line(path: Path) -> None:
        """End the half line that a killed process may have left, so that the next event starts a line."""
        if path.exists() and path.stat().st_size > 0:
            with path.open("rb+") as file:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    file.write(b"\n")
