"""What is asked: a questionnaire, its versions, and the items of each. A published version never changes."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, UniqueConstraint, false, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned


class Dimension(StrEnum):
    """What a group of statements is about: the eight themes, and what stands beside them.

    Beside them stand two outcomes, and what a branch asks in its own module.
    """

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
    SECTOR = "sector"


OUTCOMES = (Dimension.SATISFACTION, Dimension.CHANGE, Dimension.SECTOR)
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
    """A questionnaire through all its versions: that of the programme, or the module of a branch."""

    __tablename__ = "questionnaires"
    __table_args__ = (Index("questionnaires_one_module_idx", "owner_id", unique=True),)

    slug: Mapped[str] = mapped_column(unique=True)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))


class QuestionnaireVersion(Identified, Timestamped, Versioned, Base):
    """One edition of a questionnaire. Running scans finish on theirs.

    A version of a module holds, once published, all statements of the programme's version it was built on too.
    """

    __tablename__ = "questionnaire_versions"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "number"),
        CheckConstraint("(status = 'published') = (published_on IS NOT NULL)", name="published_on_set"),
        CheckConstraint("number ~ '^[0-9]+[.][0-9]+[.][0-9]+$'", name="number_form"),
        Index(
            "questionnaire_versions_one_draft_idx",
            "questionnaire_id",
            unique=True,
            postgresql_where=text("status = 'draft'"),
        ),
    )

    questionnaire_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaires.id", ondelete="CASCADE"))
    number: Mapped[str]
    status: Mapped[VersionStatus] = mapped_column(default=VersionStatus.DRAFT)
    published_on: Mapped[date | None]
    scale: Mapped[dict[str, Any]] = mapped_column(JSONB)
    predecessor_id: Mapped[UUID | None] = mapped_column(ForeignKey("questionnaire_versions.id"))
    base_id: Mapped[UUID | None] = mapped_column(ForeignKey("questionnaire_versions.id"))

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
    """One statement or question, in the wording of one audience.

    `earlier_code` names it in the version before; `comparable` says that answers to both may be laid side by side.
    """

    __tablename__ = "questionnaire_items"
    __table_args__ = (
        UniqueConstraint("version_id", "code", "kind"),
        CheckConstraint("(kind = 'agreement') = (dimension IS NOT NULL)", name="dimension_of_statement"),
        CheckConstraint("earlier_code IS NOT NULL OR NOT comparable", name="comparable_with_something"),
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
    earlier_code: Mapped[str | None]
    comparable: Mapped[bool] = mapped_column(default=False, server_default=false())
