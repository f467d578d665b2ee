"""Raw scraped news in, a Hugging Face dataset out.

from corpus import Recipe, build
build(["scrapes/"], "dataset/", Recipe(title="My corpus"))
"""

from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.recipe import Recipe, read_recipe

if TYPE_CHECKING:
    from corpus.builder import Built, build
    from corpus.package import verify

__all__ = ["Article", "Built", "Recipe", "build", "read_recipe", "verify"]


def __getattr__(name: str) -> object:
    """What needs pyarrow is imported when it is asked for, so that the light commands start fast."""
    if name in ("Built", "build"):
        from corpus import builder

        return getattr(builder, name)
    if name == "verify":
        from corpus.package import verify

        return verify
    raise AttributeError(f"module 'corpus' has no attribute {name!r}")
