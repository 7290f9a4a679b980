"""A question, from asked to closed, and what it said before."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Enum, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.questions.errors import QuestionClosed

UNMARKED = timedelta(minutes=15)  # so long after writing a change is a slip of the pen, and not marked


class QuestionStatus(StrEnum):
    """Where a question stands: the first three are read by everybody."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


PUBLIC = (QuestionStatus.OPEN, QuestionStatus.ANSWERED, QuestionStatus.CLOSED)
_PUBLIC = text("status IN ('open', 'answered', 'closed')")


class AnsweredHow(StrEnum):
    """Where the answer came from that helped."""

    PEER = "peer"
    DESK = "desk"
    ADVISER = "adviser"
    PAGE = "page"


class Question(Identified, Versioned, Base):
    """What somebody asks for an organisation. Whoever asked anonymously is told to nobody but the desk, with a reason.

    `asked_by` becomes nobody's when the account is erased and never another's, and anonymous stays anonymous (trigger).
    `answers_count` counts what is shown. Of what is hidden, `hidden_from` is the status it had.
    """

    __tablename__ = "questions"
    __table_args__ = (
        Index("questions_public_idx", text("asked_at DESC"), text("id DESC"), postgresql_where=_PUBLIC),
        Index("questions_public_status_idx", "status", text("asked_at DESC"), text("id DESC")),
        Index("questions_themes_idx", "themes", postgresql_using="gin"),
        Index("questions_sectors_idx", "sectors", postgresql_using="gin"),
        Index(None, "asked_by", "asked_at"),
        Index(None, "organisation_id"),
        CheckConstraint("language IN ('nl', 'en')", name="language_known"),
        CheckConstraint("cardinality(themes) BETWEEN 1 AND 3", name="themes_one_to_three"),
        CheckConstraint("cardinality(sectors) <= 3", name="sectors_at_most_three"),
        CheckConstraint("NOT (is_anonymous AND shows_organisation)", name="anonymous_without_organisation"),
        CheckConstraint("status <> 'answered' OR accepted_answer_id IS NOT NULL", name="answered_by_something"),
        CheckConstraint("(status = 'hidden') = (hidden_from IS NOT NULL)", name="hidden_from_something"),
        CheckConstraint("(answered_how IS NULL) = (helped_at IS NULL)", name="helped_somehow"),
        CheckConstraint("(answered_page IS NOT NULL) = (coalesce(answered_how, '') = 'page')", name="page_told"),
        CheckConstraint("answered_page ~ '^/[a-z0-9/_-]*$'", name="page_of_this_site"),
        CheckConstraint("answers_count >= 0", name="answers_counted"),
    )

    title: Mapped[str]
    body: Mapped[str]
    language: Mapped[str] = mapped_column(String(2))
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    sectors: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    province: Mapped[str | None] = mapped_column(String(5))
    is_anonymous: Mapped[bool]
    shows_organisation: Mapped[bool]
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    status: Mapped[QuestionStatus] = mapped_column(default=QuestionStatus.OPEN)
    hidden_from: Mapped[QuestionStatus | None] = mapped_column(
        Enum(
            QuestionStatus,
            name="hiddenfrom",
            native_enum=False,
            create_constraint=True,
            length=40,
            values_callable=lambda kind: [member.value for member in kind],
        )
    )
    accepted_answer_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("answers.id", ondelete="SET NULL", use_alter=True, name="questions_accepted_answer_id_fkey")
    )
    answered_how: Mapped[AnsweredHow | None]
    answered_page: Mapped[str | None] = mapped_column(String(200))
    helped_at: Mapped[datetime | None]
    answers_count: Mapped[int] = mapped_column(default=0)
    is_promoted: Mapped[bool] = mapped_column(default=False)
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def require_open(self) -> None:
        """Refuse what needs a question that still takes answers. Raises QuestionClosed (409)."""
        if self.status not in {QuestionStatus.OPEN, QuestionStatus.ANSWERED}:
            raise QuestionClosed(currentStatus=self.status)

    def rewrite(self, at: datetime, title: str, body: str, themes: list[str], sectors: list[str]) -> None:
        """Other words; marked once a quarter of an hour has passed. Raises QuestionClosed (409)."""
        self.require_open()
        self.title, self.body, self.themes, self.sectors = title, body, themes, sectors
        if at - self.asked_at > UNMARKED:
            self.edited_at = at

    def accept(self, at: datetime, answer_id: UUID, how: AnsweredHow) -> None:
        """This answer helped; another can be chosen later. Raises QuestionClosed (409)."""
        self.require_open()
        self.status, self.accepted_answer_id = QuestionStatus.ANSWERED, answer_id
        self.answered_how, self.answered_page, self.helped_at = how, None, at

    def lose_accepted(self) -> None:
        """The answer that helped is gone: the question is as open as before. That a page helped as well stays."""
        self.accepted_answer_id = None
        if self.answered_how is not AnsweredHow.PAGE:
            self.answered_how = self.helped_at = None
        if self.status is QuestionStatus.ANSWERED:
            self.status = QuestionStatus.OPEN
        if self.hidden_from is QuestionStatus.ANSWERED:
            self.hidden_from = QuestionStatus.OPEN

    def close(self, at: datetime, page: str | None) -> None:
        """No more answers; `page` is the page of this site that helped. Raises QuestionClosed (409)."""
        self.require_open()
        self.status = QuestionStatus.CLOSED
        if page is not None:
            self.answered_how, self.answered_page, self.helped_at = AnsweredHow.PAGE, page, at

    def withdraw(self) -> None:
        """Take it back; only whoever asked still reads it. Raises QuestionClosed (409)."""
        self.require_open()
        self.status = QuestionStatus.WITHDRAWN

    def hide(self) -> None:
        """Take it away from everybody but its writer and the desk."""
        if self.status in PUBLIC:
            self.hidden_from, self.status = self.status, QuestionStatus.HIDDEN

    def show_again(self) -> None:
        """As it was before it was hidden."""
        if self.hidden_from is not None:
            self.status, self.hidden_from = self.hidden_from, None


class QuestionEdit(Identified, Base):
    """What a question or an answer said until somebody changed it. Its writer and the desk read it."""

    __tablename__ = "question_edits"
    __table_args__ = (Index(None, "question_id", "replaced_at"), Index(None, "answer_id"))

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"))
    title: Mapped[str | None]
    body: Mapped[str]
    replaced_at: Mapped[datetime]
