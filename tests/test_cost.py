"""Cost stays linear where a page is nothing but labels: a cleaner alone, the pieces of a line, all columns of a row."""

import time
from collections.abc import Callable

import pytest

from cleaners import CLEANERS
from cleaners.page import Mark
from cleaners.reading.text import read_text
from cleaners.recognisers.units import find_units
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from corpus.article import Source
from corpus.describe import describe
from corpus.recipe import Recipe
from corpus.sources import Record
from tests.helpers.prose import PROSE

PATIENCE, SPARE = 2.5, 0.1
"""Four times as much may take this many times four times as long, and a tenth of a second."""


def cost(work: Callable[[], object]) -> float:
    """Processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_linear(work: Callable[[int], Callable[[], object]], count: int) -> None:
    """`work` prepares what is done for a number of pieces; what it gives is timed."""
    small, large = cost(work(count)), cost(work(4 * count))
    assert large <= 4 * PATIENCE * small + SPARE


def below_prose(line: str, count: int) -> str:
    return f"{PROSE['pasar']}\n" + f"{line}\n" * count


@pytest.mark.parametrize(
    ("cleaner", "line", "count"),
    [
        ("comments", "Komentar", 10_000),
        ("related", "Berita Terkait", 10_000),
        ("related", "Oleh: Ratna Wulandari\nBaca juga: Harga Cabai Turun di Tiga Pasar", 1_000),
        ("tags", "#tag", 1_000),
        ("timers", "rendering in Warta: . 1", 500),
    ],
)
def test_a_cleaner_looks_at_many_labels_once(cleaner: str, line: str, count: int) -> None:
    def work(number: int) -> Callable[[], list[Mark]]:
        view = View(read_text(below_prose(line, number)), packaged_toolkit())
        next(iter(CLEANERS[cleaner](view)))  # what it asks of the view is no cost of its own
        return lambda: list(CLEANERS[cleaner](view))

    assert_linear(work, count)


def test_many_picture_credits_above_the_text_cost_no_more_each() -> None:
    def work(number: int) -> Callable[[], object]:
        text = "Pasar Ikan Dibuka Lagi Setelah Dua Pekan\n" + "Crédito de la foto\n" * number + PROSE["pasar"]
        view = View(read_text(text), packaged_toolkit())
        next(iter(CLEANERS["captions"](view)))
        return lambda: list(CLEANERS["captions"](view))

    assert_linear(work, 2_000)


def test_a_line_of_copyrights_costs_the_columns_no_more_each() -> None:
    def work(number: int) -> Callable[[], object]:
        content = f"{PROSE['pasar']} {'Të drejtat e autorit: . ' * number}".encode()
        return lambda: describe(Record(Source("a.txt", 0, "text"), content), Recipe(), packaged_toolkit())

    work(1)()
    assert_linear(work, 2_500)


def test_the_sentences_of_a_line_cost_no_more_each() -> None:
    def work(number: int) -> Callable[[], object]:
        blocks = read_text(" ".join([PROSE["pasar"]] * number)).blocks
        return lambda: sum(1 for _ in find_units(blocks))

    assert_linear(work, 2_500)


@pytest.mark.parametrize("line", ["Topik:", "Sumber: Reuters", "Sumber: Kantor Desa Wareng", "#tag"])
def test_many_labels_cost_the_columns_no_more_each(line: str) -> None:
    def work(number: int) -> Callable[[], object]:
        record = Record(Source("a.txt", 0, "text"), below_prose(line, number).encode())
        return lambda: describe(record, Recipe(), packaged_toolkit())

    work(1)()
    assert_linear(work, 4_000)
