"""The line model: its numbers hold whatever stands beside a page, its parts do what they say, its file is small."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.training.align import words
from benchmarks.training.disguise import caseless, unspaced
from cleaners import clean, clean_view
from cleaners.errors import KlipingError
from cleaners.learned import models
from cleaners.learned.choice import keep_for_f1
from cleaners.learned.elements import ELEMENTS
from cleaners.learned.features import NAMES, line_features
from cleaners.learned.models import BLOCK_FILE, LINE_FILE, RECORD_FILE, Model, Models, StoredModel, packaged_models
from cleaners.learned.sight import GRADES, Sights
from cleaners.learned.signs import count_signs
from cleaners.learned.trees import STEPS, Forest, Trees
from cleaners.learned.words import MOST_WORDS, WEIGHT_STEPS, Words, terms
from cleaners.model import judge
from cleaners.reading.html import read_html
from cleaners.reading.text import read_text
from cleaners.rules import packaged_rules
from cleaners.toolkit import build_toolkit, packaged_toolkit
from cleaners.view import View
from tests.helpers.prose import PROSE

LINES = st.lists(st.one_of(st.text(min_size=1, max_size=30), st.sampled_from(sorted(PROSE.values()))), max_size=8)
PAGES = LINES.map("\n".join)
MOST_BYTES = 500_000


def view(text: str) -> View:
    return View(read_text(text), packaged_toolkit())


@settings(max_examples=40)
@given(st.lists(PAGES, min_size=1, max_size=5))
def test_pages_judged_together_are_judged_alike(texts: list[str]) -> None:
    views = [view(text) for text in texts]
    together = packaged_models().chances(views)
    for text, chances in zip(texts, together, strict=True):
        alone = packaged_models().chances([view(text)])[0]
        assert (chances is None) == (alone is None) == (not view(text).blocks)
        if chances is not None and alone is not None:
            assert chances.tolist() == alone.tolist()


def test_judging_a_batch_fills_the_views() -> None:
    views = [view("Iklan\n" + PROSE["pasar"]), view(""), view(PROSE["bridge"])]
    judge(views)
    assert [None if v.chances is None else len(v.chances) for v in views] == [2, None, 1]


def test_without_the_model_nothing_is_judged() -> None:
    assert View(read_text("Iklan"), packaged_toolkit(("model",))).chances is None


@given(PAGES)
def test_numbers_are_graded_and_named(text: str) -> None:
    page = view(text)
    if page.blocks:
        table = line_features(Sights((page,)), Words({}))
        assert table.shape == (len(page.blocks), len(NAMES)) and len(set(NAMES)) == len(NAMES)
        assert np.isfinite(table).all()
        assert (table * GRADES == np.round(table * GRADES)).all()


def test_a_page_of_too_many_lines_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MOST_LINES", 3)
    found = packaged_models().chances([view("a\nb"), view("a\nb\nc\nd"), view("a\nb\nc"), view("e")])
    assert [None if chances is None else len(chances) for chances in found] == [2, None, 3, 1]


@given(st.text(st.sampled_from("aZé9 .,\n字\U00020000!-"), min_size=1, max_size=40))
def test_signs_are_counted(text: str) -> None:
    found = count_signs(text, np.array([0]), np.array([len(text)]))[0].tolist()
    letters = [c for c in text if c.isalpha() and ord(c) < 0x10000]
    words = text.split()
    assert found[:4] == [
        sum(c.islower() for c in letters),
        sum(c.isupper() for c in letters),
        sum(c == "字" for c in letters),
        text.count("9"),
    ]
    assert found[4:7] == [sum(map(str.isspace, text)), text.count(".") + text.count("!"), text.count(",")]
    assert found[8:] == [len(words), sum(word[0].isupper() for word in words)]


def test_signs_are_those_of_the_span() -> None:
    assert count_signs("ab. CD", np.array([0, 4]), np.array([3, 6]))[:, [0, 1, 5]].tolist() == [[2, 0, 1], [0, 2, 0]]


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 60)), min_size=1, max_size=7))
def test_the_lines_kept_are_the_best_by_expected_f1(lines: list[tuple[int, int]]) -> None:
    chances = np.array([chance / 100 for chance, _ in lines], dtype=np.float32)
    words = np.array([size for _, size in lines], dtype=np.float32)
    sets = [np.array(chosen, dtype=bool) for chosen in itertools.product((False, True), repeat=len(lines))]
    best = max(expected_f1(chances, words, chosen) for chosen in sets)
    assert expected_f1(chances, words, keep_for_f1(chances, words)) == pytest.approx(best, rel=1e-5)


def expected_f1(chances: np.ndarray, words: np.ndarray, chosen: np.ndarray) -> float:
    right = float((chances * words)[chosen].sum())
    return 2 * right / float(words[chosen].sum() + (chances * words).sum())


def test_trees_ask_and_add() -> None:
    forest = Forest(
        columns=[[0, 1], [1, 1]], borders=[[0, GRADES], [0, 5]], leaves=[[1, 2, 4, 8], [0, 0, 0, 64]], bias=3
    )
    table = np.array([[0, 0], [1, 0], [0, 2], [1, 2]], dtype=np.float32)
    odds = np.array([1 + 3, 2 + 3, 4 + 64 + 3, 8 + 64 + 3]) / STEPS
    assert Trees(forest).chances(table).tolist() == pytest.approx((1 / (1 + np.exp(-odds))).tolist())


def test_words_weigh_as_their_terms() -> None:
    weights = {"reply": -64, "^ reply": -32, "read more": -128, "in 0000": 16, "more": 8}
    texts = ("reply", "read more reply", "more in 2024", "read", "", "more words", "", "reply " * (MOST_WORDS + 5))
    lines = [text.split() for text in texts]
    expected = [sum(weights.get(term, 0) for term in terms(line)) / WEIGHT_STEPS for line in lines]
    assert Words(weights).weigh(lines).tolist() == expected


def stored(path: Path) -> StoredModel:
    return msgspec.json.decode(path.read_bytes(), type=StoredModel)


@pytest.mark.parametrize(("name", "path"), [("lines", LINE_FILE), ("blocks", BLOCK_FILE)])
def test_the_files_are_small_and_recorded(name: str, path: Path) -> None:
    record = json.loads(RECORD_FILE.read_bytes())
    assert path.stat().st_size < MOST_BYTES
    assert tuple(stored(path).features) == (NAMES if name == "lines" else (*NAMES, *ELEMENTS))
    assert len(stored(path).forest.columns) == record[name]["trees"]["iterations"]
    assert record["data"]["wcxb-dev"]["license"].startswith("CC BY 4.0")


def test_a_model_of_other_numbers_is_refused() -> None:
    with pytest.raises(KlipingError, match="trained on other numbers"):
        Model(msgspec.structs.replace(stored(LINE_FILE), features=["words"]))


def test_other_models_can_be_used() -> None:
    lines = stored(LINE_FILE)
    never = msgspec.structs.replace(lines.forest, leaves=[[0] * 64] * len(lines.forest.leaves), bias=-STEPS * 5)
    model = Model(msgspec.structs.replace(lines, forest=never))
    toolkit = build_toolkit(packaged_rules(), models=Models(model, packaged_models().blocks))
    page = View(read_text(PROSE["pasar"] + "\nIklan"), toolkit)
    assert page.chances is not None and max(page.chances) < 0.01


@pytest.mark.parametrize("count", [100, 400, 1200])
def test_a_long_article_stays_whole(count: int) -> None:
    prose = sorted(PROSE.values())
    lines = [f"{prose[n % len(prose)][:-1]}, for the {n}th time." for n in range(count)]
    page = read_html(f"<html><body><h1>A tale</h1>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>")
    assert clean_view(View(page, packaged_toolkit())).text.count("th time.") == count
    assert clean("\n".join(lines)).text.count("th time.") == count


MENU = (
    "News Sports Opinion Culture Travel Weather Health Science Business Markets Games Podcasts Videos Photos World"
    " Politics Elections Schools Housing Traffic Food Books Films Music Theatre Fashion Motoring Gardening Pets"
).split()


@pytest.mark.parametrize("script", [caseless, unspaced])
def test_menus_go_in_a_script_without_rules(script: Callable[[str], str]) -> None:
    prose = [PROSE[name] for name in ("bridge", "mayor", "market")]
    text = script("\n".join([*MENU, "A bridge closed for repair", *prose, "Read more", *MENU, *reversed(MENU)]))
    kept = clean(text).text
    assert all(line in kept for line in map(script, prose))
    assert not any(line in kept.splitlines() for line in map(script, MENU))


def test_words_without_spaces_are_known_by_their_pairs_of_letters() -> None:
    sentences = "屋根の工事は四週間で終わり、店は通りに出ていた。\n屋根の上で工事の人は三人だけ働いていた。"
    at = NAMES.index("topic")
    rows = line_features(Sights((view(f"{sentences}\n屋根の工事\n駐車券"),)), Words({}))
    assert rows[2, at] == 1
    assert rows[3, at] == 0


def test_letters_of_scripts_without_spaces_are_compared_one_by_one() -> None:
    assert words("The 12 Brücken") == ["the", "12", "brücken"]
    assert words("屋根の12枚、Café") == ["屋", "根", "の", "12", "枚", "café"]


@pytest.mark.parametrize("count", range(1, len(PROSE) + 1))
def test_clean_prose_stays_whole(count: int) -> None:
    text = "\n".join(list(PROSE.values())[:count])
    assert clean(text).cuts == ()
    assert clean(text.replace("\n", " ")).cuts == ()
