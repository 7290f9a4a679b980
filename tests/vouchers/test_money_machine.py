"""All moves by all roles in any order, on a real PostgreSQL: the books hold at every step, whatever people do.

Each example is a round with two funders and three companies, undone afterwards. A step is refused or done; after each
one everything that must hold is checked, in what was written and not in what the code says it wrote.
"""

import asyncio
import contextlib
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.database import make_engine
from backend.core.problems import Problem
from backend.identity.scopes import Role
from backend.vouchers.models import (
    BankAccount,
    BankAccountStatus,
    CorrectionKind,
    CorrectionStatus,
    FailureCode,
    FundingShare,
    LedgerAct,
    LedgerCorrection,
    LedgerTransaction,
    Payment,
    PaymentBatch,
    Reclaim,
    Voucher,
)
from backend.vouchers.schemas.banking import BankAccountConfirm, BankAccountCreate, BankAccountRefuse
from backend.vouchers.schemas.claims import PaymentConfirm
from backend.vouchers.schemas.corrections import CorrectionCreate, CorrectionDecide
from backend.vouchers.schemas.paying import (
    BatchCancel,
    BatchConfirm,
    BatchCreate,
    FailureCreate,
    ReclaimReceive,
    ReclaimWriteOff,
)
from backend.vouchers.service import banking, batches, clockwork, correcting, paying, reclaiming
from backend.vouchers.states import BatchStatus, PaymentStatus, ReclaimStatus, VoucherStatus
from tests.makers.payments import NEW, NEWER, OURS, make_bank_account
from tests.makers.vouchers import make_acting
from tests.vouchers.money_checks import check_accounts, check_payments
from tests.vouchers.money_objections import UPHELD, decide_lower, upheld
from tests.vouchers.test_ledger import COMPANIES, World

EXAMPLES, STEPS = 16, 45
# What must have happened somewhere in all the examples; else the test would pass by doing nothing.
HAPPENED = {*LedgerAct, UPHELD} - {LedgerAct.SET_ASIDE, LedgerAct.CANCEL}
OFFICER = st.integers(0, 2)
COMPANY = st.integers(0, COMPANIES - 1)
OFFICE = st.integers(0, 1)
# An amount that the world grants, and of which it settles half: both lower than what was asked.
LOWER = st.integers(1, 10_000).map(lambda number: number * 15)
reached: Counter[str] = Counter()


class Money(RuleBasedStateMachine):
    """One round with everybody who can move its money. `url` is the database, set before the run."""

    url = ""

    def __init__(self):
        super().__init__()
        self.loop = asyncio.Runner()
        self.loop.run(self._begin())

    async def _begin(self):
        self.engine = make_engine(self.url, pool_size=1)
        self.connection = await self.engine.connect()
        self.outer = await self.connection.begin()
        self.session = AsyncSession(self.connection, expire_on_commit=False, join_transaction_mode="create_savepoint")

    @initialize(programme=st.integers(3_000_00, 6_000_00), branch=st.integers(1, 1_500_00))
    def build(self, programme, branch):
        self.loop.run(self._build(programme, branch))

    async def _build(self, programme, branch):
        self.world = World(self.session)
        await self.world.build(programme, branch)
        third = await make_acting(self.session, Role.SYNTENS_OFFICER)
        self.officers = [self.world.first, self.world.second, third]
        self.office = [await make_acting(self.session, Role.PROGRAMME_OFFICER) for _ in range(2)]
        await make_bank_account(self.session, self.world.adviser.organisation_id)

    def attempt(self, act):
        """Try an act in a savepoint; whatever is refused leaves no trace."""

        async def tried():
            with contextlib.suppress(Problem):
                async with self.session.begin_nested():
                    await act()
                    await self.session.flush()

        self.loop.run(tried())

    async def newest(self, table, *where):
        return await self.session.scalar(select(table.id).where(*where).order_by(table.created_at.desc()).limit(1))

    @rule(at=COMPANY, chance=st.integers(0, 999), amount=st.integers(1, 150_000))
    def somebody_moves(self, at, chance, amount):
        self.loop.run(self.world.act(at, chance, amount))

    @rule(at=COMPANY, amount=st.integers(1, 150_000), is_paid=st.booleans())
    def it_goes_all_the_way(self, at, amount, is_paid):
        """Straight on, as most vouchers go: up to the settlement, or the payment."""

        async def walk():
            for _ in range(8):
                status = await self.session.scalar(select(Voucher.status).where(Voucher.id == self.world.vouchers[at]))
                if status is VoucherStatus.SETTLED and not is_paid:
                    return
                await self.world.act(at, 0, amount)

        self.loop.run(walk())

    @rule(at=COMPANY, officer=st.sampled_from([2, 2, 0, 1]), amount=LOWER, is_all=st.booleans())
    def a_company_objects_and_is_right(self, at, officer, amount, is_all):
        """Against what was decided, or against a lower amount that is decided first; the third officer had no part."""

        async def act():
            what = await upheld(self.session, self.world, at, self.officers[officer], raises_all=is_all)
            event(f"objection upheld: {what}")

        self.loop.run(decide_lower(self.session, self.world, at, amount))
        self.attempt(act)

    @rule(officer=OFFICER)
    def a_batch_is_made(self, officer):
        async def act():
            due = await self.session.scalars(select(Payment.id).where(Payment.status == PaymentStatus.DUE))
            wish = BatchCreate(payment_ids=list(due), execution_on=clock.today())
            await batches.make(self.session, self.officers[officer], wish)

        with contextlib.suppress(ValueError):  # nothing is due
            self.attempt(act)

    @rule(officer=OFFICER, cancels=st.booleans())
    def a_batch_is_closed(self, officer, cancels):
        async def act():
            batch_id = await self.newest(PaymentBatch, PaymentBatch.status == BatchStatus.MADE)
            if batch_id is None:
                return
            by = self.officers[officer]
            if cancels:
                await batches.cancel(self.session, by, batch_id, BatchCancel(to_status="cancelled"), "*")
            else:
                wish = BatchConfirm(to_status="done", paid_on=clock.today(), bank_reference="SW")
                await batches.confirm(self.session, by, batch_id, wish, "*")

        self.attempt(act)

    @rule(officer=OFFICER, fails=st.booleans(), status=st.sampled_from([PaymentStatus.PAID, *PaymentStatus]))
    def the_bank_says_what_became_of_a_payment(self, officer, fails, status):
        async def act():
            payment_id = await self.newest(Payment, Payment.status == status)
            if payment_id is None:
                return
            by = self.officers[officer]
            if fails:
                wish = FailureCreate(code=FailureCode.ACCOUNT_CLOSED)
                await paying.record_failure(self.session, by, payment_id, wish, "*")
            else:
                wish = PaymentConfirm(paid_on=clock.today(), bank_reference="SW")
                await paying.confirm_payment(self.session, by, payment_id, wish, "*")

        self.attempt(act)

    @rule(iban=st.sampled_from([OURS, NEW, NEWER]))
    def the_adviser_changes_the_account(self, iban):
        async def act():
            firm = self.world.adviser.organisation_id
            wish = BankAccountCreate(iban=iban, holder="Voorbeeld")
            await banking.give(self.session, self.world.adviser, firm, wish)

        self.attempt(act)

    @rule(officer=OFFICER, refuses=st.booleans())
    def an_officer_decides_on_the_account(self, officer, refuses):
        async def act():
            account_id = await self.newest(BankAccount, BankAccount.status == BankAccountStatus.WAITING)
            if account_id is None:
                return
            wish = (
                BankAccountRefuse(to_status="refused", reason="Onbekend.")
                if refuses
                else BankAccountConfirm(to_status="in_use")
            )
            with clock.set_to(clock.now() + timedelta(days=4)):
                await banking.decide(self.session, self.officers[officer], account_id, wish, "*")

        self.attempt(act)

    @rule(officer=OFFICER, at=COMPANY, writes_off=st.booleans())
    def a_paid_voucher_is_revoked_and_its_money_asked_back(self, officer, at, writes_off):
        self.loop.run(self.world.attempt("revoked", at, 0))

        async def act():
            reclaim_id = await self.newest(Reclaim, Reclaim.status == ReclaimStatus.OPEN)
            if reclaim_id is None:
                return
            wish = (
                ReclaimWriteOff(to_status="written_off", reason="Failliet.")
                if writes_off
                else ReclaimReceive(to_status="received", received_on=clock.today(), bank_reference="SW")
            )
            await reclaiming.close(self.session, self.officers[officer], reclaim_id, wish, "*")

        self.attempt(act)

    @rule(
        people=st.tuples(OFFICE, OFFICE),
        at=OFFICE,
        what=st.tuples(st.sampled_from(CorrectionKind), st.integers(1, 300_000)),
        to=st.sampled_from(["posted", "refused"]),
        status=st.sampled_from([CorrectionStatus.PROPOSED, *CorrectionStatus]),
    )
    def a_correction_is_proposed_and_one_is_decided(self, people, at, what, to, status):
        proposer, decider = (self.office[number] for number in people)

        async def propose():
            shares = (await self.session.scalars(select(FundingShare).order_by(FundingShare.position))).all()
            kind, cents = what
            wish = CorrectionCreate(funding_share_id=shares[at].id, kind=kind, amount_cents=cents, reason="Telfout.")
            await correcting.propose(self.session, proposer, shares[at].round_id, wish)

        async def decide():
            correction_id = await self.newest(LedgerCorrection, LedgerCorrection.status == status)
            if correction_id is not None:
                await correcting.decide(self.session, decider, correction_id, CorrectionDecide(to_status=to), "*")

        self.attempt(propose)
        self.attempt(decide)

    @rule(days=st.sampled_from([1, 300]))
    def time_passes(self, days):
        async def act():
            with clock.set_to(clock.now() + timedelta(days=days)):
                await clockwork.expire_due(self.session)

        self.attempt(act)

    @invariant()
    def the_books_hold(self):
        if hasattr(self, "world"):
            self.loop.run(self._check())

    async def _check(self):
        await self.world.check()
        await check_accounts(self.session)
        await check_payments(self.session)

    def teardown(self):
        self.loop.run(self._end())
        self.loop.close()

    async def _end(self):
        reached.update(await self.session.scalars(select(LedgerTransaction.act)))
        raised = select(LedgerTransaction.cause).where(LedgerTransaction.cause == UPHELD)
        reached.update(await self.session.scalars(raised))
        await self.session.close()
        await self.outer.rollback()
        await self.connection.close()
        await self.engine.dispose()


@pytest.fixture
def machine(database_url):
    reached.clear()
    return type("MoneyHere", (Money,), {"url": database_url})


def test_whatever_everybody_does_the_money_is_right(machine):
    bounds = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # to shrink takes minutes, and the steps tell enough
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=bounds)
    assert HAPPENED - set(reached) == set()
