"""The actions of the review screen and of its marking mode; see `govtui.tui.actions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.i18n import N_
from govtui.tui.action import Action, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGITS = tuple("123456789")


def _review(
    id_: str, keys: Sequence[str], label: str, help_: str, *, footer: bool = False
) -> Action:
    return Action(id_, Where.REVIEW, tuple(keys), label, help_, footer)


def _mark(
    name: str, keys: Sequence[str], label: str, help_: str, *, footer: bool = False
) -> Action:
    return Action(f"mark.{name}", Where.MARK, tuple(keys), label, help_, footer)


REVIEW_ACTIONS: tuple[Action, ...] = (
    _review(
        "labels.accept",
        ["a", "space"],
        N_("accept"),
        N_("Accept the label, and on to the next undecided one."),
        footer=True,
    ),
    _review(
        "labels.reject",
        ["x", "delete", "backspace"],
        N_("reject"),
        N_("Reject the label, and on to the next undecided one."),
        footer=True,
    ),
    Action(
        "labels.relabel",
        Where.REVIEW,
        DIGITS,
        N_("label"),
        N_("Give the span this label, and on; on a damaged place, take this candidate."),
        numbered=True,
    ),
    _review("labels.menu", ["0"], N_("all labels"), N_("Choose from the menu of all labels.")),
    _review("labels.next", ["n", "tab"], N_("next"), N_("Go to the next undecided label.")),
    _review(
        "labels.previous",
        ["p", "shift+tab"],
        N_("previous"),
        N_("Go to the undecided label before."),
    ),
    _review("labels.down", ["j", "down"], N_("down"), N_("Go to the next label.")),
    _review("labels.up", ["k", "up"], N_("up"), N_("Go to the label before.")),
    _review(
        "labels.same",
        ["s"],
        N_("same"),
        N_("Decide as I last did for the same surface in this report, after a preview."),
        footer=True,
    ),
    _review(
        "labels.same_everywhere",
        ["w"],
        N_("same in corpus"),
        N_("Decide as I last did for the same surface in the whole corpus, after a preview."),
    ),
    _review(
        "labels.missed",
        ["e"],
        N_("missed"),
        N_("Go to the next place that reads as a label of the report and has none."),
    ),
    _review("edges.right_in", ["["], N_("edges"), N_("Right edge in by a character."), footer=True),
    _review(
        "edges.right_out", ["]"], N_("edges"), N_("Right edge out by a character."), footer=True
    ),
    _review(
        "edges.right_word_out", [")", "ctrl+right"], N_("edges"), N_("Right edge out by a word.")
    ),
    _review("edges.right_word_in", ["(", "ctrl+left"], N_("edges"), N_("Right edge in by a word.")),
    _review("edges.left_out", ["<"], N_("edges"), N_("Left edge out by a character.")),
    _review("edges.left_in", [">"], N_("edges"), N_("Left edge in by a character.")),
    _review(
        "edges.left_word_out", ["{", "shift+left"], N_("edges"), N_("Left edge out by a word.")
    ),
    _review("edges.left_word_in", ["}", "shift+right"], N_("edges"), N_("Left edge in by a word.")),
    _review(
        "text.mark",
        ["v"],
        N_("mark"),
        N_("Mark a span that nobody suggested; dragging with the mouse marks too."),
        footer=True,
    ),
    _review(
        "text.jump",
        [";"],
        N_("jump"),
        N_("Jump to a visible place by its pinyin initials: to mark there, or to a label there."),
    ),
    _review("text.search", ["/", "f3"], N_("search"), N_("Search in the text.")),
    _review(
        "text.damage",
        ["b"],
        N_("damage"),
        N_("Go to the next damaged place: first those that want you, then the repaired ones."),
    ),
    _review("text.raw", ["t", "f6"], N_("raw"), N_("Show or hide the raw text.")),
    _review(
        "text.plain",
        ["i"],
        N_("plain text"),
        N_("Show the text alone and leave the mouse to the terminal, to copy from it."),
    ),
    _review("text.page_down", ["pagedown"], N_("page down"), N_("Scroll down by a page.")),
    _review("text.page_up", ["pageup"], N_("page up"), N_("Scroll up by a page.")),
    _review("text.first", ["home"], N_("first"), N_("Go to the first label.")),
    _review("text.last", ["end"], N_("last"), N_("Go to the last label.")),
    _mark("left", ["h", "left"], N_("left"), N_("Move the caret left.")),
    _mark("down", ["j", "down"], N_("down"), N_("Move the caret down.")),
    _mark("up", ["k", "up"], N_("up"), N_("Move the caret up.")),
    _mark("right", ["l", "right"], N_("right"), N_("Move the caret right.")),
    _mark("word", ["w", "ctrl+right"], N_("word"), N_("Move the caret to the next word.")),
    _mark("word_back", ["b", "ctrl+left"], N_("word back"), N_("Move the caret back by a word.")),
    _mark("set", ["v", "space"], N_("set start"), N_("Start the span at the caret."), footer=True),
    Action(
        "mark.label",
        Where.MARK,
        DIGITS,
        N_("label"),
        N_("Give the marked span this label; with no end marked, as far as such a name reaches."),
        footer=True,
        numbered=True,
    ),
    _mark("menu", ["0"], N_("all labels"), N_("Choose from the menu of all labels."), footer=True),
    _mark(
        "jump",
        [";"],
        N_("jump"),
        N_("Jump to a visible place by its pinyin initials."),
        footer=True,
    ),
    _mark(
        "next", ["n", "tab"], N_("next"), N_("Jump on to the next place with the same initials.")
    ),
    _mark(
        "previous",
        ["p", "shift+tab"],
        N_("previous"),
        N_("Jump back to the place before with the same initials."),
    ),
    _mark(
        "correct",
        ["c", "f4"],
        N_("correct text"),
        N_("Type what the marked span, or the character at the caret, really reads."),
        footer=True,
    ),
    _mark("cancel", ["q", "escape"], N_("cancel"), N_("Leave marking mode."), footer=True),
    _review(
        "report.accept_rest",
        ["r", "f5"],
        N_("rest"),
        N_("Accept the undecided labels that have been on screen."),
        footer=True,
    ),
    _review(
        "report.done",
        ["d", "f8"],
        N_("done"),
        N_("Finish the report, and on to the next unfinished one; or reopen a done one."),
        footer=True,
    ),
    _review(
        "report.undo", ["u", "f7"], N_("undo"), N_("Take back the last decision."), footer=True
    ),
    _review("report.redo", ["y", "f9", "ctrl+r"], N_("redo"), N_("Decide again what was undone.")),
    _review(
        "report.comment", ["c", "f4"], N_("comment"), N_("Comment on the label or the report.")
    ),
    _review("report.flag", ["f", "f2"], N_("flag"), N_("Flag the label or the report.")),
    _review("report.meta", ["m"], N_("metadata"), N_("Review title, date, region and source.")),
    _review(
        "report.dropped",
        ["l"],
        N_("left out"),
        N_("Show the lines that cleaning left out, with the reason, and bring one back."),
    ),
    _review("report.guidelines", ["g"], N_("guidelines"), N_("Show what the label covers.")),
    _review(
        "report.order", ["o"], N_("order"), N_("Switch between reading order and attention order.")
    ),
)
