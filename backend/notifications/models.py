"""Notices in the app."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped


class Notice(Identified, Timestamped, Base):
    """Something a person should know, shown in the app. Its words are the subject of the template."""

    __tablename__ = "notices"
    __table_args__ = (Index(None, "account_id", "created_at"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    template: Mapped[str]
    link: Mapped[str]
    read_at: Mapped[datetime | None]
