"""What is in the sandbox."""

from collections import Counter

from sqlalchemy import func, select

from backend.core.models import Base
from backend.demo.branch_states import VOUCHERS
from backend.demo.states import TESTS
from backend.identity.models import Account, Organisation
from backend.organisations.models import Company
from backend.sandbox.service import KEPT
from backend.vouchers.models import Round, Scheme, Voucher
from backend.vouchers.states import VoucherStatus


async def test_there_is_a_voucher_in_every_state(sandbox):
    async with sandbox.read() as session:
        of_branches = select(Company.id).where(Company.name.in_(VOUCHERS))
        found = Counter(await session.scalars(select(Voucher.status).where(Voucher.company_id.not_in(of_branches))))
    assert set(found) == set(VoucherStatus)
    assert found.total() == len(TESTS)


async def test_all_of_it_is_invented_and_says_so(sandbox):
    async with sandbox.read() as session:
        for kind in (Account, Organisation, Company, Scheme, Round, Voucher):
            assert await session.scalar(select(func.count()).select_from(kind)) > 0
            assert await session.scalar(select(func.count()).select_from(kind).where(~kind.is_demonstration)) == 0


async def test_what_a_reset_keeps_is_what_the_migrations_fill(reference_tables):
    assert set(reference_tables) == {*KEPT, "alembic_version"}
    assert set(Base.metadata.tables) >= KEPT
