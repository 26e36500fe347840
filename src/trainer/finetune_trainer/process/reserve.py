"""Room on the disk for the last words of a run."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_SIZE = 64 * 1024
"""Bytes: a traceback and an event, with much to spare."""


class Reserve:
    """A file that takes up room while the run goes on, so that on a full disk it can still say that it is full."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def hold(self) -> None:
        """Take the room.

        Raises:
            OSError: If there is not even that much.
        """
        # Random, since some file systems compress what they store.
        self._path.write_bytes(os.urandom(_SIZE))

    def release(self) -> None:
        """Give the room back; nothing happens where none is held or it cannot be removed."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
