"""One record to its outcome: decode, clean, claim, choose."""

import contextlib
import datetime
import gc
import hashlib
from collections.abc import Iterator, Sequence

from cleaners.cleaning import clean_view
from cleaners.errors import RecordError
from cleaners.model import judge
from cleaners.page import Cleaned
from cleaners.page_kind import PageKind, page_kind
from cleaners.recognisers.layout import word_count
from cleaners.repetition import NOTHING, Repetition
from cleaners.toolkit import Toolkit
from cleaners.view import View
from corpus.article import Evidence, Outcome
from corpus.assemble import assemble, raw_confidence
from corpus.calibration import Calibration, expected_f1, form_of, packaged_calibration
from corpus.metadata import known
from corpus.metadata.choice import choose_fields, in_outlets_zone
from corpus.metadata.claims import claims
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings
from corpus.reading import read_page
from corpus.recipe import Recipe
from corpus.sources.record import Record

LOST, QUOTED = "\ufffd", 200
"""What stands for a sign that no one can read, and the code points of a line that are quoted."""


def describe(
    record: Record,
    recipe: Recipe,
    toolkit: Toolkit,
    repetition: Repetition = NOTHING,
    calibration: Calibration | None = None,
) -> Outcome:
    """What becomes of a record, whose outlet's pages repeat what `repetition` says (see `describe_all`)."""
    return describe_all([record], recipe, toolkit, [repetition], calibration)[0]


def describe_all(
    records: Sequence[Record],
    recipe: Recipe,
    toolkit: Toolkit,
    repetitions: Sequence[Repetition],
    calibration: Calibration | None = None,
) -> list[Outcome]:
    """What becomes of each record. The model judges all pages together; else each record stands for itself.

    `calibration` replaces that of the package: it says what scores are worth. One that cannot be used comes back
    dropped, with why; nothing is raised for it.
    """
    calibration = calibration or packaged_calibration()
    with _uncollected():
        opened = [_opened(record, recipe, toolkit, rep) for record, rep in zip(records, repetitions, strict=True)]
        judge([view for view in opened if isinstance(view, View)])
        return [
            _outcome(record, recipe, view, calibration) if isinstance(view, View) else view
            for record, view in zip(records, opened, strict=True)
        ]


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of reference cycles: a batch lives until its end and makes next to none, and to search all
    that it holds again and again took 5 to 8 % of the time. What is in no cycle is freed as ever."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _opened(record: Record, recipe: Recipe, toolkit: Toolkit, repetition: Repetition) -> View | Outcome:
    """The page in view, or why there is none."""
    try:
        if record.why is None:
            return View(read_page(record, recipe, recipe.html), toolkit, repetition)
        return Outcome(identify(record), record.source, why=record.why)
    except RecordError as error:
        return _failed(record, error)


def _failed(record: Record, error: RecordError) -> Outcome:
    return Outcome(identify(record), record.source, why=f"failed: {error}")


def identify(record: Record) -> str:
    """A digest of place and content: the same input has the same id, wherever and whenever it is built."""
    place = f"{record.source.path}\0{record.source.record}\0{record.why or ''}\0".encode()
    return hashlib.blake2b(place + record.content, digest_size=16).hexdigest()


def _outcome(record: Record, recipe: Recipe, view: View, calibration: Calibration) -> Outcome:
    try:
        return _cleaned(record, recipe, view, calibration)
    except RecordError as error:
        return _failed(record, error)


def _cleaned(record: Record, recipe: Recipe, view: View, calibration: Calibration) -> Outcome:
    identity, outlets = identify(record), view.toolkit.outlets
    cleaned = clean_view(view)
    if cleaned.words < recipe.min_words:
        return Outcome(identity, record.source, cleaned.source, why=_too_short(cleaned))
    kind = page_kind(view, cleaned)
    if recipe.kinds and kind.kind not in recipe.kinds:
        score = f": {kind.score:.2f}" if kind.score is not None else ""
        return Outcome(identity, record.source, cleaned.source, why=f"kind {kind.kind}{score}")
    facts = in_outlets_zone(_facts(view, cleaned, record, recipe), outlets)
    choice = choose_fields(facts, outlets)
    raw = raw_confidence(kind, choice, expected_f1(view, cleaned))
    confidence = calibration.of(raw, form_of(view), choice.said)
    article = assemble(record, identity, cleaned, kind, choice, confidence)
    won = {(fact.field, fact.value): fact for facts in choice.chosen.values() for fact in facts}
    everything = dict.fromkeys((*facts, *won.values()))
    evidence = tuple(
        Evidence(f.field, f.value, f.where, f.quote, f.rule, f.score, chosen=(f.field, f.value) in won)
        for f in everything
    )
    evidence = (*evidence, *_evidence_of(kind), *_lost_signs(view, cleaned))
    return Outcome(identity, record.source, cleaned.source, article, cleaned.cuts, evidence)


def _too_short(cleaned: Cleaned) -> str:
    """Why a page with so few words left is dropped; what was cut to the last word is told from what had none."""
    if cleaned.words:
        return f"too short: {cleaned.words} words"
    words = word_count(cleaned.source)
    return f"empty: {words} words cut" if words else "empty"


def _evidence_of(kind: PageKind) -> Iterator[Evidence]:
    """What says that a page is no article, and that its text stops at a wall."""
    for field, value, said in (("kind", kind.kind, kind.witness), ("cut_short", "true", kind.cut_short)):
        if said is not None:
            yield Evidence(field, value, said.where, said.quote, said.rule, said.score, chosen=True)


def _lost_signs(view: View, cleaned: Cleaned) -> Iterator[Evidence]:
    """That signs of the text were lost before it was read, or as it was decoded: a warning, with the first line of
    them. The score is their share of the text."""
    lost = cleaned.text.count(LOST)
    if lost:
        blocks = (block for block, gone in zip(view.blocks, cleaned.gone(view.blocks), strict=True) if not gone)
        first = next((block for block in blocks if LOST in block.text), None)
        where, quote = (f"line {first.line}", first.text[:QUOTED]) if first is not None else ("text", LOST)
        score = round(lost / len(cleaned.text), 4) or 0.0001
        yield Evidence("text", f"{lost} signs lost", where, quote, "text/lost-signs", score, chosen=False)


def _facts(view: View, cleaned: Cleaned, record: Record, recipe: Recipe) -> list[Fact]:
    """What the user says of the record, what the recipe says of all, and what the page says."""
    calendar = view.toolkit.calendar
    general = {column: value for column, value in recipe.known.items() if column not in record.known}
    said = [*known.facts(record.known, record.said_in, calendar), *known.facts(general, "recipe", calendar)]
    fetched = {**record.known, **general}.get("fetched")
    moment = datetime.datetime.fromisoformat(known.read_moment(fetched, "fetched", calendar)) if fetched else None
    return [*said, *claims(Findings(view, cleaned, moment, record.content if view.page.head else None))]
