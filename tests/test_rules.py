"""The rule files: they load, a wrong one is named with its key, and every phrase is found and cuts."""

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cleaners import REASONS, clean
from cleaners.errors import RuleFileError
from cleaners.folding import line_key
from cleaners.page import Block
from cleaners.reading.text import read_text
from cleaners.rules import Rules, load_rules, packaged_rules
from cleaners.toolkit import Toolkit, build_toolkit, packaged_toolkit
from tests.helpers.prose import PROSE

CASES = Path(__file__).parent / "cases"
SEEDS = Path(__file__).parent.parent / "seeds"
LANGUAGES = tomllib.loads((CASES / "languages.toml").read_text(encoding="utf-8"))
OTHER_REASONS = tomllib.loads((CASES / "reachability.toml").read_text(encoding="utf-8"))["other_reasons"]
EXCEPTIONS = {(row["rule"], row["form"], row["phrase"]): row["reason"] for row in OTHER_REASONS}

LANGUAGE = """\
code = "xx"
name = "Xish"
months = [["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"], ["h"], ["i"], ["j"], ["k"], ["l"]]
weekdays = [["m"], ["n"], ["o"], ["p"], ["q"], ["r"], ["s"]]
"""
OUTLET = """\
name = "Warta Mahoni"
domains = ["wartamahoni.example"]
"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Rules]:
    """Writes rule files, given as path and content, and loads them."""

    def write_and_load(files: dict[str, str | bytes]) -> Rules:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_rules(tmp_path)

    return write_and_load


# --- all packaged rules


def test_the_packaged_rules_load() -> None:
    rules = packaged_rules()
    assert {"id", "ms", "en"} <= rules.languages.keys()
    assert len(rules.languages) >= 8
    assert len(rules.outlets) >= 60
    assert rules.agencies
    assert rules.world.networks


def test_a_language_file_is_named_after_its_code() -> None:
    assert all(stem == language.code for stem, language in packaged_rules().languages.items())


def test_outlets_speak_languages_that_have_rules() -> None:
    rules = packaged_rules()
    assert {outlet.language for outlet in rules.outlets.values()} - {None} <= rules.languages.keys()


def test_no_phrase_is_given_for_two_reasons_in_one_file() -> None:
    owners: dict[tuple[str, str, str], str] = {}
    for stem, reason, form, words in packaged_rules().phrases():
        if form != "signature":
            owner = owners.setdefault((stem, form, words.casefold()), reason)
            assert owner == reason, f"{stem}.toml: {words!r} ({form}) is {owner} and {reason}"


def test_an_empty_folder_gives_rules_that_clean(tmp_path: Path) -> None:
    cleaned = clean(f"Foto: Budi\n{PROSE['pasar']}\nIklan", toolkit=build_toolkit(load_rules(tmp_path)))
    assert PROSE["pasar"] in cleaned.text


def test_a_language_of_its_own(load: Callable[..., Rules]) -> None:
    rules = load({"languages/xx.toml": LANGUAGE + '[phrases.ad]\nline = ["Kwaakwaak *"]\n'})
    cleaned = clean(f"{PROSE['pasar']}\nKwaakwaak hari ini\n{PROSE['malam']}", toolkit=build_toolkit(rules))
    assert [cut.rule for cut in cleaned.cuts] == ["xx/ad/line/Kwaakwaak *"]


# --- wrong rule files

WRONG_LANGUAGES = {
    "unknown key": ("colour = 1\n", "colour"),
    "unknown key in a table": ("[credits]\ncolour = 1\n", "credits"),
    "unknown form": ('[phrases.ad]\nlines = ["Iklan"]\n', "phrases"),
    "wrong type": ('[phrases.ad]\nline = "Iklan"\n', "line"),
    "wrong type inside": ("[places]\nnames = [1]\n", "places"),
    "unknown reason": ('[phrases.advertising]\nline = ["Iklan"]\n', "phrases.advertising"),
    "phrase twice": ('[phrases.ad]\nline = ["Iklan", "Iklan"]\n', "phrases.ad"),
    "phrase twice in two forms": ('[phrases.ad]\nline = ["Iklan"]\nstart = ["Iklan"]\n', "phrases.ad"),
    "begins with a gap": ('[phrases.ad]\nline = ["* Iklan"]\n', "phrases.ad"),
    "no word": ('[phrases.ad]\nsentence = ["--"]\n', "phrases.ad"),
    "no word but a number": ('[phrases.ad]\nline = ["# #"]\n', "phrases.ad"),
    "empty phrase": ('[phrases.ad]\nline = [""]\n', "phrases.ad"),
    "key twice": ('name = "Yish"\n', ""),
    "not TOML": ("name =\n", ""),
    "a zone with its offset": ('[zones]\n"GMT+7" = "+07:00"\n', "zones.GMT+7"),
    "a phrase of a kind without a word": ('[kinds]\nerror = ["..."]\n', "kinds.error"),
    "an unknown key of kinds": ('[kinds]\nlisting = ["Indeks"]\n', "listing"),
}
WRONG_OUTLETS = {
    "unknown key": ("colour = 1\n", "colour"),
    "wrong type": ("language = 1\n", "language"),
    "bad zone": ('zone = "Asia/Mahoni"\n', "zone"),
    "bad date": ('valid_until = "soon"\n', "valid_until"),
    "edition without a list": ('[editions]\n"Warta Hulu" = "hulu.example"\n', "editions"),
    "reason of an engine": ('[lines]\nmodel = ["Iklan"]\n', "lines.model"),
    "unknown reason": ('[lines]\nadvertising = ["Iklan"]\n', "lines.advertising"),
    "phrase twice": ('[lines]\nad = ["Iklan", "Iklan"]\n', "lines.ad"),
    "begins with a gap": ('[sentences]\nad = ["* Iklan"]\n', "sentences.ad"),
    "mark without a word": ('marks = ["***"]\n', "marks"),
    "phrase without a plain word": ('[sentences]\nad = ["Rp*"]\n', "sentences.ad"),
    "signature without a word": ('signature = ["--"]\n', "signature"),
}


@pytest.mark.parametrize(("wrong", "key"), WRONG_LANGUAGES.values(), ids=WRONG_LANGUAGES)
def test_a_wrong_language_file_is_named(load: Callable[..., Rules], wrong: str, key: str) -> None:
    with pytest.raises(RuleFileError) as error:
        load({"languages/xx.toml": LANGUAGE + wrong})
    assert "xx.toml" in str(error.value)
    assert key in str(error.value)


@pytest.mark.parametrize(("wrong", "key"), WRONG_OUTLETS.values(), ids=WRONG_OUTLETS)
def test_a_wrong_outlet_file_is_named(load: Callable[..., Rules], wrong: str, key: str) -> None:
    with pytest.raises(RuleFileError) as error:
        load({"outlets/mahoni.toml": OUTLET + wrong})
    assert "mahoni.toml" in str(error.value)
    assert key in str(error.value)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (LANGUAGE.replace(', ["l"]', ""), "months"),
        (LANGUAGE.replace(', ["s"]', ""), "weekdays"),
        (LANGUAGE.replace('["b"]', '["month 2"]'), "months"),
        (LANGUAGE.replace('code = "xx"', ""), "code"),
        (LANGUAGE.replace('"Xish"', "1"), "name"),
        (LANGUAGE.encode() + b'[places]\nnames = ["Z\xfcrich"]\n', ""),
    ],
    ids=["eleven months", "six weekdays", "a month by its number", "no code", "name of a wrong type", "not UTF-8"],
)
def test_what_a_language_file_must_hold(load: Callable[..., Rules], content: str | bytes, key: str) -> None:
    with pytest.raises(RuleFileError) as error:
        load({"languages/xx.toml": content})
    assert "xx.toml" in str(error.value)
    assert key in str(error.value)


@pytest.mark.parametrize(
    ("content", "key"),
    [('name = "Warta Mahoni"\ndomains = []\n', "domains"), ('domains = ["wartamahoni.example"]\n', "name")],
)
def test_what_an_outlet_file_must_hold(load: Callable[..., Rules], content: str, key: str) -> None:
    with pytest.raises(RuleFileError) as error:
        load({"outlets/mahoni.toml": content})
    assert "mahoni.toml" in str(error.value)
    assert key in str(error.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("agencies.toml", 'Kabar = "KB"\n'),
        ("world.toml", "colour = 1\n"),
        ("world.toml", "networks = 1\n"),
        ("kinds.toml", '[paths]\nnewspaper = ["read"]\n'),
    ],
)
def test_the_files_of_the_world_are_checked(load: Callable[..., Rules], name: str, content: str) -> None:
    with pytest.raises(RuleFileError, match=name):
        load({name: content})


@pytest.mark.parametrize(
    "other",
    [
        'name = "Warta Mahoni"\ndomains = ["other.example"]\n',
        'name = "Other"\ndomains = ["wartamahoni.example"]\n',
        'name = "Other"\ndomains = ["other.example"]\naliases = ["WARTA MAHONI"]\n',
        'name = "Other"\ndomains = ["other.example"]\naliases = ["WartaMahoni"]\n',
        'name = "Other"\ndomains = ["other.example"]\nleads = ["Warta Mahoni"]\n',
        'name = "Other"\ndomains = ["other.example"]\n[editions]\n"Warta Mahoni" = []\n',
    ],
    ids=["name", "domain", "alias in capitals", "alias as one word", "lead", "edition"],
)
def test_a_spelling_has_one_owner(load: Callable[..., Rules], other: str) -> None:
    with pytest.raises(RuleFileError) as error:
        load({"outlets/mahoni.toml": OUTLET, "outlets/other.toml": other})
    assert "mahoni.toml" in str(error.value)
    assert "other.toml" in str(error.value)


WRONG_DOMAINS = {
    "capitals": ('"Warta.example" = "Warta"', "hulu.Warta.example"),
    "with www": ('"www.warta.example" = "Warta"', "hulu.www.warta.example"),
    "with m": ('"m.warta.example" = "Warta"', "hulu.m.warta.example"),
    "an address": ('"https://warta.example/" = "Warta"', "hulu.https://warta.example/"),
    "a path": ('"warta.example/id" = "Warta"', "hulu.warta.example/id"),
    "no dot": ('"warta" = "Warta"', "hulu.warta"),
    "not quoted": ('warta.example = "Warta"', "hulu.warta"),
    "empty domain": ('"" = "Warta"', "hulu."),
    "empty name": ('"warta.example" = ""', "hulu.warta.example"),
    "name without a letter": ('"warta.example" = " - "', "hulu.warta.example"),
    "name with space around": ('"warta.example" = "Warta "', "hulu.warta.example"),
    "name of a wrong type": ('"warta.example" = 1', "hulu.warta.example"),
    "twice in a country": ('"warta.example" = "Warta"\n"warta.example" = "Warta"', ""),
    "twice in a file": ('"warta.example" = "Warta"\n[muara]\n"warta.example" = "Warta"', "muara.warta.example"),
    "in another file": ('"pagi.example" = "Pagi"', "hulu.pagi.example"),
    "domain of an outlet": ('"wartamahoni.example" = "Warta"', "hulu.wartamahoni.example"),
    "host of an outlet": ('"muara.wartamahoni.example" = "Warta"', "hulu.muara.wartamahoni.example"),
    "name of an outlet": ('"warta.example" = "WARTA MAHONI"', "hulu.warta.example"),
}


@pytest.mark.parametrize(("wrong", "key"), WRONG_DOMAINS.values(), ids=WRONG_DOMAINS)
def test_a_wrong_domain_is_named(load: Callable[..., Rules], wrong: str, key: str) -> None:
    others = {"outlets/mahoni.toml": OUTLET, "domains/first.toml": '[hulu]\n"pagi.example" = "Pagi"\n'}
    with pytest.raises(RuleFileError) as error:
        load({**others, "domains/second.toml": f"[hulu]\n{wrong}\n"})
    assert "second.toml" in str(error.value)
    assert key in str(error.value)


def test_a_domain_under_no_country_is_named(load: Callable[..., Rules]) -> None:
    with pytest.raises(RuleFileError, match=r"first\.toml: .* at `warta\.example`"):
        load({"domains/first.toml": '"warta.example" = "Warta"\n'})


def test_domains_are_one_table(load: Callable[..., Rules]) -> None:
    rules = load(
        {
            "domains/first.toml": '[hulu]\n"pagi.example" = "Pagi"\n[muara]\n"en.pagi.example" = "The Morning"\n',
            "domains/second.toml": '[hilir]\n"24.example" = "Pagi"\n',
        }
    )
    assert rules.domains == {"pagi.example": "Pagi", "en.pagi.example": "The Morning", "24.example": "Pagi"}


# --- every phrase is found and cuts

BEFORE, AFTER = (PROSE["pasar"], PROSE["pedagang"], PROSE["kepala"]), (PROSE["perahu"], PROSE["malam"])
FILLING = ("Kabar", "Desa", "Mahoni", "Bulan", "Ini", "Dari", "Tepi", "Sungai")
NOT_CUT = frozenset({"signature"})
"""Forms that tell whose page it is and cut nothing."""
STEMS = sorted({stem for stem, *_ in packaged_rules().phrases()})


def in_its_form(words: str, form: str) -> str:
    """The line in which a phrase occurs."""
    if form == "start":
        return f"{words} Warta Mahoni setiap hari"
    if form == "inline":
        return f"Air surut pagi itu. {words} Warga pulang ke rumah masing-masing."
    if form in ("sentence", "signature"):
        return f"Hari ini {words} bersama warga."
    if form == "label":
        return f"{words}: Jembatan bambu di hulu akhirnya selesai dibangun"
    return words


def filled(words: str) -> Iterator[str]:
    """The phrase with a number for `#`, and with one and with eight words for `*`."""
    for gap in (FILLING[:1], FILLING) if "*" in words else ((),):
        yield words.replace("*", " ".join(gap)).replace("#", "12")


def pages_with(line: str) -> Iterator[tuple[str, Block]]:
    """The line between paragraphs of prose, and behind them: each page with the line's block."""
    for before, after in ((BEFORE, AFTER), ((*BEFORE, *AFTER), ())):
        text = "\n".join((*before, line, *after))
        yield text, read_text(text).blocks[len(before)]


def is_found(toolkit: Toolkit, block: Block, reason: str, words: str) -> bool:
    """Whether the phrase, or one that is equal to it, is found in the block."""
    return any(
        hit.reason == reason and line_key(hit.phrase.words) == line_key(words) for hit in toolkit.phrases.find(block)
    )


def reasons_of(line: str, wanted: str) -> set[str]:
    """Why the line is cut where it stands among paragraphs; where `wanted` is not among it, behind them as well."""
    found: set[str] = set()
    for text, block in pages_with(line):
        found |= {cut.reason for cut in clean(text).cuts if block.start <= cut.start < block.end}
        if wanted in found:
            break
    return found


def unreachable(stem: str, toolkit: Toolkit) -> Iterator[str]:
    """What is wrong with the phrases of a rule file, a line each."""
    for owner, reason, form, words in toolkit.rules.phrases():
        if owner != stem:
            continue
        exception = EXCEPTIONS.get((stem, form, words))
        for line in (in_its_form(example, form) for example in filled(words)):
            block = read_text(line).blocks[0]
            if exception is None and not is_found(toolkit, block, reason, words):
                yield f"not found: {reason}/{form} {words!r} in {line!r}"
            elif form not in NOT_CUT and (exception or reason) not in (got := reasons_of(line, exception or reason)):
                yield f"not cut as {exception or reason}: {reason}/{form} {words!r} in {line!r}, but as {got}"


@pytest.mark.parametrize("stem", STEMS)
def test_every_phrase_is_found_and_cuts(stem: str, toolkit: Toolkit) -> None:
    problems = "\n".join(unreachable(stem, toolkit))
    assert not problems, problems


def test_the_exceptions_are_phrases_of_the_rules() -> None:
    phrases = {(stem, form, words): reason for stem, reason, form, words in packaged_rules().phrases()}
    assert EXCEPTIONS.keys() <= phrases.keys()
    assert all(reason in REASONS and phrases[key] != reason for key, reason in EXCEPTIONS.items())


@pytest.mark.parametrize("row", OTHER_REASONS, ids=lambda row: row["phrase"])
def test_an_exception_is_still_one(row: dict[str, str]) -> None:
    """Where the phrase's own reason wins by now, the exception is to go."""
    key = (row["rule"], row["form"], row["phrase"])
    own = {reason for stem, reason, form, words in packaged_rules().phrases() if (stem, form, words) == key}
    for example in filled(row["phrase"]):
        assert not own & reasons_of(in_its_form(example, row["form"]), "")


def test_there_are_few_exceptions() -> None:
    assert len(EXCEPTIONS) <= 15


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.expected.json")), ids=lambda path: path.name.split(".")[0])
def test_no_furniture_sentence_fires_on_clean_text(path: Path) -> None:
    text = json.loads(path.read_text(encoding="utf-8"))["text"]
    hits = [hit for block in read_text(text).blocks for hit in packaged_toolkit().phrases.find(block)]
    assert [hit.phrase.rule for hit in hits if hit.form in ("start", "sentence")] == []


@pytest.mark.parametrize("name", PROSE)
def test_no_phrase_fires_on_prose(name: str) -> None:
    block = read_text(PROSE[name]).blocks[0]
    assert packaged_toolkit().phrases.find(block) == []


# --- every language has a line that is cut, and a sentence of the same words that is not


def test_every_language_has_a_case() -> None:
    assert LANGUAGES.keys() == packaged_rules().languages.keys()


@pytest.mark.parametrize("code", LANGUAGES)
def test_furniture_of_a_language_is_cut_and_its_look_alike_is_not(code: str, toolkit: Toolkit) -> None:
    line, story = LANGUAGES[code]["line"], LANGUAGES[code]["story"].format(**PROSE)
    assert line.casefold() in story.casefold()
    cleaned = clean(f"{story}\n{line}")
    assert [(cleaned.source[cut.start : cut.end], cut.reason) for cut in cleaned.cuts] == [
        (line, LANGUAGES[code]["reason"])
    ]
    assert code in {hit.phrase.rule.split("/")[0] for hit in toolkit.phrases.find(read_text(line).blocks[0])}
