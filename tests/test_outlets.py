"""An outlet by its name, at its host and in a text; and what is none."""

import pytest

from cleaners.folding import squeeze
from cleaners.recognisers.outlets import registered_domain
from cleaners.toolkit import Toolkit


@pytest.mark.parametrize(
    ("words", "name", "domain"),
    [
        ("KOMPAS.com", "Kompas.com", "kompas.com"),
        ("kompas com", "Kompas.com", "kompas.com"),
        ("detikNews", "detikcom", "detik.com"),
        ("detikJateng", "detikJateng", "detik.com"),
        ("TribunJogja.com", "Tribun Jogja", "tribunnews.com"),
        ("Reuters", "Reuters", None),
    ],
)
def test_an_outlet_by_its_name(toolkit: Toolkit, words: str, name: str, domain: str | None) -> None:
    known = toolkit.outlets.named(words)
    assert known is not None
    assert (known.name, known.domain) == (name, domain)


@pytest.mark.parametrize("words", ["Warta Mahoni", "Kompas itu", "", "."])
def test_nobody_goes_by_this_name(toolkit: Toolkit, words: str) -> None:
    assert toolkit.outlets.named(words) is None


@pytest.mark.parametrize(
    ("host", "name", "domain"),
    [
        ("ekbis.sindonews.com", "SINDOnews", "sindonews.com"),
        ("www.tempo.co", "Tempo", "tempo.co"),
        ("m.detik.com", "detikcom", "detik.com"),
        ("jogja.tribunnews.com", "Tribun Jogja", "tribunnews.com"),
        ("koran.tempo.co", "Koran Tempo", "tempo.co"),
        ("warta.mahoni.co.id", "mahoni.co.id", "mahoni.co.id"),
        ("detik.com.evil.net", "evil.net", "evil.net"),
        ("localhost", "localhost", None),
    ],
)
def test_an_outlet_at_its_host(toolkit: Toolkit, host: str, name: str, domain: str | None) -> None:
    known = toolkit.outlets.at(host)
    assert (known.name, known.domain) == (name, domain)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kompas.com", "Kompas.com"),
        ("kunjungi ekbis.sindonews.com hari ini", "SINDOnews"),
        ("pergi ke wartamahoni.co.id", "wartamahoni.co.id"),
        ("kirim surat ke ratna@kompas.com", None),
        ("berkas file.txt", None),
        ("harga Rp1.000.000", None),
        ("tempo hari", None),
    ],
)
def test_an_outlet_in_a_text(toolkit: Toolkit, text: str, name: str | None) -> None:
    known = toolkit.outlets.in_text(text)
    assert (known and known.name) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Artikel ini telah tayang di Kompas.com dan Tribun Jogja", ["Kompas.com", "Tribun Jogja"]),
        ("dikutip CNN Indonesia, TEMPO.CO, lalu CNN Indonesia lagi", ["CNN Indonesia", "Tempo"]),
        ("Bernama dan ANTARA", ["Bernama", "ANTARA News"]),
        ("seorang nelayan bernama Awang", []),
        ("antara dua kota", []),
        ("", []),
    ],
)
def test_outlets_named_in_a_line(toolkit: Toolkit, line: str, names: list[str]) -> None:
    assert [known.name for known in toolkit.outlets.mentions(line)] == names


def test_spellings_and_domains() -> None:
    assert squeeze("KOMPAS.com") == squeeze("Kompas com") == "kompascom"
    assert registered_domain("ekbis.sindonews.com") == "sindonews.com"
    assert registered_domain("warta.mahoni.co.id") == "mahoni.co.id"
    assert registered_domain("localhost") == ""
