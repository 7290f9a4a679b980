"""Subscriptions to the newsletter as they cross the wire."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.core.schemas import Schema
from backend.identity.schemas.accounts import Email, MailLanguage
from backend.newsletters.models import NewsletterFrequency, NewsletterTopic

Topics = Annotated[
    list[NewsletterTopic], Field(min_length=1, max_length=9, description="News of the programme, and themes.")
]


class NewsletterWish(Schema):
    """What somebody wants to get."""

    topics: Topics
    language: MailLanguage = Field(default="nl", description="The language of the mails.")
    frequency: NewsletterFrequency = Field(default=NewsletterFrequency.EACH, description="How often at most.")


class NewsletterSubscriptionCreate(NewsletterWish):
    """A wish to get the newsletter at this address."""

    email: Email


class NewsletterMailOnItsWay(Schema):
    """The same for every address."""

    valid_days: int = Field(description="How long the link in the mail works.")


class NewsletterConfirmation(Schema):
    """The link that was mailed."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=100)] = Field(description="The part after the #.")


class NewsletterSubscriptionRead(Schema):
    """What somebody gets."""

    email: str = Field(description="The address, but for what would let a stranger read it: a•••@voorbeeld.example.")
    topics: list[NewsletterTopic]
    language: MailLanguage
    frequency: NewsletterFrequency
    confirmed_at: datetime
    link: str = Field(description="Opens these preferences without signing in: the header `Newsletter-Link`.")
    version: int = Field(description="Goes up at each change; the ETag.")


class DeliveryReportCreate(Schema):
    """What the mail system heard of a mail of ours."""

    email: Email
    outcome: Literal["hard_bounce", "soft_bounce", "complaint"] = Field(
        description="The address does not exist (5.x.x), could not be reached for now (4.x.x), or its owner complained."
    )


class DeliveryReportTaken(Schema):
    """It was taken; whether the address was known is not told."""

    outcome: str
