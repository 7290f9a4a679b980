"""Editions of the newsletter as editors send and see them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.bilingual import TitleText
from backend.core.schemas import LocalizedText, Paged, PageQuery, Prose, Schema
from backend.identity.schemas.accounts import MailLanguage
from backend.newsletters.models import EditionStatus, NewsletterTopic
from backend.newsletters.schemas import Topics
from backend.toolbox.drafts import HandedBack, Offered


class NewsletterIntro(Schema):
    """What stands above the articles."""

    nl: Annotated[Prose, StringConstraints(max_length=1_500)] = Field(description="Dutch.")
    en: Annotated[Prose, StringConstraints(max_length=1_500)] = Field(description="English.")


class NewsletterWords(Schema):
    """What an edition says. The whole of it is sent each time."""

    subject: TitleText = Field(description="The subject line: the same for everybody.")
    intro: NewsletterIntro
    topics: Topics
    publication_ids: list[UUID] = Field(
        min_length=1, max_length=10, description="Published articles and news, in the order of the mail."
    )


class NewsletterMail(Schema):
    """The mail as it would arrive, as plain text."""

    subject: str
    text: str


class NewsletterPreview(Schema):
    """The mail in both languages."""

    nl: NewsletterMail
    en: NewsletterMail


class NewsletterEditionSummary(Schema):
    """An edition in the list."""

    id: UUID
    status: EditionStatus
    subject: LocalizedText
    topics: list[NewsletterTopic]
    recipients: int = Field(description="To how many it was sent so far.")
    is_demonstration: bool
    sent_at: datetime | None
    updated_at: datetime


class NewsletterEditionPage(Paged[NewsletterEditionSummary]):
    """One page of editions."""


class NewsletterEditionFilter(PageQuery):
    """Which editions."""

    status: EditionStatus | None = Field(default=None, description="Only with this status.")


class NewsletterEditionRead(NewsletterEditionSummary):
    """An edition with everything its editors need."""

    intro: LocalizedText
    publication_ids: list[UUID]
    preview: NewsletterPreview
    audience: int = Field(description="How many would get it now.")
    review_note: str | None = Field(description="What a colleague asked to change.")
    sending_at: datetime | None
    written_by_you: bool = Field(description="You composed or offered it, so a colleague sends it.")
    allowed_statuses: list[EditionStatus] = Field(description="Where it can go from here.")
    version: int = Field(description="Goes up at each change; the ETag.")


class NewsletterSent(Schema):
    """Send it to everybody who follows one of its topics."""

    to_status: Literal["sending"]


NewsletterStatusChange = Annotated[Offered | HandedBack | NewsletterSent, Field(discriminator="to_status")]


class NewsletterTestMail(Schema):
    """A mail to yourself, as subscribers would get it."""

    language: MailLanguage
