"""Erasure: nowhere to be found afterwards, the books still right, and time to take it back."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend.core import clock
from backend.identity.scopes import Role
from backend.privacy import erasing
from backend.privacy.models import Whose
from backend.privacy.service import erasures
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.vouchers import bring_to, once, set_stage

FAMILY = "roelie@lindenhof.example"
AFTER_GRACE = timedelta(days=31)


async def _later(database, store) -> None:
    """The worker, after the grace period."""
    with clock.set_to(clock.now() + AFTER_GRACE):
        while True:
            async with database.write() as session:
                if not await erasures.carry_out_next(session, store):
                    return


async def _settled(database, client_as):
    """A company whose voucher was settled and paid."""
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        await session.execute(
            text("UPDATE organisations SET name = 'Vlasgoed B.V.' WHERE id = :id"), {"id": stage.company.id}
        )
        await session.execute(
            text("UPDATE companies SET name = 'Vlasgoed B.V.', sort_name = 'vlasgoed' WHERE id = :id"),
            {"id": stage.company.id},
        )
        await session.execute(
            text(
                "UPDATE accounts SET name = 'Zwaantje Quaedvlieg', email = 'zwaantje@vlasgoed.example' WHERE id IN "
                "(SELECT account_id FROM memberships WHERE organisation_id = :id)"
            ),
            {"id": stage.company.id},
        )
    await bring_to(stage, "settled")
    payment = (await stage.officer.get("/payments")).json()["items"][0]
    paid = await stage.officer.post(
        f"/payments/{payment['id']}/confirmations",
        json={"paidOn": str(clock.today()), "bankReference": "NL-1"},
        headers={**once(), "If-Match": f'"{payment["version"]}"'},
    )
    assert paid.status_code in {200, 201}, paid.text
    return stage


async def _owner(whole, company_id):
    return await whole.value(
        "SELECT account_id FROM memberships WHERE organisation_id = :id AND role = 'owner'", id=company_id
    )


async def test_an_erased_company_is_nowhere_and_the_books_still_balance(database, store, client_as, whole):
    stage = await _settled(database, client_as)
    company, number = stage.company.id, stage.company.kvk_number
    ledger = await whole.rows(
        "SELECT transaction_id, ledger_account_id, amount_cents FROM ledger_entries ORDER BY 1, 2"
    )
    before = await whole.places_of("Vlasgoed B.V.", number)
    assert {"companies.name", "voucher_letters.body", "companies.kvk_number"} <= before
    preview = (await stage.owner.get(f"/companies/{company}/erasure-consequences")).json()
    assert preview["hindrances"] == []
    fates = {item["title"]["nl"]: item["fate"] for item in preview["consequences"]}
    assert fates["Boekingen"] == "kept"
    assert fates["Brieven"] == "renamed"
    assert fates["Toestemmingen"] == "removed"
    asked = await stage.owner.post(f"/companies/{company}/erasures", headers=once())
    assert asked.status_code == 201, asked.text

    await _later(database, store)

    assert await whole.places_of("Vlasgoed B.V.", number) <= {"kept_identities.name", "kept_identities.kvk_number"}
    assert await whole.value("SELECT kvk_number FROM kept_identities WHERE company_id = :id", id=company) == number
    after = await whole.rows("SELECT transaction_id, ledger_account_id, amount_cents FROM ledger_entries ORDER BY 1, 2")
    assert after == ledger
    assert await whole.value("SELECT coalesce(sum(amount_cents), 0) FROM ledger_entries") == 0
    decisions = await whole.rows(
        "SELECT to_status FROM voucher_status_changes JOIN vouchers ON vouchers.id = voucher_id "
        "WHERE company_id = :id ORDER BY voucher_status_changes.id",
        id=company,
    )
    assert [row.to_status for row in decisions][-1] == "settled"
    for table in ("consents", "memberships", "scans", "measurements"):
        column = "organisation_id" if table == "memberships" else "company_id"
        assert await whole.value(f"SELECT count(*) FROM {table} WHERE {column} = :id", id=company) == 0


async def test_aid_keeps_counting_when_the_same_company_is_entered_again(database, store, client_as):
    from backend.vouchers.aid import aid_of
    from backend.vouchers.models import AidRegulation

    stage = await _settled(database, client_as)
    number = stage.company.kvk_number
    async with database.write() as session:
        assert await erasing.erase(session, store, Whose.COMPANY, stage.company.id, clock.now())
    async with database.write() as session:
        again = await make_company(session, kvk_number=number)
        regulation = AidRegulation.DE_MINIMIS_2023_2831
        aid = await aid_of(session, again.id, regulation, declared_cents=0, on=clock.today())
        other = await make_company(session)
        none = await aid_of(session, other.id, regulation, declared_cents=0, on=clock.today())
    assert aid.granted_cents > 0
    assert none.granted_cents == 0


async def test_a_company_that_is_entered_again_gets_no_second_voucher_of_a_scheme(database, store, client_as):
    """A scheme that gives one: the erased company had it. Another company, and another scheme, are not touched."""
    from backend.vouchers.models import Round, Scheme, Voucher
    from backend.vouchers.queries.facts import other_vouchers
    from tests.makers.vouchers import make_draft

    stage = await _settled(database, client_as)
    async with database.write() as session:
        assert await erasing.erase(session, store, Whose.COMPANY, stage.company.id, clock.now())
    async with database.write() as session:
        again, other = await make_company(session, kvk_number=stage.company.kvk_number), await make_company(session)
        round_ = await session.scalar(
            select(Round).join(Voucher, Voucher.round_id == Round.id).where(Voucher.company_id == stage.company.id)
        )
        scheme = await session.get_one(Scheme, round_.scheme_id)
        counted = []
        for company in (again, other):
            draft = await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=None)
            counted.append(await other_vouchers(session, draft, scheme))
    assert counted == [1, 0]


async def test_an_erased_person_is_nowhere_and_decisions_stay(database, store, client_as, whole):
    stage = await _settled(database, client_as)
    owner = await _owner(whole, stage.company.id)
    words = ("Quaedvlieg", "zwaantje@vlasgoed.example")
    before = await whole.places_of(*words)
    assert {"accounts.name", "accounts.email", "voucher_status_changes.actor_name", "mails.recipient"} <= before
    assert "voucher_letters.body" in before
    hindered = await stage.owner.post(f"/accounts/{owner}/erasures", headers=once())
    assert hindered.status_code == 409
    assert hindered.json()["obstacles"] == ["last_owner"]
    await client_as(Role.OWNER, organisation_id=stage.company.id)
    changes = await whole.value("SELECT count(*) FROM voucher_status_changes")
    asked = await stage.owner.post(f"/accounts/{owner}/erasures", headers=once())
    assert asked.status_code == 201, asked.text

    await _later(database, store)

    assert await whole.places_of(*words) == set()
    assert await whole.value("SELECT count(*) FROM voucher_status_changes") == changes
    assert await whole.value("SELECT status FROM erasure_requests") == "done"
    log = await whole.rows("SELECT subject_id, whose FROM erasure_log")
    assert [(row.subject_id, row.whose) for row in log] == [(owner, "person")]
    assert (await stage.owner.get("/notices")).status_code == 401


async def test_an_erased_adviser_and_officer_leave_no_name(database, store, client_as, whole):
    stage = await _settled(database, client_as)
    adviser = stage.adviser
    async with database.write() as session:
        await session.execute(
            text("UPDATE advisers SET name = 'Ysbrand Nooitgedagt' WHERE id = :id"), {"id": adviser.id}
        )
        await session.execute(
            text("UPDATE accounts SET name = 'Ysbrand Nooitgedagt' WHERE id = :id"), {"id": adviser.account_id}
        )
        await session.execute(text("UPDATE vouchers SET adviser_name = 'Ysbrand Nooitgedagt'"))
    assert "advisers.search" not in await whole.places_of("Vlasgoed")
    async with database.write() as session:
        assert await erasing.erase(session, store, Whose.PERSON, adviser.account_id, clock.now())
    assert await whole.places_of("Nooitgedagt") == set()
    assert await whole.value("SELECT count(*) FROM vouchers WHERE adviser_id = :id", id=adviser.id) == 1


async def test_a_company_that_did_nothing_goes_whole(database, store, client_as, whole):
    async with database.write() as session:
        company = await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    await owner.post(f"/companies/{company.id}/consents", json={"kind": "contact", "given": True})
    async with database.write() as session:
        assert await erasing.erase(session, store, Whose.COMPANY, company.id, clock.now())
    assert await whole.value("SELECT count(*) FROM organisations WHERE id = :id", id=company.id) == 0
    assert await whole.value("SELECT count(*) FROM companies WHERE id = :id", id=company.id) == 0


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session)


async def test_asking_twice_makes_one_and_it_can_be_taken_back_in_time(database, store, client_as, whole, company):
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    first = await owner.post(f"/companies/{company.id}/erasures", headers=once())
    second = await owner.post(f"/companies/{company.id}/erasures", headers=once())
    assert first.json()["id"] == second.json()["id"]
    address = f"/erasures/{first.json()['id']}/cancellations"
    assert (await owner.post(address)).status_code == 428
    assert (await owner.post(address, headers={"If-Match": '"9"'})).status_code == 412
    taken_back = await owner.post(address, headers={"If-Match": first.headers["ETag"]})
    assert (taken_back.status_code, taken_back.json()["status"]) == (201, "cancelled")
    again = await owner.post(address, headers={"If-Match": taken_back.headers["ETag"]})
    assert again.status_code == 409
    await _later(database, store)
    assert await whole.value("SELECT name FROM companies WHERE id = :id", id=company.id) == company.name
    listed = (await owner.get(f"/companies/{company.id}/erasures")).json()["items"]
    assert [item["status"] for item in listed] == ["cancelled"]


async def test_nothing_happens_before_the_day(database, store, client_as, whole, company):
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    await owner.post(f"/companies/{company.id}/erasures", headers=once())
    with clock.set_to(clock.now() + timedelta(days=29)):
        async with database.write() as session:
            assert not await erasures.carry_out_next(session, store)
    assert await whole.value("SELECT name FROM companies WHERE id = :id", id=company.id) == company.name


async def test_what_came_in_between_halts_it(database, store, client_as, whole):
    stage = await set_stage(database, client_as)
    asked = await stage.owner.post(f"/companies/{stage.company.id}/erasures", headers=once())
    assert asked.status_code == 201
    await bring_to(stage, "in_review")
    refused = await stage.owner.get(f"/companies/{stage.company.id}/erasure-consequences")
    assert [found["code"] for found in refused.json()["hindrances"]] == ["open_vouchers"]
    await _later(database, store)
    assert await whole.value("SELECT status FROM erasure_requests") == "halted"
    assert await whole.value("SELECT name FROM companies WHERE id = :id", id=stage.company.id) == stage.company.name
    kinds = [notice["kind"] for notice in (await stage.owner.get("/notices")).json()["items"]]
    assert "erasure_halted" in kinds


async def test_only_the_person_and_the_owner_may_ask_or_take_back(client_as, visitor, company, database):
    async with database.write() as session:
        somebody = await make_account(session)
        elsewhere = await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    manager = await client_as(Role.MANAGER, organisation_id=company.id)
    officer = await client_as(Role.SYNTENS_OFFICER)
    stranger = await client_as(Role.OWNER, organisation_id=elsewhere.id)
    address = f"/companies/{company.id}/erasures"
    assert (await visitor.post(address, headers=once())).status_code == 401
    assert (await manager.post(address, headers=once())).status_code == 403
    assert (await officer.post(address, headers=once())).status_code == 403
    assert (await stranger.post(address, headers=once())).status_code == 404
    assert (await owner.post(f"/accounts/{somebody.id}/erasures", headers=once())).status_code == 404
    asked = await owner.post(address, headers=once())
    cancelling = f"/erasures/{asked.json()['id']}/cancellations"
    for client in (manager, stranger, officer):
        assert (await client.post(cancelling, headers={"If-Match": '"1"'})).status_code == 404


async def test_append_only_history_changes_for_nobody_else(database, client_as):
    from sqlalchemy.exc import DBAPIError

    stage = await set_stage(database, client_as)
    await bring_to(stage, "in_review")
    for sql in (
        "UPDATE voucher_status_changes SET actor_name = NULL",
        "DELETE FROM voucher_status_changes",
        "UPDATE audit_entries SET act = 'x'",
        "DELETE FROM audit_entries",
    ):
        with pytest.raises(DBAPIError, match="append-only"):
            async with database.write() as session:
                await session.execute(text(sql))
    with pytest.raises(DBAPIError, match="append-only"):
        await _move_while_erasing(database)


async def _move_while_erasing(database):
    async with database.write() as session:
        await session.execute(text("SELECT set_config('slimmerwerken.erasing', 'on', true)"))
        await session.execute(text("UPDATE voucher_status_changes SET to_status = 'granted'"))
