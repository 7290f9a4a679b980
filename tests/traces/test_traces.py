"""The trace of a voucher: what it tells, to whom, and what can be restarted."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.integration.models import OutboxMessage
from backend.mails.models import WAITS, Mail, MailStatus
from backend.notifications import delivery
from backend.traces.entries import SELECTS
from backend.traces.schemas import TraceKind
from tests.makers.identity import make_account, make_organisation
from tests.makers.payments import another
from tests.makers.vouchers import bring_to, once, set_stage
from tests.makers.webhooks import make_message, make_webhook

SENDING = {"sender": "Slimmer Werken <programma@slimmerwerken.example>", "public_url": "https://slimmerwerken.example/"}


def kind_of(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


async def trace(client, voucher, query=""):
    answer = await client.get(f"/vouchers/{voucher}/trace?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def restart(client, voucher, item, *, kind="mail", headers=None):
    wish = {"kind": kind, "itemId": str(item), "reason": "De mailserver doet het weer."}
    return await client.post(f"/vouchers/{voucher}/restarts", json=wish, headers=headers or once())


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


@pytest.fixture
async def voucher(stage):
    return await bring_to(stage, "granted")


@pytest.fixture
async def failed(database, voucher):
    """A mail about the voucher that was given up, and its first message in line."""
    async with database.write() as session:
        mail = await session.scalar(select(Mail).where(Mail.about_id == UUID(voucher)).limit(1))
        while mail.status is not MailStatus.FAILED:
            mail.fail(clock.now(), "SMTPDataError: 451 <ineke@gebint.example> later", for_good=False)
        message = await session.scalar(select(OutboxMessage).where(OutboxMessage.subject_id == UUID(voucher)).limit(1))
        message.failed_at, message.attempts, message.last_error = clock.now(), 15, "OSError: weg"
    return mail.id, message.id


async def test_moves_messages_and_mails_stand_on_one_time_line(stage, voucher):
    items = (await trace(stage.officer, voucher, "order=oldest"))["items"]
    assert [item["what"] for item in items if item["kind"] == "move"] == ["submitted", "in_review", "granted"]
    assert [item["position"] for item in items if item["kind"] == "message"] == [1, 2, 3]
    mails = [item for item in items if item["kind"] == "mail"]
    assert {item["state"] for item in mails} == {"waiting"}
    assert "voucher_granted" in {item["what"] for item in mails}
    assert [item["at"] for item in items] == sorted(item["at"] for item in items)
    newest = (await trace(stage.officer, voucher))["items"]
    assert newest == items[::-1]


async def test_pages_meet_without_gap_or_repetition(stage, voucher):
    whole = (await trace(stage.officer, voucher, "limit=100"))["items"]
    keys, after = [], ""
    while True:
        page = await trace(stage.officer, voucher, f"limit=2{after}")
        keys += [item["key"] for item in page["items"]]
        if page["nextCursor"] is None:
            break
        after = f"&after={page['nextCursor']}"
    assert keys == [item["key"] for item in whole]
    assert len(set(keys)) == len(keys) > 6


@pytest.mark.parametrize(
    "cursor",
    ["x", "AAAA", "W10", "WzEsMl0", "WyIyMDI2LTAxLTAxIiwgImEiXQ", "WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzE0OjAwIiwgImEiXQ"],
)
async def test_a_cursor_of_ones_own_making_is_refused(stage, voucher, cursor):
    assert kind_of(await stage.officer.get(f"/vouchers/{voucher}/trace?after={cursor}")) == (400, "cursor-invalid")


async def test_failures_and_kinds_are_picked_out_and_no_words_of_a_server_are_shown(stage, voucher, failed):
    page = await stage.officer.get(f"/vouchers/{voucher}/trace?onlyFailures=true")
    assert {(item["kind"], item["state"], item["canRestart"]) for item in page.json()["items"]} == {
        ("mail", "failed", True),
        ("message", "failed", True),
    }
    assert {item["fault"] for item in page.json()["items"]} == {"SMTPDataError", "OSError"}
    assert "@" not in page.text
    only = await trace(stage.officer, voucher, "kind=mail&kind=feed")
    assert {item["kind"] for item in only["items"]} <= {"mail", "feed"}


async def test_a_mail_that_the_receiver_refused_has_bounced(database, stage, voucher):
    async with database.write() as session:
        mail = await session.scalar(select(Mail).where(Mail.about_id == UUID(voucher)).limit(1))
        mail.fail(clock.now(), "SMTPRecipientsRefused: 550", for_good=True)
    [item] = (await trace(stage.officer, voucher, "onlyFailures=true"))["items"]
    assert (item["state"], item["itemId"], item["tries"]) == ("bounced", str(mail.id), 1)


async def test_a_webhook_tells_whose_it_is_and_its_state_only(database, stage, voucher):
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens West")
        endpoint = await make_webhook(session, body.id)
        delivery_ = await make_message(session, endpoint, UUID(voucher), 1)
        delivery_.attempts = 2
        await make_message(session, endpoint, uuid4(), 1)
    [item] = (await trace(stage.officer, voucher, "kind=webhook"))["items"]
    assert (item["actor"], item["state"], item["canRestart"]) == ("Syntens West", "retrying", False)
    assert "hooks.voorbeeld.example" not in str(item)


async def test_money_shows_without_account_or_holder(database, client_as):
    stage = await set_stage(database, client_as)
    settled = await bring_to(stage, "settled")
    [item] = (await trace(stage.officer, settled, "kind=payment"))["items"]
    assert (item["what"], item["amountCents"]) == ("due", 2_500_00)


async def test_the_trace_is_for_officers_only(stage, voucher, client_as, visitor):
    for client in (stage.owner, stage.adviser_client, await client_as(Role.BRANCH_OFFICER)):
        assert (await client.get(f"/vouchers/{voucher}/trace")).status_code == 403
        assert (await restart(client, voucher, uuid4())).status_code == 403
    assert (await visitor.get(f"/vouchers/{voucher}/trace")).status_code == 401
    assert (await trace(await client_as(Role.PROGRAMME_OFFICER), voucher))["items"]


async def test_an_officer_with_an_interest_sees_and_restarts_nothing(database, client_as, stage, voucher, failed):
    async with database.write() as session:
        account = await make_account(session)
        session.add(Membership(account_id=account.id, organisation_id=stage.company.id, role=Role.OWNER))
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens Oost")
    officer = await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id, account_id=account.id)
    assert kind_of(await officer.get(f"/vouchers/{voucher}/trace")) == (403, "trace-not-yours")
    assert kind_of(await restart(officer, voucher, failed[0])) == (403, "trace-not-yours")


async def test_a_draft_has_no_trace_for_officers(stage):
    draft = await bring_to(stage, "draft")
    assert (await stage.officer.get(f"/vouchers/{draft}/trace")).status_code == 404


@pytest.mark.parametrize("place", [0, 1])
async def test_what_failed_is_restarted_once_with_its_reason(database, stage, voucher, failed, place):
    kind, item = ("mail", "message")[place], failed[place]
    headers = once()
    answer = await restart(stage.officer, voucher, item, kind=kind, headers=headers)
    assert (answer.status_code, answer.json()["tries"], answer.json()["canRestart"]) == (201, 0, False)
    assert answer.json()["state"] == "retrying"
    again = await restart(stage.officer, voucher, item, kind=kind, headers=headers)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert kind_of(await restart(stage.officer, voucher, item, kind=kind)) == (409, "not-restartable")
    async with database.read() as session:
        [row] = await session.scalars(select(AuditEntry).where(AuditEntry.act == "vouchers.restart-step"))
    assert (row.details["reason"], row.organisation_id) == ("De mailserver doet het weer.", None)
    [told] = (await trace(stage.officer, voucher, "kind=restart"))["items"]
    assert (told["what"], told["reason"]) == (kind, "De mailserver doet het weer.")


async def test_what_belongs_to_another_voucher_or_waits_is_not_restarted(database, client_as, stage, voucher, failed):
    other = await bring_to(await another(database, client_as, stage), "submitted")
    assert kind_of(await restart(stage.officer, other, failed[0])) == (404, "trace-item-not-found")
    assert kind_of(await restart(stage.officer, other, failed[1], kind="message")) == (404, "trace-item-not-found")
    assert kind_of(await restart(stage.officer, voucher, failed[1])) == (404, "trace-item-not-found")
    async with database.write() as session:
        waiting = await session.scalar(
            select(Mail.id).where(Mail.about_id == UUID(voucher), Mail.status == MailStatus.QUEUED).limit(1)
        )
    assert kind_of(await restart(stage.officer, voucher, waiting)) == (409, "not-restartable")


async def test_a_restarted_mail_arrives_whole_and_never_twice(database, stage, voucher, failed, tmp_path):
    assert (await restart(stage.officer, voucher, failed[0])).status_code == 201
    deliver = delivery.deliverer("", tmp_path)
    async with database.write() as session:
        while await delivery.deliver_next(session, deliver, **SENDING):
            pass
    assert (tmp_path / f"{failed[0]}.eml").exists()
    assert kind_of(await restart(stage.officer, voucher, failed[0])) == (409, "not-restartable")


async def test_a_worker_killed_between_sending_and_recording_leaves_nothing_to_restart(
    database, stage, voucher, failed, tmp_path
):
    assert (await restart(stage.officer, voucher, failed[0])).status_code == 201
    async with database.write() as session:
        others = update(Mail).where(Mail.id != failed[0])
        await session.execute(others.values(next_attempt_at=clock.now() + timedelta(days=1)))
    deliver = delivery.deliverer("", tmp_path)

    async def killed():
        async with database.write() as session:
            assert await delivery.deliver_next(session, deliver, **SENDING)
            raise ProcessLookupError

    with pytest.raises(ProcessLookupError):
        await killed()
    assert kind_of(await restart(stage.officer, voucher, failed[0])) == (409, "not-restartable")
    async with database.write() as session:
        assert await delivery.deliver_next(session, deliver, **SENDING)
        assert not await delivery.deliver_next(session, deliver, **SENDING)
    assert [path.name for path in tmp_path.iterdir()] == [f"{failed[0]}.eml"]


async def test_the_database_sends_nothing_again_either(database, voucher):
    async def requeue():
        async with database.write() as session:
            mail = await session.scalar(select(Mail).where(Mail.about_id == UUID(voucher)).limit(1))
            mail.send(clock.now())
            await session.flush()
            mail.status, mail.sent_at = MailStatus.QUEUED, None

    with pytest.raises(IntegrityError, match="not sent again"):
        await requeue()


def test_a_mail_about_anything_else_forgets_what_fills_it_when_it_fails():
    mail = Mail(template="sign_in_link", params={"link": "/x"}, attempts=len(WAITS))
    mail.fail(clock.now(), "OSError: weg", for_good=False)
    assert (mail.status, mail.params) == (MailStatus.FAILED, {})


async def test_it_takes_as_many_statements_for_many_entries_as_for_few(database, engine, stage, voucher):
    async def statements():
        seen = []
        note = lambda *given: seen.append(given[2])  # noqa: E731 - a listener that can be taken off again
        event.listen(engine.sync_engine, "before_cursor_execute", note)
        await trace(stage.officer, voucher, "limit=100")
        event.remove(engine.sync_engine, "before_cursor_execute", note)
        return len([each for each in seen if "SAVEPOINT" not in each])

    await trace(stage.officer, voucher)
    few = await statements()
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens West")
        endpoint = await make_webhook(session, body.id)
        for number in range(30):
            await make_message(session, endpoint, UUID(voucher), number)
    assert await statements() == few


@pytest.mark.parametrize("kind", TraceKind)
async def test_each_kind_is_found_through_an_index(session, kind):
    await session.execute(text("SET LOCAL enable_seqscan = off"))
    wanted = SELECTS[kind](uuid4()).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    plan = "\n".join(await session.scalars(text("EXPLAIN " + str(wanted).replace(":", "\\:"))))
    assert "Index" in plan
    assert "Seq Scan" not in plan
