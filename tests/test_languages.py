"""The rule files of languages beside one another, and the furniture of each by family.

All files are read together, so no word of one language may stand in the file of another. `cases/furniture.toml` holds
what sites print around articles in each language, and paragraphs of stories that hold the same kind of words.
"""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from cleaners import clean
from cleaners.folding import line_key
from cleaners.marks import MENU
from cleaners.recognisers.bylines import ROLES
from cleaners.rules import Rules, packaged_rules
from cleaners.toolkit import MODEL, packaged_toolkit
from tests.helpers.prose import PROSE

CASES = Path(__file__).parent / "cases"
FURNITURE = tomllib.loads((CASES / "furniture.toml").read_text(encoding="utf-8"))
WORDS = tomllib.loads((CASES / "words.toml").read_text(encoding="utf-8"))
ALONE = frozenset({"line", "start", "heading", "label"})
"""Forms in which a phrase of one word takes a line with it."""


def one_word_phrases(rules: Rules) -> Iterator[tuple[str, str, str]]:
    """Code, form or role, and words of each phrase and label of one word."""
    found = [(code, f"{reason}/{form}", words) for code, reason, form, words in rules.phrases() if form in ALONE]
    for code, language in rules.languages.items():
        roles = (*ROLES, "author_without_colon")
        found += [(code, role, label) for role in roles for label in getattr(language.credits, role)]
    return (row for row in found if row[0] in rules.languages and len(row[2].split()) == 1)


def clashes(phrases: Iterable[tuple[str, str, str]], words: Iterable[str], home: Iterable[str]) -> list[str]:
    """The phrases of other languages than the words' own that are one of the words."""
    keys = {line_key(word) for word in words}
    own = set(home)
    return [
        f"{code}.toml: {words!r} ({form})"
        for code, form, words in phrases
        if code not in own and line_key(words) in keys
    ]


@pytest.mark.parametrize("name", WORDS)
def test_no_phrase_of_one_word_is_a_word_of_another_language(name: str) -> None:
    found = clashes(one_word_phrases(packaged_rules()), WORDS[name]["words"], WORDS[name]["home"])
    assert not found, "\n".join(found)


def test_a_word_of_another_language_is_seen() -> None:
    planted = [("ca", "share/line", "Desa"), ("zu", "loading/line", "LINDA..."), ("id", "share/line", "Desa")]
    assert clashes(planted, ["desa", "Linda"], ["id"]) == [
        "ca.toml: 'Desa' (share/line)",
        "zu.toml: 'LINDA...' (loading/line)",
    ]


def test_lines_and_labels_of_one_word_are_looked_at() -> None:
    seen = set(one_word_phrases(packaged_rules()))
    assert {("ca", "ad/line", "Publicitat"), ("et", "agency", "Allikas"), ("lt", "tags/label", "Žymos")} <= seen


@pytest.mark.parametrize("word", sorted({word for table in WORDS.values() for word in table["words"]}))
def test_a_word_alone_on_a_line_of_an_article_stays(word: str) -> None:
    line = word[0].upper() + word[1:]
    text = "\n".join((PROSE["pasar"], PROSE["pedagang"], line, PROSE["perahu"], PROSE["malam"]))
    assert [cut.rule for cut in clean(text).cuts] == []


# --- furniture by language and family

LINES = [
    (code, reason, line)
    for code, table in FURNITURE.items()
    for reason in table["cut"]
    for line in table["cut"][reason]
]
STAYS = [(code, paragraph) for code, table in FURNITURE.items() for paragraph in table["stays"]]


@pytest.mark.parametrize(("code", "reason", "line"), LINES)
def test_a_line_of_furniture_is_cut_by_rules_alone(code: str, reason: str, line: str) -> None:
    between = reason not in MENU  # a menu word between paragraphs may be a line of a list
    before = (PROSE["pasar"], PROSE["pedagang"], PROSE["perahu"])
    text = "\n".join((*before, line, PROSE["malam"]) if between else (*before, PROSE["malam"], line))
    cuts = clean(text, toolkit=packaged_toolkit((MODEL,))).cuts
    assert [(text[cut.start : cut.end], cut.reason, cut.rule.split("/")[0]) for cut in cuts] == [(line, reason, code)]


@pytest.mark.parametrize(("code", "paragraph"), STAYS)
def test_words_of_furniture_in_a_story_stay(code: str, paragraph: str) -> None:
    text = "\n".join((PROSE["pasar"], PROSE["pedagang"], paragraph, PROSE["perahu"], PROSE["malam"]))
    assert [cut.rule for cut in clean(text).cuts] == []
