"""What repeats within an outlet: the sample and its error, the groups, the two passes of a build, the drafts learnt."""

import math
import random
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaners import Cleaned, clean, clean_view
from cleaners.errors import KlipingError, UsageError
from cleaners.reading.text import read_text
from cleaners.reasons import ENGINES
from cleaners.recognisers.units import MOST_SIGNS, find_units, page_signs, unit_key
from cleaners.repetition import NOTHING, Repetition, fingerprint
from cleaners.rules import load_rules
from cleaners.toolkit import build_toolkit, packaged_toolkit
from cleaners.view import View
from corpus.article import Source
from corpus.builder import build
from corpus.learner import learn
from corpus.recipe import Recipe
from corpus.repetition.count import sample_records
from corpus.repetition.groups import group_of
from corpus.repetition.sample import FEWEST, Sample, SampledPage
from corpus.sources.record import Record

WORDS = "sawah padi muara kapal jembatan pasar guru sungai hujan kebun pagi malam desa kota warga kabar".split()
SLOGAN = "WARENG SEHARI PENUH"
CLOSING = "Kabar Wareng ditulis untuk warga muara dan dibaca siapa saja."
Page = tuple[str, int, tuple[int, ...]]
"""Group, digest, signs."""

PAGES = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 60)), max_size=40).map(
    lambda pages: [
        (group, digest, tuple(sign for sign in range(8) if digest % (sign + 2) == 0)) for group, digest in pages
    ]
)
"""Pages whose digest tells their signs, as it does in earnest: pages of one digest are the same page."""


def sampled(pages: Sequence[Page], per_group: int = 4, all_groups: int = 7) -> Sample:
    sample = Sample(per_group, all_groups)
    for group, digest, signs in pages:
        sample.add(group, digest, lambda digest=digest, signs=signs: SampledPage.of(digest, signs))  # type: ignore[misc]
    return sample


def merged(*samples: Sample) -> Sample:
    whole = Sample(4, 7)
    for sample in samples:
        whole.merge(sample)
    return whole


def story(number: int) -> str:
    """Two paragraphs that no other page has."""
    chance = random.Random(number)
    return "\n".join(" ".join(chance.choices(WORDS, k=14)).capitalize() + f" hari ke-{number}." for _ in range(2))


def outlet_pages(count: int) -> list[str]:
    """Pages of one outlet: stories with its slogan between the paragraphs and its closing sentence glued on."""
    return [story(n).replace("\n", f"\n{SLOGAN}\n") + f" {CLOSING}" for n in range(count)]


def write(folder: Path, pages: Sequence[str], url: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages):
        (folder / f"{number:03}.txt").write_text(page, encoding="utf-8")
    if url:
        rows = "".join(f"{number:03}.txt,{url}{number}\n" for number in range(len(pages)))
        (folder / "metadata.csv").write_text(f"file_name,url\n{rows}", encoding="utf-8")
    return folder


def rows(out: Path, config: str = "default") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out / "data" / config).to_pylist()
    return found


# The sample


@given(PAGES, PAGES, PAGES)
def test_samples_merge_in_any_order(a: list[Page], b: list[Page], c: list[Page]) -> None:
    parts = [sampled(pages) for pages in (a, b, c)]
    left = merged(merged(parts[0], parts[1]), parts[2])
    right = merged(parts[2], merged(parts[1], parts[0]))
    assert list(left.pages()) == list(right.pages())
    assert left.repetitions() == right.repetitions()


@given(PAGES, st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(pages: list[Page], chance: random.Random) -> None:
    before = list(sampled(pages).pages())
    chance.shuffle(pages)
    assert list(sampled(pages).pages()) == before


@given(PAGES, st.integers(0, 40))
def test_shards_give_the_sample_of_the_whole(pages: list[Page], cut: int) -> None:
    assert list(merged(sampled(pages[:cut]), sampled(pages[cut:])).pages()) == list(sampled(pages).pages())


@given(PAGES)
def test_a_page_met_twice_is_one_page(pages: list[Page]) -> None:
    assert list(sampled([*pages, *pages]).pages()) == list(sampled(pages).pages())
    assert list(merged(sampled(pages), sampled(pages)).pages()) == list(sampled(pages).pages())


@given(PAGES)
def test_the_sample_is_bounded_and_holds_the_smallest_digests(pages: list[Page]) -> None:
    found = list(sampled(pages).pages())
    kept: list[tuple[int, str]] = []
    for group in "abc":
        kept += sorted({(digest, group) for g, digest, _ in pages if g == group})[:4]
    limit = sorted(kept)[:7][-1][0] if kept else 0
    assert {(digest, group) for group, digest, _ in found} == {page for page in kept if page[0] <= limit}


def test_a_page_beyond_the_sample_is_not_read() -> None:
    sample = Sample(per_group=2)
    read: list[int] = []
    for digest in (1, 2, 3, 4, 5, 6, 7, 0):
        sample.add("a", digest, lambda digest=digest: read.append(digest) or SampledPage.of(digest, ()))  # type: ignore[misc]
    assert read == [1, 2, 3, 4, 5, 0]
    assert [digest for _, digest, _ in sample.pages()] == [0, 1]


def test_counts_are_exact_where_the_group_is_small() -> None:
    pages = [("a", digest, tuple(sign for sign in range(1, 9) if digest % sign == 0)) for digest in range(100)]
    found = sampled(pages, per_group=100, all_groups=100).repetitions()["a"]
    assert found.pages == 100
    assert found.counts == {sign: len(range(0, 100, sign)) for sign in range(1, 9)}


def test_the_error_stays_within_the_bound() -> None:
    """Hoeffding's bound for k = 400: shares off by more than e in fewer than one group of twenty."""
    k, chance = 400, random.Random(11)
    error = math.sqrt(math.log(2 / 0.05) / (2 * k))
    off = 0
    for _ in range(100):
        pages = [("a", chance.getrandbits(64), (1,) if n % 10 < 3 else ()) for n in range(2000)]
        off += abs(sampled(pages, k, k).repetitions()["a"].counts[1] / k - 0.3) > error
    assert off <= 5


def test_what_stands_on_few_pages_is_forgotten() -> None:
    pages = [("a", digest, (1, 2) if digest < FEWEST - 1 else (2,)) for digest in range(FEWEST)]
    assert sampled(pages).repetitions()["a"].counts == {2: FEWEST}


def test_copies_of_an_article_count_once() -> None:
    """The same story with other furniture around it, as when a page was fetched again."""
    pages = [f"{story(1)}\nPengunjung ke-{n} hari ini\nTerbaru: {WORDS[n]}" for n in range(9)]
    records = [Record(Source("a.txt", n, "text"), page.encode()) for n, page in enumerate(pages)]
    found = sample_records(records, Recipe()).repetitions()[""]
    assert found.pages == 1
    assert found.counts == {}


def test_what_cannot_be_read_is_not_counted() -> None:
    good = Record(Source("a.txt", 0, "text"), story(1).encode())
    binary = Record(Source("b.txt", 0, "text"), bytes(range(32)) * 20)
    dropped = Record(Source("c.txt", 0, "text"), b"", why="unreadable: Permission denied")
    assert len(list(sample_records([binary, good, dropped], Recipe()).pages())) == 1


# Shares and signs


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_the_share_is_a_careful_one(pages: int, count: int) -> None:
    count = min(count, pages)
    share = Repetition(pages).share(count)
    assert 0.0 <= share <= count / pages
    assert share <= Repetition(pages).share(count + 1) or count == pages
    assert share <= Repetition(10 * pages).share(10 * count)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[Gambas:Video 20detik]", "[Gambas:Video 30detik]"),
        ("  BACA  JUGA: ", "Baca juga"),
        ("Diunduh 1.204 kali", "diunduh 7.300 kali"),
        ("“Klik di sini”", '"Klik di sini"'),
    ],
)
def test_equal_pieces_have_one_key(first: str, second: str) -> None:
    assert unit_key(first) == unit_key(second) != ""


@pytest.mark.parametrize("text", ["", "12.345", "***", "A 1 B 2"])
def test_what_has_no_word_has_no_key(text: str) -> None:
    assert unit_key(text) == ""


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_units_lie_in_their_blocks(text: str) -> None:
    blocks = read_text(text).blocks
    for unit in find_units(blocks):
        block = blocks[unit.block]
        assert block.start <= unit.start < unit.end <= block.end
        assert unit.key


def test_a_page_has_a_bounded_number_of_signs() -> None:
    blocks = read_text("\n".join(f"Baris {chr(97 + n % 26) * 3}{chr(97 + n // 26) * 3}" for n in range(676))).blocks
    signs = page_signs(blocks, [*find_units(blocks)] * 3)
    assert len(signs) == MOST_SIGNS
    assert len(set(signs)) == MOST_SIGNS


# The cleaner


@given(st.text(max_size=300))
def test_a_page_alone_is_cleaned_as_ever(text: str) -> None:
    assert clean_view(View(read_text(text), packaged_toolkit(), NOTHING)) == clean(text)


@given(
    st.lists(st.sampled_from([story(1), story(2), SLOGAN, CLOSING, "Baca pula: Panen Raya Tiba", "\n", " "])),
    st.integers(4, 50),
)
def test_any_counts_tile_the_page(assert_tiled: Callable[[Cleaned], None], parts: list[str], pages: int) -> None:
    page = read_text("".join(parts))
    counts = Counter({fingerprint(*sign): pages for sign in page_signs(page.blocks, find_units(page.blocks))})
    assert_tiled(clean_view(View(page, packaged_toolkit(), Repetition(pages, counts))))


TOP = "Suara Rakyat Wareng dan Sekitarnya"
DECK = "Berani Jujur Dekat Dengan Rakyat Wareng"
SENTENCE = "Kabar Wareng ditulis untuk warga muara dan dibaca siapa saja setiap hari."


def headed(count: int, head: str) -> list[tuple[str, str]]:
    """Headlines that no other page has, and the pages that they head."""
    titles = [f"{WORDS[n % 16]} {WORDS[n // 16]} {WORDS[n % 7]} Tiba di Desa".title() for n in range(count)]
    return [(title, f"{head.format(title)}\n{story(n)}\n{story(500 + n)}") for n, title in enumerate(titles)]


def counted(pages: Sequence[str]) -> Repetition:
    records = [Record(Source("a.txt", n, "text"), page.encode()) for n, page in enumerate(pages)]
    return sample_records(records, Recipe()).repetitions()[""]


@pytest.mark.parametrize(
    "head",
    [f"{TOP}\n{{}}", f"{SENTENCE}\n{{}}\n4 Maret 2024", f"{TOP}\n{DECK}\n{{}}\nOleh: Siti Aminah", f"{{}}\n{TOP}"],
)
def test_what_every_page_begins_with_is_no_headline(head: str) -> None:
    pages = headed(20, head)
    repetition = counted([page for _, page in pages])
    for title, page in pages:
        view = View(read_text(page), packaged_toolkit(), repetition)
        assert view.headline is not None
        assert view.headline.text == title


def test_the_same_headline_with_another_number_stays_one() -> None:
    pages = headed(20, "Harga Cabai di Pasar Wareng Pekan ke-{}\n4 Maret 2024")
    pages = [(title, page.replace(title, str(n))) for n, (title, page) in enumerate(pages)]
    others = [page for _, page in headed(180, "{}")]
    view = View(read_text(pages[3][1]), packaged_toolkit(), counted([page for _, page in pages] + others))
    assert view.headline is not None
    assert view.headline.text == "Harga Cabai di Pasar Wareng Pekan ke-3"


def test_a_slogan_under_the_headline_is_nobody_and_no_deck() -> None:
    pages = headed(20, f"{{}}\n{DECK}\n4 Maret 2024")
    page = pages[0][1]
    cleaned = clean_view(View(read_text(page), packaged_toolkit(), counted([text for _, text in pages])))
    reasons = {cleaned.source[cut.start : cut.end]: cut.reason for cut in cleaned.cuts}
    assert reasons[DECK] == "repeat"
    assert reasons["4 Maret 2024"] == "date"


def test_rules_name_what_repeats(tmp_path: Path) -> None:
    """A byline that all pages of an outlet share is a byline still, and its name reaches the column."""
    line = "Penulis: Siti Aminah | Editor: Budi Santoso"
    write(tmp_path / "in", [f"{page}\n{line}\nCopyright © 2024 Kabar Wareng" for _, page in headed(20, "{}")])
    build(tmp_path / "in", tmp_path / "out")
    assert {tuple(row["authors"]) for row in rows(tmp_path / "out")} == {("Siti Aminah",)}
    assert {row["byline"] for row in rows(tmp_path / "out")} == {line}
    found = {(cut["text"], cut["reason"]) for cut in rows(tmp_path / "out", "cuts")}
    assert {(line, "byline"), ("Copyright © 2024 Kabar Wareng", "copyright")} <= found


# Groups


@pytest.mark.parametrize(
    ("known", "path", "group"),
    [
        ({"url": "https://news.detik.com/berita/1"}, "a.txt", "detik.com"),
        ({"domain": "www.kompas.com", "url": "https://x.example.com/"}, "a.txt", "kompas.com"),
        ({"outlet": "Kabar Wareng"}, "x/a.txt", "kabarwareng"),
        ({"url": "http://[broken"}, "x/a.txt", "x"),
        ({"url": "http://localhost/a"}, "x/a.txt", "localhost"),
        ({}, "2024/kompas/a.txt", "2024/kompas"),
        ({}, "a.txt", ""),
    ],
)
def test_the_group_of_a_page(known: dict[str, str], path: str, group: str) -> None:
    assert group_of(Record(Source(path, 0, "text"), b"", known), Recipe()) == group
    assert group_of(Record(Source(path, 0, "text"), b""), Recipe(known=known)) == group


# The build


def test_a_build_finds_what_repeats(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(30), "https://kabarwareng.example/")
    done = build(source, tmp_path / "out")
    assert done.manifest.counts.read == done.manifest.counts.kept == 30
    found = {row["source"]["path"]: row["text"] for row in rows(tmp_path / "out")}
    assert found == {f"{n:03}.txt": story(n).replace("\n", "\n\n") for n in range(30)}
    assert {cut["cleaner"] for cut in rows(tmp_path / "out", "cuts")} == {"repeat"}


def test_without_the_cleaner_nothing_is_counted(tmp_path: Path) -> None:
    passes: list[str] = []
    source = write(tmp_path / "in", outlet_pages(30))
    build(source, tmp_path / "out", Recipe(without=("repeat",)), lambda name, *_: passes.append(name))
    assert set(passes) == {"cleaning"}
    assert all(SLOGAN in row["text"] for row in rows(tmp_path / "out"))


def test_one_document_comes_out_as_it_is(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(1))
    build(source, tmp_path / "out")
    assert [row["text"] for row in rows(tmp_path / "out")] == [clean(outlet_pages(1)[0]).text]


def test_copies_of_a_file_say_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(1) * 30)
    build(source, tmp_path / "out")
    assert {row["text"] for row in rows(tmp_path / "out")} == {clean(outlet_pages(1)[0]).text}


def test_outlets_are_counted_apart(tmp_path: Path) -> None:
    """What is furniture of one outlet is a line of a story at another."""
    write(tmp_path / "in/wareng", outlet_pages(30))
    write(tmp_path / "in/other", [f"{story(100)}\n{SLOGAN}\n{story(101)}", *(story(n) for n in range(200, 229))])
    build(tmp_path / "in", tmp_path / "out")
    kept = {row["source"]["path"] for row in rows(tmp_path / "out") if SLOGAN in row["text"]}
    assert kept == {"other/000.txt"}


def test_names_of_files_and_folders_do_not_matter(tmp_path: Path) -> None:
    pages = outlet_pages(20)
    build(write(tmp_path / "a", pages), tmp_path / "one")
    build(write(tmp_path / "b", pages[::-1]), tmp_path / "two")
    assert sorted(r["text"] for r in rows(tmp_path / "one")) == sorted(r["text"] for r in rows(tmp_path / "two"))


# Learning


def test_what_was_learnt_cuts_the_same(tmp_path: Path, cuts_of: Callable[[Cleaned], list[tuple[str, str]]]) -> None:
    source = write(tmp_path / "in", outlet_pages(30), "https://kabarwareng.example/")
    learnt = learn(source, tmp_path / "rules")
    assert [(found.group, found.pages, found.phrases) for found in learnt] == [("kabarwareng.example", 30, 2)]
    rules = load_rules(tmp_path / "rules")
    assert rules.outlets["kabarwareng-example"].domains == ("kabarwareng.example",)
    page = clean(outlet_pages(99)[98], toolkit=build_toolkit(rules))
    assert cuts_of(page) == [(SLOGAN, "repeat"), (CLOSING, "repeat")]


def test_a_draft_for_one_file(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(30))
    learn(source, tmp_path / "wareng.toml", Recipe(known={"url": "https://kabarwareng.example/"}))
    draft = (tmp_path / "wareng.toml").read_text(encoding="utf-8")
    assert tomllib.loads(draft) == {
        "name": "kabarwareng.example",
        "domains": ["kabarwareng.example"],
        "lines": {"repeat": [SLOGAN]},
        "sentences": {"repeat": [CLOSING]},
    }
    assert f'"{SLOGAN}",  # 30\n' in draft


def test_rules_give_the_reason(tmp_path: Path) -> None:
    pages = [page.replace(SLOGAN, "ADVERTISEMENT") for page in outlet_pages(30)]
    learn(write(tmp_path / "in", pages), tmp_path / "wareng.toml")
    assert tomllib.loads((tmp_path / "wareng.toml").read_text())["lines"] == {"ad": ["ADVERTISEMENT"]}


def test_a_draft_has_no_reason_of_an_engine(tmp_path: Path) -> None:
    """The model takes these lines for a menu; no phrase can have its reason."""
    menu = "\n".join(f"Rubrik {word}" for word in WORDS)
    pages = [f"{menu}\n{story(n)}\n{story(1000 + n)}\n{menu}" for n in range(12)]
    learn(write(tmp_path / "in", pages), tmp_path / "rules")
    (outlet,) = load_rules(tmp_path / "rules").outlets.values()
    assert len(outlet.lines) > 0
    assert set(outlet.lines).isdisjoint(ENGINES)


def test_numbers_that_differ_are_gaps(tmp_path: Path) -> None:
    pages = [page.replace(SLOGAN, f"[Geser:Video {n}wareng]") for n, page in enumerate(outlet_pages(30))]
    learn(write(tmp_path / "in", pages), tmp_path / "rules")
    (outlet,) = load_rules(tmp_path / "rules").outlets.values()
    assert outlet.lines == {"repeat": ("[Geser:Video #wareng]",)}


def test_labels_are_told_and_not_used(tmp_path: Path) -> None:
    labelled = "Intip pula: Panen Raya Tiba di Desa {}\n{}\nIntip pula: Harga Padi Naik Lagi di Pasar {}"
    names = [f"{WORDS[n % 16]} {WORDS[n // 16]}".title() for n in range(60)]
    pages = [labelled.format(names[n], story(n), names[30 + n]) for n in range(30)]
    learn(write(tmp_path / "in", pages), tmp_path / "wareng.toml")
    draft = (tmp_path / "wareng.toml").read_text()
    assert '# repeat: "Intip pula:"  # 30\n' in draft
    assert tomllib.loads(draft).keys() == {"name", "domains"}


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), min_size=3, max_size=60), min_size=1, max_size=3))
@example(["0*A²"])
def test_any_furniture_makes_rules_that_load(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("learn")
    shared = "\n".join(lines)
    write(folder / "in", [f"{shared}\n{story(n)}\n{shared}" for n in range(6)])
    try:
        learn(folder / "in", folder / "rules")
    except KlipingError:
        return
    assert load_rules(folder / "rules").outlets


def test_several_outlets_need_a_folder(tmp_path: Path) -> None:
    for name in ("wareng", "Wareng!", "mahoni"):
        write(tmp_path / "in" / name, [page.replace(SLOGAN, f"{SLOGAN} {name.upper()}") for page in outlet_pages(20)])
    with pytest.raises(UsageError, match=r"of 3 outlets \(Wareng!, mahoni, wareng\); name a folder"):
        learn(tmp_path / "in", tmp_path / "rules.toml")
    learnt = learn(tmp_path / "in", tmp_path / "rules")
    assert [found.file.name for found in learnt] == ["wareng.toml", "mahoni.toml", "wareng--2.toml"]
    outlets = load_rules(tmp_path / "rules").outlets
    assert {stem: (outlet.name, outlet.domains) for stem, outlet in outlets.items()} == {
        "mahoni": ("mahoni", ("mahoni.invalid",)),
        "wareng": ("Wareng!", ("wareng.invalid",)),
        "wareng--2": ("wareng (2)", ("wareng-2.invalid",)),
    }


def test_nothing_is_written_over(tmp_path: Path) -> None:
    source = write(tmp_path / "in", outlet_pages(20))
    learn(source, tmp_path / "wareng.toml")
    before = (tmp_path / "wareng.toml").read_bytes()
    with pytest.raises(UsageError, match=r"wareng\.toml: is there already"):
        learn(source, tmp_path / "wareng.toml")
    assert (tmp_path / "wareng.toml").read_bytes() == before


def test_pages_that_share_nothing_teach_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "in", [story(n) for n in range(20)])
    with pytest.raises(KlipingError, match="nothing stands on enough pages"):
        learn(source, tmp_path / "rules")
    assert not (tmp_path / "rules").exists()
