"""What is asked: a questionnaire, its versions, and the items of each. A published version never changes."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Numeric, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped


class Dimension(StrEnum):
    """What a group of statements is about: the eight themes, and two outcomes that stand beside them."""

    WORK_DIVISION = "work_division"
    WORKING_TIME = "working_time"
    MANAGEMENT = "management"
    PARTICIPATION = "participation"
    CRAFTSMANSHIP = "craftsmanship"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    RESULTS = "results"
    SATISFACTION = "satisfaction"
    CHANGE = "change"


OUTCOMES = (Dimension.SATISFACTION, Dimension.CHANGE)
THEMES = tuple(dimension for dimension in Dimension if dimension not in OUTCOMES)


class Audience(StrEnum):
    """Whom an item is put to."""

    MANAGEMENT = "management"
    EMPLOYEE = "employee"
    BOTH = "both"


class QuestionKind(StrEnum):
    """How an item is answered: on the scale of five, with yes or no, or in one's own words."""

    AGREEMENT = "agreement"
    YES_NO = "yes_no"
    OPEN = "open"


class VersionStatus(StrEnum):
    """A version is written, then published; from then on it is what it is."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Questionnaire(Identified, Base):
    """A questionnaire through all its versions."""

    __tablename__ = "questionnaires"

    slug: Mapped[str] = mapped_column(unique=True)


class QuestionnaireVersion(Identified, Timestamped, Base):
    """One edition of a questionnaire. Running scans finish on theirs."""

    __tablename__ = "questionnaire_versions"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "number"),
        CheckConstraint("(status = 'published') = (published_on IS NOT NULL)", name="published_on_set"),
        CheckConstraint("number ~ '^[0-9]+[.][0-9]+[.][0-9]+$'", name="number_form"),
    )

    questionnaire_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaires.id", ondelete="CASCADE"))
    number: Mapped[str]
    status: Mapped[VersionStatus] = mapped_column(default=VersionStatus.DRAFT)
    published_on: Mapped[date | None]
    scale: Mapped[dict[str, Any]] = mapped_column(JSONB)

    def publish(self, on: date) -> None:
        """Put the version to use, for ever as it is."""
        self.status, self.published_on = VersionStatus.PUBLISHED, on


class QuestionnaireDimension(Base):
    """One theme or outcome in a version: its name, its weight in the total, and how much must be answered."""

    __tablename__ = "questionnaire_dimensions"
    __table_args__ = (CheckConstraint("weight >= 0 AND needed >= 1", name="weight_and_needed"),)

    version_id: Mapped[UUID] = mapped_column(
        ForeignKey("questionnaire_versions.id", ondelete="CASCADE"), primary_key=True
    )
    dimension: Mapped[Dimension] = mapped_column(primary_key=True)
    code: Mapped[str]
    position: Mapped[int]
    name_nl: Mapped[str]
    name_en: Mapped[str]
    weight: Mapped[Decimal] = mapped_column(Numeric(3, 1))
    needed: Mapped[int]


class QuestionnaireItem(Base):
    """One statement or question, in the wording of one audience."""

    __tablename__ = "questionnaire_items"
    __table_args__ = (
        UniqueConstraint("version_id", "code", "kind"),
        CheckConstraint("(kind = 'agreement') = (dimension IS NOT NULL)", name="dimension_of_statement"),
    )

    version_id: Mapped[UUID] = mapped_column(
        ForeignKey("questionnaire_versions.id", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    pair: Mapped[str]
    kind: Mapped[QuestionKind]
    dimension: Mapped[Dimension | None]
    audience: Mapped[Audience]
    position: Mapped[int]
    reverse: Mapped[bool]
    quick: Mapped[bool]
    text_nl: Mapped[str]
    text_en: Mapped[str]
