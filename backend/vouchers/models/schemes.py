"""Schemes with their rules, rounds, and who funds them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, Uuid, false
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.vouchers.errors import RoundMoveImpossible
from backend.vouchers.states import NEXT_OF_ROUND, RoundStatus

RATE_WITHIN = "rate_basis_points BETWEEN 1 AND 10000"


class AidRegulation(StrEnum):
    """The European rule that limits the aid a company may receive."""

    DE_MINIMIS_2013_1407 = "de_minimis_2013_1407"
    DE_MINIMIS_2023_2831 = "de_minimis_2023_2831"


class Payee(StrEnum):
    """Who receives the subsidy; the company pays its own share and the VAT to the adviser."""

    ADVISER = "adviser"
    COMPANY = "company"


class Allocation(StrEnum):
    """How the money of a round is divided: by arrival, by published criteria, or by a draw that anybody can redo."""

    FIRST_COME = "first_come"
    RANKING = "ranking"
    DRAW = "draw"


class Scheme(Identified, Timestamped, Base):
    """Rules of a kind of voucher. Never changed: other rules are a next edition under the same slug."""

    __tablename__ = "schemes"
    __table_args__ = (
        UniqueConstraint("slug", "edition"),
        CheckConstraint("edition >= 1", name="edition_positive"),
        CheckConstraint(RATE_WITHIN, name="rate_within"),
        CheckConstraint("0 <= minimum_cents AND minimum_cents <= maximum_cents", name="amounts_ordered"),
        CheckConstraint("validity_days BETWEEN 1 AND 1830", name="validity_within"),
        CheckConstraint("extension_days BETWEEN 1 AND extension_max_days", name="extension_ordered"),
        CheckConstraint("extension_max_days <= 1830", name="extension_within"),
        CheckConstraint("extension_count BETWEEN 0 AND 10", name="extension_count_within"),
        CheckConstraint("decision_weeks BETWEEN 1 AND 8", name="decision_term_within"),
        CheckConstraint("vouchers_per_company >= 1", name="vouchers_per_company_positive"),
        CheckConstraint("four_eyes_above_cents >= 0", name="four_eyes_not_negative"),
    )

    slug: Mapped[str]
    edition: Mapped[int]
    name: Mapped[dict[str, str]]
    summary: Mapped[dict[str, str]]
    conditions: Mapped[dict[str, str]]
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    sectors: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    size_classes: Mapped[list[str]] = mapped_column(ARRAY(String(8)))
    branch_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    adviser_kinds: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    rate_basis_points: Mapped[int]
    minimum_cents: Mapped[int]
    maximum_cents: Mapped[int]
    validity_days: Mapped[int]
    # More time for a voucher that runs: what one extension gives, at most, and how often.
    extension_days: Mapped[int] = mapped_column(default=91, server_default="91")
    extension_max_days: Mapped[int] = mapped_column(default=183, server_default="183")
    extension_count: Mapped[int] = mapped_column(default=1, server_default="1")
    decision_weeks: Mapped[int]
    vouchers_per_company: Mapped[int]
    four_eyes_above_cents: Mapped[int | None]
    baseline_required: Mapped[bool]
    aid_regulation: Mapped[AidRegulation]
    payee: Mapped[Payee]
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class Round(Identified, Timestamped, Versioned, Base):
    """A period in which companies apply under a scheme, with a budget made of funding shares."""

    __tablename__ = "rounds"
    __table_args__ = (
        CheckConstraint("opens_at < closes_at", name="period_ordered"),
        CheckConstraint("objection_reserve_cents >= 0", name="objection_reserve_not_negative"),
        CheckConstraint(
            "CASE WHEN allocation <> 'ranking' THEN criteria = '[]' "
            "ELSE status = 'draft' OR jsonb_array_length(criteria) > 0 END",
            name="criteria_of_ranking",
        ),
        CheckConstraint(
            "CASE WHEN allocation <> 'draw' THEN commitment IS NULL "
            "ELSE status = 'draft' OR commitment IS NOT NULL END",
            name="commitment_of_draw",
        ),
        CheckConstraint("(commitment IS NULL) = (seed_sealed IS NULL)", name="seed_kept"),
        CheckConstraint(
            "seed IS NULL OR (list_hash IS NOT NULL AND commitment IS NOT NULL "
            "AND encode(sha256(decode(seed, 'hex')), 'hex') = commitment)",
            name="seed_as_committed",
        ),
        CheckConstraint(
            "allocation = 'first_come' OR (status IN ('allocated', 'ended')) = (allocated_at IS NOT NULL)",
            name="allocated_at_set",
        ),
        Index(None, "status", "opens_at"),
    )

    scheme_id: Mapped[UUID] = mapped_column(ForeignKey("schemes.id"))
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, str]]
    status: Mapped[RoundStatus] = mapped_column(default=RoundStatus.DRAFT)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    waiting_list_ends_on: Mapped[date]
    allocation: Mapped[Allocation] = mapped_column(default=Allocation.FIRST_COME)
    objection_reserve_cents: Mapped[int]
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    # Of a ranking: what earns points, fixed at publication. Of a draw: what was promised, and later revealed.
    criteria: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    commitment: Mapped[str | None] = mapped_column(String(64))
    seed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    list_hash: Mapped[str | None] = mapped_column(String(64))
    seed: Mapped[str | None] = mapped_column(String(64))
    allocated_at: Mapped[datetime | None]

    def _move(self, to: RoundStatus) -> None:
        allowed = NEXT_OF_ROUND[self.status]
        if to not in allowed:
            raise RoundMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(allowed))
        self.status = to

    def status_at(self, moment: datetime) -> RoundStatus:
        """The status by the clock: opening and closing happen to the second, whoever writes them down later."""
        return status_by_clock(self.status, self.opens_at, self.closes_at, moment)

    def follow_clock(self, moment: datetime) -> bool:
        """Write down what the clock says; answers whether something changed."""
        wanted, before = self.status_at(moment), self.status
        while self.status is not wanted:
            self._move(next(iter(NEXT_OF_ROUND[self.status])))
        return self.status is not before

    def publish(self) -> None:
        """Let everybody see the rules, the budget and the opening moment."""
        self._move(RoundStatus.PUBLISHED)

    def open(self, moment: datetime) -> None:
        """Open before the announced moment."""
        self._move(RoundStatus.OPEN)
        self.opens_at = min(self.opens_at, moment)

    def close(self, moment: datetime) -> None:
        """Close before the announced moment."""
        self.follow_clock(moment)
        self._move(RoundStatus.CLOSED)
        self.closes_at = min(self.closes_at, moment)

    def allocate(self) -> None:
        """The money has been divided. After `first_come` nobody waits any more; after the others the list goes on."""
        self._move(RoundStatus.ALLOCATED)
        if self.allocation is not Allocation.FIRST_COME:
            self.allocated_at = clock.now()

    @property
    def divides_later(self) -> bool:
        """Whether who applies holds nothing yet, because the money is divided after the closing."""
        return self.allocation is not Allocation.FIRST_COME and self.allocated_at is None

    def takes_money(self, on: date) -> bool:
        """Whether more money still has a use: until the round has ended, or its waiting list after an allocation."""
        if self.status is RoundStatus.ALLOCATED:
            return on <= self.waiting_list_ends_on
        return self.status is not RoundStatus.ENDED

    def end(self) -> None:
        """Every voucher has come to its end."""
        self._move(RoundStatus.ENDED)


def status_by_clock(status: RoundStatus, opens_at: datetime, closes_at: datetime, moment: datetime) -> RoundStatus:
    """The status of a round at this moment, whatever was written down last."""
    if status is RoundStatus.PUBLISHED and moment >= opens_at:
        status = RoundStatus.OPEN
    if status is RoundStatus.OPEN and moment >= closes_at:
        status = RoundStatus.CLOSED
    return status


class FundingShare(Identified, Timestamped, Base):
    """A funder's part in a round. With `members_of_id` it pays only for members of that branch organisation.

    `share_basis_points` is the part of each such voucher it pays; the shares for everybody carry the rest. A funder
    that forbids draws (as the Commission did for ESF) keeps the round from being drawn; a trigger says so too.
    """

    __tablename__ = "funding_shares"
    __table_args__ = (
        UniqueConstraint("round_id", "position"),
        CheckConstraint("(members_of_id IS NULL) = (share_basis_points IS NULL)", name="rule_whole"),
        CheckConstraint("share_basis_points BETWEEN 1 AND 10000", name="share_within"),
        Index(None, "organisation_id"),
    )

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    position: Mapped[int]
    members_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    share_basis_points: Mapped[int | None]
    forbids_draw: Mapped[bool] = mapped_column(default=False, server_default=false())
