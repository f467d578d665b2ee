"""The kinds of pages: the cases of `cases/kinds.toml`, and what holds of every page."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners import clean_view
from cleaners.errors import KlipingError
from cleaners.kinds import ARTICLE, KINDS
from cleaners.learned.kind_model import KIND_FILE, KindModel, StoredKindModel
from cleaners.learned.page_numbers import AT, NAMES, page_numbers
from cleaners.learned.sight import GRADES
from cleaners.page_kind import PageKind, page_kind
from cleaners.reading.html import read_html
from cleaners.reading.text import read_text
from cleaners.recognisers.kind_words import LISTING
from cleaners.recognisers.phrases import Phrase
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from tests.helpers.prose import PROSE

FOLDER = Path(__file__).parent / "cases"
DATA = tomllib.loads((FOLDER / "kinds.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
WORDS = packaged_toolkit().kind_words
SAID = st.sampled_from([phrase.words for phrase in WORDS.phrases])
TEXTS = st.lists(st.one_of(st.text(max_size=30), SAID, st.sampled_from(sorted(PROSE.values()))), max_size=8)
MOST_BYTES = 50_000


def filled(content: str) -> str:
    for name, part in (*DATA["parts"].items(), *PROSE.items()):
        content = content.replace(f"{{{name}}}", part)
    return content


def kind_of(case: dict[str, Any], without: tuple[str, ...] = ()) -> PageKind:
    url = case.get("url")
    page = read_html(filled(case["html"]), url) if "html" in case else read_text(filled(case["text"]), url)
    view = View(page, packaged_toolkit(without))
    return page_kind(view, clean_view(view))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    found = kind_of(case)
    assert found.kind == case["kind"], found
    assert (found.cut_short is not None) == case.get("cut_short", False), found
    said = found.cut_short or found.witness
    assert "says" not in case or (said is not None and said.quote == case["says"]), found


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_samples_are_articles(path: Path) -> None:
    found = kind_of({"text": path.read_text(encoding="utf-8")})
    assert (found.kind, found.witness, found.cut_short) == (ARTICLE, None, None)


@pytest.mark.parametrize("phrase", WORDS.phrases, ids=lambda phrase: phrase.rule)
def test_every_phrase_is_found(phrase: Phrase) -> None:
    words = phrase.words.replace("*", "Mahoni").replace("#", "7")
    block = read_text(f"{words} Mahoni" if phrase.reason == LISTING else words).blocks[0]
    if phrase.form == "sentence":
        assert phrase in WORDS.inside(block)
    else:
        title = WORDS.title(block)
        assert title is not None and title.reason == phrase.reason


def test_a_phrase_in_a_paragraph_says_nothing() -> None:
    paragraph = " ".join(["Halaman tidak ditemukan.", *["kata"] * 60])
    assert list(WORDS.inside(read_text(paragraph).blocks[0])) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Halaman Tidak Ditemukan | Kabar Wareng", "Halaman Tidak Ditemukan"),
        ("Kabar Wareng - 404", "404"),
        ("Error 404: Page not found", "Error 404"),
        ("Hasil pencarian: mahoni - Kabar Wareng", "Hasil pencarian: mahoni"),
        ("Kabar Wareng | Arsip", None),
        ("Masuk Angin Setelah Naik Perahu | Kabar Wareng", None),
        ("404 Warga Mahoni Mengungsi", None),
    ],
)
def test_titles(title: str, words: str | None) -> None:
    found = WORDS.in_title(title)
    assert (found[0] if found else None) == words


@settings(max_examples=60)
@given(TEXTS, st.booleans())
def test_any_page_has_a_kind_and_a_score(lines: list[str], as_html: bool) -> None:
    text = "\n".join(lines)
    page = read_html("".join(f"<p>{line}</p>" for line in lines)) if as_html else read_text(text)
    view = View(page, packaged_toolkit())
    found = page_kind(view, clean_view(view))
    assert found.kind in KINDS
    assert found.score is not None or found.witness is None
    assert found.score is None or 0 <= found.score <= 1
    assert found.witness is None or found.kind != ARTICLE
    if view.chances is not None:
        numbers = page_numbers(view, view.chances, view.toolkit.kind_signs.read(page))
        assert numbers.shape == (len(NAMES),) and len(set(NAMES)) == len(NAMES)
        assert (numbers * GRADES == (numbers * GRADES).round()).all()


def test_without_the_model_only_what_the_page_says_counts() -> None:
    by_name = {case["name"]: case for case in CASES}
    listing = kind_of(by_name["pages of a tag"], ("model",))
    assert (listing.kind, listing.score) == (ARTICLE, None)
    assert kind_of(by_name["German error"], ("model",)).kind == "error"


def test_signs_of_head_and_address() -> None:
    html = """<html class="no-js"><head><title>x</title><meta property="og:type" content="Article">
    <meta name="generator" content="Discourse 3.1"><script type="application/ld+json">{"@graph": [{"@type": ["WebPage",
    "CollectionPage"]}, {"@type": "https://schema.org/NewsArticle", "isAccessibleForFree" : "False"}]}</script></head>
    <body class="home archive"><p itemscope itemtype="https://schema.org/Product">a</p></body></html>"""
    read = packaged_toolkit().kind_signs.read(read_html(html, "https://a.example/tag/mahoni?page=2&x=1"))
    assert dict(read.counts) == {
        ("types", "listing"): 1,
        ("types", "article"): 1,
        ("types", "product"): 1,
        ("properties", "article"): 1,
        ("generators", "forum"): 1,
        ("roots", "listing"): 2,
        ("paths", "listing"): 2,
        ("queries", "listing"): 1,
    }
    assert read.closed == '"isAccessibleForFree" : "False"'
    assert read.says("listing") == 4 and (read.parts, read.slug) == (("tag", "mahoni"), ("mahoni",))
    assert set(read.counts) <= set(AT)


def test_a_page_of_a_million_signs_is_read_in_time() -> None:
    html = (
        "<html><head><title>"
        + "a - " * 50_000
        + "</title></head><body>"
        + '<a href="/x">Masuk</a> ' * 50_000
        + "</body></html>"
    )
    assert kind_of({"html": html, "url": "https://a.example/" + "tag/" * 50_000 + "?" + "q=1&" * 50_000}).kind in KINDS


def test_a_model_of_other_numbers_is_refused() -> None:
    stored = StoredKindModel(["shoe_size"], [0], [1], [ARTICLE, "forum"], [0, 0], [[0], [0]], 0.05)
    with pytest.raises(KlipingError):
        KindModel(stored)


def test_the_model_is_small() -> None:
    assert KIND_FILE.stat().st_size < MOST_BYTES
