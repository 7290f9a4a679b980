"""What the content files of search hold, as frozen dataclasses."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from backend.content.shapes import STRICT, Slug, Text


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page with a fixed text, as search shows it; `words` are found too, but not shown."""

    __pydantic_config__ = STRICT

    address: Annotated[str, Field(pattern=r"^/[a-z/-]*$", max_length=80)]
    title: Text
    summary: Text
    words: Text


@dataclass(frozen=True, slots=True)
class SearchedTerm:
    """A word of the programme with its meaning, as search shows it."""

    __pydantic_config__ = STRICT

    code: Slug
    title: Text
    summary: Text
