"""Preparing and running a scan, on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from backend.core.schemas import Day, Flag, Integer, Line, Paged, PageQuery, Schema
from backend.scans.models import InformedHow, InvitationKind, LinksFrom, Representation, Respondent, ScanStatus


def _each_once(names: list[str]) -> list[str]:
    if len({name.strip().casefold() for name in names}) != len(names):
        raise ValueError("Noem elke groep één keer. | Name each group once.")
    return names


GroupName = Annotated[Line, Field(max_length=80)]
GroupNames = Annotated[
    list[GroupName],
    Field(max_length=12, description="Departments or teams an employee may name; may be empty."),
    AfterValidator(_each_once),
]
ClosesOn = Annotated[Day, Field(description="The last day on which people can answer.")]
Form = Annotated[
    Literal["works_council", "staff_representation", "staff_meeting", "none"],
    Field(
        description="How the staff is represented, in the terms of the Dutch Works Councils Act: a works council, a "
        "staff representation (PVT), a staff meeting, or none of these, when all employees are told."
    ),
]
InformedOn = Annotated[
    Day, Field(description="On which day they were told about the scan, or agreed; not a later day.")
]
How = Annotated[InformedHow, Field(description="How they were told.")]
LINKS_FROM = (
    "Who makes links for employees: the company, or only a staff representative; `staff_later` where the company had "
    "made links before, which were ended then."
)
AGREED = "Whether the works council or the staff representation agreed with the scan, rather than being told only."
SHARED = "Whether employees may read the result too. A promise made to employees is not taken back."


class ScanCreate(Schema):
    """Prepare a scan. Everything but the title may follow later."""

    title: Line
    groups: GroupNames = Field(default_factory=list)
    closes_on: ClosesOn | None = None
    representation: Form | None = None
    staff_informed_on: InformedOn | None = None
    staff_informed_how: How | None = None
    staff_agreed: Flag = Field(default=False, description=AGREED)
    shared_with_employees: Flag = Field(default=False, description=SHARED)


class ScanUpdate(Schema):
    """Change what is named here. An opened scan can only still be shared with employees."""

    title: Line | None = None
    groups: GroupNames | None = None
    closes_on: ClosesOn | None = None
    representation: Form | None = None
    staff_informed_on: InformedOn | None = None
    staff_informed_how: How | None = None
    staff_agreed: Flag | None = Field(default=None, description=AGREED)
    shared_with_employees: Flag | None = Field(default=None, description=SHARED)


class ScanStatusChange(Schema):
    """Open, close or publish the scan."""

    to_status: Literal["open", "closed", "published"]
    management_only: Flag = Field(
        default=False,
        description="With `published`: show the view of management and never anything of employees. Final.",
    )


class ScanExtension(Schema):
    """Give people more time. Only while nothing was published; a closed scan opens again."""

    closes_on: ClosesOn


class ScanInvitationCreate(Schema):
    """Make links for one audience. A new shared link ends the former one."""

    audience: Respondent
    kind: InvitationKind
    quantity: Annotated[Integer, Field(ge=1, le=250)] = Field(
        default=1, description="How many single-use links; a shared link is one."
    )


class ScanStaffInvitationCreate(Schema):
    """Make single-use links for employees, as their representative. Nobody else makes any from then on."""

    quantity: Annotated[Integer, Field(ge=1, le=250)] = Field(default=1, description="How many links.")


class ScanInvitationLink(Schema):
    """A link to hand out. It is shown this once: only a hash of it is kept."""

    url: str = Field(description="Address of the app; the token stands in the fragment and reaches no server log.")
    qr_svg: str = Field(description="The same address as a QR code, an SVG document.")


class ScanInvitationRead(Schema):
    """Links that were made: for whom and how many. How many were used is told to nobody."""

    id: UUID
    audience: Respondent
    kind: InvitationKind
    quantity: int
    by_staff: bool = Field(description="Whether a staff representative made them.")
    created_at: datetime


class ScanInvitationCreated(ScanInvitationRead):
    """Links that were made just now, with the links themselves."""

    links: list[ScanInvitationLink]


class ScanGroupRead(Schema):
    """A department or team that an employee may name."""

    id: UUID
    name: str


class ScanFilter(PageQuery):
    """Which scans."""

    status: ScanStatus | None = Field(default=None, description="Only scans that stand here.")


class StaffInformed(Schema):
    """Who speaks for the staff, and when and how they were told about the scan or agreed with it."""

    representation: Representation | None = Field(
        description="Null in a draft that does not say it yet; `not_recorded` where nobody asked before it opened."
    )
    staff_informed_on: date | None
    staff_informed_how: InformedHow | None
    staff_agreed: bool


class ScanFacts(Schema):
    """What every view of a scan begins with."""

    id: UUID
    company_id: UUID
    title: str
    status: ScanStatus
    closes_on: date | None
    opened_at: datetime | None
    closed_at: datetime | None
    published_at: datetime | None
    shared_with_employees: bool


class ScanSummary(ScanFacts):
    """A scan in a list, with what it means for a next one."""

    shows_less_until: date | None = Field(
        description="A new scan published before this day shows less beside this result; null when it told nothing of "
        "employees. Beside two such results it shows nothing of employees."
    )


class ScanPage(Paged[ScanSummary]):
    """One page of scans, the newest first."""


class ScanRead(StaffInformed, ScanFacts):
    """A scan as the people of the company see it. It holds no count of answers, at no moment."""

    questionnaire_version_id: UUID
    questionnaire_number: str
    links_from: LinksFrom = Field(description=LINKS_FROM)
    groups: list[ScanGroupRead]
    invitations: list[ScanInvitationRead]
    next_statuses: list[ScanStatus] = Field(description="Where the scan can go from here.")
