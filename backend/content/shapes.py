"""What each content file holds, as frozen dataclasses; pydantic checks a file against its shape."""

import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

STRICT = ConfigDict(extra="forbid", strict=True)

Theme = Literal[
    "work_division",
    "working_time",
    "management",
    "participation",
    "craftsmanship",
    "process",
    "technology",
    "results",
]
SizeClass = Literal["1-4", "5-14", "15-49", "50-99", "100-249", "250+"]
Sector = Annotated[str, Field(pattern=r"^[A-U]$")]
"""Section of the standard industrial classification SBI 2008 (Statistics Netherlands)."""
Province = Annotated[str, Field(pattern=r"^NL-(DR|FL|FR|GE|GR|LI|NB|NH|OV|UT|ZE|ZH)$")]
"""ISO 3166-2 code of a Dutch province."""
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
EvidenceLevel = Annotated[int, Field(ge=0, le=1)]
"""0 description, 1 association; published content never claims more (Maryland scale)."""

LetterCategory = Literal["duty", "case", "work", "community", "news"]
"""What a letter is about, for whoever chooses how to be told: account, security and decisions; one's own case; work
that waits; others; news. One of duty always goes at once."""

LONGEST_SUMMARY = 240


def placeholders_in(text: str) -> set[str]:
    """Names between braces in `text`; raises ValueError on an unpaired brace."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Dutch and English; neither may be blank."""

    __pydantic_config__ = STRICT

    nl: str
    en: str

    @model_validator(mode="after")
    def neither_is_blank(self) -> Self:
        """Refuse a text that is missing in one language."""
        for language in ("nl", "en"):
            if not getattr(self, language).strip():
                raise ValueError(f"{language} is blank")
        return self


def at_most(length: int) -> Callable[[Text], Text]:
    """A check that both languages of a text stay within `length` characters."""

    def check(text: Text) -> Text:
        for language in ("nl", "en"):
            found = len(getattr(text, language))
            if found > length:
                raise ValueError(f"{language} has {found} characters, at most {length} fit")
        return text

    return check


@dataclass(frozen=True, slots=True)
class People:
    """How many people a tool needs."""

    __pydantic_config__ = STRICT

    min: Annotated[int, Field(ge=1)]
    max: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse a range that ends before it starts."""
        if self.max < self.min:
            raise ValueError("max is smaller than min")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolboxItem:
    """A tool an entrepreneur can use tomorrow: what it is, what it takes, the steps and the worksheet.

    Hours are of the one who leads it, preparation included; cost is out of pocket in euro cents.
    Empty sectors or size classes mean all.
    """

    __pydantic_config__ = STRICT

    slug: Slug
    kind: Literal["method", "checklist", "template", "training", "calculator", "guide", "game"]
    themes: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=3)]
    sectors: tuple[Sector, ...]
    size_classes: tuple[SizeClass, ...]
    effort_hours: Annotated[int, Field(ge=1)]
    duration_weeks: Annotated[int, Field(ge=1)]
    cost_cents: Annotated[int, Field(ge=0)]
    participation_level: Literal["informed", "consulted", "co_deciding", "self_managing"]
    evidence_level: EvidenceLevel
    people: People
    evidence_source: Text
    title: Text
    summary: Text
    body: Text
    worksheet: Text | None = None

    @model_validator(mode="after")
    def complete(self) -> Self:
        """Refuse a long summary, and a checklist, template or calculator without its worksheet."""
        at_most(80)(self.title)
        at_most(LONGEST_SUMMARY)(self.summary)
        if self.worksheet is None and self.kind in {"checklist", "template", "calculator"}:
            raise ValueError(f"a {self.kind} needs a worksheet")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFigure:
    """A figure of one firm before and after; always a description, never an effect (evidence level 0)."""

    __pydantic_config__ = STRICT

    label: Text
    before: float
    after: float
    unit: Text
    evidence_level: Literal[0]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, named by function only."""

    __pydantic_config__ = STRICT

    who: Text
    side: Literal["management", "employee"]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A case: why a firm began, what was done, how employees took part and what came of it.

    Place, province, sector and employees stay out where the source does not give them.
    """

    __pydantic_config__ = STRICT

    slug: Slug
    company_name: str
    fictitious: bool
    place: str | None = None
    province: Province | None = None
    sector: Sector | None = None
    employees: Annotated[int, Field(ge=1)] | None = None
    themes: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=3)]
    year: Annotated[int, Field(ge=2000, le=2100)]
    participation_level: Literal["informed", "consulted", "co_deciding", "self_managing"]
    title: Text
    summary: Text
    reason: Text
    approach: Text
    participation: Text
    result: Text
    lessons: Text
    source: Text
    figures: tuple[PracticeFigure, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @model_validator(mode="after")
    def honest(self) -> Self:
        """Refuse an invented firm without the marker in its name, and invented words for a real one."""
        at_most(LONGEST_SUMMARY)(self.summary)
        if self.fictitious != ("voorbeeld" in self.company_name.lower()):
            raise ValueError("company_name carries the marker 'Voorbeeld' if and only if the practice is fictitious")
        if self.quotes and not self.fictitious:
            raise ValueError("quotes are invented, so a real practice has none")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One number of a figure and what it is of, when the figure holds several."""

    __pydantic_config__ = STRICT

    value: float
    of: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A published figure with its source and what it does and does not say."""

    __pydantic_config__ = STRICT

    code: Code
    values: Annotated[tuple[FigureValue, ...], Field(min_length=1)]
    precision: Literal["exact", "about", "at_least"]
    unit: Literal["percent", "percentage_points", "companies", "projects", "euros", "employees", "hours", "count"]
    evidence_level: EvidenceLevel
    year: Annotated[int, Field(ge=1990, le=2100)]
    label: Text
    explanation: Text
    source: Text

    @model_validator(mode="after")
    def values_are_told_apart(self) -> Self:
        """Refuse several values without a word what each is of."""
        if len(self.values) > 1 and any(value.of is None for value in self.values):
            raise ValueError("values: each of several values needs 'of'")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeText:
    """What a theme means and what the scan result says about it.

    `gap_meaning` is for employees scoring lower than management, `low_meaning` for both scoring low.
    """

    __pydantic_config__ = STRICT

    code: Theme
    name: Text
    meaning: Text
    why_it_pays: Text
    questions: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    low_meaning: Text
    gap_meaning: Text
    first_step: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail or letter in plain text with `{placeholders}`; its subject holds nothing personal."""

    __pydantic_config__ = STRICT

    code: Code
    to: Literal["entrepreneur", "employee", "adviser", "everyone"]
    form: Literal["mail", "letter", "copy_text"]
    category: LetterCategory
    placeholders: tuple[Code, ...]
    subject: Text
    button: Text | None = None  # what one does behind the link
    body: Text

    @model_validator(mode="after")
    def placeholders_agree(self) -> Self:
        """Refuse placeholders that are undeclared, unused in a language, or stand in the subject."""
        for language in ("nl", "en"):
            found = placeholders_in(getattr(self.body, language))
            if found != set(self.placeholders):
                raise ValueError(f"body.{language} uses {sorted(found)}, declared are {sorted(self.placeholders)}")
            if placeholders_in(getattr(self.subject, language)):
                raise ValueError(f"subject.{language} holds a placeholder")
        return self
