"""The registry of actions and the keymaps made from it."""

from __future__ import annotations

import itertools

import pytest

from govtui.tui.actions import ACTIONS, BY_ID, GROUPS, Where
from govtui.tui.keymap import SETS, Keymap

_INPUT_METHOD_SAFE = {"space", "tab", "shift+tab", "delete", "backspace", "enter"} | {
    "up", "down", "left", "right", "shift+left", "shift+right", "ctrl+left", "ctrl+right",
    *(f"f{n}" for n in range(1, 13)), *"0123456789",
}  # fmt: skip
_PUNCTUATION = set("[]()<>{}/?;")


def test_ids_are_unique_and_their_group_has_a_heading() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert {action.group for action in ACTIONS} == set(GROUPS)


def test_every_action_says_what_it_does_in_a_sentence() -> None:
    assert [a.id for a in ACTIONS if not a.help.endswith(".") or not a.label] == []


def test_no_default_uses_alt_and_letters_are_lower_case() -> None:
    for action, key in ((a, k) for a in ACTIONS for k in a.keys):
        assert "alt+" not in key, action.id
        assert key == key.lower(), action.id


def test_escape_is_never_the_only_way() -> None:
    assert [a.id for a in ACTIONS if set(a.keys) == {"escape"}] == []


def test_every_decision_has_a_key_that_an_input_method_lets_through() -> None:
    decisions = ["labels.accept", "labels.reject", "labels.relabel", "labels.menu",
                 "report.accept_rest", "report.done", "report.undo", "report.redo",
                 "report.comment", "report.flag", "mark.set", "mark.label"]  # fmt: skip
    for id_ in decisions:
        assert set(BY_ID[id_].keys) & _INPUT_METHOD_SAFE, id_
    # Edges have keys that it sends as other punctuation, which `keys.normalise` gives back.
    for action in ACTIONS:
        if action.group == "edges":
            assert set(action.keys) & (_INPUT_METHOD_SAFE | _PUNCTUATION), action.id


@pytest.mark.parametrize("name", SETS)
def test_the_sets_have_no_clash_and_no_unknown_action(name: str) -> None:
    keymap = Keymap(SETS[name])
    hidden = [c for c in keymap.clashes if c.winner.where is c.loser.where]
    assert hidden == []
    assert keymap.unknown == []


def test_the_inner_place_has_its_keys_first() -> None:
    keymap = Keymap()
    assert _found(keymap, "q", Where.MARK, Where.EVERYWHERE) == "mark.cancel"
    assert _found(keymap, "q", Where.REVIEW, Where.EVERYWHERE) == "app.back"
    assert _found(keymap, "Z", Where.REVIEW, Where.EVERYWHERE) is None


def test_digits_carry_their_number() -> None:
    keymap = Keymap()
    found = [keymap.find([Where.REVIEW], digit) for digit in "159"]
    assert [(hit[0].id, hit[1]) for hit in found if hit] == [
        ("labels.relabel", 1),
        ("labels.relabel", 5),
        ("labels.relabel", 9),
    ]


def test_a_users_keys_replace_the_defaults() -> None:
    keymap = Keymap({"labels.accept": ["z"]})
    assert _found(keymap, "z", Where.REVIEW) == "labels.accept"
    assert _found(keymap, "a", Where.REVIEW) is None
    assert keymap.keys(BY_ID["labels.accept"]) == ("z",)
    assert keymap.clashes == []


def test_clashes_and_unknown_actions_are_reported() -> None:
    keymap = Keymap({"labels.accept": ["x"], "labels.dance": ["z"]})
    assert keymap.unknown == ["labels.dance"]
    assert [(c.key, c.winner.id, c.loser.id) for c in keymap.clashes] == [
        ("x", "labels.accept", "labels.reject")
    ]


def test_hiding_a_key_that_holds_everywhere_is_reported() -> None:
    keymap = Keymap({"labels.accept": ["?"]})
    assert [(c.key, c.loser.id) for c in keymap.clashes] == [("?", "app.help")]


def test_defaults_give_each_key_of_a_place_to_one_action() -> None:
    for where, actions in itertools.groupby(sorted(ACTIONS, key=_where), key=_where):
        keys = [key for action in actions for key in action.keys]
        assert sorted(set(keys)) == sorted(keys), where


def _where(action: object) -> str:
    return str(getattr(action, "where"))  # noqa: B009


def _found(keymap: Keymap, key: str, *scopes: Where) -> str | None:
    hit = keymap.find(scopes, key)
    return hit[0].id if hit else None
