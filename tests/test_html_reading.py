"""Pages of HTML are read as `cases/html_reading.toml` says; and what holds for any page, also for hostile ones."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners import clean
from cleaners.errors import DecodeError, TooLargeError
from cleaners.page import Page
from cleaners.reading import is_html, read
from cleaners.reading.decode import decode_html
from cleaners.reading.hostile import MOST_ATTRIBUTES, MOST_DEPTH, tame
from cleaners.reading.html import LARGEST, read_html
from tests.helpers.prose import PROSE

CASES = Path(__file__).parent / "cases"
PLACE = re.compile(r"\{([a-z]+)\}")
READING = tomllib.loads((CASES / "html_reading.toml").read_text(encoding="utf-8"))["cases"]
WORDS = ["satu", "dua", "<", ">", "&amp;", "\u00a0", "\n", '"', "'", "</", "<!--", "-->", "]]>", "\0", "\ud7ff", "é"]
TAGS = [
    "div", "p", "b", "a", "span", "ul", "li", "table", "tr", "td", "pre", "br", "script", "style", "template", "rt",
    "textarea", "select", "option", "svg", "title", "form", "button", "h1", "font", "ruby", "frameset", "noframes",
    "noscript",
    "dialog", "math", "object", "body", "html", "head", "meta", "plaintext", "xmp",
]  # fmt: skip
ATTRIBUTES = ["", " hidden", " class='a b'", ' id="S:1"', " style=display:none", " itemprop=name", ' a=">"', " =", '="']


def filled(text: str, quoted: bool = False) -> str:
    """The text with the paragraphs of prose in their places; quotes inside them made harmless for JSON."""
    return PLACE.sub(lambda place: PROSE[place.group(1)].replace('"', "'") if quoted else PROSE[place.group(1)], text)


@pytest.mark.parametrize("case", READING, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    known = {"name", "html", "texts", "kinds", "lines", "linked", "paths", "around", "said", "head", "url"}
    assert case.keys() <= known
    coded = "script" in case["html"]
    page = read_html(filled(case["html"], coded))
    assert page.markup is not None
    assert page.head is not None
    assert [block.text for block in page.blocks] == [filled(text, coded) for text in case["texts"]]
    seen = {
        "kinds": [str(kind) for kind in page.markup.kinds],
        "lines": [block.line for block in page.blocks],
        "linked": [round(n / len(b.text), 2) for b, n in zip(page.blocks, page.markup.linked, strict=True)],
        "paths": [" ".join(page.markup.path(block.index)) for block in page.blocks],
        "around": [page.markup.words[page.markup.parents[home]] for home in page.markup.homes],
        "said": [dict(said) for said in page.markup.said.values()],
        "url": page.url,
    }
    assert {key: seen[key] for key in seen if key in case} == {key: case[key] for key in seen if key in case}
    for key, value in case.get("head", {}).items():
        found = getattr(page.head, key)
        assert (found if isinstance(found, str) else [list(x) if isinstance(x, tuple) else x for x in found]) == value


def test_the_address_you_give_beats_that_of_the_page() -> None:
    assert read_html("<link rel=canonical href=https://a.example/>x", "https://b.example/").url == "https://b.example/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\ufeff \n<!-- a - b --><?xml version='1.0'?><HTML lang=id>", True),
        ("<head><title>x</title>", True),
        ("<body>x", True),
        ("<frameset>", True),
        ("<p>Sebuah potongan</p>", False),
        ("Harga < 5 <html>", False),
        ("<a href=x>html</a>", False),
        ("<!-- <html>", False),
        ("<!-- a <html>" * 3, False),
        ("<htmlx>", False),
        ("", False),
    ],
)
def test_what_is_html(text: str, html: bool) -> None:
    assert is_html(text) is html
    assert (read(text).markup is not None) is html
    assert (read(text.encode()).markup is not None) is html


def test_clean_takes_html_and_bytes() -> None:
    page = f"<html><p>{PROSE['pasar']}<p>Baca juga: Harga Cabai Turun<p>{PROSE['perahu']}</html>"
    for content in (page, page.encode(), page.encode("utf-16")):
        cleaned = clean(content)
        assert cleaned.text == f"{PROSE['pasar']}\n\n{PROSE['perahu']}"
        assert [cut.reason for cut in cleaned.cuts] == ["related"]
        assert "<" not in cleaned.source


@pytest.mark.parametrize(
    ("declaration", "codec", "words"),
    [
        ("<meta charset=windows-1251>", "cp1251", "Рынок на берегу реки открыли"),
        (
            "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>",
            "cp932",
            "川沿いの魚市場が再開した",
        ),
        ("<meta charset='gb2312'>", "gb18030", "河边的鱼市重新开放"),
        ("<?xml version='1.0' encoding='iso-8859-2'?>", "iso-8859-2", "Nad rzeką łódź stoi"),
        ("<meta charset=iso-8859-1>", "cp1252", "“Nous sommes là” €"),
        ("<meta charset=iso-8859-1>", "utf-8", "déclaré autrement, 川"),
        ("<meta charset=nobody-knows>", "cp1252", "déjà vu"),
        ("<meta charset=base64>", "cp1252", "déjà vu"),
        ("<meta charset=utf-8>", "cp1252", "déjà vu"),
        ("", "utf-16", "tanda urutan bita"),
    ],
)
def test_encodings(declaration: str, codec: str, words: str) -> None:
    page = f"{declaration}<html><body><p>{words}</p></body></html>".encode(codec)
    assert f"<p>{words}</p>" in decode_html(page)


def test_more_than_is_parsed() -> None:
    with pytest.raises(TooLargeError, match="20000001"):
        read_html("x" * (LARGEST + 1))


N = 100_000


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * N + "x",
        "<div>" * N + "x" + "</div>" * N,
        "<ul><li>" * N + "x",
        "<a " + " ".join(f"a{i}=1" for i in range(N)) + ">x</a>",
        "<a " + " ".join(f'a{i}=">"' for i in range(N)) + ">x</a>",
        "".join(f"<p><font a{i}=1></p>" for i in range(N // 10)) + "x",
        "<form><div></form>" * N + "x",
        "<select><optgroup>" * N + "</select>x",
        "<b><div>" * N + "x",
        "<div></span><object></div>" * N + "x",
        "<a/b=" * N + ">x",
        "<!--" * N + "-->x",
        "<template>" * N + "x",
        "<dialog><p>x</dialog>" * (N // 10) + "x",
        "<table><tr><td>" * N + "x",
    ],
    ids=lambda markup: markup[:20],
)
def test_hostile_markup_ends(markup: str) -> None:
    """Each of these cost minutes, gigabytes or the stack before `tame`; a run that hangs is the failure."""
    page = read_html(markup)
    whole(page)
    assert page.markup is not None
    assert all(len(list(page.markup.ancestry(i))) <= 5 * MOST_DEPTH for i in page.markup.homes)


def test_taming_leaves_honest_pages_alone() -> None:
    honest = (
        "<div class=a>" * 50 + "<p>x</p>" * 3000 + "<b>y</b>" * 500 + "</div>" * 50 + "<script>if(a<b&&c>d){}</script>"
    )
    assert tame(honest) == honest


def test_taming_keeps_the_words() -> None:
    tag = "<a href=x " + " ".join(f"a{i}" for i in range(MOST_ATTRIBUTES + 5)) + " title=z>"
    tamed = tame(f"<p>satu</p>{tag}dua</a><script>{tag} tiga</script>")
    assert "title=z>dua" not in tamed
    assert "<a href=x a0" in tamed
    assert tamed.endswith(f"dua</a><script>{tag} tiga</script>")


def whole(page: Page) -> None:
    """Blocks stand in the text in order and hold all of it but white space; the columns fit together."""
    markup = page.markup
    assert markup is not None
    at = 0
    for block in page.blocks:
        assert page.text[at : block.start].isspace() or at == block.start == 0 or page.text[at : block.start] == ""
        assert page.text[block.start : block.end] == block.text == block.text.strip() != ""
        assert block.line == page.text.count("\n", 0, block.start) + 1
        at = block.end
    assert page.text[at:].strip() == ""
    assert len(markup.homes) == len(markup.kinds) == len(markup.linked) == len(page.blocks)
    assert len(markup.tags) == len(markup.words) == len(markup.parents) == len(markup.starts) == len(markup.ends)
    assert all(parent < number for number, parent in enumerate(markup.parents))
    assert all(0 <= start <= end <= len(page.text) for start, end in zip(markup.starts, markup.ends, strict=True))
    for block, home, linked in zip(page.blocks, markup.homes, markup.linked, strict=True):
        assert home == -1 or markup.starts[home] <= block.start <= block.end <= markup.ends[home]
        assert 0 <= linked <= len(block.text)


pieces = st.one_of(
    st.sampled_from(WORDS),
    st.builds(lambda tag, attribute: f"<{tag}{attribute}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds(lambda tag: f"</{tag}>", st.sampled_from(TAGS)),
    st.text(max_size=5),
)


@given(st.lists(pieces, max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_markup_is_read_whole(markup: str) -> None:
    whole(read_html(markup))


@given(st.lists(pieces, max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_taming_a_small_page_changes_nothing(markup: str) -> None:
    assert tame(markup) == markup


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        page = read_html(b"<html>" + content)
    except DecodeError:
        return
    whole(page)


@given(st.text(alphabet=st.characters(exclude_characters="<>&/", codec="utf-8"), min_size=1))
def test_no_text_of_scripts(secret: str) -> None:
    page = read_html(f"<p>a<script>RAHASIA{secret}</script><style>RAHASIA{secret}</style>b</p>")
    assert "RAHASIA" not in page.text
