"""A process that writes to a run directory: lock, events, heartbeat, and failures told to who watches."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict

from finetune_trainer.commands.as_failure import as_failure
from finetune_trainer.events import EventWriter
from finetune_trainer.failures import RunFailure
from finetune_trainer.process.heartbeat import Heartbeat
from finetune_trainer.process.identity import this_process
from finetune_trainer.process.lock import RunLock
from finetune_trainer.process.reserve import Reserve
from finetune_trainer.run_folder import RunFolder


def write_to_run(
    run: RunFolder,
    resumed_from_step: int | None,
    work: Callable[[EventWriter], None],
    prepare: Callable[[], None] = lambda: None,
) -> int:
    """Do `work` as the one writer of a run, and return the exit status.

    `prepare` is called before the first event: who reads it may send requests, which must not be taken for leftovers.
    A failure becomes a `failed` event; its traceback goes to stderr, which is the run's log.
    """
    identity = this_process()
    lock = RunLock(run.lock, identity)
    try:
        lock.acquire()
    except (RunFailure, OSError) as error:
        # Another process's run, or nowhere to write: the events are not ours to write to.
        _tell(None, as_failure(error))
        return 1
    events: EventWriter | None = None
    heartbeat = Heartbeat(run.heartbeat)
    reserve = Reserve(run.reserve)
    try:
        reserve.hold()
        events = EventWriter(run.events)
        prepare()
        events.emit("started", **asdict(identity), resumed_from_step=resumed_from_step)
        heartbeat.start()
        work(events)
        return 0
    except Exception as error:
        reserve.release()
        with contextlib.suppress(OSError):
            traceback.print_exc()
        _tell(events, as_failure(error))
        return 1
    finally:
        heartbeat.stop()
        reserve.release()
        if events is not None:
            events.close()
        lock.release()


def _tell(events: EventWriter | None, failure: RunFailure) -> None:
    with contextlib.suppress(OSError):
        print(f"{failure.message} {failure.hint}", file=sys.stderr)
    if events is None:
        return
    try:
        events.emit("failed", code=failure.code, message=failure.message, hint=failure.hint)
    except OSError as error:
        with contextlib.suppress(OSError):
            print(f"The failure could not be written to the events: {error}", file=sys.stderr)
