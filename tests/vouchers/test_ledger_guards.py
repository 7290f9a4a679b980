"""What the database itself refuses, whatever the code says; and who may follow the money."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.errors import BudgetExhausted
from backend.vouchers.ledger import Cause, open_book
from backend.vouchers.models import AccountKind, LedgerAccount, LedgerAct, LedgerTransaction
from backend.vouchers.schemas import moves as wishes
from backend.vouchers.service import moves
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_acting, make_draft, make_round, make_share


async def test_the_database_refuses_a_transaction_that_does_not_add_up(committed):
    async with committed.write() as session:
        round_ = await make_round(session)
    with pytest.raises(DBAPIError, match="not in balance"):  # noqa: PT012 - the commit is what is refused
        async with committed.write() as session:
            account = await session.scalar(select(LedgerAccount.id).where(LedgerAccount.kind == AccountKind.AVAILABLE))
            await session.execute(
                text(
                    "WITH made AS (INSERT INTO ledger_transactions (round_id, act, cause, occurred_at)"
                    " VALUES (:round, 'fund', 'x', now()) RETURNING id)"
                    " INSERT INTO ledger_entries SELECT id, :account, 5 FROM made"
                ),
                {"round": round_.id, "account": account},
            )


async def test_the_database_refuses_a_transaction_without_entries(committed):
    async with committed.write() as session:
        round_ = await make_round(session)
    with pytest.raises(DBAPIError, match="not in balance"):
        async with committed.write() as session:
            session.add(
                LedgerTransaction(round_id=round_.id, act=LedgerAct.FUND, cause="x", occurred_at=round_.opens_at)
            )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entries SET amount_cents = 1",
        "DELETE FROM ledger_entries",
        "UPDATE ledger_transactions SET cause = 'x'",
        "DELETE FROM ledger_transactions",
        "UPDATE ledger_accounts SET balance_cents = 1",
        "DELETE FROM ledger_accounts",
        "UPDATE voucher_status_changes SET reason = 'x'",
        "DELETE FROM voucher_status_changes",
    ],
)
async def test_the_database_refuses_to_change_what_happened(session, statement):
    round_ = await make_round(session)
    company = await make_company(session)
    voucher = await make_draft(
        session, round_id=round_.id, company_id=company.id, adviser_id=(await make_adviser(session)).id
    )
    owner = await make_acting(session, Role.OWNER, company.id)
    await moves.change_status(session, owner, voucher.id, wishes.VoucherSubmit(to_status="submitted"), "*")
    with pytest.raises(IntegrityError):
        await session.execute(text(statement))


async def test_the_database_refuses_a_balance_below_zero(session):
    round_ = await make_round(session, budget_cents=100)
    book = await open_book(session, round_.id)
    share = book.shares()[0]
    with pytest.raises(BudgetExhausted):
        await book.move(Cause(LedgerAct.RESERVE, "x"), {share.id: 101}, AccountKind.AVAILABLE, AccountKind.RESERVED)
    book._accounts[share.id, AccountKind.AVAILABLE].balance_cents = 101  # code that reads wrongly
    with pytest.raises(IntegrityError, match="balance_not_negative"):
        await book.move(Cause(LedgerAct.RESERVE, "x"), {share.id: 101}, AccountKind.AVAILABLE, AccountKind.RESERVED)


async def test_money_only_moves_forward(session):
    round_ = await make_round(session)
    book = await open_book(session, round_.id)
    share = book.shares()[0]
    with pytest.raises(ValueError, match="forward"):
        await book.move(Cause(LedgerAct.RESERVE, "x"), {share.id: -1}, AccountKind.AVAILABLE, AccountKind.RESERVED)


async def test_a_branch_follows_its_own_share_only(database, client_as):
    async with database.write() as session:
        round_ = await make_round(session)
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Branche")
        await make_share(session, round_.id, amount_cents=500, position=2, organisation_id=branch.id)
        other = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Andere branche")
    officer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    found = (await officer.get(f"/rounds/{round_.id}/ledger-accounts")).json()
    assert {item["organisationName"] for item in found["items"]} == {"Branche"}
    assert (found["debitCents"], found["creditCents"], found["isBalanced"]) == (500, 500, True)
    postings = (await officer.get(f"/rounds/{round_.id}/ledger-transactions")).json()["items"]
    assert [(posting["act"], len(posting["entries"])) for posting in postings] == [("fund", 2)]
    stranger = await client_as(Role.BRANCH_OFFICER, organisation_id=other.id)
    assert (await stranger.get(f"/rounds/{round_.id}/ledger-accounts")).status_code == 404
    assert (await stranger.get(f"/rounds/{round_.id}/ledger-transactions")).json()["items"] == []
