"""Accreditations of firms as they cross the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from backend.advisers.declaration_schemas import Edition, Words
from backend.advisers.models import FirmAct, FirmStatus
from backend.core.schemas import Day, KvkNumber, Paged, PageQuery, Prose, Schema, Yes
from backend.files.schemas import FileRead

VALID = Field(description="Whether companies may start with its advisers today.")


class FirmFilter(PageQuery):
    """Which firms."""

    status: FirmStatus | None = Field(default=None, description="Only with this status.")


class FirmStanding(Schema):
    """How the accreditation of a firm stands."""

    status: FirmStatus
    accredited_from: date | None
    accredited_until: date | None
    is_valid: bool = VALID
    has_declared: bool = Field(description="A declaration waits for a decision: of an application or a new period.")
    renewable_from: date | None = Field(description="From this day it can ask for a new period; once accredited.")


class FirmSummary(FirmStanding):
    """A firm in the officers' list."""

    id: UUID = Field(description="The organisation that the firm is.")
    name: str
    kvk_number: str | None = Field(description="Null until an officer found it in the trade register.")
    accredited_advisers: int = Field(description="How many people of the firm are accredited in person.")
    asks_for_a_new_period: bool = Field(description="Accredited, now or until lately, and declared for another period.")
    has_upheld_complaint: bool = Field(
        description="A complaint about one of its advisers was upheld, and not yet weighed for the firm. Officers only."
    )
    allowed_statuses: list[FirmStatus] = Field(description="Where the accreditation can go from here.")
    created_at: datetime
    is_demonstration: bool
    version: int = Field(description="Goes up at each change; the ETag.")


class FirmPage(Paged[FirmSummary]):
    """One page of firms."""


class FirmChangeRead(Schema):
    """One decision on a firm."""

    to_status: FirmStatus
    act: FirmAct = Field(
        description="Changed; or, with the status as it was: the new period refused, or no measure after a complaint."
    )
    reason: str | None
    accredited_from: date | None
    accredited_until: date | None
    occurred_at: datetime


class FirmRead(FirmSummary):
    """A firm with what was decided on it."""

    may_declare: bool = Field(description="Whether it can apply or ask for a new period now.")
    changes: list[FirmChangeRead] = Field(description="Newest first.")


class FirmAccredit(Schema):
    """Accredit for a period, both days included; also ends a suspension, within the period given before."""

    to_status: Literal["accredited"]
    kvk_number: KvkNumber | None = Field(default=None, description="Needed until it is known.")
    accredited_from: Day | None = Field(default=None, description="First day; today when left out.")
    accredited_until: Day | None = Field(default=None, description="Last day; two years later when left out.")
    reason: Prose | None = Field(default=None, description="Why, for the file.")


class FirmDecline(Schema):
    """Suspend, withdraw, or turn the application down (`withdrawn`): always with the reason."""

    to_status: Literal["suspended", "withdrawn"]
    reason: Prose = Field(description="Why; the advisers of the firm read it.")


class FirmLeave(Schema):
    """Leave the accreditation as it is: refuse a new period that was asked, or weigh an upheld complaint."""

    to_status: Literal["refused", "no_measure"]
    reason: Prose = Field(
        description="Why. Of a refusal the advisers of the firm read it; of no measure only officers."
    )


FirmChangeWish = Annotated[FirmAccredit | FirmDecline | FirmLeave, Field(discriminator="to_status")]

FirmInterests = Annotated[
    list[KvkNumber],
    AfterValidator(lambda found: sorted(set(found))),
    Field(max_length=200, description="Companies in which the firm has a share, a seat or a loan, by KVK number."),
]


class FirmDeclarationCreate(Schema):
    """What an adviser declares for the firm; with it the firm applies, or asks for a new period."""

    edition: Edition
    agrees_to_conduct: Yes = Field(description="Whoever advises for the firm works by the rules of this edition.")
    is_insured: Yes = Field(description="The firm is insured against professional liability.")
    kvk_number: KvkNumber = Field(description="Of the firm.")
    experience: Words = Field(description="What the firm did with working smarter in small and medium firms.")
    quality: Words = Field(description="How the firm keeps its advice good, and what it does with a complaint.")
    interests: FirmInterests
    file_ids: list[UUID] = Field(
        default_factory=list, max_length=10, description="Files your organisation added that show it."
    )


class FirmDeclarationRead(Schema):
    """One declaration of a firm, for its advisers and the officers who accredit."""

    id: UUID
    number: int = Field(description="From 1, in the order they were declared.")
    edition: str
    kvk_number: str
    experience: str
    quality: str
    interests: list[str]
    declared_at: datetime
    files: list[FileRead]


class FirmDeclarationList(Schema):
    """The declarations of one firm, newest first."""

    items: list[FirmDeclarationRead]
