"""Effect releases on the wire: what is published, and for the programme office what is in work."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Moment, Paged, PageQuery, Prose, Schema
from backend.monitoring.figure_schemas import EvidenceLabel
from backend.releases.figure_schemas import EffectOutcome, EffectRemark, ToolEffect
from backend.releases.models import EffectReleaseStatus, RerunOutcome


class EffectReleaseFilter(PageQuery):
    """Which page."""


class EffectReleaseFileFilter(Schema):
    """As what file."""

    format: Literal["csv", "json", "dictionary"] = Field(
        default="csv",
        description="csv: every figure a row. json: all that is told. dictionary: what the columns of the CSV mean.",
    )


class EffectReleaseSummary(Schema):
    """A published release: the effect of the programme, computed once from data up to a day."""

    id: UUID
    data_until: date = Field(description="Last day whose measurements count.")
    firms: int = Field(description="Firms in the data set, rounded to five.")
    method: str = Field(description="Name and version of the method; the same data and method give the same bytes.")
    snapshot_sha256: str = Field(description="Mark of the frozen data set, in hexadecimal.")
    result_sha256: str = Field(description="Mark of the exact result, in hexadecimal.")
    computed_at: Moment
    published_at: Moment
    replaces_id: UUID | None = Field(description="The release that this one corrects.")
    replaces_because: str | None = Field(description="What was wrong there.")
    replaced_by_id: UUID | None = Field(description="The release that corrects this one.")
    not_rerunnable_since: date | None = Field(
        description="A firm was taken out of the data set on this day, as it was erased, left or withdrew its consent: "
        "the figures stay, and cannot be computed again."
    )
    is_demonstration: bool = Field(description="All firms behind it are invented.")


class EffectReleasePage(Paged[EffectReleaseSummary]):
    """One page of published releases, the newest first."""


class EffectReleaseRead(EffectReleaseSummary):
    """All that is told in a release."""

    fewest_firms: int = Field(description="No figure rests on fewer firms per arm.")
    licence: str = Field(description="Under which the figures may be used.")
    outcomes: list[EffectOutcome] = Field(description="The primary outcomes first.")
    tools: list[ToolEffect] = Field(description="By name; never by effect.")
    tools_refusal: EffectRemark | None = Field(description="Why nothing is told of tools.")
    tools_evidence: EvidenceLabel | None


class EffectReleaseOrder(Schema):
    """What the programme office asks for."""

    reason: Prose = Field(description="Why this release; of a correction what was wrong in the one it replaces.")
    data_until: date | None = Field(default=None, description="Last day whose measurements count; today if left out.")
    replaces_id: UUID | None = Field(default=None, description="The published release that it corrects.")


class OrderSummary(Schema):
    """A release in its working life."""

    id: UUID
    status: EffectReleaseStatus
    data_until: date
    reason: str
    replaces_id: UUID | None
    ordered_at: Moment
    ordered_by: str | None = Field(description="Name of who asked for it.")
    ordered_by_me: bool = Field(description="Then a colleague decides.")
    computed_at: Moment | None
    decided_at: Moment | None
    decided_by: str | None
    withheld_because: str | None
    not_rerunnable_since: date | None
    is_demonstration: bool


class OrderPage(Paged[OrderSummary]):
    """One page of orders, the newest first."""


class RerunRead(Schema):
    """A release computed again from its frozen data."""

    asked_at: Moment
    by_platform: bool = Field(description="By itself, each week; else an officer asked.")
    ran_at: Moment | None = Field(description="Null while it waits.")
    outcome: RerunOutcome | None


class OrderRead(OrderSummary):
    """A release with the figures that would be published, once they are there."""

    version: int
    firms: int | None = Field(description="Firms in the data set, rounded to five.")
    method: str | None
    snapshot_sha256: str | None
    result_sha256: str | None
    reruns: list[RerunRead] = Field(description="The newest ten, the newest first.")
    outcomes: list[EffectOutcome]
    tools: list[ToolEffect]
    tools_refusal: EffectRemark | None
    tools_evidence: EvidenceLabel | None = Field(description="Null while there are no figures.")


class EffectReleasePublished(Schema):
    """Tell it to everybody."""

    to_status: Literal["published"]


class EffectReleaseWithheld(Schema):
    """Do not tell it."""

    to_status: Literal["withheld"]
    reason: Prose = Field(description="Why it is not told; colleagues read it.")


EffectReleaseMove = Annotated[EffectReleasePublished | EffectReleaseWithheld, Field(discriminator="to_status")]
