"""Names one process for ever: host, boot, pid and start time. The units are those of the `started` event."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from calendar import timegm
from dataclasses import dataclass
from pathlib import Path
from time import strptime


@dataclass(frozen=True, slots=True)
class ProcessIdentity:
    """A process; `boot_id` is empty and `process_start_time` 0 where the system does not tell."""

    host: str
    boot_id: str
    pid: int
    process_start_time: int


def this_process() -> ProcessIdentity:
    """The identity of the running process."""
    return ProcessIdentity(socket.gethostname(), _boot_id(), os.getpid(), start_time(os.getpid()) or 0)


def is_gone(process: ProcessIdentity) -> bool | None:
    """Whether a process has ended; None where this machine cannot know."""
    if process.host != socket.gethostname():
        return None
    boot = _boot_id()
    if boot and process.boot_id and boot != process.boot_id:
        return True
    started = start_time(process.pid)
    if started is None:
        return True
    if started == 0 or process.process_start_time == 0:
        return None
    return abs(started - process.process_start_time) > 1


def start_time(pid: int) -> int | None:
    """Start time of a process: None if there is none, 0 if it exists and its start is not known."""
    if sys.platform == "linux":
        return _linux_start_time(pid)
    if not _exists(pid):
        return None
    return 0 if sys.platform == "win32" else _ps_start_time(pid)


def _boot_id() -> str:
    try:
        if sys.platform == "linux":
            return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        if sys.platform == "darwin":
            return _output(["sysctl", "-n", "kern.bootsessionuuid"])
    except (OSError, subprocess.SubprocessError):
        pass
    return ""


def _linux_start_time(pid: int) -> int | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    # The second field is the program's name in parentheses and may hold spaces and parentheses itself.
    values = stat[stat.rindex(")") + 2 :].split()
    return None if values[0] in "ZX" else int(values[19])


def _ps_start_time(pid: int) -> int:
    try:
        return timegm(strptime(_output(["ps", "-o", "lstart=", "-p", str(pid)]), "%a %b %d %H:%M:%S %Y"))
    except (OSError, subprocess.SubprocessError, ValueError):
        return 0


def _output(command: list[str]) -> str:
    environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.strip()


def _exists(pid: int) -> bool:
    try:
        if sys.platform == "win32":
            return f'"{pid}"' in _output(["tasklist", "/FI", f"PID eq {pid}", "/FO", "CSV", "/NH"])
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, subprocess.SubprocessError):
        return True
    return True
