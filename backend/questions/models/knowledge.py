"""The knowledge base: a question with its answer as the desk edited it, version by version."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified


class KnowledgeVersion(Identified, Base):
    """One edition of a question and answer in the knowledge base; the highest number is read.

    It stays as it was published (trigger). `answer_id` is whose answer it came from: their name is told, live, only as
    long as they want that.
    """

    __tablename__ = "knowledge_versions"
    __table_args__ = (
        UniqueConstraint("question_id", "number"),
        Index(None, "answer_id"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answers.id", ondelete="SET NULL"))
    published_at: Mapped[datetime]
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
