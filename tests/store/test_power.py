"""Power cuts at every moment: what was acknowledged is there, what is there was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.store.fs import write_atomically
from govtui.store.log import Log
from tests.store.broken import ROOT, Disk, State
from tests.store.made import documents, op

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = ROOT / "reviews" / "3f" / "a-3f00" / "lin.jsonl"


def check_journal(
    records: int, begin: State | None = None, *, reread: bool = True, text: str = "防汛"
) -> int:
    """Append records with a text to a journal and cut the power before each change.

    After every cut the journal is opened, and, with `reread`, another record appended to it.
    Returns how many states of the disk were looked at.
    """
    acknowledged = len(documents(Log(PATH, root=ROOT, fs=Disk(begin)))) if begin else 0
    cuts = 0
    seen: set[tuple[bytes, int]] = set()

    def cut(disk: Disk) -> None:
        nonlocal cuts
        for state in disk.states():
            cuts += 1
            content = state.get(PATH)
            if content is None:
                assert acknowledged == 0, "an acknowledged record is gone with its file"
                continue
            if (content, acknowledged) in seen:
                continue
            seen.add((content, acknowledged))
            after = Disk(state)
            log = Log(PATH, root=ROOT, fs=after)
            there = documents(log)
            assert there == [str(n) for n in range(1, len(there) + 1)]
            assert acknowledged <= len(there) <= acknowledged + 1
            if reread:
                log.append([op(len(there) + 1)])
                again = Log(PATH, root=ROOT, fs=Disk({PATH: after.read(PATH)}))
                assert len(documents(again)) == len(there) + 1

    disk = Disk(begin, cut)
    log = Log(PATH, root=ROOT, fs=disk)
    for number in range(acknowledged + 1, acknowledged + records + 1):
        log.append([op(number, text)])
        acknowledged = number
    cut(disk)
    return cuts


def check_mending(step: int = 1) -> int:
    """Cut the power while a journal torn at any byte, or every so many, is mended and added to."""
    whole = Disk()
    log = Log(PATH, root=ROOT, fs=whole)
    for number in (1, 2):
        log.append([op(number)])
    data = whole.read(PATH)
    start = data.index(b"\n") + 1
    cuts = 0
    for place in range(start, len(data), step):
        for torn in (data[:place], data[:place] + bytes(len(data) - place)):
            cuts += check_journal(1, {PATH: torn}, reread=False)
    return cuts


def test_appending(counted: Callable[[str, int], None], release: bool) -> None:
    cuts = check_journal(24)
    number = 0
    while release and cuts < 1_000_000:
        number += 1
        cuts += check_journal(20, text="防汛\n\0" * number)
    counted("power cuts while appending", cuts)


def test_mending(counted: Callable[[str, int], None]) -> None:
    counted("power cuts while mending and appending", check_mending())


def test_a_file_is_replaced_as_a_whole(counted: Callable[[str, int], None]) -> None:
    path = ROOT / "workspace.json"
    old, new = b"old " * 9, b"new " * 10
    returned = False
    cuts = 0

    def cut(disk: Disk) -> None:
        nonlocal cuts
        for state in disk.states():
            cuts += 1
            assert state[path] == new or (state[path] == old and not returned)

    disk = Disk({path: old}, cut)
    write_atomically(disk, path, new)
    returned = True
    cut(disk)
    counted("power cuts while replacing a file", cuts)
