"""Whatever bytes the terminal sends, they become messages, and only keys become keys."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from govtui.tui.actions import ACTIONS
from govtui.tui.input import Commit, InputReader, Unreadable
from govtui.tui.keys import normalise

_CAPABILITIES = {
    "up": "kcuu1", "down": "kcud1", "left": "kcub1", "right": "kcuf1", "home": "khome",
    "end": "kend", "pageup": "kpp", "pagedown": "knp", "delete": "kdch1", "shift+tab": "kcbt",
    **{f"f{n}": f"kf{n}" for n in range(1, 13)},
}  # fmt: skip
"""Our names of keys to terminfo's."""
_FIXED = {
    "space": b" ", "enter": b"\r", "tab": b"\t", "backspace": b"\x7f", "escape": b"\x1b",
    "shift+left": b"\x1b[1;2D", "shift+right": b"\x1b[1;2C",
    "ctrl+left": b"\x1b[1;5D", "ctrl+right": b"\x1b[1;5C",
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "bdfpqruz"},
}  # fmt: skip
"""Keys that send the same in every terminal, or that terminfo has no standard name for."""


def _keys(*reads: bytes) -> list[str]:
    """Return the names of the keys that an input reader makes of `reads`."""
    reader = InputReader()
    messages = [message for data in reads for message in reader.feed(data)]
    reader._parser._timeout_time = 0.0 if reader._parser._timeout_time else None
    messages += reader.tick()
    return [normalise(m.key, m.character) for m in messages if isinstance(m, events.Key)]


def _terminfo(terminal: str) -> dict[str, bytes]:
    """Return what each key of `_CAPABILITIES` sends; curses describes one terminal a process."""
    program = (
        "import curses, os, sys; curses.setupterm(sys.argv[1], os.open(os.devnull, os.O_WRONLY));"
        "print({name: curses.tigetstr(name) for name in sys.argv[2:]})"
    )
    command = [sys.executable, "-c", program, terminal, *_CAPABILITIES.values()]
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    if "could not find terminal" in run.stderr:
        pytest.skip(f"no terminfo for {terminal}")
    described: dict[str, bytes] = ast.literal_eval(run.stdout)
    return described


@pytest.mark.parametrize(
    "terminal", ["xterm-256color", "screen-256color", "tmux-256color", "linux"]
)
def test_every_default_key_arrives_as_itself(terminal: str) -> None:
    described = _terminfo(terminal)
    for key in {key for action in ACTIONS for key in action.keys}:
        if terminal == "linux" and key.startswith(("shift+", "ctrl+")) and len(key) > 6:
            continue  # The Linux console sends plain arrows and tabs; each has another key.
        sent = _FIXED.get(key) or key.encode()
        if key in _CAPABILITIES:
            sent = described[_CAPABILITIES[key]]
        assert _keys(sent) == [key], (key, sent)


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_any_bytes_are_understood_or_dropped(reads: list[bytes]) -> None:
    reader = InputReader()
    for data in reads:
        reader.feed(data)
        reader.tick()


@pytest.mark.parametrize(
    "text", ["张三", "a接受x", "\u3000丂a", "决定接受"], ids=["name", "mixed", "space", "words"]
)
def test_gbk_bytes_make_no_key(text: str) -> None:
    reader = InputReader()
    messages = reader.feed(text.encode("gbk"))
    assert not [m for m in messages if isinstance(m, (events.Key, Commit))]
    assert isinstance(messages[-1], Unreadable)


def test_a_character_split_over_two_reads_is_whole() -> None:
    whole = "张".encode()
    reader = InputReader()
    assert reader.feed(whole[:2]) == []
    (message,) = reader.feed(whole[2:])
    assert isinstance(message, Commit)


def test_half_a_character_is_given_up_after_a_pause() -> None:
    reader = InputReader()
    assert reader.feed(b"\xe5") == []
    assert [type(message) for message in reader.tick()] == [Unreadable]
    assert [m.key for m in reader.feed(b"a") if isinstance(m, events.Key)] == ["a"]


def test_an_impossible_sequence_ends_nothing() -> None:
    reader = InputReader()
    messages = reader.feed(b"\x1b[99999999999u")
    assert isinstance(messages[-1], Unreadable)
    assert [m.key for m in reader.feed(b"a") if isinstance(m, events.Key)] == ["a"]


def test_an_end_of_paste_beside_broken_bytes_is_not_lost() -> None:
    reader = InputReader()
    reader.feed(b"\x1b[200~abc \xd5\xc5 def\x1b[201~")
    assert [m.key for m in reader.feed(b"n") if isinstance(m, events.Key)] == ["n"]


@pytest.mark.parametrize(
    "committed",
    ["张三", "zhangsan", "xie", "云溪区\r", "\uff41\uff58"],
    ids=["han", "pinyin", "three letters", "with enter", "full width"],
)
def test_what_an_input_method_commits_is_kept_together(committed: str) -> None:
    (message,) = InputReader().feed(committed.encode())
    assert isinstance(message, Commit)
    assert "".join(key.character or "" for key in message.keys) == committed


def test_keys_that_a_slow_line_delivers_together_stay_keys() -> None:
    assert _keys(b"jjj\x1b[B12 ") == ["j", "j", "j", "down", "1", "2", "space"]
