"""The day that htmldate finds in the markup of a page which says no date in its head and prints none that is read.

It is asked last, because it parses the page again (16 ms a page of fundus-dev). Of the 108 pages of wcxb-dev of which
nothing else told a day, it told one on 28; the truth has a day for 16 of these, and that was it on 12. With its
extensive search it was right on 16 of 27, and told a day on 88 for which the truth has none.
"""

import datetime
from collections.abc import Iterator

from cleaners.reading.decode import decode_html
from cleaners.reading.hostile import tame
from corpus.metadata.facts import ACCEPTED, Fact
from corpus.metadata.findings import Findings
from corpus.metadata.microdata import days_of_others

LARGEST = 1_000_000
"""Bytes of markup from which on it is not asked: its time grows with them."""
LATEST = datetime.datetime(2099, 12, 31)
"""The last day where it is not known when the page was fetched: htmldate would take today from the clock."""


def facts(findings: Findings) -> Iterator[Fact]:
    """The day of publication, if htmldate finds one in the places it knows, and not in a list of other articles.

    Its search in the whole text is left out.
    """
    view = findings.view
    if findings.content is None or view.page.markup is None or len(findings.content) > LARGEST:
        return
    from htmldate import find_date  # half a second to import: paid by the first page that needs it

    try:
        day = find_date(
            " " + tame(decode_html(findings.content)),  # a page of nothing but an address would be fetched
            extensive_search=False,
            original_date=True,
            url=view.page.url,
            max_date=findings.fetched.replace(tzinfo=None) if findings.fetched else LATEST,
        )
    except ValueError:  # control characters, which lxml refuses to write back
        return
    if day and day not in days_of_others(findings, view.page.markup):
        yield Fact("published", day, "markup", day, "dates/htmldate", ACCEPTED)
