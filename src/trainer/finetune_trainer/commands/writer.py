"""A process that writes to a run directory: lock, events, heartbeat, and failures told to who watches."""

from __future__ import annotations

import contextlib
import errno
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeGuard

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
    lifecycle: bool = True,
) -> int:
    """Do `work` as the one writer of a run, and return the exit status.

    `prepare` is called before the first event: who reads it may send requests, which must not be taken for leftovers.
    A failure becomes a `failed` event; its traceback goes to stderr, which is the run's log. Without `lifecycle` the
    state of the run stays what it is: neither `started` nor `failed` is written.
    """
    identity = this_process()
    lock = RunLock(run.lock, identity)
    try:
        lock.acquire()
    except (RunFailure, OSError) as error:
        # Another process's run, or nowhere to write: the events are not ours to write to.
        _tell(None, _as_failure(error))
        return 1
    events: EventWriter | None = None
    heartbeat = Heartbeat(run.heartbeat)
    reserve = Reserve(run.reserve)
    try:
        reserve.hold()
        events = EventWriter(run.events)
        prepare()
        if lifecycle:
            events.emit("started", **asdict(identity), resumed_from_step=resumed_from_step)
        heartbeat.start()
        work(events)
        return 0
    except Exception as error:
        reserve.release()
        with contextlib.suppress(OSError):
            traceback.print_exc()
        _tell(events if lifecycle else None, _as_failure(error))
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


def _as_failure(error: Exception) -> RunFailure:
    """The failure that a user can do something about."""
    if isinstance(error, RunFailure):
        return error
    if _is_no_space(error):
        return RunFailure(
            "no-space",
            "The disk is full.",
            "Free some space, or lower save_total_limit, then resume the run: it goes on from its newest checkpoint.",
        )
    if _is_unwritable(error):
        return RunFailure(
            "folder-unwritable",
            f"The run cannot write {error.filename or 'its files'}: {error.strerror or error}.",
            "Give this user the right to write there, or choose another output_dir.",
        )
    if isinstance(error, FileNotFoundError) and error.filename is not None:
        return RunFailure("folder-gone", f"{error.filename} is gone.", "Start the run again from its config.")
    if _is_out_of_memory(error):
        return RunFailure(
            "out-of-memory",
            "The memory is not enough.",
            "Lower max_seq_length or the batch sizes (per_device_train_batch_size, per_device_eval_batch_size), turn "
            "gradient_checkpointing on, or use a smaller model.",
        )
    return RunFailure(
        "internal-error",
        f"{type(error).__name__}: {error}",
        "The traceback is at the end of the run's log.txt; please report it.",
    )


def _is_no_space(error: Exception) -> bool:
    """Whether the disk is full; libraries (safetensors) say so in exceptions of their own, in the system's words."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    texts = ("No space left on device", "Disk quota exceeded", "not enough space on the disk")
    return any(text in str(error) for text in texts)


def _is_unwritable(error: Exception) -> TypeGuard[OSError]:
    if isinstance(error, (PermissionError, NotADirectoryError, IsADirectoryError, FileExistsError)):
        return True
    return isinstance(error, OSError) and error.errno == errno.EROFS


def _is_out_of_memory(error: Exception) -> bool:
    """Whether memory ran out: CUDA's own exception, Python's, or what PyTorch says of a CPU or an Apple GPU."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error)
    return isinstance(error, RuntimeError) and ("out of memory" in text or "DefaultCPUAllocator" in text)
