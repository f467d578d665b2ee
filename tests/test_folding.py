"""The forms in which texts are compared, and what is looked up in them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.folding import fold, fold_in_place, folded_words, squeeze, telling_words
from cleaners.reading.text import read_text
from cleaners.recognisers.word_tree import WordTree
from cleaners.toolkit import Toolkit
from cleaners.view import View


@given(st.text())
def test_words_are_the_same_with_and_without_the_short_way(text: str) -> None:
    assert folded_words(fold(text)) == re.findall(r"\w+", fold(text))


@given(st.text(alphabet=st.characters() | st.sampled_from("ßŉİﬁ’“\xa0")))
def test_what_is_folded_in_place_stands_where_it_stood(text: str) -> None:
    folded = fold_in_place(text)
    assert len(folded) == len(text)
    assert all(fold_in_place(letter) == there for letter, there in zip(text, folded, strict=True))


def test_folding_makes_spellings_one() -> None:
    assert fold("STRASSE’S\xa0“Ende”") == fold('Straße\'s "ende"')
    assert fold_in_place("STRAẞE") == fold_in_place("straße") == "straße"


@given(st.lists(st.text(), max_size=5))
def test_squeezed_pieces_make_the_squeezed_whole(pieces: list[str]) -> None:
    assert "".join(map(squeeze, pieces)) == squeeze(" ".join(pieces))


def test_telling_words_are_the_longest() -> None:
    assert telling_words(["Google News", "saluran WhatsApp"]) == {"google", "whatsapp"}


def test_a_word_tree_finds_every_run() -> None:
    tree: WordTree[int] = WordTree()
    for number, run in enumerate(("baca juga", "baca", "juga", "baca berita lain")):
        tree.add(run.split(), number)
    assert tree.inside("silakan baca juga baca berita".split()) == [1, 0, 2, 1]
    assert list(tree.at("baca berita lain".split(), 0)) == [1, 3]
    assert list(tree.at("silakan baca".split(), 0)) == []
    assert tree.inside([]) == []


@pytest.mark.parametrize(
    ("signs", "found"), [(["copyright"], [1]), (["©", "copyright"], [0, 1]), (["#"], []), (["pasar"], [0, 2])]
)
def test_a_view_knows_which_blocks_hold_a_sign(toolkit: Toolkit, signs: list[str], found: list[int]) -> None:
    view = View(read_text("Pasar © Warta\nCOPYRIGHT Warta\nDi pasar."), toolkit)
    assert [block.index for block in view.holding(*signs)] == found
