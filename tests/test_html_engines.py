"""HTML by the engine that was asked for: its text laid beside the blocks of the page, cuts and reasons as ever."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import Cleaned, clean
from cleaners.errors import UsageError
from cleaners.reasons import ENGINES
from cleaners.recognisers.aligned import GAP, OFTEN, shares_in
from corpus import Recipe, build
from corpus.repetition.count import sample_records
from tests.helpers.repetition import WORDS
from tests.test_html_reading import pieces

PARAGRAPHS = [
    "The fish market at the river opened again on Monday morning after two weeks of work on its roof.",
    "By noon the stalls were empty, and the baker had carried his last two loaves to the people at the ford.",
]
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"<html><body><div>Perahu hari ini</div><article>{ARTICLE}</article></body></html>"


def paragraph(number: int, length: int = 12) -> list[str]:
    return random.Random(number).choices(WORDS, k=length)


# Which blocks stand in the text


def test_blocks_of_the_text_are_found_whole() -> None:
    blocks = [["masuk"], paragraph(1), ["isi"], paragraph(2), ["daftar", "cari"], paragraph(3), ["bagikan"]]
    text = [word for index in (1, 2, 3, 5) for word in blocks[index]]
    assert shares_in(blocks, text) == [0, 1, 1, 1, 0, 1, 0]


def test_of_a_paragraph_and_its_copy_behind_the_text_the_first_counts() -> None:
    blocks = [paragraph(1), paragraph(2), ["terkait"], paragraph(2)]
    assert shares_in(blocks, [*blocks[0], *blocks[1]]) == [1, 1, 0, 0]


def test_of_a_paragraph_and_its_copy_before_the_text_the_last_counts() -> None:
    blocks = [paragraph(1), ["terkait"], paragraph(1), paragraph(2)]
    assert shares_in(blocks, [*blocks[2], *blocks[3]]) == [0, 0, 1, 1]


def test_a_refrain_is_found_in_its_gaps() -> None:
    refrain = ["hujan", "turun", "di", "muara"]
    verses = [paragraph(n, 8) for n in range(OFTEN + 3)]
    blocks = [block for verse in verses for block in (verse, refrain)]
    text = [word for block in blocks for word in block]
    assert shares_in(blocks, text) == [1] * len(blocks)


def test_a_block_that_lost_words_keeps_a_share() -> None:
    blocks = [paragraph(1), paragraph(2, 20), paragraph(3)]
    text = [*blocks[0], *blocks[1][:10], *blocks[2]]
    assert shares_in(blocks, text) == [1, 0.5, 1]


@pytest.mark.parametrize(("blocks", "text"), [([], []), ([], ["a"]), ([["a"]], []), ([[]], ["a"])])
def test_nothing_is_in_nothing(blocks: list[list[str]], text: list[str]) -> None:
    assert shares_in(blocks, text) == [0.0] * len(blocks)


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), max_size=30), st.randoms(use_true_random=False))
def test_shares_are_shares(blocks: list[list[str]], chance: random.Random) -> None:
    text = [word for block in blocks if chance.random() < 0.5 for word in block]
    found = shares_in(blocks, text)
    assert len(found) == len(blocks)
    assert all(0.0 <= share <= 1.0 for share in found)
    assert sum(share * len(block) for share, block in zip(found, blocks, strict=True)) <= len(text) + 1e-9


def test_many_blocks_in_no_time() -> None:
    """Each block was once looked for in the whole text; a run that hangs is the failure."""
    blocks = [["x", WORDS[n % 16], str(n)] for n in range(40_000)]
    assert not any(shares_in(blocks, ["x"] * GAP))


# The engine


def test_the_engine_decides_and_names_its_cuts(cuts_of: Callable[[Cleaned], list[tuple[str, str]]]) -> None:
    page = clean(PAGE, engine="trafilatura")
    assert page.text == "\n\n".join(PARAGRAPHS)
    assert cuts_of(page) == [("Perahu hari ini", "trafilatura")]
    assert {cut.cleaner for cut in clean(PAGE).cuts} <= {"model"}


def test_flat_text_is_the_models_whatever_the_engine() -> None:
    flat = "\n".join(["Perahu hari ini", *PARAGRAPHS])
    assert clean(flat, engine="trafilatura") == clean(flat)


def test_an_engine_that_is_none_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no such engine for HTML: goose; known: model, trafilatura"):
        clean(PAGE, engine="goose")
    with pytest.raises(UsageError, match="no such engine for HTML: goose; known: model, trafilatura"):
        Recipe(html="goose")


def test_a_page_without_an_article_is_all_cut() -> None:
    assert clean("<html><body><a href=/>Masuk</a></body></html>", engine="trafilatura").text == ""


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_markup_is_tiled(assert_tiled: Callable[[Cleaned], None], markup: str) -> None:
    assert_tiled(clean(f"<html>{markup}", engine="trafilatura"))


def test_engines_have_digests_of_their_own(tmp_path: Path) -> None:
    assert len({Recipe(html=engine).digest() for engine in ENGINES}) == len(ENGINES)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(PAGE, encoding="utf-8")
    made = {build(tmp_path / "in", tmp_path / name, Recipe(html=name)).manifest.recipe for name in ENGINES}
    assert made == {Recipe(html=engine).digest() for engine in ENGINES}


def test_the_first_pass_asks_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.article import Source
    from corpus.sources import Record

    def never(markup: str) -> str:
        raise AssertionError

    monkeypatch.setattr("cleaners.reading.html.by_trafilatura", never)
    record = Record(Source("a.html", 0, "html"), PAGE.encode())
    assert len(list(sample_records([record], Recipe(html="trafilatura")).pages())) == 1
