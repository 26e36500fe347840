"""The lock of a run directory: one writer at a time, and what a dead writer left is taken over."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from finetune_trainer.failures import RunFailure
from finetune_trainer.process.identity import ProcessIdentity, is_gone


class RunLock:
    """Holds the file `lock` of a run directory from `acquire` to `release`."""

    def __init__(self, path: Path, owner: ProcessIdentity) -> None:
        self._path = path
        self._owner = owner

    def acquire(self) -> None:
        """Create the lock, in the place of a dead process's.

        Raises:
            RunFailure: `run-locked` if another process writes to this run, or may do so.
            OSError: If the folder cannot be written.
        """
        for _ in range(3):
            try:
                self._create()
                return
            except FileExistsError:
                self._remove_stale()
        raise RunFailure("run-locked", "Another process has just taken this run.", "Watch it with `finetune show`.")

    def release(self) -> None:
        """Remove the lock, if it is still this process's."""
        if self._holder() == self._owner:
            self._path.unlink(missing_ok=True)

    def _create(self) -> None:
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self._owner), file)

    def _remove_stale(self) -> None:
        holder = self._holder()
        if holder is not None and not is_gone(holder):
            raise RunFailure(
                "run-locked",
                f"Process {holder.pid} on {holder.host} writes to this run.",
                f"Watch or stop that run; if the process no longer exists, delete the file {self._path}.",
            )
        aside = self._path.with_name(f".lock.stale-{os.getpid()}")
        try:
            # Whoever renames it first has removed it; the other finds the new lock.
            self._path.rename(aside)
        except FileNotFoundError:
            return
        aside.unlink(missing_ok=True)

    def _holder(self) -> ProcessIdentity | None:
        """Who holds the lock; None if nobody does or the file is damaged."""
        try:
            return ProcessIdentity(**json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
