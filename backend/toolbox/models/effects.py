"""What pooled measurements say of an item, as a band: never a figure of a firm."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base


class EffectBand(StrEnum):
    """How far measurements of all firms together tell the effect of an item apart from none."""

    LIKELY = "likely"
    NOT_DISTINGUISHED = "not_distinguished"


class ToolboxEffect(Base):
    """The band of an item in the newest release that speaks of tools; `release` says which one that is."""

    __tablename__ = "toolbox_effects"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("toolbox_items.id", ondelete="CASCADE"), primary_key=True)
    band: Mapped[EffectBand]
    release: Mapped[str] = mapped_column(String(80))
    released_on: Mapped[date]
