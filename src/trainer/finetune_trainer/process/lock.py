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
        if self._holder(self._path) == self._owner:
            self._path.unlink(missing_ok=True)

    def _create(self) -> None:
        """Create the lock whole: one that another process could read while it is empty would look damaged."""
        ours = self._path.with_name(f".lock.new-{os.getpid()}")
        text = json.dumps(asdict(self._owner))
        try:
            ours.write_text(text, encoding="utf-8")
            os.link(ours, self._path)
        except FileExistsError:
            raise
        except OSError:
            # A file system without hard links.
            with self._path.open("x", encoding="utf-8") as file:
                file.write(text)
        finally:
            ours.unlink(missing_ok=True)

    def _remove_stale(self) -> None:
        holder = self._holder(self._path)
        if holder is not None and not is_gone(holder):
            raise RunFailure(
                "run-locked",
                f"Process {holder.pid} on {holder.host} writes to this run.",
                f"Watch or stop that run; if the process no longer exists, delete the file {self._path}.",
            )
        aside = self._path.with_name(f".lock.stale-{os.getpid()}")
        try:
            # Whoever renames it first has removed it; the other finds the new lock.
            os.replace(self._path, aside)
        except FileNotFoundError:
            return
        if self._holder(aside) != holder:
            # Another process took the dead one's lock over since it was read: this is its lock.
            os.replace(aside, self._path)
        aside.unlink(missing_ok=True)

    @staticmethod
    def _holder(path: Path) -> ProcessIdentity | None:
        """Who holds a lock; None if nobody does or the file is damaged."""
        try:
            return ProcessIdentity(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
