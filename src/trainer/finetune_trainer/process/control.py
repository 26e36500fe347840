"""Requests of viewers: files in `control/`, honoured between two steps, and signals, which mean stop and save."""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

RequestName = Literal["stop", "evaluate", "checkpoint"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a viewer asks for. `discard` belongs to `stop`: save nothing new."""

    name: RequestName
    discard: bool = False


class Control:
    """Reads and removes requests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._interrupted = False

    def start(self) -> None:
        """Make the folder, clear what an earlier process left, and take SIGTERM and SIGINT as stop and save."""
        self._folder.mkdir(exist_ok=True)
        for leftover in self._folder.iterdir():
            leftover.unlink(missing_ok=True)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._interrupt)

    def take(self) -> list[Request]:
        """The requests since the last call, stop last.

        The file of a stop stays until `settle_stop`: who watches sees by it that the run is stopping.

        Raises:
            FileNotFoundError: If the run directory was deleted.
        """
        requests = []
        for name in os.listdir(self._folder):
            if (request := self._read(name)) is not None:
                requests.append(request)
        if self._interrupted:
            self._interrupted = False
            requests.append(Request("stop"))
        return sorted(requests, key=lambda request: request.name == "stop")

    def settle_stop(self) -> None:
        """Remove the request to stop, which is answered or refused."""
        # Windows, while a virus scanner looks at it: the next process clears it away.
        with contextlib.suppress(PermissionError):
            (self._folder / "stop").unlink(missing_ok=True)

    def _read(self, name: str) -> Request | None:
        path = self._folder / name
        try:
            if name == "stop":
                return Request("stop", discard=path.read_text(encoding="utf-8").strip() == "discard")
            if name == "evaluate" or name == "checkpoint":
                path.unlink(missing_ok=True)
                return Request(name)
        except PermissionError:
            # Windows, while a virus scanner looks at the new file: it is taken after the next step.
            pass
        return None

    def _interrupt(self, number: int, frame: object) -> None:
        self._interrupted = True
