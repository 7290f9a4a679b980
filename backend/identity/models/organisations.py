"""For whom people act."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped
from backend.identity.scopes import OrganisationKind, Role


class Organisation(Identified, Timestamped, Base):
    """A party somebody can act for. What it is and does stands with the subject of its kind (see `organisations`)."""

    __tablename__ = "organisations"

    kind: Mapped[OrganisationKind]
    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(index=True)
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class Membership(Identified, Timestamped, Base):
    """One role of a person in an organisation."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("account_id", "organisation_id", "role"),
        CheckConstraint("decision_limit_cents >= 0", name="decision_limit_not_negative"),
        CheckConstraint("decision_limit_cents IS NULL OR role = 'syntens_officer'", name="decision_limit_of_officers"),
        Index(None, "organisation_id"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    role: Mapped[Role]
    decision_limit_cents: Mapped[int | None]  # of an officer who decides; none is no limit of one's own
