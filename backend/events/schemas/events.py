"""Events as everybody reads them, and as a host writes and keeps them."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from backend.advisers.schemas import ProvinceCode, SectionCode
from backend.core.bilingual import ProseText, TitleText
from backend.core.problems import Language
from backend.core.schemas import Cents, Day, Integer, Line, LocalizedText, Moment, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.events.models import MOST_PLACES, EventKind

OnlineLink = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https://[!-~]+$"),
    Field(description="Address of the online room. Only who is registered gets it."),
]
Capacity = Annotated[Integer, Field(ge=1, le=MOST_PLACES, description="How many people there is room for.")]
ToldStatus = Literal["draft", "published", "cancelled", "held"]


def _distinct(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


class EventMoments(Schema):
    """When it is, and until when one can register; moments with an offset, told in Amsterdam time on pages."""

    starts_at: Moment
    ends_at: Moment
    registration_closes_at: Moment = Field(description="From then on nobody can register. No later than the start.")

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse an end before the start, and a registration that closes after it."""
        if self.ends_at <= self.starts_at:
            raise ValueError("Het einde ligt na het begin. | The end is after the start.")
        if self.registration_closes_at > self.starts_at:
            raise ValueError("Aanmelden kan hoogstens tot het begin. | Registration closes no later than the start.")
        return self


class EventPlace(Schema):
    """Where it is. Empty for what is only online."""

    venue: Line | None = Field(default=None, description="Name of the building or firm.")
    address: Line | None = Field(default=None, description="Street and number.")
    place: Line | None = Field(default=None, description="Town.")
    province: ProvinceCode | None = None


class EventWrite(EventMoments, EventPlace):
    """An event as its host writes it."""

    kind: EventKind
    title: TitleText
    description: ProseText
    online_link: OnlineLink | None = None
    sections: Annotated[list[SectionCode], AfterValidator(_distinct), Field(max_length=21)] = Field(
        default_factory=list, description="Sectors it is for; empty means every sector."
    )
    themes: Annotated[list[Theme], AfterValidator(_distinct), Field(max_length=8)] = Field(default_factory=list)
    capacity: Capacity
    cost_cents: Cents | None = Field(default=None, description="What it cost, for your own figures. Not public.")


class EventCopy(EventMoments, EventPlace):
    """One more event of a series: the same words at another moment and place."""

    online_link: OnlineLink | None = None
    capacity: Capacity


class EventCopies(Schema):
    """Copies of an event, over regions or dates. They begin as drafts."""

    copies: Annotated[list[EventCopy], Field(min_length=1, max_length=24)]


class EventPublish(Schema):
    """Let people register."""

    to_status: Literal["published"]


class EventCancel(Schema):
    """It does not go on; everybody who registered is told why."""

    to_status: Literal["cancelled"]
    reason: TitleText = Field(description="Why, in one line; it stands in the mail and on the page.")


EventMove = Annotated[EventPublish | EventCancel, Field(discriminator="to_status")]


class EventChoice(Schema):
    """Which events."""

    kind: EventKind | None = Field(default=None, description="Only of this kind.")
    province: ProvinceCode | None = Field(default=None, description="Only in this province.")
    section: SectionCode | None = Field(default=None, description="For this sector, or for every sector.")
    theme: Theme | None = Field(default=None, description="About this theme.")
    host_id: UUID | None = Field(default=None, description="Only of this host.")
    online: bool | None = Field(default=None, description="True: one can take part online. False: there is a place.")


class EventFilter(EventChoice, PageQuery):
    """Which events, and which page of them."""

    when: Literal["coming", "past"] = Field(default="coming", description="Coming ones soonest first, or past ones.")
    from_day: Day | None = Field(default=None, description="Not before this day.")


class EventCalendarQuery(EventChoice):
    """Which coming events stand in the calendar, and in which language."""

    language: Language = Field(default="nl", description="Language of the words.")


class EventFeedQuery(EventChoice, PageQuery):
    """Which coming events, in which language, and as which sort of feed."""

    format: Literal["json", "atom"] = Field(default="json", description="JSON Feed 1.1, or Atom for readers of feeds.")
    language: Language = Field(default="nl", description="Language of the words.")


class EventLanguageQuery(Schema):
    """In which language."""

    language: Language = Field(default="nl", description="Language of the words.")


class EventHost(Schema):
    """Whose event it is."""

    id: UUID
    name: str


class EventRead(Schema):
    """An event as everybody reads it."""

    id: UUID
    kind: EventKind
    title: LocalizedText
    description: LocalizedText
    host: EventHost
    venue: str | None
    address: str | None
    place: str | None
    province: str | None
    is_online: bool = Field(description="Whether one can take part online; the link comes by mail.")
    sections: list[str]
    themes: list[Theme]
    starts_at: Moment
    ends_at: Moment
    registration_closes_at: Moment
    status: ToldStatus = Field(description="`held`: it was published and is over.")
    cancelled_reason: LocalizedText | None
    capacity: int
    places_left: int = Field(description="Places that nobody holds; 0 when others wait in line.")
    waiting: int = Field(description="How many people wait for a place.")
    takes_registrations: bool
    is_demonstration: bool = Field(description="Invented, as an example.")


class EventPage(Paged[EventRead]):
    """One page of events."""


class EventNumbers(Schema):
    """How many people, not registrations. Of a registration that is deleted after its period nothing is counted."""

    unconfirmed: int
    registered: int
    waiting: int
    cancelled: int
    attended: int
    cost_per_registered_cents: int | None = Field(description="Null without costs, or when nobody is registered.")
    cost_per_attended_cents: int | None


class EventMaterial(Schema):
    """A document for those who came."""

    id: UUID
    name: str
    media_type: str
    size: int


class EventFileRead(EventRead):
    """An event as its host keeps it."""

    online_link: str | None
    door_code: str = Field(description="Shown at the door: who types it was there.")
    cost_cents: int | None
    series_id: UUID | None
    numbers: EventNumbers
    materials: list[EventMaterial]
    allowed_acts: list[Literal["edit", "publish", "cancel", "mail", "attach"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class EventFileSummary(EventRead):
    """An event in the list of its host."""

    registered: int = Field(description="People with a place.")
    version: int


class EventFileFilter(PageQuery):
    """Which of your events."""

    status: ToldStatus | None = Field(default=None, description="Only these.")


class EventFilePage(Paged[EventFileSummary]):
    """One page of your events."""


class EventSeries(Schema):
    """The copies that were made."""

    items: list[EventFileSummary]
