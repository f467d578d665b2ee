"""Metadata from HTML: the cases of `cases/html_metadata.toml`, each against every column it names; hostile heads."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners.cleaning import clean_view
from cleaners.reading.html import read_html
from cleaners.reading.json_ld import things
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from corpus.article import Article, Source
from corpus.describe import describe
from corpus.metadata import markup_dates
from corpus.metadata.findings import Findings
from corpus.metadata.machine_dates import machine_moment
from corpus.metadata.outlet_names import cleaned, same_outlet
from corpus.recipe import Recipe
from corpus.sources import Record

DATA = tomllib.loads((Path(__file__).parent / "cases" / "html_metadata.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]
KEYS = {"name", "head", "body", "url", "known", "is", "null", "trap"}


def article(head: str, body: str, known: dict[str, str] | None = None) -> Article:
    for name in ("story", "cerita"):
        body = body.replace(f"{{{name}}}", DATA[name])
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    record = Record(Source("page.html", 0, "html"), page.encode(), known or {}, "metadata.csv" if known else "")
    found = describe(record, Recipe(), packaged_toolkit()).article
    assert found is not None
    return found


def plain(value: Any) -> Any:
    """A column's value as a case writes it."""
    return value.isoformat() if hasattr(value, "isoformat") else list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    assert case.keys() <= KEYS
    known = case.get("known", {}) | ({"url": case["url"]} if "url" in case else {})
    found = article(case["head"], case["body"], known)
    wanted = case.get("is", {}) | dict.fromkeys(case.get("null", ()))
    assert {column: plain(getattr(found, column)) or None for column in wanted} == wanted


def test_a_page_that_says_nothing_has_nothing() -> None:
    found = article("", DATA["story"])
    silent = (found.title, found.outlet, found.domain, found.authors, found.date, found.url, found.license)
    assert silent == (None, None, None, (), None, None, None)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-02-06", "2024-02-06"),
        ("2024-02-06T08:15", "2024-02-06T08:15:00"),
        ("2024-02-06 08:15:30.123456Z", "2024-02-06T08:15:30+00:00"),
        ("2024-02-06T08:15:00+0530", "2024-02-06T08:15:00+05:30"),
        ("2024-02-06T08:15:00-03", "2024-02-06T08:15:00-03:00"),
        ("2024-02-06T00:00:00+00:00", "2024-02-06"),
        ("2024-02-06T00:00:00", "2024-02-06"),
        ("2024-02-06T00:00:00+07:00", "2024-02-06T00:00:00+07:00"),
        ("1707203700000", "2024-02-06T07:15:00+00:00"),
        ("Tue, 06 Feb 2024 08:15:00 +0100", "2024-02-06T08:15:00+01:00"),
        ("6 February 2024, 08:15", "2024-02-06T08:15:00"),
        ("20240206T081500Z", "2024-02-06T08:15:00+00:00"),
        ("20240206", "2024-02-06"),
        ("2024-02-06T20-59-53Z", "2024-02-06T20:59:53+00:00"),
        ("2024-02-06WIB08:15:00+07:00", "2024-02-06T08:15:00+07:00"),
        ("2024-02-06 8:15:00 WIB", "2024-02-06T08:15:00+07:00"),
        ("2024-02-31", None),
        ("0000-00-00", None),
        ("2024-13-45", None),
        ("9999-12-31T23:59:59Z", None),
        ("99999999", None),
        ("2024-02-06T25:00:00Z", "2024-02-06"),
        ("0001-01-01T00:00:00Z", None),
        ("9999999999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moments_of_programs(text: str, moment: str | None) -> None:
    assert machine_moment(text, packaged_toolkit().calendar) == moment


@given(st.text(max_size=60) | st.from_regex(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?", fullmatch=True))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    moment = machine_moment(text, packaged_toolkit().calendar)
    assert moment is None or 1900 <= int(moment[:4]) <= 2100


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Brackenfield Echo", "Brackenfield Echo"),
        ("Brackenfield Echo - Marsh Verlag und Druck GmbH & Co. KG", "Brackenfield Echo"),
        ("Brackenfield Echo: News, Sport and Weather from All of the Marsh", "Brackenfield Echo"),
        ("Echo Media GmbH", "Echo Media"),
        ("Kabar - Wareng", "Kabar - Wareng"),
        ("", ""),
    ],
)
def test_names_of_outlets_are_cleaned(name: str, clean: str) -> None:
    assert cleaned(name) == clean


def test_spellings_of_one_outlet() -> None:
    names = (
        "The Brackenfield Echo",
        "brackenfieldecho.co.uk",
        "Brackenfield-Echo (Marsh)",
        "www.brackenfieldecho.co.uk",
    )
    assert {same_outlet(name) for name in names} == {"brackenfieldecho"}
    assert same_outlet("Die Welt") != same_outlet("Die Zeit")


@pytest.mark.parametrize(
    "source",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"@type":"NewsArticle","author":' + '{"name":' * 3000 + '"x"' + "}" * 3001,
        '{"@type":"NewsArticle","author":[' + ",".join(['{"name":"A B"}'] * 50_000) + "]}",
        "{" * 5 + "\\" * 100_000,
        '"headline":"' * 50_000,
        "/*" * 100_000,
        "," * 100_000 + "}",
        " " * 200_000 + "x",
        "\n" * 200_000 + "{]",
        '{"@type":"NewsArticle","headline":' + "9" * 5000 + "}",
        '{"@type":"NewsArticle","headline":"Rice \\ud83d on the Marsh","author":{"name":"Jane \\udc00 Hollis"}}',
        '{"@id":"a","author":{"@id":"a"},"@type":"NewsArticle","headline":"x","datePublished":"2024"}',
    ],
    ids=lambda source: source[:20],
)
def test_hostile_json(source: str) -> None:
    """Read or not, it ends, and costs the page nothing else."""
    assert isinstance(things(source), list)
    found = article(
        f'<script type="application/ld+json">{source}</script><meta name=author content="Jane Hollis">', "{story}"
    )
    assert found.text.startswith("Residents")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name=author content="Jane Hollis">' * 20_000,
        "".join(
            f'<meta property="article:published_time" content="2024-02-06T08:{i % 60:02}:00Z">' for i in range(20_000)
        ),
        '<meta property="og:title" content="a | b">' * 20_000,
        f"<title>{'a | ' * 50_000}</title>",
        f'<meta name=author content="{"A B, " * 50_000}">',
        f'<meta property="og:site_name" content="{"a - " * 50_000}">',
    ],
    ids=lambda head: head[:30],
)
def test_hostile_heads_end(head: str) -> None:
    assert article(head, "{story}").text.startswith("Residents")


@pytest.mark.parametrize(
    "body",
    [
        '<span itemprop="author datePublished">' * 5000 + "x" * 1000,
        '<p class="author date">Jane Hollis, 6 February 2024</p>' * 5000,
        '<time datetime="2024-02-06T08:15:00Z">x</time>' * 20_000,
        "<h1>Rice Grows on the Marsh</h1>" * 5000,
        f"<p {' '.join(f'a{number}=1' for number in range(40_000))}>Rice</p>",
    ],
    ids=lambda body: body[:30],
)
def test_hostile_bodies_end(body: str) -> None:
    assert article("<title>Rice</title>", body + "{story}").n_words


def test_halves_of_signs_go() -> None:
    """JSON can spell half a surrogate pair; a dataset cannot hold it."""
    half = r"Rice \ud83d Marsh"
    keys = ("headline", "description", "license", "keywords")
    source = json.dumps({"@type": "NewsArticle"} | dict.fromkeys(keys, "H"))
    page = f'<script type="application/ld+json">{source.replace("H", half)}</script>{DATA["story"]}'
    record = Record(Source("page.html", 0, "html"), f"<!doctype html><html><head></head><body>{page}".encode())
    outcome = describe(record, Recipe(), packaged_toolkit())
    assert outcome.article is not None and outcome.article.title == "Rice \ufffd Marsh"
    assert all((fact.value + fact.quote).encode() for fact in outcome.evidence)


def test_no_page_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """htmldate downloads a text that is an address."""
    fetched: list[str] = []
    monkeypatch.setattr("htmldate.utils.fetch_url", fetched.append)
    address = "http://brackenfieldecho.example/rice"
    view = View(read_html(address), packaged_toolkit())
    assert not list(markup_dates.facts(Findings(view, clean_view(view), content=address.encode())))
    assert not fetched


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "name", "author", "headline", "url", "@graph"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(json_values)
@settings(max_examples=150, deadline=None)
def test_any_json_is_survived(value: Any) -> None:
    source = json.dumps({"@type": "NewsArticle", "headline": value, "author": value, "publisher": value, "url": value})
    article(f'<script type="application/ld+json">{source.replace("<", "")}</script>', "{story}")
