"""The one registry of actions: what can be done, where, by which keys, in which words.

Key handling, footer, help, command palette and `docs/keys.md` all derive from it. A screen says in
`scopes` which places are active, innermost first, and has a method for each of their actions:
`action_labels_accept` for `labels.accept`. Its `check_action` tells what can be done just now.

The defaults hold to these rules, each tested: letters work in either case; none uses alt, which
terminals send as escape and a letter; escape is never the only way; every decision also has a key
that an input method lets through. The user can bind any action to other keys (`keymap`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from govtui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Where(StrEnum):
    """A place in which keys have their meaning."""

    EVERYWHERE = "everywhere"
    LIBRARY = "library"
    REVIEW = "review"
    MARK = "mark"
    """Marking mode of the review screen."""
    LIST = "list"
    """A dialog that offers things to choose from."""


class Action(NamedTuple):
    """One thing that a user can do. The texts are message ids: translate them where shown."""

    id: str
    """`group.name`; the settings file and the docs call the action so."""
    where: Where
    keys: tuple[str, ...]
    """Default keys, named as in `govtui.tui.keys`; the first is the one that is shown."""
    label: str
    """One or two words, for footer and palette."""
    help: str
    """One sentence, for help, palette and docs."""
    footer: bool = False
    """Whether the footer shows it while it can be done."""
    numbered: bool = False
    """Whether the place of the pressed key among `keys`, from 1, is the action's argument."""

    @property
    def group(self) -> str:
        """The first part of the id: the heading that help lists it under."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """What Textual calls it: `labels_accept` is done by the method `action_labels_accept`."""
        return self.id.replace(".", "_")


GROUPS = {
    "library": N_("Library"),
    "labels": N_("Labels"),
    "edges": N_("Edges"),
    "text": N_("Text"),
    "mark": N_("Marking"),
    "report": N_("Report"),
    "list": N_("Lists and dialogs"),
    "app": N_("Everywhere"),
}
"""Headings of the groups, in the order that help and docs show them."""

_DIGITS = tuple("123456789")


def _library(
    name: str, keys: Sequence[str], label: str, help_: str, *, footer: bool = False
) -> Action:
    return Action(f"library.{name}", Where.LIBRARY, tuple(keys), label, help_, footer)


def _review(
    id_: str, keys: Sequence[str], label: str, help_: str, *, footer: bool = False
) -> Action:
    return Action(id_, Where.REVIEW, tuple(keys), label, help_, footer)


def _mark(
    name: str, keys: Sequence[str], label: str, help_: str, *, footer: bool = False
) -> Action:
    return Action(f"mark.{name}", Where.MARK, tuple(keys), label, help_, footer)


ACTIONS: tuple[Action, ...] = (
    _library("open", ["enter"], N_("open"), N_("Open the report."), footer=True),
    _library(
        "filter",
        ["/", "f3"],
        N_("filter"),
        N_(
            "Show only reports whose id, title, region or date has the typed words; also "
            "region:NAME, status:done, by:REVIEWER, label:SURFACE and flagged."
        ),
        footer=True,
    ),
    _library("sort", ["s"], N_("sort"), N_("Sort by the next column."), footer=True),
    _library(
        "status", ["tab"], N_("status"), N_("Show only reports of the next status."), footer=True
    ),
    _library(
        "export", ["e"], N_("export"), N_("Write the reviewed labels to a file."), footer=True
    ),
    _library(
        "dashboard",
        ["p"],
        N_("progress"),
        N_("Show how far the work is, how often suggestions are right, and the time a report."),
        footer=True,
    ),
    _library(
        "concordance",
        ["c"],
        N_("concordance"),
        N_("Show every place where a surface is labelled, and decide on all of them at once."),
    ),
    _library(
        "recheck",
        ["r", "f5"],
        N_("check again"),
        N_("Check again a sample of what I accepted in bulk, where the workspace is set to that."),
    ),
    _library("down", ["down", "j"], N_("down"), N_("Go to the next report.")),
    _library("up", ["up", "k"], N_("up"), N_("Go to the report before.")),
    _library("page_down", ["pagedown"], N_("page down"), N_("Go down by a page.")),
    _library("page_up", ["pageup"], N_("page up"), N_("Go up by a page.")),
    _library("first", ["home"], N_("first"), N_("Go to the first report.")),
    _library("last", ["end"], N_("last"), N_("Go to the last report.")),
    _library("quit", ["q"], N_("quit"), N_("Leave govtui."), footer=True),
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
        _DIGITS,
        N_("label"),
        N_("Give the span this label, and on; on a damaged place, take this candidate."),
        footer=True,
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
        _DIGITS,
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
        N_("Finish the report, and on to the next unfinished one."),
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
    Action("list.down", Where.LIST, ("down", "j"), N_("down"), N_("Go to the next choice.")),
    Action("list.up", Where.LIST, ("up", "k"), N_("up"), N_("Go to the choice before.")),
    Action("list.page_down", Where.LIST, ("pagedown",), N_("page down"), N_("Down by a page.")),
    Action("list.page_up", Where.LIST, ("pageup",), N_("page up"), N_("Up by a page.")),
    Action("list.first", Where.LIST, ("home",), N_("first"), N_("Go to the first choice.")),
    Action("list.last", Where.LIST, ("end",), N_("last"), N_("Go to the last choice.")),
    Action("list.choose", Where.LIST, ("enter", "space"), N_("choose"), N_("Take this choice.")),
    Action("list.toggle", Where.LIST, ("x", "delete"), N_("tick"), N_("Tick this one, or not.")),
    Action(
        "list.more",
        Where.LIST,
        ("m", "f6"),
        N_("search the rest"),
        N_("Prepare and search the reports that were not prepared yet, or stop that."),
    ),
    Action(
        "list.decide",
        Where.LIST,
        ("a", "f5"),
        N_("decide all"),
        N_("Accept, reject or relabel all places that were found, after a preview."),
    ),
    Action(
        "list.undo",
        Where.LIST,
        ("u", "f7"),
        N_("undo"),
        N_("Take back what was decided here last, in every report."),
    ),
    Action(
        "list.choose_number",
        Where.LIST,
        _DIGITS,
        N_("choose"),
        N_("Take the choice of this number."),
        numbered=True,
    ),
    Action("list.cancel", Where.LIST, ("q", "escape"), N_("back"), N_("Back, without a choice.")),
    Action("app.back", Where.EVERYWHERE, ("q",), N_("back"), N_("Back to the screen before.")),
    Action(
        "app.help",
        Where.EVERYWHERE,
        ("?", "f1"),
        N_("help"),
        N_("Show the keys as they are bound."),
        footer=True,
    ),
    Action(
        "app.palette",
        Where.EVERYWHERE,
        ("ctrl+p", "f10"),
        N_("palette"),
        N_("Find an action by its name."),
    ),
    Action(
        "app.settings",
        Where.EVERYWHERE,
        ("f12",),
        N_("settings"),
        N_("See and change the settings: my own, and those of the corpus."),
    ),
    Action("app.theme", Where.EVERYWHERE, (), N_("theme"), N_("Choose the colours.")),
    Action("app.keys", Where.EVERYWHERE, (), N_("key set"), N_("Choose the set of keys.")),
    Action("app.language", Where.EVERYWHERE, (), N_("language"), N_("Choose the language.")),
    Action(
        "app.width",
        Where.EVERYWHERE,
        (),
        N_("character width"),
        N_("Say how wide the terminal draws characters of ambiguous width."),
    ),
    Action(
        "app.mouse",
        Where.EVERYWHERE,
        (),
        N_("release mouse"),
        N_("Let the terminal select and copy with the mouse, or take the mouse back."),
    ),
    Action(
        "app.suspend",
        Where.EVERYWHERE,
        ("ctrl+z",),
        N_("suspend"),
        N_("Stop govtui for a while; the shell's `fg` brings it back."),
    ),
    Action(
        "app.quit",
        Where.EVERYWHERE,
        ("ctrl+q",),
        N_("quit"),
        N_("Leave govtui from anywhere; it asks first if a decision cannot be saved."),
    ),
)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
