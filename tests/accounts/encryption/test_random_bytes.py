"""No random bytes are given twice: not in a thread, not in another, not in a forked process."""

import os
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from accounts.encryption import framing
from accounts.encryption.framing import open_frame, seal_frame
from accounts.encryption.random_bytes import AT_ONCE, random_bytes

LENGTH = 12


def several(count: int) -> list[bytes]:
    return [random_bytes(LENGTH) for _ in range(count)]


def test_each_is_new_also_when_more_are_drawn() -> None:
    drawn = several(AT_ONCE)
    assert len(set(drawn)) == AT_ONCE
    assert {len(each) for each in drawn} == {LENGTH}
    assert len(random_bytes(AT_ONCE)) == AT_ONCE


def test_two_threads_give_different_ones() -> None:
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(several, [AT_ONCE, AT_ONCE])
    assert not {*first} & {*second}


def test_forked_process_draws_anew() -> None:
    several(1)  # the others of that draw are here before the fork
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, b"".join(several(8)))
        os._exit(0)
    os.waitpid(child, 0)
    theirs, ours = os.read(reader, 8 * LENGTH), b"".join(several(8))
    os.close(reader)
    os.close(writer)
    assert len(theirs) == len(ours)
    assert theirs != ours


def test_each_frame_is_sealed_with_others(monkeypatch: pytest.MonkeyPatch) -> None:
    key, words = bytes(32), uuid4().bytes
    sealed = [seal_frame(key, b"h", words, b"place") for _ in range(2)]
    assert len({each[1 : 1 + LENGTH] for each in sealed}) == 2
    monkeypatch.setattr(framing, "random_bytes", bytes)
    assert seal_frame(key, b"h", words, b"place")[1 : 1 + LENGTH] == bytes(LENGTH)
    assert [open_frame(key, each, b"h", b"place") for each in sealed] == [words] * 2
