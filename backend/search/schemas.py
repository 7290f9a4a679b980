"""Search as it crosses the wire."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Flag, Line, Paged, PageQuery, Schema
from backend.core.themes import Theme

Language = Literal["nl", "en"]
ASKED = Field(max_length=200, description="What somebody typed; unfinished words and typing errors too.")
Subject = Annotated[
    str, StringConstraints(pattern=r"^[a-z-]{2,20}$"), Field(description="A kind of thing.", examples=["toolbox"])
]
Section = Annotated[str, StringConstraints(pattern=r"^[A-U]$"), Field(description="Section of SBI 2008.")]
Place = Annotated[str, StringConstraints(pattern=r"^NL-[A-Z]{2}$"), Field(description="A province (ISO 3166-2).")]
Word = Annotated[Line, StringConstraints(max_length=60), Field(description="A word or a phrase of up to three words.")]


class SearchFilter(PageQuery):
    """What is searched, and to what the results are narrowed."""

    q: str = Field(default="", max_length=200, description="The question; unfinished words and typing errors too.")
    language: Language = Field(default="nl", description="In which language the question is, and the results are.")
    subject: list[Subject] = Field(default_factory=list, max_length=12, description="Only results of these kinds.")
    theme: list[Theme] = Field(default_factory=list, max_length=8, description="Only results about these themes.")
    sector: list[Section] = Field(default_factory=list, max_length=21, description="Only what fits these sections.")
    province: list[Place] = Field(default_factory=list, max_length=12, description="Only what is in these provinces.")
    page: int = Field(default=1, ge=1, le=50, description="The page, from 1.")
    page_size: int = Field(default=20, ge=1, le=50, description="Results on a page.")


class SuggestionFilter(Schema):
    """What was typed so far."""

    q: str = Field(default="", max_length=200, description="The first letters or words.")
    language: Language = Field(default="nl", description="The language of the suggestions.")


class Segment(Schema):
    """A piece of plain text: never HTML."""

    text: str
    hit: bool = Field(description="Whether this is what was searched for.")


class FoundHow(StrEnum):
    """By which way a word was found."""

    EXACT = "exact"
    SYNONYM = "synonym"
    COMPOUND = "compound"
    PART = "part"
    RESEMBLES = "resembles"


class FoundWhere(StrEnum):
    """Where a word was found."""

    TITLE = "title"
    SUMMARY = "summary"
    TEXT = "text"


class Reason(Schema):
    """Why a result is there: one of your words, how it was found, and where."""

    word: str = Field(description="The word as it was searched.")
    how: FoundHow
    where: FoundWhere


class SearchResult(Schema):
    """One thing that was found."""

    subject: str = Field(description="What kind of thing it is, as `toolbox` or `advisers`.", examples=["toolbox"])
    name: str = Field(description="Its name or identifier within its kind.")
    address: str = Field(description="The page it stands on, within this site.")
    title: list[Segment]
    summary: list[Segment]
    themes: list[str]
    sectors: list[str] = Field(description="SBI sections it is made for; empty means all.")
    provinces: list[str] = Field(description="Provinces it is in; empty when it is bound to none.")
    is_demonstration: bool = Field(description="True for an invented adviser or practice.")
    reasons: list[Reason] = Field(description="Per word that was found; what is left out was not found in it.")


class SearchFacetValue(Schema):
    """A value of a filter and how many results it would leave."""

    value: str
    count: int


class SearchFacets(Schema):
    """Per filter the values that occur, counted under all other filters."""

    subject: list[SearchFacetValue]
    theme: list[SearchFacetValue]
    sector: list[SearchFacetValue] = Field(description="What is made for all sectors counts with each.")
    province: list[SearchFacetValue]


class SearchResultPage(Paged[SearchResult]):
    """One page of results, best first."""

    facets: SearchFacets
    language: Language = Field(description="The language of the results: the other one when yours had none.")
    corrected: str | None = Field(description="What was searched instead, when a typing error was put right.")
    partial: bool = Field(description="True when nothing holds all words, and these hold some.")


class Suggestion(Schema):
    """A page that what was typed may lead to."""

    subject: str
    address: str = Field(description="The page, within this site.")
    title: list[Segment]


class SuggestionList(Schema):
    """At most eight, best first."""

    items: list[Suggestion]


class SearchMissCreate(Schema):
    """A question that had no result."""

    q: Annotated[str, StringConstraints(min_length=1)] = ASKED
    language: Language = Field(description="The language that was searched.")


class SearchOpinionCreate(Schema):
    """Whether a page of results was of use."""

    q: Annotated[str, StringConstraints(min_length=1)] = ASKED
    language: Language = Field(description="The language that was searched.")
    useful: Flag = Field(description="Was it of use?")


class SynonymSetWrite(Schema):
    """Words that mean the same to whoever searches."""

    language: Language = Field(description="The language of the words.")
    words: list[Word] = Field(min_length=2, max_length=12, description="Each finds what the others find.")


class SynonymSetRead(SynonymSetWrite):
    """A set, with its mark."""

    id: UUID
    version: int


class SynonymSetList(Schema):
    """All sets of both languages, in alphabetical order of the first word."""

    items: list[SynonymSetRead]


class QuestionCount(Schema):
    """A question that was asked at least five times in a week."""

    words: str
    language: Language
    misses: int = Field(description="Times without any result.")
    helpful: int = Field(description="Times that somebody said the results were of use.")
    unhelpful: int = Field(description="Times that somebody said they were not.")
    last_week: date = Field(description="The Monday of the last week in which it was counted.")


class SearchReport(Schema):
    """What was asked in the past thirteen weeks, most misses first; rare questions, which may name one, left out."""

    items: list[QuestionCount]
    helpful: int = Field(description="All answers that results were of use, of rare questions too.")
    unhelpful: int = Field(description="All answers that they were not.")
