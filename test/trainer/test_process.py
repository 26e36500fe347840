"""One writer a run: locks, requests, signals."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from finetune_trainer.failures import RunFailure
from finetune_trainer.process.control import Control, Request
from finetune_trainer.process.identity import is_gone, start_time, this_process
from finetune_trainer.process.lock import RunLock

THIS = this_process()


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_this_process_is_not_gone() -> None:
    assert is_gone(THIS) is False


def test_a_process_that_ended_is_gone() -> None:
    assert is_gone(replace(THIS, pid=ended_process())) is True


def test_a_later_process_with_the_same_pid_is_another_one() -> None:
    assert is_gone(replace(THIS, process_start_time=THIS.process_start_time - 5_000)) is True


def test_a_process_of_an_earlier_boot_is_gone() -> None:
    assert is_gone(replace(THIS, boot_id="another-boot")) is True


def test_processes_of_other_machines_are_unknown() -> None:
    assert is_gone(replace(THIS, host="elsewhere")) is None


def test_no_process_has_no_start_time() -> None:
    assert start_time(ended_process()) is None


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    RunLock(lock, THIS).acquire()
    with pytest.raises(RunFailure) as refusal:
        RunLock(lock, replace(THIS, pid=THIS.pid + 1)).acquire()
    assert refusal.value.code == "run-locked"
    assert json.loads(lock.read_text()) == asdict(THIS)


def test_a_dead_writers_lock_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text(json.dumps(asdict(replace(THIS, pid=ended_process()))))
    RunLock(lock, THIS).acquire()
    assert json.loads(lock.read_text()) == asdict(THIS)


def test_a_damaged_lock_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("{")
    RunLock(tmp_path / "lock", THIS).acquire()


def test_a_lock_of_another_machine_is_respected(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text(json.dumps(asdict(replace(THIS, host=socket.gethostname() + "-other"))))
    with pytest.raises(RunFailure):
        RunLock(lock, THIS).acquire()


def test_release_leaves_the_lock_of_another(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    RunLock(lock, THIS).acquire()
    RunLock(lock, replace(THIS, pid=1)).release()
    assert lock.exists()
    RunLock(lock, THIS).release()
    assert not lock.exists()


def test_leftover_requests_are_cleared_and_new_ones_taken_once(tmp_path: Path) -> None:
    folder = tmp_path / "control"
    folder.mkdir()
    (folder / "stop").write_text("save")
    control = Control(folder)
    control.start()
    assert control.take() == []
    (folder / "stop").write_text("discard")
    (folder / "evaluate").touch()
    assert control.take() == [Request("evaluate"), Request("stop", discard=True)]
    assert control.take() == []


def test_sigterm_means_stop_and_save(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    control = Control(tmp_path / "control")
    control.start()
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        assert control.take() == [Request("stop")]
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])


def test_a_deleted_run_directory_is_noticed(tmp_path: Path) -> None:
    control = Control(tmp_path / "control")
    with pytest.raises(FileNotFoundError):
        control.take()
