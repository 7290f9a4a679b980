"""Profiles and suggestions as they cross the wire."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.advisers.schemas import ProvinceCode
from backend.core.schemas import Flag, Line, Prose, Schema
from backend.core.themes import Theme
from backend.network.models import IntroductionStatus
from backend.toolbox.schemas import SectorCode

Function = Annotated[Line, StringConstraints(max_length=100)]
Contact = Annotated[Line, StringConstraints(max_length=200)]
Words = Annotated[Prose, StringConstraints(max_length=1_000)]
Themes = Annotated[list[Theme], Field(max_length=8)]


class Shown(StrEnum):
    """Who reads one field of a profile."""

    NOBODY = "nobody"
    INTRODUCED = "introduced"
    EVERYONE = "everyone"


class NetworkProfileShown(Schema):
    """For each field who reads it: nobody until you choose; contact never everyone."""

    name: Shown = Shown.NOBODY
    function: Shown = Shown.NOBODY
    company: Shown = Shown.NOBODY
    sector: Shown = Shown.NOBODY
    province: Shown = Shown.NOBODY
    size_class: Shown = Shown.NOBODY
    offers: Shown = Shown.NOBODY
    seeks: Shown = Shown.NOBODY
    words: Shown = Shown.NOBODY
    contact: Literal[Shown.NOBODY, Shown.INTRODUCED] = Shown.NOBODY


class OwnNetworkProfileShown(Schema):
    """For each field who reads it, as it stands."""

    name: Shown
    function: Shown
    company: Shown
    sector: Shown
    province: Shown
    size_class: Shown
    offers: Shown
    seeks: Shown
    words: Shown
    contact: Literal[Shown.NOBODY, Shown.INTRODUCED]


class NetworkProfileWrite(Schema):
    """Your own profile: what stands in it, and who reads which field. Name and company follow your account."""

    is_visible: Flag = Field(default=False, description="Whether anybody finds it at all.")
    is_suggestible: Flag = Field(
        default=False, description="Whether you may be suggested on account of the scan of your company."
    )
    function: Function | None = None
    offers: Themes = Field(default_factory=list, description="What you can help with.")
    seeks: Themes = Field(default_factory=list, description="What you look for help with.")
    words: Words | None = None
    contact: Contact | None = Field(default=None, description="A telephone number or address, after an introduction.")
    shown: NetworkProfileShown = Field(default_factory=NetworkProfileShown)


class OwnNetworkProfile(Schema):
    """Your own profile, whole; empty and off when you made none."""

    id: UUID | None
    is_visible: bool
    is_suggestible: bool
    may_be_suggestible: bool = Field(description="Whether you may let people be suggested by the scan.")
    is_excluded: bool = Field(description="Syntens decided that you cannot take part.")
    name: str
    company: str | None
    sector: str | None
    province: str | None
    size_class: str | None
    function: str | None
    offers: list[Theme]
    seeks: list[Theme]
    words: str | None
    contact: str | None
    shown: OwnNetworkProfileShown
    version: int = Field(description="Goes up at each change; the ETag. 0: there is none yet.")


class NetworkProfileFilter(Schema):
    """Which profiles. A filter looks at nothing that its owner does not show to everyone."""

    q: str | None = Field(default=None, max_length=100, description="Words in the name, company, function or text.")
    sector: SectorCode | None = Field(default=None, description="Only of this sector.")
    province: ProvinceCode | None = Field(default=None, description="Only in this province.")
    theme: Theme | None = Field(default=None, description="Only who can help with this theme or looks for it.")
    after: UUID | None = Field(default=None, description="`nextCursor` of the page before this one.")
    limit: int = Field(default=20, ge=1, le=50, description="At most so many.")


class NetworkPerson(Schema):
    """Somebody in the network; null or empty is what they do not show to you."""

    id: UUID
    name: str | None
    function: str | None
    company: str | None
    sector: str | None
    province: str | None
    size_class: str | None
    offers: list[Theme]
    seeks: list[Theme]
    words: str | None
    contact: str | None
    is_demonstration: bool


class NetworkProfileList(Schema):
    """Some profiles, and where the rest begins."""

    items: list[NetworkPerson]
    next_cursor: UUID | None


class NetworkProfileRead(NetworkPerson):
    """Somebody in the network, and what you can do."""

    is_mine: bool
    introduction_id: UUID | None = Field(description="Your introduction with this person, if any.")
    introduction_status: IntroductionStatus | None
    allowed_acts: list[Literal["ask", "block"]]


class NetworkSuggestionRead(Schema):
    """Somebody to meet, and the theme of your own scan that is the reason. Nobody's scores are told."""

    person: NetworkPerson
    theme: Theme


class NetworkSuggestionList(Schema):
    """At most three, the same for a month."""

    items: list[NetworkSuggestionRead]
