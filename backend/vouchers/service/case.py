"""One voucher under change, with all that its rules need, locked in a fixed order.

Order of locks: the company, then the book of the round, then the voucher. So two acts never wait for each other.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.integration import outbox
from backend.notifications import service as notifications
from backend.organisations import queries as organisations
from backend.organisations.models import Company
from backend.vouchers import letters
from backend.vouchers.ledger import Book, Cause
from backend.vouchers.models import (
    ActKind,
    DecisionProposal,
    DecisionProposalStatus,
    LedgerAct,
    Round,
    Scheme,
    Voucher,
    VoucherAct,
    VoucherLetter,
    VoucherStatusChange,
)
from backend.vouchers.queries.around import around
from backend.vouchers.states import Party, VoucherStatus

APPLICANTS = (Role.OWNER, Role.FINANCE)
TOPIC = "voucher.status_changed"


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """What another system calls the move it brings across, when it was made there, and a mark on what was sent."""

    id: str
    occurred_at: datetime
    fingerprint: bytes


@dataclass(slots=True)
class Case:
    """A voucher under change. `principal` is None when the platform itself acts."""

    session: AsyncSession
    principal: Principal | None
    source: Party
    voucher: Voucher
    company: Company
    scheme: Scheme
    round: Round
    book: Book | None
    moment: datetime
    today: date
    event: SourceEvent | None = None
    known_branch_ids: frozenset[UUID] | None = None

    @property
    def money(self) -> Book:
        """The locked book of the round; an act that moves money has it."""
        assert self.book is not None
        return self.book

    @property
    def actor_id(self) -> UUID | None:
        """The account of who acts."""
        return self.principal.person_id if self.principal else None

    @property
    def officer_id(self) -> UUID:
        """The account of the officer who acts."""
        assert self.principal is not None
        return self.principal.account_id

    async def branch_ids(self) -> frozenset[UUID]:
        """The branches the company is a member of, asked once."""
        if self.known_branch_ids is None:
            self.known_branch_ids = await organisations.branch_ids_of(self.session, self.company.id)
        return self.known_branch_ids

    def cause(self, act: LedgerAct, why: str) -> Cause:
        """Why money moves in this act."""
        return Cause(act, why, self.voucher.id, self.actor_id)

    async def record(self, start: VoucherStatus, *, reason: str | None = None, **details: Any) -> VoucherStatusChange:
        """Write down a move that was just made: history, audit trail and outbox, in this transaction."""
        if start is VoucherStatus.IN_REVIEW:
            await self._end_proposals()
        await self.session.flush()
        change = VoucherStatusChange(
            voucher_id=self.voucher.id,
            voucher_version=self.voucher.version,
            from_status=start,
            to_status=self.voucher.status,
            source=self.source,
            account_id=self.actor_id,
            actor_name=self.principal.name if self.principal else None,
            organisation_id=self.principal.organisation_id if self.principal else None,
            client_id=self.principal.client_id if self.principal else None,
            source_event_id=self.event.id if self.event else None,
            source_fingerprint=self.event.fingerprint if self.event else None,
            source_occurred_at=self.event.occurred_at if self.event else None,
            reason=reason,
            details=details,
            occurred_at=self.moment,
            recorded_at=clock.now(),
        )
        self.session.add(change)
        audit.record(
            self.session,
            self.principal,
            f"vouchers.{self.voucher.status}",
            "voucher",
            self.voucher.id,
            organisation_id=self.voucher.company_id,
            from_status=str(start),
            to_status=str(self.voucher.status),
            **details,
        )
        await outbox.put(
            self.session,
            TOPIC,
            self.voucher.id,
            {
                "voucherId": str(self.voucher.id),
                "code": self.voucher.code,
                "version": self.voucher.version,
                "fromStatus": str(start),
                "toStatus": str(self.voucher.status),
                "source": str(self.source),
                "occurredAt": self.moment.isoformat(),
            },
        )
        return change

    async def _end_proposals(self) -> None:
        """A decision that was proposed lapses when the review ends, however it ends."""
        own = DecisionProposal.voucher_id == self.voucher.id
        await self.session.execute(
            update(DecisionProposal)
            .where(own, DecisionProposal.status == DecisionProposalStatus.OPEN)
            .values(status=DecisionProposalStatus.LAPSED, closed_at=self.moment, version=DecisionProposal.version + 1)
        )

    def note(self, kind: ActKind, *, reason: str | None = None, **details: Any) -> None:
        """Write down an act that moved nothing: history and audit trail, in this transaction."""
        act = VoucherAct(
            voucher_id=self.voucher.id,
            kind=kind,
            source=self.source,
            account_id=self.actor_id,
            actor_name=self.principal.name if self.principal else None,
            reason=reason,
            details=details,
            occurred_at=self.moment,
        )
        self.session.add(act)
        audit.record(
            self.session,
            self.principal,
            f"vouchers.{act.kind}",
            "voucher",
            self.voucher.id,
            organisation_id=self.voucher.company_id,
            **details,
        )

    def mail_facts(self, **more: Any) -> dict[str, Any]:
        """What a mail about this voucher can name; the name of who reads it is filled in per person."""
        facts = letters.facts_about(self.voucher, self.scheme, self.round, company=self.company.name)
        return {**facts, "officer": self.principal.name if self.principal else "", **more}

    async def letter_facts(self, **more: Any) -> dict[str, Any]:
        """What a letter about this voucher can name, addressed to who submitted it."""
        applicant = await self.session.get(Account, self.voucher.submitted_by) if self.voucher.submitted_by else None
        return self.mail_facts(name=applicant.name if applicant else self.company.name, **more)

    async def send_letter(self, kind: str, facts: dict[str, Any]) -> None:
        """Announce a decision: the letter is kept as it was sent, and the company is told."""
        subject, body = letters.compose(kind, facts)
        self.session.add(
            VoucherLetter(voucher_id=self.voucher.id, kind=kind, subject=subject, body=body, sent_at=self.moment)
        )
        await self.tell_company(kind, facts)

    async def turn_down(self, reasons: dict[str, str]) -> None:
        """Reject what waits by rule of the platform, with a letter that says why. It holds no money."""
        start = self.voucher.status
        self.voucher.reject(self.moment)
        await self.record(start, reason=reasons["nl"])
        facts = await self.letter_facts(rejected_on=letters.days(self.today), reasons=reasons)
        await self.send_letter("voucher_rejected", {**facts, "officer": "Syntens"})

    async def tell_company(self, kind: str, facts: dict[str, Any]) -> None:
        """Mail and notice for those who may act on the voucher for the company."""
        await notifications.tell(
            self.session,
            organisation_id=self.voucher.company_id,
            roles=APPLICANTS,
            about=self.voucher.id,
            template=kind,
            link=letters.link_of(self.voucher),
            **letters.in_dutch(kind, facts),
        )


async def complete(
    session: AsyncSession, principal: Principal | None, source: Party, voucher: Voucher, book: Book | None
) -> Case:
    """The case of a voucher whose row is locked already."""
    found = await around(session, round_id=voucher.round_id, company_id=voucher.company_id)
    return Case(
        session=session,
        principal=principal,
        source=source,
        voucher=voucher,
        company=found.company,
        scheme=found.scheme,
        round=found.round,
        book=book,
        moment=clock.now(),
        today=clock.today(),
    )
