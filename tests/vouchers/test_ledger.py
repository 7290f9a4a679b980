"""The ledger: for any acts in any order nothing is lost or doubled, and only the funder is below zero."""

import contextlib
from collections import Counter
from datetime import timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.problems import Problem
from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.models import (
    AccountKind,
    Claim,
    LedgerAccount,
    LedgerEntry,
    Payment,
    Voucher,
    VoucherShare,
    VoucherStatusChange,
)
from backend.vouchers.schemas import moves as wishes
from backend.vouchers.schemas.claims import ClaimCreate, PaymentConfirm
from backend.vouchers.service import moves, paying, rounds, working
from backend.vouchers.service.moves import ACTS
from backend.vouchers.states import COMMITTED_IN, MOVES, NEXT, RESERVED_IN, ClaimStatus, PaymentStatus, VoucherStatus
from tests.makers.advisers import make_adviser
from tests.makers.claims import claimed
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.vouchers import acting_adviser, make_acting, make_draft, make_round, make_share

V = VoucherStatus
COMPANIES = 3
# What is tried from each status: the legal acts, the way forward twice; and once in a while one that is not.
FORWARD = {
    V.DRAFT: "submitted",
    V.SUBMITTED: "in_review",
    V.WAITLISTED: "top_up",
    V.IN_REVIEW: "granted",
    V.INFORMATION_REQUESTED: "in_review",
    V.GRANTED: "in_use",
    V.IN_USE: "claim",
    V.CLAIMED: "settled",
    V.CLAIM_RETURNED: "claim",
    V.SETTLED: "pay",
}
SIDEWAYS = {
    status: sorted(to for to in NEXT[status] if (status, to) in ACTS and to != FORWARD.get(status)) for status in V
}


class World:
    """a round with two funders and a few companies, and everybody who acts."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def build(self, programme_cents: int, branch_cents: int) -> None:
        session = self.session
        adviser = await make_adviser(session)
        self.adviser = acting_adviser(adviser)
        self.round_id = (await make_round(session, budget_cents=0)).id
        self.share_id = (await make_share(session, self.round_id, amount_cents=programme_cents)).id
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Branche")
        await make_share(
            session,
            self.round_id,
            amount_cents=branch_cents,
            position=2,
            organisation_id=branch.id,
            members_of_id=branch.id,
            share_basis_points=3333,
        )
        self.first, self.second = [await make_acting(session, Role.SYNTENS_OFFICER) for _ in range(2)]
        self.programme = await make_acting(session, Role.PROGRAMME_OFFICER)
        self.vouchers, self.owners = [], []
        for at in range(COMPANIES):
            company = await make_company(session, branch_id=branch.id if at % 2 else None)
            self.owners.append(await make_acting(session, Role.OWNER, company.id))
            voucher = await make_draft(
                session,
                round_id=self.round_id,
                company_id=company.id,
                adviser_id=adviser.id,
                advice_cents=1_333_33 + at * 700_01,
            )
            self.vouchers.append(voucher.id)

    async def act(self, at: int, chance: int, amount: int) -> None:
        """Try one act; whatever is refused leaves no trace."""
        status = await self.session.scalar(select(Voucher.status).where(Voucher.id == self.vouchers[at]))
        if status is V.CLAIMED:
            await self.attempt("confirm", at, amount)
        forward = [FORWARD[status]] * 8 if status in FORWARD else []
        choices = [*forward, *SIDEWAYS[status], "settled"]
        await self.attempt(choices[chance % len(choices)], at, amount)

    async def attempt(self, act: str, at: int, amount: int) -> None:
        with contextlib.suppress(Problem):
            async with self.session.begin_nested():
                await self._act(act, at, amount)
                await self.session.flush()

    async def _act(self, act: str, at: int, amount: int) -> None:
        session, voucher_id, owner = self.session, self.vouchers[at], self.owners[at]
        by = {"submitted": owner, "withdrawn": owner, "in_use": self.adviser, "settled": self.second}
        status = await session.scalar(select(Voucher.status).where(Voucher.id == voucher_id))
        if status is V.INFORMATION_REQUESTED and act == "in_review":
            by["in_review"] = owner
        match act:
            case "top_up":
                await rounds.top_up(session, self.programme, self.round_id, self.share_id, amount)
            case "claim":
                wish = ClaimCreate.model_validate(claimed(amount))
                await moves.submit_claim(session, self.adviser, voucher_id, wish, "*")
            case "confirm":
                waiting = select(Claim.id).where(Claim.voucher_id == voucher_id, Claim.status == ClaimStatus.SUBMITTED)
                claim_id = await session.scalar(waiting)
                if claim_id:
                    await working.confirm(session, owner, claim_id, "*")
            case "pay":
                due = select(Payment.id).where(Payment.voucher_id == voucher_id, Payment.status == PaymentStatus.DUE)
                payment_id = await session.scalar(due)
                if payment_id:
                    wish = PaymentConfirm(paid_on=clock.today(), bank_reference="SW")
                    await paying.confirm_payment(session, self.first, payment_id, wish, "*")
            case "not_considered":
                with clock.set_to(clock.now() + timedelta(days=60)):  # after the last day for an answer
                    await moves.change_status(session, self.first, voucher_id, self._wish(act, amount), "*")
            case _:
                wish = self._wish(act, amount)
                await moves.change_status(session, by.get(act, self.first), voucher_id, wish, "*")

    @staticmethod
    def _wish(act: str, amount: int) -> object:
        kinds = {
            "submitted": lambda: wishes.VoucherSubmit(to_status="submitted"),
            "in_review": lambda: wishes.VoucherReview(to_status="in_review", reason="Opnieuw.", answer="Zo."),
            "granted": lambda: wishes.VoucherGrant(
                to_status="granted", reason="Klopt.", granted_cents=amount if amount % 3 == 0 else None
            ),
            "in_use": lambda: wishes.VoucherStart(to_status="in_use"),
            "settled": lambda: wishes.VoucherSettle(
                to_status="settled", reason="Klopt.", settled_cents=amount // 2 if amount % 5 == 0 else None
            ),
            "withdrawn": lambda: wishes.VoucherWithdraw(to_status="withdrawn"),
            "rejected": lambda: wishes.VoucherReject(to_status="rejected", reason="Nee."),
            "revoked": lambda: wishes.VoucherRevoke(to_status="revoked", reason="Onjuist."),
            "information_requested": lambda: wishes.VoucherAsk(to_status="information_requested", question="Wat?"),
            "not_considered": lambda: wishes.VoucherNotConsidered(to_status="not_considered", reason="Te laat."),
            "claim_returned": lambda: wishes.VoucherReturnClaim(to_status="claim_returned", reason="Factuur?"),
        }
        return kinds[act]()

    async def check(self) -> None:
        """Everything that must hold, whatever happened."""
        session = self.session
        await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        await session.execute(text("SET CONSTRAINTS ALL DEFERRED"))
        accounts = (
            await session.execute(select(LedgerAccount.id, LedgerAccount.kind, LedgerAccount.balance_cents))
        ).all()
        assert sum(row.balance_cents for row in accounts) == 0
        assert all(row.balance_cents >= 0 for row in accounts if row.kind is not AccountKind.FUNDER)
        entries = dict(
            (
                await session.execute(
                    select(LedgerEntry.ledger_account_id, func.sum(LedgerEntry.amount_cents)).group_by(
                        LedgerEntry.ledger_account_id
                    )
                )
            ).all()
        )
        assert {row.id: row.balance_cents for row in accounts} == {row.id: entries.get(row.id, 0) for row in accounts}
        held = Counter()
        for row in accounts:
            held[row.kind] += row.balance_cents
        await self._check_vouchers(held)
        await self._check_history()

    async def _check_vouchers(self, held: Counter) -> None:
        vouchers = (await self.session.scalars(select(Voucher).execution_options(populate_existing=True))).all()
        assert held[AccountKind.RESERVED] == sum(v.subsidy_cents for v in vouchers if v.status in RESERVED_IN)
        assert held[AccountKind.COMMITTED] == sum(v.granted_cents for v in vouchers if v.status in COMMITTED_IN)
        assert held[AccountKind.PAID] == sum(v.paid_cents for v in vouchers)
        assert held[AccountKind.PAYABLE] == sum(
            v.settled_cents - v.paid_cents for v in vouchers if v.status is V.SETTLED
        )
        for voucher in vouchers:
            if voucher.settled_cents is not None:
                assert (
                    0 <= voucher.paid_cents <= voucher.settled_cents <= voucher.granted_cents <= voucher.subsidy_cents
                )
            shares = (
                await self.session.scalars(
                    select(VoucherShare)
                    .where(VoucherShare.voucher_id == voucher.id)
                    .execution_options(populate_existing=True)
                )
            ).all()
            if voucher.status in RESERVED_IN:
                assert sum(share.planned_cents for share in shares) == voucher.subsidy_cents
            if voucher.status in COMMITTED_IN | {V.SETTLED}:
                assert sum(share.granted_cents for share in shares) == voucher.granted_cents

    async def _check_history(self) -> None:
        changes = (await self.session.scalars(select(VoucherStatusChange).order_by(VoucherStatusChange.id))).all()
        last = dict.fromkeys(self.vouchers, V.DRAFT)
        for change in changes:
            assert (change.from_status, change.to_status) in MOVES
            assert MOVES[change.from_status, change.to_status] == change.source
            assert change.from_status is last[change.voucher_id]
            last[change.voucher_id] = change.to_status
        now = dict((await self.session.execute(select(Voucher.id, Voucher.status))).all())
        assert last == now


STEPS = st.lists(
    st.tuples(st.integers(0, COMPANIES - 1), st.integers(0, 999), st.integers(1, 150_000)), min_size=15, max_size=40
)


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # to shrink forty acts takes minutes and tells no more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(STEPS, st.tuples(st.integers(1_000_00, 6_000_00), st.integers(1, 1_500_00)))
async def test_whatever_people_do_the_books_balance(engine, steps, funds):
    async with engine.connect() as connection:
        outer = await connection.begin()
        async with AsyncSession(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as session:
            world = World(session)
            await world.build(*funds)
            for step in steps:
                await world.act(*step)
                await world.check()
        await outer.rollback()
