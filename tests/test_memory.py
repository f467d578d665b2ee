"""Memory does not grow with what is read or written."""

import random
from pathlib import Path

import pytest

from corpus.package import read_manifest
from tests.helpers.pages import write
from tests.helpers.process import child

STATUS = Path("/proc/self/status")
PEAK = """
def peak():
    return next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
"""
PEAKS_OF_BUILDS = f"""
import sys
from corpus import build, Recipe
{PEAK}
for folder in sys.argv[1:]:
    build([folder], folder + ".out", Recipe(batch_rows=64))
    print(peak())
"""
PEAKS_OF_PACKAGES = f"""
import itertools, random, sys
from pathlib import Path
import pyarrow as pa
from corpus.article import Source
from corpus.batch import clean_batch, to_batches
from corpus.package import BuildFacts, InputLog, package
from corpus.recipe import Recipe
from corpus.sources import Record
{PEAK}
filler = random.Random(1).randbytes(100_000).hex()
records = [Record(Source("a", n, "text"), b"Rapat ditunda.") for n in range(20)]
batch = clean_batch(next(to_batches(records, 20)), Recipe())
article = batch.column("article")
texts = [filler] * 20
columns = [pa.array(texts) if field.name == "text" else article.field(field.name) for field in article.type]
article = pa.StructArray.from_arrays(columns, fields=list(article.type))
batch = batch.set_column(batch.schema.get_field_index("article"), batch.schema.field("article"), article)
for count in (20, 80):
    package(itertools.repeat(batch, count), Path(sys.argv[1]), BuildFacts("x", "0" * 64, InputLog()))
    print(peak())
"""
GROWTH = 50_000
"""Kilobytes by which a peak may differ: names and digests of files, rows on their way, the allocator's moods."""


has_status = pytest.mark.skipif(not STATUS.exists(), reason="the peak of a process is read from /proc")


@has_status
def test_memory_does_not_grow_with_what_is_read(tmp_path: Path) -> None:
    """Half of the documents are kept, half are 50 kB of no text; the larger corpus has 87 MB more to read."""
    nothing = random.Random(1).randbytes(50_000)
    for count in (500, 4000):
        for n in range(count):
            content = f"Rapat desa {n} ditunda." if n % 2 else nothing
            write(tmp_path / f"in{count}", {f"{n % 10}/{n}.txt": content})
    small, large = map(int, child(PEAKS_OF_BUILDS, tmp_path / "in500", tmp_path / "in4000"))
    assert read_manifest(tmp_path / "in4000.out").counts.kept == 2000
    assert large - small < GROWTH


@has_status
def test_memory_does_not_grow_with_what_is_written(tmp_path: Path) -> None:
    """Each batch holds 4 MB of text: 80 MB make more than two row groups, 320 MB many."""
    small, large = map(int, child(PEAKS_OF_PACKAGES, tmp_path / "out"))
    assert large - small < GROWTH
