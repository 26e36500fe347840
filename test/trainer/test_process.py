"""One writer a run: locks, requests, signals."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from unittest.mock import Mock

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


def test_a_lock_is_whole_from_its_first_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that reads it while it is made must not take it for a damaged one."""
    lock, link = tmp_path / "lock", os.link
    seen: list[bool] = []

    def look_then_link(source: Path, target: Path) -> None:
        seen.append(lock.exists())
        link(source, target)

    monkeypatch.setattr(os, "link", look_then_link)
    RunLock(lock, THIS).acquire()
    assert seen == [False]
    assert [entry.name for entry in tmp_path.iterdir()] == ["lock"]


def test_a_lock_is_made_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(os, "link", refuse)
    RunLock(tmp_path / "lock", THIS).acquire()
    assert json.loads((tmp_path / "lock").read_text()) == asdict(THIS)
    with pytest.raises(RunFailure):
        RunLock(tmp_path / "lock", replace(THIS, pid=THIS.pid + 1)).acquire()


def test_of_two_that_find_a_dead_writers_lock_one_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one read the dead writer's lock before, and comes to remove it when it is no longer that."""
    lock, other = tmp_path / "lock", replace(THIS, process_start_time=0)
    lock.write_text(json.dumps(asdict(replace(THIS, pid=ended_process()))))
    move = os.replace

    def taken_over_meanwhile(source: Path, target: Path) -> None:
        if source == lock and json.loads(lock.read_text())["pid"] != other.pid:
            lock.write_text(json.dumps(asdict(other)))
        move(source, target)

    monkeypatch.setattr(os, "replace", taken_over_meanwhile)
    with pytest.raises(RunFailure) as refusal:
        RunLock(lock, THIS).acquire()
    assert refusal.value.code == "run-locked"
    assert json.loads(lock.read_text()) == asdict(other)


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
    assert (folder / "stop").exists()
    control.settle_stop()
    assert control.take() == []


def test_a_request_that_cannot_be_read_yet_is_taken_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    control = Control(tmp_path)
    (tmp_path / "stop").write_text("save")
    (tmp_path / "evaluate").touch()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", Mock(side_effect=PermissionError))
        patch.setattr(Path, "unlink", Mock(side_effect=PermissionError))
        assert control.take() == []
        control.settle_stop()
    assert control.take() == [Request("evaluate"), Request("stop")]


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
