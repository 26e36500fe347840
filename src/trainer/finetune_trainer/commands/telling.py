"""A command that is no run: what happens is told on stdout, in lines like those of `events.jsonl`."""

from __future__ import annotations

import signal
import sys
import time
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any

from finetune_trainer.commands.as_failure import as_failure
from finetune_trainer.events import Emit, event_line

_HINTS = {
    "folder-gone": "Look whether the folder was moved or deleted.",
    "folder-unwritable": "Give this user the right to write there, or copy the folder to where it may be written.",
    "internal-error": "Please report it.",
    "no-space": "Free some space, then do it again: nothing was left behind.",
    "out-of-memory": "Close other programs, or wait until no run trains, then do it again.",
}
"""What to do where the run that a failure's own hint is about has no part in it."""

_CANCELLING = (signal.SIGTERM, signal.SIGINT)


def tell_on_stdout(work: Callable[[Emit], None]) -> int:
    """Do `work` and return the exit status; a failure is told as a `failed` event.

    Whoever cancels it sends SIGTERM, and Ctrl-C in a terminal SIGINT, often both: `work` is left by one exception, so
    that it clears away what it has begun.
    """
    for number in _CANCELLING:
        signal.signal(number, _leave)
    try:
        work(_emit)
        return 0
    except Exception as error:
        failure = as_failure(error)
        if failure.code == "internal-error":
            traceback.print_exc()
        hint = _HINTS.get(failure.code, failure.hint)
        _emit("failed", code=failure.code, message=failure.message, hint=hint)
        return 1


def _emit(type: str, **values: Any) -> None:
    print(event_line(type, time.time(), values), end="", flush=True)


def _leave(number: int, frame: FrameType | None) -> None:
    # What comes while it clears away is not to interrupt that.
    for each in _CANCELLING:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)
