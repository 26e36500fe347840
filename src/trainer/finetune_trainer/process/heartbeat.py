"""Touches a file every few seconds, so that viewers on any machine see that the trainer lives."""

from __future__ import annotations

import threading
from pathlib import Path

SECONDS = 5.0
"""Time between two touches."""


class Heartbeat:
    """A background thread that touches `path` until `stop`."""

    def __init__(self, path: Path, seconds: float = SECONDS) -> None:
        self._path = path
        self._seconds = seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Touch the file now and begin."""
        self._path.touch()
        self._thread.start()

    def stop(self) -> None:
        """End the thread, if it ever began."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _beat(self) -> None:
        while not self._stopped.wait(self._seconds):
            try:
                self._path.touch()
            except OSError:
                # The directory is gone or the disk full: the loop finds out by itself and says so.
                continue
