"""What the content of the guidance holds: instruments of others, the questions, and the rules that make a route."""

from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from backend.content.shapes import STRICT, Code, Province, Sector, SizeClass, Slug, Text, at_most

Want = Literal["insight", "adviser", "money", "peers", "training", "research"]
"""What somebody is looking for."""
InstrumentKind = Literal[
    "advice", "subsidy", "voucher", "loan", "fund", "training", "knowledge", "network", "regional_scheme"
]
Fact = Literal["stage", "want", "theme", "progress", "size", "sector", "province"]
"""What a visitor tells; sector, size and province are also known of a company."""
Link = Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+(/[^\s\"'<>\\]*)?$", max_length=300)]
AsOf = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
"""A day, a month or a year (ISO 8601): as precise as the source is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A scheme or service of others. Amounts in euro cents; what the source does not give is left out.

    `costs` are those that count for it, `amount_max` is the most that is paid, `rate_percent` the part of the costs
    that it pays. No sectors, sizes or provinces means all. `owner` is an organisation of the demonstration world.
    """

    __pydantic_config__ = STRICT

    slug: Slug
    kind: InstrumentKind
    serves: Annotated[tuple[Want, ...], Field(min_length=1)]
    target_groups: Annotated[tuple[Literal[1, 2, 3], ...], Field(min_length=1)]
    owner: Slug | None = None
    sectors: tuple[Sector, ...] = ()
    size_classes: tuple[SizeClass, ...] = ()
    provinces: tuple[Province, ...] = ()
    costs_min_cents: Annotated[int, Field(ge=0)] | None = None
    costs_max_cents: Annotated[int, Field(ge=0)] | None = None
    amount_max_cents: Annotated[int, Field(ge=0)] | None = None
    rate_percent: Annotated[int, Field(ge=1, le=100)] | None = None
    free_hours: Annotated[int, Field(ge=1)] | None = None
    duration_weeks: Annotated[int, Field(ge=1)] | None = None
    ended: bool = False
    as_of: AsOf
    link: Link | None = None
    provider: Text
    name: Text
    for_whom: Text
    what: Text
    amount: Text
    own_share: Text
    where: Text
    fits_when: Text
    source: Text

    @model_validator(mode="after")
    def short_enough(self) -> Self:
        """Refuse a long name."""
        at_most(80)(self.name)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a question."""

    __pydantic_config__ = STRICT

    value: str
    label: Text
    hint: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: the fact it asks for. Its answers stand here, or in the reference list that `options` names.

    Not asked of whoever gave one of the answers in `unless`.
    """

    __pydantic_config__ = STRICT

    fact: Fact
    text: Text
    why: Text
    answers: tuple[Answer, ...] = ()
    options: Literal["themes", "sizes", "sectors", "provinces"] | None = None
    unless: dict[Fact, tuple[str, ...]] = field(default_factory=dict)

    @model_validator(mode="after")
    def answerable(self) -> Self:
        """Refuse a question without answers, or with two lists of them."""
        if bool(self.answers) == (self.options is not None):
            raise ValueError("a question has answers, or names the list they stand in")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Somewhere a route can lead: a page of ours, what a page lists, an open round, or the instruments of others.

    `without` is said instead of the reasons when it lists things and none could be chosen.
    """

    __pydantic_config__ = STRICT

    code: Code
    fills: Literal["page", "practices", "toolbox", "advisers", "round", "instruments", "networks"] = "page"
    address: Annotated[str, Field(pattern=r"^/[a-z/-]*$")]
    serves: tuple[Want, ...] = ()
    title: Text
    act: Text
    without: Text | None = None

    @model_validator(mode="after")
    def says_when_empty(self) -> Self:
        """Refuse a list of ours that says nothing when there is nothing to name."""
        if (self.without is not None) != (self.fills in {"practices", "toolbox", "advisers"}):
            raise ValueError("a list of ours, and nothing else, says what to do when none was chosen")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When all of `when` is told and nothing of `unless`, the route has this stop, for this reason.

    Rules stand in the order of the route.
    """

    __pydantic_config__ = STRICT

    stop: Code
    when: dict[Fact, Annotated[tuple[str, ...], Field(min_length=1)]]
    unless: dict[Fact, tuple[str, ...]] = field(default_factory=dict)
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence about an instrument and one fact; `{it}` is what the visitor told."""

    __pydantic_config__ = STRICT

    code: Code
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The whole of the guidance as data: a change of it is a new version, so that a printed route can be understood."""

    __pydantic_config__ = STRICT

    version: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]+$")]
    order: Text
    order_of_instruments: Text
    question: Annotated[tuple[Question, ...], Field(min_length=1)]
    stop: Annotated[tuple[Stop, ...], Field(min_length=1)]
    rule: Annotated[tuple[Rule, ...], Field(min_length=1)]
    wording: Annotated[tuple[Wording, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def whole(self) -> Self:
        """Refuse a rule that leads nowhere, or asks for an answer that no question offers."""
        stops = {stop.code for stop in self.stop}
        offered = {question.fact: {answer.value for answer in question.answers} for question in self.question}
        for rule in self.rule:
            if rule.stop not in stops:
                raise ValueError(f"rule leads to {rule.stop!r}, which is no stop")
            self._offers(offered, rule.when)
            self._offers(offered, rule.unless)
        for question in self.question:
            self._offers(offered, question.unless)
        return self

    @staticmethod
    def _offers(offered: dict[Fact, set[str]], asked: dict[Fact, tuple[str, ...]]) -> None:
        for fact, values in asked.items():
            if offered.get(fact) and not set(values) <= offered[fact]:
                raise ValueError(f"{fact} has no answer {sorted(set(values) - offered[fact])}")
