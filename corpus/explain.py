"""Shows one page with its cuts and evidence, for people in a terminal and for programs."""

import dataclasses
import json
import sys

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaners.page import Cut
from cleaners.toolkit import packaged_toolkit
from corpus.article import Outcome
from corpus.describe import describe
from corpus.recipe import Recipe
from corpus.sources.record import Record

PICTURES = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\n\r\t"} | dict.fromkeys(
    range(127, 160), "␡"
)
"""Control characters and the signs that show them."""
MOMENT = 25
"""Width of a moment with its offset."""
PLAIN_WIDTH = 100
"""Columns where no terminal says how many it has."""
COLOURS = ("red", "yellow", "magenta", "cyan", "blue", "green", "bright_red", "bright_magenta")
FIELDS = (
    "title", "description", "outlet", "domain", "authors", "editors", "byline", "agency", "date", "published",
    "modified", "place", "tags", "captions", "language", "kind", "cut_short",
    "url", "license",
)  # fmt: skip


def explain_json(record: Record, recipe: Recipe) -> bool:
    """Print the page as one JSON object: the article, its cuts with their words, all evidence, or why it was dropped.

    Returns whether the document would be kept.
    """
    outcome = _outcome(record, recipe)
    shown = {
        "article": dataclasses.asdict(outcome.article) if outcome.article else None,
        "cuts": [msgspec.structs.asdict(cut) | {"text": outcome.text[cut.start : cut.end]} for cut in outcome.cuts],
        "evidence": [dataclasses.asdict(fact) for fact in outcome.evidence],
        "dropped": outcome.why,
    }
    print(json.dumps(shown, ensure_ascii=False, indent=2, default=str))
    return outcome.article is not None


def explain_page(record: Record, recipe: Recipe, console: Console | None = None) -> bool:
    """Print the page: kept text plain, each cut coloured with its reason in the margin, then the fields.

    Where there are no colours, cuts stand in brackets ⟦ ⟧. Returns whether the document would be kept.
    """
    console = console or Console(highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    outcome = _outcome(record, recipe)
    outcome = dataclasses.replace(outcome, text=_harmless(outcome.text))
    if outcome.article is None:
        console.print(f"{_harmless(record.source.path)}: dropped: {outcome.why}", markup=False)
        return False
    console.print(_page(outcome, plain=console.color_system is None))
    console.print()
    console.print(_fields(outcome))
    return True


def _outcome(record: Record, recipe: Recipe) -> Outcome:
    return describe(record, recipe, packaged_toolkit(recipe.without))


def _page(outcome: Outcome, plain: bool) -> Table:
    """One row a line that is not blank; the margin names the reasons of its cuts."""
    table = Table.grid(padding=(0, 1))
    table.add_column("reason", justify="right", min_width=11)
    table.add_column("line", overflow="fold")
    colours = {
        reason: COLOURS[i % len(COLOURS)] for i, reason in enumerate(dict.fromkeys(c.reason for c in outcome.cuts))
    }
    at = 0
    for line in outcome.text.splitlines(keepends=True):
        mine = [cut for cut in outcome.cuts if cut.start < at + len(line) and cut.end > at]
        if line.strip():
            margin = Text(" ".join(dict.fromkeys(cut.reason for cut in mine)), style="dim")
            table.add_row(margin, _bracketed(line, at, mine) if plain else _line(line, at, mine, colours))
        at += len(line)
    return table


def _line(line: str, at: int, cuts: list[Cut], colours: dict[str, str]) -> Text:
    shown = Text(line.rstrip("\r\n"))
    for cut in cuts:
        shown.stylize(f"{colours[cut.reason]} strike", max(0, cut.start - at), cut.end - at)
    return shown


def _harmless(text: str) -> str:
    """Control characters as pictures of themselves: a page must not steer the terminal."""
    return text.translate(PICTURES)


def _bracketed(line: str, at: int, cuts: list[Cut]) -> Text:
    shown, position = "", 0
    for cut in cuts:
        start, end = max(0, cut.start - at), min(len(line), cut.end - at)
        shown += f"{line[position:start]}⟦{line[start:end]}⟧"
        position = end
    return Text((shown + line[position:]).rstrip())


def _fields(outcome: Outcome) -> Table:
    table = Table(title="Fields and their evidence", title_justify="left", box=None, padding=(0, 1))
    for heading in ("field", "value", "where", "words", "rule", "score"):
        table.add_column(heading, overflow="fold", max_width=60, min_width=MOMENT if heading == "value" else None)
    for field in FIELDS:
        for fact in (f for f in outcome.evidence if f.field == field):
            style = "" if fact.chosen else "dim"
            sign = "" if fact.chosen else "(not chosen) "
            quote = fact.quote if len(fact.quote) <= 60 else fact.quote[:57] + "..."
            cells = (field, sign + fact.value[:200], fact.where, quote, fact.rule, f"{fact.score:.2f}")
            table.add_row(*(Text(_harmless(cell)) for cell in cells), style=style)
    return table
