"""Field types that schemes, rounds and vouchers share."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.core.schemas import Integer, Prose, Schema

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    Field(description="Short name in addresses.", examples=["adviesvoucher-slimmer-werken"]),
]
Section = Annotated[
    str, StringConstraints(pattern=r"^[A-U]$"), Field(description="Section of the standard industrial classification.")
]
BasisPoints = Annotated[Integer, Field(ge=1, le=10_000, description="Hundredths of a percent: 7500 is 75 percent.")]
AdviserKindName = Literal["private", "branch", "syntens", "knowledge_institution"]
Title = Annotated[
    str, StringConstraints(max_length=120, pattern=r"^[^\u0000-\u001f]*[^\u0000-\u0020][^\u0000-\u001f]*$")
]
Hours = Annotated[Integer, Field(ge=1, le=10_000, description="Whole hours.")]


class LocalizedTitle(Schema):
    """A name in both languages of the platform."""

    nl: Title = Field(description="Dutch.")
    en: Title = Field(description="English.")


class LocalizedProse(Schema):
    """A longer text in both languages of the platform."""

    nl: Prose = Field(description="Dutch.")
    en: Prose = Field(description="English.")
