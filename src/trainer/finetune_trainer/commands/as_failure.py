"""What an exception means to a user."""

from __future__ import annotations

import errno
from typing import TypeGuard

from finetune_trainer.failures import RunFailure


def as_failure(error: Exception) -> RunFailure:
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
            f"{error.filename or 'A file'} cannot be written: {error.strerror or error}.",
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
