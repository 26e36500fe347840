"""Writing files and folders so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from finetune_trainer.events import finite

_PAUSES = (0.05, 0.15, 0.3, 0.5) if sys.platform == "win32" else ()
"""Seconds between two attempts."""


def write_atomic(path: Path, text: str) -> None:
    """Write a text file under a temporary name beside it and rename it.

    Raises:
        OSError: If it cannot be written, a full disk for example; the old file then stays as it was.
    """
    temporary = path.with_name(f".{path.name}.tmp-{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        rename(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def rename(source: Path, target: Path) -> None:
    """Rename, in the place of what is there; for a second again where Windows lets a reader or virus scanner forbid it.

    Raises:
        OSError: If it cannot be renamed.
    """
    for seconds in _PAUSES:
        try:
            os.replace(source, target)
            return
        except PermissionError:
            time.sleep(seconds)
    os.replace(source, target)


def write_json(path: Path, value: Any) -> None:
    """Write JSON with `write_atomic`; numbers that JSON cannot carry become null."""
    write_atomic(path, json.dumps(finite(value), ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def replace_folder(temporary: Path, final: Path) -> None:
    """Put a finished folder in the place of another, which goes away only once the new one stands there.

    Raises:
        OSError: If it cannot be renamed; `final` is then what it was, as it is where the process is asked to end.
    """
    old = final.with_name(f".{final.name}.old-{os.getpid()}")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if final.exists():
            rename(final, old)
        rename(temporary, final)
    finally:
        if old.exists() and not final.exists():
            rename(old, final)
        shutil.rmtree(old, ignore_errors=True)
