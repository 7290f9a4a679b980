"""Registrations as visitors make and change them, and as a host reads them."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from backend.core.schemas import Flag, Integer, KvkNumber, Line, LocalizedText, Moment, Paged, PageQuery, Prose, Schema
from backend.events.models import MOST_PEOPLE, MailingAudience, RegistrationStatus
from backend.events.schemas.events import EventMaterial, EventRead
from backend.identity.schemas.accounts import Email, MailLanguage

PersonLine = Annotated[Line, StringConstraints(max_length=120)]
# As the link holds it; whatever it is, an unknown one is 404.
LINK_KEY = {"min_length": 1, "max_length": 120, "pattern": r"^[A-Za-z0-9_.-]*$"}


def _door_code(value: Any) -> Any:
    return value.replace(" ", "").replace("-", "").upper() if isinstance(value, str) else value


DoorCode = Annotated[
    str,
    BeforeValidator(_door_code),
    StringConstraints(pattern=r"^[A-Z0-9]{6}$"),
    Field(
        description="The code that the host shows: six signs; blanks and dashes do not matter.", examples=["K7M-4QX"]
    ),
]


class RegistrationWrite(Schema):
    """Who comes, and what we may do with that. Each consent stands alone; none is needed to come."""

    name: PersonLine
    firm: PersonLine | None = None
    kvk_number: KvkNumber | None = None
    people: Annotated[Integer, Field(ge=1, le=MOST_PEOPLE, description="How many people, you included.")] = 1
    may_mail: Flag = Field(default=False, description="The host may mail about later events.")
    may_photograph: Flag = Field(default=False, description="May be recognisable on photos of the event.")
    may_follow: Flag = Field(default=False, description="The programme may follow what the firm does afterwards.")


class EventRegistrationCreate(RegistrationWrite):
    """Register for an event. The place is held for 48 hours, until you confirm by the link in the mail."""

    event_id: UUID
    email: Email
    language: Annotated[MailLanguage, Field(description="Language of mails to you.")] = "nl"


class EventRegistrationReceived(Schema):
    """A mail is on its way. It says no more than that, whoever the address belongs to."""

    valid_hours: int = Field(description="How long the link in it confirms.")


class EventRegistrationConfirm(Schema):
    """The address is yours, and you come."""

    to_status: Literal["registered"]


class EventRegistrationCancel(Schema):
    """You do not come; the first in line gets the place."""

    to_status: Literal["cancelled"]


EventRegistrationMove = Annotated[EventRegistrationConfirm | EventRegistrationCancel, Field(discriminator="to_status")]


class EventRegistrationRead(Schema):
    """Your registration, for whoever holds the link from the mail."""

    event: EventRead
    email: str
    name: str
    firm: str | None
    kvk_number: str | None
    people: int
    may_mail: bool
    may_photograph: bool
    may_follow: bool
    status: RegistrationStatus = Field(description="`unconfirmed` until you confirm; then `registered` or `waiting`.")
    place_in_line: int | None = Field(description="Among those who wait, from 1.")
    held_until: Moment = Field(description="Until then an unconfirmed registration can be confirmed.")
    decline_by: Moment | None = Field(description="A place came free for you; tell us before then if you cannot come.")
    attended: bool
    online_link: str | None = Field(description="Once you have a place.")
    materials: list[EventMaterial] = Field(description="For those who came.")
    allowed_acts: list[Literal["confirm", "edit", "cancel"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class EventAttendanceCreate(Schema):
    """You are there: the code at the door, with the address you registered with, or the key of your link."""

    code: DoorCode
    email: Email | None = None
    link_key: Annotated[str, StringConstraints(**LINK_KEY)] | None = Field(
        default=None, description="The part of your link behind `#`."
    )

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Refuse neither and both."""
        if (self.email is None) == (self.link_key is None):
            raise ValueError("Geef uw e-mailadres of uw link. | Give your e-mail address or your link.")
        return self


class EventAttendanceReceived(Schema):
    """The code is right. Whether the address was registered is not told."""

    event_id: UUID
    title: LocalizedText


class EventListEntry(Schema):
    """A registration as the host of the event sees it."""

    id: UUID
    name: str
    email: str
    firm: str | None
    kvk_number: str | None
    people: int
    status: RegistrationStatus
    place_in_line: int | None
    may_mail: bool
    may_photograph: bool
    may_follow: bool
    created_at: Moment
    attended_at: Moment | None


class EventListFilter(PageQuery):
    """Which registrations."""

    status: RegistrationStatus | None = Field(default=None, description="Only these.")


class EventList(Paged[EventListEntry]):
    """One page of the registrations of an event: those with a place, then the line, then the others."""


class EventMailingCreate(Schema):
    """A mail of the host. Each person gets one of their own and sees no other address."""

    audience: MailingAudience
    message: Annotated[Prose, StringConstraints(max_length=4_000)] = Field(
        description="Plain text; name, title and the link to the registration are added."
    )


class EventMailingRead(Schema):
    """A mail that went out. Who got it is not kept."""

    id: UUID
    audience: MailingAudience
    message: str
    recipients: int
    created_at: Moment


class EventMailings(Schema):
    """The mails of an event, newest first."""

    items: list[EventMailingRead]
