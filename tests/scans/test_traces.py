"""What the database itself keeps with a row, asked as somebody would who has a copy of it."""

import asyncio

import pytest
from sqlalchemy import func, select, text

from backend.scans.keys import hash_of
from backend.scans.models import Answer, Remark, Response, ScanStatus
from backend.scans.schemas.scans import ScanInvitationCreate
from backend.scans.service import answering, mixing, running
from backend.scans.service.inviting import invite
from tests.makers.organisations import make_company
from tests.makers.scans import make_scan

ANSWERED = ("scan_responses", "scan_answers", "scan_remarks")
PEOPLE = 9


async def _column(database, statement, **values):
    async with database.read() as session:
        return list(await session.scalars(text(statement), values))


async def _writers(database, *tables):
    """The transactions that wrote, locked or deleted a row that can still be seen."""
    found = set()
    for table in tables:
        for trace in ("xmin", "xmax"):
            found |= set(await _column(database, f"SELECT DISTINCT {trace}::text FROM {table}"))
    return found - {"0"}


@pytest.fixture
async def asked(committed):
    """A scan for which single-use links were printed; the second value holds their tokens as on the sheet."""
    async with committed.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
    wish = ScanInvitationCreate(audience="employee", kind="single_use", quantity=PEOPLE + 3)
    async with committed.write() as session:
        made = await invite(session, None, scan, wish, public_url="http://test")
    return scan, [link["url"].split("#")[1] for link in made["links"]]


@pytest.fixture
async def answered(committed, asked):
    """Nine people answer one after the other, in the order of the sheet; answers their keys in that order."""
    keys = []
    for token in asked[1][:PEOPLE]:
        async with committed.write() as session:
            keys.append((await answering.exchange(session, token))[0])
        for code in ("TAK1E", "TAK2E"):
            async with committed.write() as session:
                await answering.answer(session, keys[-1], code, 4)
        async with committed.write() as session:
            await answering.remark(session, keys[-1], "OPEN1", "Minder overleg")
    return keys


async def _close(committed, scan):
    async with committed.write() as session:
        found = await session.get_one(type(scan), scan.id, with_for_update=True)
        await running._close(session, found)  # the act without a person behind it


async def _order_of(committed, keys):
    """The people, as numbers, in the order in which their responses lie in the table."""
    lying = await _column(committed, "SELECT key_hash FROM scan_responses ORDER BY ctid")
    number = {hash_of(key): place for place, key in enumerate(keys)}
    return [number[bytes(each)] for each in lying]


async def test_links_lie_in_no_order_of_the_sheet(asked, committed):
    lying = [
        bytes(each) for each in await _column(committed, "SELECT token_hash FROM scan_invitation_tokens ORDER BY ctid")
    ]
    assert lying == sorted(lying)
    assert set(lying) == {hash_of(token) for token in asked[1]}


async def test_no_trace_of_a_link_is_a_trace_of_an_answer(committed, asked, answered):
    """At no moment: the links that are left bear the mark of the transaction that made them, and no other."""
    links = await _writers(committed, "scan_invitations", "scan_invitation_tokens")
    assert not links & await _writers(committed, *ANSWERED)
    await _close(committed, asked[0])
    assert await _writers(committed, "scan_invitations", "scan_invitation_tokens") == links
    assert not links & await _writers(committed, *ANSWERED)


async def test_after_closing_all_answers_were_written_by_one_transaction(committed, asked, answered):
    before = [await _column(committed, f"SELECT count(*) FROM {table}") for table in ANSWERED]
    await _close(committed, asked[0])
    for table in ANSWERED:
        assert len(await _column(committed, f"SELECT DISTINCT xmin::text FROM {table}")) == 1
    assert [await _column(committed, f"SELECT count(*) FROM {table}") for table in ANSWERED] == before
    async with committed.read() as session:
        given = (await answering.describe(session, *await answering.queries.get_response(session, answered[3])))[
            "answers"
        ]
    assert given == [{"item_code": "TAK1E", "value": 4}, {"item_code": "TAK2E", "value": 4}]


@pytest.fixture
async def room(committed):
    """Tables without places that rows of before left free: PostgreSQL would fill those first."""
    async with committed.write() as session:
        await session.execute(text("TRUNCATE scan_responses CASCADE"))


async def test_answers_lie_as_they_were_shuffled(committed, room, asked, answered, monkeypatch):
    """Unmixed, the table lies in the order of arrival: that is what mixing is for."""
    assert await _order_of(committed, answered) == list(range(PEOPLE))
    monkeypatch.setattr(
        mixing, "shuffle", lambda rows: rows.sort(key=lambda row: str(row.get("id") or row["response_id"]))
    )
    await _close(committed, asked[0])
    for table, person in (("scan_responses", "id"), ("scan_answers", "response_id"), ("scan_remarks", "response_id")):
        lying = await _column(committed, f"SELECT {person}::text FROM {table} ORDER BY ctid")
        assert lying == sorted(lying)


def test_the_shuffle_draws_from_the_system():
    orders = set()
    for _ in range(20):
        rows = list(range(PEOPLE))
        mixing.shuffle(rows)
        orders.add(tuple(rows))
    assert len(orders) > 15


async def test_the_worker_mixes_an_open_scan_once_for_each_time_somebody_answered(committed, asked, answered):
    async def mixed():
        async with committed.write() as session:
            return await mixing.mix_open(session)

    assert [await mixed(), await mixed()] == [1, 0]
    assert len(await _writers(committed, "scan_responses") & await _writers(committed, "scan_answers")) == 1
    async with committed.write() as session:
        await answering.answer(session, answered[0], "TAK1E", 2)
    assert [await mixed(), await mixed()] == [1, 0]
    await _close(committed, asked[0])
    assert await mixed() == 0


async def test_what_is_withdrawn_while_the_scan_is_mixed_does_not_come_back(committed, asked, answered):
    """And what is answered meanwhile stays: both wait for the lock on the scan."""
    async with committed.write() as session:
        scan = await session.get_one(type(asked[0]), asked[0].id, with_for_update=True)

        async def withdraw():
            async with committed.write() as other:
                await answering.withdraw(other, answered[0])

        async def answer():
            async with committed.write() as other:
                await answering.answer(other, answered[1], "TAK3E", 1)

        others = [asyncio.create_task(withdraw()), asyncio.create_task(answer())]
        await asyncio.sleep(0.2)
        await mixing.mix(session, scan)
    await asyncio.gather(*others)
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(Response)) == PEOPLE - 1
        assert await session.scalar(select(func.count()).select_from(Answer)) == 2 * (PEOPLE - 1) + 1
        assert await session.scalar(select(func.count()).select_from(Remark)) == PEOPLE - 1


async def test_a_closed_scan_is_not_mixed_again_when_its_closing_is_refused(committed, asked, answered):
    await _close(committed, asked[0])
    async with committed.read() as session:
        assert (await session.get_one(type(asked[0]), asked[0].id)).status is ScanStatus.CLOSED
    with pytest.raises(Exception, match="move"):
        await _close(committed, asked[0])


async def test_the_database_clears_what_was_deleted_within_a_minute(committed):
    """A deleted link keeps the mark of the transaction that made the response until it is cleared."""
    for table in ("scan_invitation_tokens", "scan_responses"):
        told = await _column(committed, "SELECT unnest(reloptions) FROM pg_class WHERE relname = :table", table=table)
        assert {"autovacuum_vacuum_threshold=0", "autovacuum_vacuum_scale_factor=0"} <= set(told)


async def test_no_table_of_answers_counts_or_dates_its_rows(committed):
    found = await _column(
        committed,
        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_name = ANY(:tables) AND "
        "(column_default IS NOT NULL OR is_identity = 'YES' OR is_generated <> 'NEVER' OR data_type ~ 'time|date')",
        tables=[*ANSWERED, "scan_invitation_tokens"],
    )
    assert found == []
