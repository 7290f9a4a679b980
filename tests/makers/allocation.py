"""Builders of rounds that are ranked or drawn, and of who applies in them."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from backend.core.sealing import Sealer
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.vouchers.models import AccountKind, Allocation, AllocationEntry, LedgerAccount, Voucher
from backend.vouchers.schemas.moves import VoucherSubmit, VoucherWithdraw
from backend.vouchers.schemas.rounds import RoundAllocate, RoundClose, RoundOpen, RoundPublish
from backend.vouchers.service import moves, rounds
from backend.vouchers.states import RoundStatus, VoucherStatus
from tests.makers.advisers import make_adviser
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_acting, make_draft, make_round

SEAL = Sealer(b"of the tests", "seeds of draws")
PLACE_CENTS = 2_500_00
CRITERIA: list[dict[str, Any]] = [
    {"kind": "size_class", "values": ["15-49", "50-99"], "points": 30, "name": {"nl": "15 tot 100", "en": "15 to 100"}},
    {"kind": "sector", "values": ["C"], "points": 20, "name": {"nl": "Industrie", "en": "Industry"}},
    {"kind": "theme", "values": ["work_division"], "points": 10, "name": {"nl": "Werkverdeling", "en": "Division"}},
    {"kind": "plan_agreed", "values": [], "points": 25, "name": {"nl": "Plan samen", "en": "Plan agreed"}},
    {"kind": "first_voucher", "values": [], "points": 15, "name": {"nl": "Eerste voucher", "en": "First voucher"}},
]


@dataclass(slots=True)
class Contest:
    """A round that is divided later, who applied in it, and who runs it."""

    database: Any
    round_id: UUID
    programme: Principal
    adviser_id: UUID
    applicants: list[tuple[Principal, UUID]] = field(default_factory=list)

    async def move(self, wish: Any) -> None:
        """An act of the programme office on the round."""
        async with self.database.write() as session:
            await rounds.change_status(session, self.programme, self.round_id, wish, "*", seal=SEAL)

    async def apply(self, **company: Any) -> UUID:
        """One more company submits; answers its voucher."""
        async with self.database.write() as session:
            made = await make_company(session, **company)
            draft = await make_draft(session, round_id=self.round_id, company_id=made.id, adviser_id=self.adviser_id)
            owner = await make_acting(session, Role.OWNER, made.id)
        async with self.database.write() as session:
            await moves.change_status(session, owner, draft.id, VoucherSubmit(to_status="submitted"), "*")
        self.applicants.append((owner, draft.id))
        return draft.id

    async def withdraw(self, number: int) -> None:
        """An applicant takes it back."""
        owner, voucher_id = self.applicants[number]
        async with self.database.write() as session:
            await moves.change_status(session, owner, voucher_id, VoucherWithdraw(to_status="withdrawn"), "*")

    async def close(self) -> None:
        """No more applications."""
        await self.move(RoundClose(to_status="closed"))

    async def divide(self) -> None:
        """Rank or draw."""
        await self.move(RoundAllocate(to_status="allocated"))

    async def statuses(self) -> list[VoucherStatus]:
        """Where each applicant stands, in the order of arrival."""
        async with self.database.read() as session:
            found = dict((await session.execute(select(Voucher.id, Voucher.status))).all())
        return [found[voucher_id] for _, voucher_id in self.applicants]

    async def held(self, kind: AccountKind) -> int:
        """What all accounts of a kind hold together."""
        total = select(func.sum(LedgerAccount.balance_cents)).where(LedgerAccount.kind == kind)
        async with self.database.read() as session:
            return int(await session.scalar(total))

    async def entries(self) -> list[AllocationEntry]:
        """What is kept of each application, in the order of arrival."""
        async with self.database.read() as session:
            return list(await session.scalars(select(AllocationEntry).order_by(AllocationEntry.arrival)))


async def open_contest(
    database: Any, allocation: Allocation, *, places: int, criteria: list[dict[str, Any]] | None = None, **more: Any
) -> Contest:
    """An open round with money for so many, by ranking or draw."""
    async with database.write() as session:
        round_ = await make_round(session, budget_cents=places * PLACE_CENTS, status=RoundStatus.DRAFT, **more)
        round_.allocation = allocation
        round_.criteria = criteria or (CRITERIA if allocation is Allocation.RANKING else [])
        programme = await make_acting(session, Role.PROGRAMME_OFFICER)
        adviser = await make_adviser(session, name="Lies van Voorbeeldloot")
    contest = Contest(database, round_.id, programme, adviser.id)
    await contest.move(RoundPublish(to_status="published"))
    await contest.move(RoundOpen(to_status="open"))
    return contest
