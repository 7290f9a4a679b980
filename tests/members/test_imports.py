"""A branch sends a file with its members: what would change is told first, and then happens whole or not at all."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.core.problems import Unavailable
from backend.identity.scopes import Role
from backend.members.contents import open_contents
from backend.members.models import MemberImport, MemberImportMismatch, MemberImportRow
from backend.members.service.forgetting import forget_past
from tests.makers.members import FORMATS, as_csv, as_file, member

NOTHING = dict.fromkeys(("new", "changed", "unchanged", "back", "wrong", "doubled", "mended", "absent"), 0)


async def members_of(officer, query="pageSize=100"):
    return {each["kvkNumber"]: each for each in (await officer.get(f"/members?{query}")).json()["items"]}


@pytest.mark.parametrize("file_format", FORMATS)
async def test_a_file_is_read_compared_and_taken_in(officer, importing, file_format):
    rows = [member(1_000_001 + at) for at in range(3)]
    sent = await importing.send(as_file(file_format, rows))
    assert (sent.status_code, sent.json()["status"], sent.json()["counts"]) == (202, "reading", None), sent.text
    ready = await importing.read(sent)
    told = ready.json()
    assert (told["status"], told["fileFormat"], told["rowsDone"], told["rowsTotal"]) == ("ready", file_format, 3, 3)
    assert told["counts"] == {**NOTHING, "new": 3}
    assert await members_of(officer) == {}
    done = (await importing.carry_out(ready)).json()
    assert (done["status"], done["counts"], done["failure"]) == ("done", {**NOTHING, "new": 3}, None)
    found = await members_of(officer)
    assert found["01000001"] == {
        "kvkNumber": "01000001",
        "name": "Voorbeeldbedrijf 1000001",
        "sbiVersion": "2008",
        "sbiCode": "25.11",
        "employees": 24,
        "postcode": "8011",
        "since": "2019-05-01",
        "endedAt": None,
        "companyId": None,
        "version": 1,
    }
    assert len(found) == 3


async def test_the_columns_are_recognised_and_shown_with_samples(importing):
    told = (await importing.ready([member(90_000_001, name="Bakkerij Één")])).json()
    assert told["mapping"] == {
        "kvkNumber": 0,
        "name": 1,
        "sbiVersion": None,
        "sbiCode": 2,
        "employees": 3,
        "postcode": 4,
        "since": 5,
    }
    assert told["columns"][1] == {"heading": "Bedrijfsnaam", "samples": ["Bakkerij Één"]}
    assert told["columns"][6] == {"heading": "Contactpersoon", "samples": ["Iemand"]}


async def test_columns_that_are_not_recognised_are_asked_for_and_the_file_is_read_anew(officer, importing):
    content = as_csv([["90000001", "Voorbeeld"]], headings=("Getal", "Wie"))
    ready = await importing.ready(content)
    assert (ready.json()["status"], ready.json()["counts"]) == ("ready", None)
    refused = await importing.move(ready, "importing")
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/import-not-ready")
    beyond = await importing.change(ready, mapping={"kvkNumber": 0, "name": 2})
    assert (beyond.status_code, beyond.json()["errors"][0]["location"]) == (400, "#/mapping")
    twice = await importing.change(ready, mapping={"kvkNumber": 0, "name": 0})
    assert twice.status_code == 400
    changed = await importing.change(ready, mapping={"kvkNumber": 0, "name": 1})
    assert (changed.status_code, changed.json()["status"]) == (200, "reading")
    await importing.work()
    again = await officer.get(f"/member-imports/{ready.json()['id']}")
    assert again.json()["counts"] == {**NOTHING, "new": 1}


async def test_what_is_in_the_register_changes_stays_or_comes_back(officer, importing):
    numbers = [90_000_001, 90_000_002, 90_000_003, 90_000_004]
    await importing.carry_out(await importing.ready([member(number) for number in numbers]))
    await officer.delete("/members/90000003", headers={"If-Match": '"1"'})
    ready = await importing.ready(
        [member(90_000_001), member(90_000_002, name="Anders B.V."), member(90_000_003), member(90_000_009)]
    )
    counts = {**NOTHING, "unchanged": 1, "changed": 1, "back": 1, "new": 1, "absent": 1}
    assert ready.json()["counts"] == counts
    done = await importing.carry_out(ready)
    assert done.json()["counts"] == {**counts, "absent": 0}
    found = await members_of(officer)
    assert [found[number]["version"] for number in sorted(found)] == [1, 2, 3, 1, 1]
    assert {each["endedAt"] for each in found.values()} == {None}
    assert found["90000002"]["name"] == "Anders B.V."


async def test_a_field_that_has_no_column_stays_and_an_empty_cell_is_not_known(officer, importing):
    await importing.carry_out(await importing.ready([member(90_000_001)]))
    only = as_csv([["90000001", "Voorbeeldbedrijf 90000001", ""]], headings=("KVK", "Naam", "Postcode"))
    done = await importing.carry_out(await importing.ready(only))
    assert done.json()["counts"]["changed"] == 1
    found = (await members_of(officer))["90000001"]
    assert (found["postcode"], found["employees"], found["since"]) == (None, 24, "2019-05-01")


async def test_who_is_not_in_the_file_ends_only_when_asked_and_many_only_when_confirmed(officer, importing):
    await importing.carry_out(await importing.ready([member(90_000_001 + at) for at in range(4)]))
    ready = await importing.ready([member(90_000_001)])
    assert (ready.json()["counts"]["absent"], ready.json()["endsAbsent"]) == (3, False)
    ending = await importing.change(ready, endsAbsent=True)
    assert (ending.json()["status"], ending.json()["endsToConfirm"]) == ("ready", True)
    refused = await importing.move(ending, "importing")
    assert (refused.status_code, refused.json()["type"], refused.json()["absent"]) == (
        409,
        "/v1/problems/import-ends-many",
        3,
    )
    assert (await officer.get(f"/member-imports/{ready.json()['id']}")).json()["status"] == "ready"
    done = await importing.carry_out(ending, confirmEnds=True)
    assert done.json()["counts"]["absent"] == 3
    assert set(await members_of(officer, "status=current")) == {"90000001"}


async def test_whoever_stands_in_a_wrong_row_or_was_entered_since_does_not_end(database, officer, importing):
    await importing.carry_out(await importing.ready([member(90_000_001), member(90_000_002), member(90_000_003)]))
    ready = await importing.ready([member(90_000_001), member(90_000_002, postcode="nergens")])
    ending = await importing.change(ready, endsAbsent=True)
    async with database.write() as session:
        later = "UPDATE branch_members SET updated_at = now() + interval '1 minute' WHERE kvk_number = '90000003'"
        await session.execute(text(later))
    done = await importing.carry_out(ending, confirmEnds=True)
    assert (done.json()["counts"]["absent"], done.json()["counts"]["wrong"]) == (0, 1)
    assert set(await members_of(officer, "status=current")) == {"90000001", "90000002", "90000003"}


async def test_a_number_that_cannot_be_read_asks_for_a_confirmation_of_every_end(importing):
    await importing.carry_out(await importing.ready([member(90_000_001 + at) for at in range(20)]))
    rows = [member(90_000_001 + at) for at in range(19)]
    assert (await importing.ready(rows)).json()["endsToConfirm"] is False
    assert (await importing.ready([*rows, member("onbekend")])).json()["endsToConfirm"] is True


async def test_an_import_is_one_act_in_the_trail(database, officer, branch, importing):
    done = await importing.carry_out(await importing.ready([member(90_000_001), member("x")]))
    async with database.read() as session:
        (entry,) = (await session.scalars(select(AuditEntry))).all()
    assert (entry.act, entry.organisation_id, str(entry.object_id)) == ("members.import", branch.id, done.json()["id"])
    assert entry.account_id is not None
    assert entry.details == {**NOTHING, "new": 1, "wrong": 1}


async def test_an_import_that_is_cancelled_changes_nothing(officer, importing):
    sent = await importing.send(as_csv([member(90_000_001)]))
    cancelled = await importing.move(sent, "cancelled")
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "cancelled")
    ready = await importing.ready([member(90_000_001)])
    started = await importing.move(ready, "importing")
    stopped = await importing.move(started, "cancelled")
    assert stopped.json()["status"] == "cancelled"
    await importing.work()
    assert await members_of(officer) == {}
    again = await officer.get(f"/member-imports/{ready.json()['id']}")
    late = await importing.move(again, "importing")
    assert (late.status_code, late.json()["currentStatus"]) == (409, "cancelled")
    assert (await importing.change(again, endsAbsent=True)).status_code == 409


async def test_what_ended_keeps_no_file_no_rows_and_no_samples(database, settings, importing):
    done = await importing.carry_out(await importing.ready([member(90_000_001), member("x")]))
    assert {sample for column in done.json()["columns"] for sample in column["samples"]} == set()
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(MemberImportRow)) == 0
        (kept,) = await session.scalars(select(MemberImport))
    with pytest.raises(Unavailable):
        await open_contents(settings).read(kept.id)
    assert (await importing.mismatches(done))["total"] == 1


async def test_after_a_week_nothing_is_left_of_an_import(database, settings, importing):
    await importing.ready([member(90_000_001), member("x")])
    store = open_contents(settings)
    async with database.write() as session:
        assert await forget_past(session, store) == 0
        made = await session.scalar(select(MemberImport))
        made.created_at = clock.now() - timedelta(days=8)
        await session.flush()
        assert await forget_past(session, store) == 1
        for table in (MemberImport, MemberImportRow, MemberImportMismatch):
            assert await session.scalar(select(func.count()).select_from(table)) == 0
    with pytest.raises(Unavailable):
        await store.read(made.id)


async def test_what_fails_halfway_leaves_the_register_as_it_was(officer, importing, monkeypatch):
    ready = await importing.ready([member(90_000_001)])

    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(MemberImport, "finish", fail)
    failed = await importing.carry_out(ready)
    assert (failed.json()["status"], sorted(failed.json()["failure"])) == ("failed", ["en", "nl"])
    assert await members_of(officer) == {}


@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.BRANCH_OFFICER], ids=lambda role: role.value
)
async def test_nobody_but_a_branch_imports_members(client_as, importing, role):
    other = await client_as(role)
    ready = await importing.ready([member(90_000_001)])
    address = f"/member-imports/{ready.json()['id']}"
    for answer in (
        await other.get("/member-imports"),
        await importing.send(b"x", other),
        await other.get(address),
        await other.get(f"{address}/mismatches"),
        await other.get(f"{address}/mismatches/files"),
        await other.patch(address, json={}, headers={"If-Match": "*"}),
        await other.post(f"{address}/status-changes", json={"toStatus": "importing"}, headers={"If-Match": "*"}),
    ):
        assert answer.status_code == 403


async def test_another_branch_sees_nothing_of_an_import(client_as, importing):
    other = await client_as(Role.BRANCH_OFFICER)
    ready = await importing.ready([member("x")])
    address = f"/member-imports/{ready.json()['id']}"
    assert (await other.get("/member-imports")).json()["items"] == []
    for answer in (
        await other.get(address),
        await other.get(f"{address}/mismatches"),
        await other.get(f"{address}/mismatches/files"),
        await other.patch(address, json={}, headers={"If-Match": "*"}),
        await other.post(f"{address}/status-changes", json={"toStatus": "importing"}, headers={"If-Match": "*"}),
    ):
        assert answer.status_code == 404


async def test_only_the_version_that_was_seen_is_changed_or_carried_out(officer, importing):
    ready = await importing.ready([member(90_000_001)])
    address = f"/member-imports/{ready.json()['id']}"
    assert (await officer.patch(address, json={"endsAbsent": True})).status_code == 428
    stale = {"If-Match": '"1"'}
    assert (await officer.patch(address, json={"endsAbsent": True}, headers=stale)).status_code == 412
    start = {"toStatus": "importing"}
    assert (await officer.post(f"{address}/status-changes", json=start, headers=stale)).status_code == 412
    assert (await officer.post(f"{address}/status-changes", json=start)).status_code == 428


async def test_a_file_that_is_sent_again_with_its_key_is_one_import(officer, importing):
    key = {"Idempotency-Key": "leden-van-november"}
    first = await importing.send(as_csv([member(90_000_001)]), **key)
    again = await importing.send(as_csv([member(90_000_001)]), **key)
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["idempotent-replayed"] == "true"
    assert len((await officer.get("/member-imports")).json()["items"]) == 1


async def test_a_branch_has_a_few_imports_open_at_a_time(importing):
    for _ in range(5):
        assert (await importing.send(as_csv([member(90_000_001)]))).status_code == 202
    for content in (as_csv([member(90_000_001)]), b"%PDF-1.4"):  # what it is, is not even looked at
        refused = await importing.send(content)
        assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/too-many-imports")
