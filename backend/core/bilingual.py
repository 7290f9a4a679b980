"""Texts that people write in both languages of the platform; `schemas.LocalizedText` is what is answered."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Line, Prose, Schema


class TitleText(Schema):
    """A heading in both languages."""

    nl: Annotated[Line, StringConstraints(max_length=80)] = Field(description="Dutch.")
    en: Annotated[Line, StringConstraints(max_length=80)] = Field(description="English.")


class SummaryText(Schema):
    """What a card says, in both languages."""

    nl: Annotated[Prose, StringConstraints(max_length=240)] = Field(description="Dutch.")
    en: Annotated[Prose, StringConstraints(max_length=240)] = Field(description="English.")


class ProseText(Schema):
    """A longer text in both languages."""

    nl: Prose = Field(description="Dutch.")
    en: Prose = Field(description="English.")
