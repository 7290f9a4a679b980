"""A profile shows, field by field, what its owner chose; whom we suggest stands for a month."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned


class ProfileField(StrEnum):
    """What a profile can show. What stands with the company is read there; the rest is written here."""

    NAME = "name"
    FUNCTION = "function"
    COMPANY = "company"
    SECTOR = "sector"
    PROVINCE = "province"
    SIZE_CLASS = "size_class"
    OFFERS = "offers"
    SEEKS = "seeks"
    WORDS = "words"
    CONTACT = "contact"


_KNOWN = ", ".join(f"'{field}'" for field in ProfileField)


class NetworkProfile(Identified, Versioned, Base):
    """Of one person, for one company. Off and empty until its owner decides otherwise.

    `shown_to_all` is read by everybody of a company, `shown_introduced` by whom the owner was introduced to as well.
    Contact is for the last only (CHECK). Whoever leaves the company loses it (trigger).
    """

    __tablename__ = "network_profiles"
    __table_args__ = (
        Index(None, "account_id", unique=True),
        Index(None, "company_id"),
        CheckConstraint(f"shown_to_all <@ ARRAY[{_KNOWN}]::varchar[]", name="shown_to_all_known"),
        CheckConstraint(f"shown_introduced <@ ARRAY[{_KNOWN}]::varchar[]", name="shown_introduced_known"),
        CheckConstraint("NOT shown_to_all && shown_introduced", name="shown_once"),
        CheckConstraint("NOT 'contact' = ANY(shown_to_all)", name="contact_after_introduction"),
        CheckConstraint("is_on OR NOT is_suggestible", name="suggested_when_on"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    is_on: Mapped[bool] = mapped_column(default=False)
    is_suggestible: Mapped[bool] = mapped_column(default=False)
    function: Mapped[str | None]
    offers: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    seeks: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    words: Mapped[str | None]
    contact: Mapped[str | None]
    shown_to_all: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    shown_introduced: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class NetworkSuggestion(Identified, Base):
    """Somebody suggested to the people of a company, with the theme on their own side that is the reason."""

    __tablename__ = "network_suggestions"
    __table_args__ = (
        Index(None, "company_id", "profile_id", unique=True),
        Index(None, "profile_id"),
        Index(None, "made_on"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    profile_id: Mapped[UUID] = mapped_column(ForeignKey("network_profiles.id", ondelete="CASCADE"))
    theme: Mapped[str] = mapped_column(String(20))
    made_on: Mapped[date]
