"""Every kind of page. The names are part of the dataset and do not change meaning."""

from types import MappingProxyType

ARTICLE = "article"
KINDS = MappingProxyType(
    {
        ARTICLE: "a text of its own: news, opinion, interview, list, live blog, brief; what nothing calls another",
        "listing": "pointers to other pages: front page, section, tag or author page, search results, a shop's shelf",
        "forum": "a discussion, or questions with their answers",
        "product": "one product of a shop",
        "documentation": "a manual, a reference, an encyclopedia of a program",
        "service": "an organisation or an offer that presents itself",
        "media": "pictures, a video or a recording without a text",
        "wall": "asks to log in, to subscribe, to consent or to prove something, and shows no text",
        "error": "says that there is no such page, or that it cannot be shown",
    }
)
"""Kind to its meaning."""
