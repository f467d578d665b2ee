"""The table of domains: in order, in line with the other rule files, looked up by host and never read in a text."""

import tomllib
from pathlib import Path

import pytest

from cleaners.recognisers.outlets import registered_domain
from cleaners.rules import RULES_FOLDER, packaged_rules, squeeze
from cleaners.toolkit import Toolkit

FILES = sorted((RULES_FOLDER / "domains").glob("*.toml"))
CONTINENTS = {"africa", "asia", "europe", "north-america", "oceania", "south-america"}

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def sections(path: Path) -> dict[str, dict[str, str]]:
    """The countries of a file, each with its domains and names."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_table_covers_the_world() -> None:
    assert {path.stem for path in FILES} == CONTINENTS
    assert len(packaged_rules().domains) >= 2000
    assert sum(len(sections(path)) for path in FILES) >= 100


def test_no_domain_is_lost_on_the_way() -> None:
    written = [domain for path in FILES for table in sections(path).values() for domain in table]
    assert sorted(written) == sorted(packaged_rules().domains)


@each_file
def test_countries_and_domains_are_in_order(path: Path) -> None:
    assert list(sections(path)) == sorted(sections(path))
    for country, table in sections(path).items():
        assert list(table) == sorted(table), country
        assert table, country


@each_file
def test_a_domain_is_under_a_public_suffix(path: Path) -> None:
    assert [domain for table in sections(path).values() for domain in table if not registered_domain(domain)] == []


def test_an_agency_has_one_name() -> None:
    """On its own page an agency is the outlet and not credited: both rule files must call it the same."""
    spelled = {squeeze(s): name for name, spellings in packaged_rules().agencies.items() for s in spellings}
    for domain, name in packaged_rules().domains.items():
        assert spelled.get(squeeze(name), name) == name, domain


@pytest.mark.parametrize(
    ("host", "name", "domain"),
    [
        ("theguardian.com", "The Guardian", "theguardian.com"),
        ("www.theguardian.com", "The Guardian", "theguardian.com"),
        ("m.lemonde.fr", "Le Monde", "lemonde.fr"),
        ("edition.cnn.com", "CNN", "cnn.com"),
        ("g1.globo.com", "g1", "globo.com"),
        ("especiais.g1.globo.com", "g1", "globo.com"),
        ("novelas.globo.com", "Globo", "globo.com"),
        ("SUEDDEUTSCHE.DE", "Süddeutsche Zeitung", "sueddeutsche.de"),
        ("asahi.com", "The Asahi Shimbun", "asahi.com"),
        ("the-star.co.ke", "The Star (Kenya)", "the-star.co.ke"),
        ("thestar.com.my", "The Star", "thestar.com.my"),
        ("theguardian.com.mahoni.id", "mahoni.id", "mahoni.id"),
        ("nottheguardian.com", "nottheguardian.com", "nottheguardian.com"),
    ],
)
def test_the_outlet_at_a_host(toolkit: Toolkit, host: str, name: str, domain: str) -> None:
    known = toolkit.outlets.at(host)
    assert (known.name, known.domain, known.outlet is None) == (name, domain, host != "thestar.com.my")


@pytest.mark.parametrize("words", ["Time", "Metro", "The Guardian", "Le Monde", "Die Zeit"])
def test_a_name_of_the_table_is_not_read_in_a_text(toolkit: Toolkit, words: str) -> None:
    assert words in packaged_rules().domains.values()
    assert toolkit.outlets.named(words) is None
    assert toolkit.outlets.in_text(words) is None
    assert toolkit.outlets.mentions(f"{words} | KOMPAS.com") == [toolkit.outlets.named("Kompas.com")]


def test_a_host_in_a_text_goes_by_the_name_of_the_table(toolkit: Toolkit) -> None:
    known = toolkit.outlets.in_text("kunjungi www.theguardian.com hari ini")
    assert known is not None
    assert known.name == "The Guardian"
