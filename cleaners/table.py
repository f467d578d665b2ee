"""The table of all cleaners, by the name under which their cuts go."""

from collections.abc import Callable, Iterator
from types import MappingProxyType

from cleaners import (
    ads,
    agencies,
    bylines,
    captions,
    comments,
    consent,
    copyrights,
    date_lines,
    descriptions,
    loading,
    markup,
    media,
    navigation,
    outlet_marks,
    pagers,
    promos,
    prose,
    related,
    repeats,
    shares,
    tags,
    timers,
    titles,
)
from cleaners.page import Mark
from cleaners.view import View

Cleaner = Callable[[View], Iterator[Mark]]

CLEANERS: MappingProxyType[str, Cleaner] = MappingProxyType(
    {
        "ads": ads.mark,
        "agencies": agencies.mark,
        "bylines": bylines.mark,
        "captions": captions.mark,
        "comments": comments.mark,
        "consent": consent.mark,
        "copyrights": copyrights.mark,
        "date_lines": date_lines.mark,
        "descriptions": descriptions.mark,
        "loading": loading.mark,
        "markup": markup.mark,
        "media": media.mark,
        "navigation": navigation.mark,
        "outlet_marks": outlet_marks.mark,
        "pagers": pagers.mark,
        "promos": promos.mark,
        "prose": prose.mark,
        "related": related.mark,
        "repeats": repeats.mark,
        "shares": shares.mark,
        "tags": tags.mark,
        "timers": timers.mark,
        "titles": titles.mark,
    }
)
"""Each looks at the whole page and returns marks; none sees another's, so their order does not matter."""


def marks_on(view: View) -> Iterator[tuple[str, Mark]]:
    """The marks of every cleaner, each with its cleaner's name."""
    for name, cleaner in CLEANERS.items():
        for mark in cleaner(view):
            yield name, mark
