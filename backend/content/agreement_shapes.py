"""What the file of an agreement holds: one edition of what a branch and the programme sign."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from backend.content.shapes import STRICT, Slug, Text


@dataclass(frozen=True, slots=True)
class Article:
    """A part of an agreement; a blank line in it begins a new paragraph."""

    __pydantic_config__ = STRICT

    heading: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Agreement:
    """One edition of what a branch and the programme sign. Once published it never changes: a change is an edition.

    Who takes part already signs a new edition within `sign_within_days` of the day it is published.
    """

    __pydantic_config__ = STRICT

    slug: Slug
    kind: Literal["cooperation", "data_processing"]
    edition: Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
    published_on: date
    sign_within_days: Annotated[int, Field(ge=14, le=365)]
    title: Text
    summary: Text
    articles: Annotated[tuple[Article, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def named_after_kind_and_edition(self) -> Self:
        """Refuse a file that is named otherwise than what it holds."""
        if self.slug != f"{self.kind.replace('_', '-')}-{self.edition}":
            raise ValueError(f"slug is {self.slug!r}")
        return self
