"""The one registry of actions: what can be done, where, by which keys, in which words.

Key handling, footer, help, command palette and `docs/keys.md` all derive from it. A screen says in
`scopes` which places are active, innermost first, and has a method for each of their actions:
`action_labels_accept` for `labels.accept`. Its `check_action` tells what can be done just now.

The defaults hold to these rules, each tested: letters work in either case; none uses alt, which
terminals send as escape and a letter; escape is never the only way; every decision also has a key
that an input method lets through. The user can bind any action to other keys (`keymap`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.i18n import N_
from govtui.tui.action import Action, Where
from govtui.tui.review_actions import DIGITS, REVIEW_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["ACTIONS", "BY_ID", "GROUPS", "Action", "Where"]

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


def _library(
    name: str, keys: Sequence[str], label: str, help_: str, *, footer: bool = False
) -> Action:
    return Action(f"library.{name}", Where.LIBRARY, tuple(keys), label, help_, footer)


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
    *REVIEW_ACTIONS,
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
        DIGITS,
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
