"""What holds for every text: spans tile it, nothing is invented, order does not matter, cost stays linear."""

import gc
import signal
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cleaners import CLEANERS, Cleaned, clean
from cleaners.decide import decide
from cleaners.normal import MOJIBAKE, normal
from cleaners.reading.text import read_text
from cleaners.rules import packaged_rules
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from tests.helpers.prose import PROSE

CASES = Path(__file__).parent / "cases"
PHRASES = sorted({words.replace("*", "Warta").replace("#", "7") for *_, words in packaged_rules().phrases()})
FORMS = (
    *("loading...", "A A A", "(esn)", "(rkd/bgs)", "[wip]", "1 2 3", "Halaman: 1 2", "© 2024", "2 jam yang lalu"),
    *("Rabu, 12 Januari 2022 - 13:00 WIB", "Penulis: Ratna Wulandari", "LAPORAN: RATNA WULANDARI", "Rep: A/ Red: B"),
    *("SEMARANG, KOMPAS.com - ", "Liputan6.com, Jakarta - ", "Semarang (ANTARA) - ", "rmol news logo ", "— Bernama"),
    *("Baca juga: ", "[Gambas:Video 20detik]", "<a href='/x'>", "</a>", "<br/>", "#Pasar #Ikan", "https://t.me/warta"),
    *("read/ rendering in 0.1152 seconds (0.1#10.140)", "Foto: Dok. Warga", "/Net", "sumber : Reuters", "&amp;nbsp;"),
    *("(Foto: ANTARA/Ratna W)", "Pasar Ikan Dibuka Lagi Setelah Dua Pekan", "â€œ", "\u200b", "\u00ad", "e\u0301", "\0"),
)
PIECE = st.one_of(
    st.sampled_from(PHRASES), st.sampled_from(FORMS), st.sampled_from(sorted(PROSE.values())), st.text(max_size=12)
)
GAP = st.sampled_from([" ", "\n", "\n", "\n\n", "", ". ", "\r\n", "\u2028", "\x85", "\x0c", "\xa0", "\t"])
PAGES = st.lists(st.tuples(PIECE, GAP), max_size=14).map(lambda parts: "".join(word + gap for word, gap in parts))
TEXTS = st.one_of(st.text(), PAGES, PAGES)


def bare(text: str) -> str:
    return "".join(text.split())


def is_subsequence(part: str, whole: str) -> bool:
    letters = iter(whole)
    return all(letter in letters for letter in part)


@settings(max_examples=300)
@given(TEXTS)
def test_kept_and_cut_spans_tile_the_source(assert_tiled: Callable[[Cleaned], None], text: str) -> None:
    cleaned = clean(text)
    assert cleaned.source == text
    assert_tiled(cleaned)


@given(TEXTS)
def test_every_cut_stands_in_one_block(text: str) -> None:
    cleaned = clean(text)
    blocks = read_text(text).blocks
    for cut in cleaned.cuts:
        assert cut.cleaner in CLEANERS
        assert any(block.start <= cut.start and cut.end <= block.end for block in blocks)


@given(TEXTS)
def test_marks_stand_in_the_page(text: str) -> None:
    view = View(read_text(text), packaged_toolkit())
    for cleaner in CLEANERS.values():
        for mark in cleaner(view):
            assert 0 <= mark.start <= mark.end <= len(text)
            assert 0.0 < mark.score <= 1.0


@given(TEXTS)
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert clean(text) == clean(text)


@settings(max_examples=200)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_the_cleaners_does_not_matter(text: str, random: Random) -> None:
    view = View(read_text(text), packaged_toolkit())
    named = [(name, mark) for name, cleaner in CLEANERS.items() for mark in cleaner(view)]
    shuffled = random.sample(named, len(named))
    (cuts, certainty), (others, other) = decide(view.page, named), decide(view.page, shuffled)
    assert cuts == others
    assert certainty == pytest.approx(other)


@given(TEXTS)
def test_nothing_is_invented(text: str) -> None:
    """What comes out stood in the source. Without mojibake: its repair depends on what stands around it."""
    assume(not MOJIBAKE.search(text))
    source = "".join(normal(block.text) for block in read_text(text).blocks)
    assert is_subsequence(bare(clean(text).text), bare(source))


@given(TEXTS)
def test_nothing_is_lost_but_what_is_cut(text: str) -> None:
    """Every letter of the kept spans is in the clean text; only signs may go with a block that keeps no word."""
    assume(not MOJIBAKE.search(text))
    cleaned = clean(text)
    kept = "".join(normal(cleaned.source[s:e]) for s, e, cut in cleaned.spans() if cut is None)
    assert [sign for sign in cleaned.text if sign.isalnum()] == [sign for sign in kept if sign.isalnum()]


@given(TEXTS)
def test_the_clean_text_is_in_normal_form(text: str) -> None:
    paragraphs = clean(text).text.split("\n\n")
    if paragraphs != [""]:
        assert all(paragraph and paragraph == " ".join(paragraph.split()) for paragraph in paragraphs)


PAIRS = [("pasar", "pedagang", "kepala", "perahu", "malam"), ("kampung", "sungai"), ("bridge", "mayor", "market")]
PAIRS += [("laden", "feuer"), ("puente", "vecinos"), ("moulin", "meunier"), ("forno", "fornaio"), ("barco", "pescador")]


@pytest.mark.parametrize("names", PAIRS, ids=" ".join)
def test_clean_prose_stays_as_it_is(names: tuple[str, ...]) -> None:
    text = "\n\n".join(PROSE[name] for name in names)
    cleaned = clean(text)
    assert cleaned.cuts == ()
    assert cleaned.text == text


@given(st.lists(st.sampled_from(sorted(PROSE.values())), min_size=1, unique=True), st.sampled_from(["\n", "\n\n"]))
def test_prose_without_furniture_changes_only_in_white_space(paragraphs: list[str], gap: str) -> None:
    cleaned = clean(gap.join(paragraphs))
    assert cleaned.text.split("\n\n") == [" ".join(paragraph.split()) for paragraph in paragraphs]


HOSTILE = tomllib.loads((CASES / "hostile.toml").read_text(encoding="utf-8"))
LETTERS = 12_000
PATIENCE, SPARE = 2.5, 0.1
"""A text that is longer by some factor may take this many times that factor in time, and a tenth of a second."""


PATIENCE_OF_ONE_PAGE = 20
"""Seconds after which a page is given up, so that a fault cannot hold up all tests."""


clean("What is loaded at the first page is no cost of a text.")


def cost(text: str) -> float:
    """Processor time of cleaning a text; fails where it does not come to an end."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"no end after {PATIENCE_OF_ONE_PAGE} s: {len(text)} letters, {text[:20]!r} ...")

    gc.disable()  # it looks through all that the other tests left
    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE_OF_ONE_PAGE)
    start = time.process_time()
    try:
        clean(text)
        return time.process_time() - start
    finally:
        gc.enable()
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("piece", HOSTILE["pieces"], ids=repr)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    count = LETTERS // len(piece)
    small = min(cost(piece * count) for _ in range(2))
    assert cost(piece * (4 * count)) <= 4 * PATIENCE * small + SPARE


@pytest.mark.parametrize("piece", HOSTILE["large"], ids=repr)
def test_large_lines_of_one_piece(piece: str) -> None:
    """Each step is allowed only where the one before it grew no faster than its text."""
    count = HOSTILE["large"][piece] // 64
    before = min(cost(piece * count) for _ in range(2))
    for _ in range(3):
        count *= 4
        now = cost(piece * count)
        assert now <= 4 * PATIENCE * before + SPARE
        before = now


@pytest.mark.parametrize("piece", ["baca juga ", "kata, ", "(kata) ", "1 ", "Kata. ", '"Kata" ', "Baca juga: A "])
def test_a_long_line_of_prose_with_many_pieces(piece: str) -> None:
    small, large = (f"{PROSE['pasar']} {piece * 3}" * count for count in (60, 240))
    assert cost(large) <= 4 * PATIENCE * cost(small) + SPARE


@pytest.mark.parametrize("name", ["pasar", "bridge"])
def test_many_paragraphs_cost_no_more_each(name: str) -> None:
    few, many = ("\n".join(f"{number}: {PROSE[name]}" for number in range(count)) for count in (500, 2000))
    assert cost(many) <= 4 * PATIENCE * cost(few) + SPARE


@pytest.mark.parametrize(
    "line", ["Baca juga:", "Komentar", "Terpopuler", "Halaman: 1 2", "Ratna Wulan", "(esn)", "Foto:"]
)
def test_many_lines_of_furniture_cost_no_more_each(line: str) -> None:
    few, many = (f"{PROSE['pasar']}\n" + f"{line}\n" * count for count in (200, 800))
    assert cost(many) <= 4 * PATIENCE * cost(few) + SPARE
