"""No nonce comes twice: not in a thread, not in another, not in a forked process."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.encryption import nonces
from accounts.encryption.framing import open_frame, seal_frame
from accounts.encryption.nonces import AT_ONCE, LENGTH, new_nonce


def several(count: int) -> list[bytes]:
    return [new_nonce() for _ in range(count)]


def test_each_is_new_also_when_more_are_drawn() -> None:
    drawn = several(3 * AT_ONCE)
    assert len(set(drawn)) == 3 * AT_ONCE
    assert {len(nonce) for nonce in drawn} == {LENGTH}


def test_two_threads_draw_different_ones() -> None:
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(several, [AT_ONCE, AT_ONCE])
    assert not {*first} & {*second}


def test_forked_process_draws_anew() -> None:
    new_nonce()  # the others of that draw are here before the fork
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, b"".join(several(8)))
        os._exit(0)
    os.waitpid(child, 0)
    theirs = os.read(reader, 8 * LENGTH)
    ours = b"".join(several(8))
    assert len(theirs) == len(ours)
    assert theirs != ours


def test_all_that_is_sealed_has_one_of_these(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nonces, "new_nonce", lambda: bytes(LENGTH))
    key = bytes(32)
    sealed = seal_frame(key, b"h", b"words", b"place")
    assert sealed[1 : 1 + LENGTH] == bytes(LENGTH)
    assert open_frame(key, sealed, b"h", b"place") == b"words"
