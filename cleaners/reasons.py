"""Every reason a span may be cut for. The names are part of the dataset and do not change meaning."""

from types import MappingProxyType

from cleaners.errors import UsageError

REASONS = MappingProxyType(
    {
        "title": "the headline, its repetition above the text, the page title with the site's name",
        "description": "deck, stand-first or summary under the headline",
        "byline": "who wrote, edited or signed it",
        "date": "when it was published or updated",
        "outlet-mark": "the outlet naming itself: logo words, self-reference in the lead",
        "agency": "credit to a news agency or other source",
        "caption": "picture text and its credit",
        "related": "pointers to other articles",
        "ad": "advertising slots and sponsor names",
        "promo": "channels, newsletters and apps of the outlet",
        "share": "share buttons, font size, print, reactions",
        "media": "players, embeds and gallery counters",
        "tags": "topics and keywords",
        "pager": "page numbers and next-page teasers",
        "loading": "spinners and script notices",
        "copyright": "copyright and terms of reuse",
        "timer": "how long the server took",
        "navigation": "menus, breadcrumbs, footers, login, search",
        "comments": "readers' comments",
        "consent": "cookie and privacy notices",
        "markup": "tags and addresses left in the text",
        "repeat": "a paragraph the scraper caught twice, or what many pages of the outlet share",
        "model": "what only the trained model calls boilerplate",
        "trafilatura": "what only trafilatura leaves out, where it is the engine",
    }
)
"""Reason name to its meaning, in the order in which equal scores are settled."""

ENGINES = ("model", "trafilatura")
"""What tells text from boilerplate on a page of HTML, the default first; also the reasons of what each cuts where no
rule says why. No words have these reasons, and so no phrase of a rule file."""


def check_engine(name: str) -> None:
    """Raises UsageError for a name that is no engine's."""
    if name not in ENGINES:
        raise UsageError(f"no such engine for HTML: {name}; known: {', '.join(ENGINES)}")
