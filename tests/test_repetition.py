"""What repeats within an outlet is counted: the sample and its error, shares and signs, the groups."""

import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.reading.text import read_text
from cleaners.recognisers.units import MOST_SIGNS, find_units, page_signs, unit_key
from cleaners.repetition import Repetition
from corpus.article import Source
from corpus.recipe import Recipe
from corpus.repetition.count import sample_records
from corpus.repetition.groups import group_of
from corpus.repetition.sample import FEWEST, Sample, SampledPage
from corpus.sources.record import Record
from tests.helpers.repetition import WORDS, story

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
