"""Confidence that means what it says: maps that never fall, fitted with and without a fold, applied to raw scores."""

import random
from collections.abc import Sequence
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.calibration import FEWEST, Pair, fitted, out_of_fold
from cleaners import clean_view
from cleaners.reading.text import read_text
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from corpus.article import CALIBRATION_FILE, Confidence, Source
from corpus.calibration import FIELDS, RAW, Calibration, Knots, StoredCalibration, expected_f1, packaged_calibration
from corpus.describe import describe
from corpus.recipe import Recipe
from corpus.sources.record import Record

STORY = "Petani Sukaratu memanen padi organik pada Senin pagi, dan hasilnya dijual ke koperasi desa hari itu juga."
PAGE = f"Petani Sukaratu Panen Padi Organik\nPenulis: Ratna Wulandari\nSenin, 14 Maret 2022 09:15 WIB\n{STORY}\n"

PAIRS = st.lists(
    st.builds(Pair, st.just("title/html"), st.integers(0, 4), st.floats(0, 1), st.booleans()), min_size=1, max_size=200
)


def pairs(count: int, seed: int = 1) -> list[Pair]:
    """Pairs whose share of right ones is the square of the score."""
    chance = random.Random(seed)
    scores = [chance.random() for _ in range(count)]
    return [Pair("text/html", n % 5, score, chance.random() < score * score) for n, score in enumerate(scores)]


def falls(values: Sequence[float]) -> bool:
    return any(a > b for a, b in pairwise(values))


@given(PAIRS)
def test_a_fitted_map_never_falls(found: list[Pair]) -> None:
    knots = fitted(found)
    assert len(knots.scores) == len(knots.shares) > 0
    assert not falls(knots.scores)
    assert not falls(knots.shares)
    assert all(0.0 <= share <= 1.0 for share in knots.shares)


def test_a_fitted_map_finds_the_shares() -> None:
    knots = fitted(pairs(5000))
    for score in (0.2, 0.5, 0.8, 0.95):
        assert knots.at(score) == pytest.approx(score * score, abs=0.06)


def test_the_order_of_pairs_does_not_matter() -> None:
    found = pairs(500)
    assert fitted(found) == fitted(found[::-1])


def test_few_pairs_are_not_certain() -> None:
    knots = fitted([Pair("title/html", 0, 0.9, True)] * FEWEST + [Pair("title/html", 0, 0.1, False)] * FEWEST)
    assert 0.0 < knots.at(0.1) < 0.1
    assert 0.9 < knots.at(0.9) < 1.0


def test_nothing_is_certain_where_all_was_right() -> None:
    assert 0.9 < fitted([Pair("outlet/html", 0, 0.97, True)] * 100).at(1.0) < 1.0


def test_no_page_sees_its_own_fold() -> None:
    """In one fold the scores mean the contrary; a map that had seen it would say so."""
    found = [Pair("text/html", n % 5, n / 500, (n % 5 == 0) != (n > 250)) for n in range(500)]
    told = out_of_fold(found)
    odd = [share for share, pair in zip(told, found, strict=True) if pair.fold == 0 and pair.score > 0.6]
    assert min(odd) > 0.9


def test_a_score_becomes_a_share() -> None:
    calibration = Calibration({"title/html": Knots([0.5, 0.9], [0.2, 0.6])})
    raw = Confidence(text=0.4, outlet=None, authors=0.9, date=0.3, title=0.7, kind=0.6)
    assert calibration.of(raw, "html", ()) == Confidence(
        text=0.4, outlet=None, authors=0.9, date=0.3, title=0.4, kind=0.6
    )
    assert calibration.of(raw, "flat", ()) == raw
    assert calibration.of(raw, "html", ("title", "outlet")).title == 1.0
    assert calibration.of(raw, "html", ("title", "outlet")).outlet is None
    assert [calibration.maps["title/html"].at(score) for score in (0.0, 0.6, 1.0)] == [0.2, 0.3, 0.6]


def test_what_comes_with_the_package() -> None:
    stored = msgspec.json.decode(CALIBRATION_FILE.read_bytes(), type=StoredCalibration)
    assert stored.maps.keys() == {f"{field}/{form}" for field in FIELDS for form in ("html", "flat")}
    assert packaged_calibration().maps == stored.maps
    for knots in stored.maps.values():
        assert not falls(knots.scores)
        assert not falls(knots.shares)


def test_what_the_user_says_is_certain() -> None:
    record = Record(Source("a.txt", 0, "text"), PAGE.encode(), {"outlet": "Kabar Wareng", "date": "2022-03-14"})
    article = describe(record, Recipe(), packaged_toolkit()).article
    assert article is not None
    assert (article.confidence.outlet, article.confidence.date) == (1.0, 1.0)
    assert article.confidence.title is not None
    assert article.confidence.title < 1.0


def test_raw_scores_can_be_had() -> None:
    record = Record(Source("a.txt", 0, "text"), PAGE.encode())
    toolkit = packaged_toolkit()
    raw, told = (describe(record, Recipe(), toolkit, calibration=c).article for c in (RAW, None))
    assert raw is not None
    assert told is not None
    assert told.confidence == packaged_calibration().of(raw.confidence, "flat", ())


def test_nobody_is_sure_of_a_text_that_no_model_judged() -> None:
    article = describe(
        Record(Source("a.txt", 0, "text"), PAGE.encode()), Recipe(), packaged_toolkit(("model",))
    ).article
    assert article is not None
    assert article.confidence.text is None


@given(st.lists(st.sampled_from([STORY, "Bagikan", "Baca juga: Harga Padi Naik", "Masuk"]), min_size=1, max_size=20))
def test_the_expected_f1_is_a_share(lines: list[str]) -> None:
    view = View(read_text("\n".join(lines)), packaged_toolkit())
    found = expected_f1(view, clean_view(view))
    assert found is not None
    assert 0.0 <= found <= 1.0
