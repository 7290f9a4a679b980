"""The digest: one mail, once a day, with what was not read; and the way out of it."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.core.signed_codes import Codes
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.notifications import digests, service
from backend.notifications.delivery import write
from backend.notifications.models import MailRhythm, Notice, NotificationPreference
from tests.conftest import PUBLIC_URL
from tests.makers.identity import make_account
from tests.notifications.test_preferences import preference, tell

ONE_CLICK = {"Content-Type": "application/x-www-form-urlencoded", "X-Requested-With": "", "Origin": ""}
MONDAY = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)  # half past seven in the Netherlands
THURSDAY = MONDAY + timedelta(days=3)


@pytest.fixture
def codes(settings):
    return digests.codes_of(settings)


async def told_at(session, account, template, moment, link="/vragen/1", **params):
    """Tell them at this moment."""
    before = set(await session.scalars(select(Notice.id)))
    with clock.set_to(moment):
        await tell(session, account, template, link, **params)
    made = await session.scalar(select(Notice).where(Notice.id.not_in(before)))
    made.created_at = moment
    await session.flush()
    return made


async def sent(session, codes, moment):
    """The digests that are made at this moment."""
    before = set(await session.scalars(select(Mail.id)))
    with clock.set_to(moment):
        await digests.send_digests(session, codes)
    made = await session.scalars(select(Mail).where(Mail.template == digests.DIGEST).order_by(Mail.recipient))
    return [mail for mail in made if mail.id not in before]


def travelled(mail):
    message = write(mail, sender="Slimmer Werken <post@slimmerwerken.example>", public_url=PUBLIC_URL)
    return message_from_bytes(message.as_bytes(), policy=policy.default)


async def test_a_digest_tells_what_was_not_read_kind_by_kind(session, codes):
    account = await make_account(session, name="Tessa Voorbeeld", email="tessa@voorbeeld.example")
    await preference(session, account, case=MailRhythm.DAILY, news=MailRhythm.DAILY)
    for link in ("/vragen/1", "/vragen/1", "/vragen/2"):
        await told_at(session, account, "question_answered", THURSDAY - timedelta(hours=3), link)
    await told_at(session, account, "question_answer_chosen", THURSDAY - timedelta(hours=2), "/vragen/3")
    read = await told_at(session, account, "practice_published", THURSDAY - timedelta(hours=1), "/praktijk/al-gelezen")
    read.read_at = THURSDAY
    (mail,) = await sent(session, codes, THURSDAY)
    message = travelled(mail)
    code = codes.make(account.id)
    assert message["Subject"] == "Uw meldingen van Slimmer Werken"
    assert message["To"] == "tessa@voorbeeld.example"
    assert message["List-Unsubscribe"] == f"<{PUBLIC_URL}/v1/digest-unsubscriptions/{code}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert plain.index("== Uw eigen zaken ==") < plain.index("== Wat anderen doen ==")
    assert "Werk dat op u wacht" not in plain
    for expected in (
        f"{PUBLIC_URL}/vragen/1",
        f"{PUBLIC_URL}/vragen/2",
        f"{PUBLIC_URL}/vragen/3",
        f"{PUBLIC_URL}/account/meldingen",
        f"{PUBLIC_URL}/meldingen/afmelden#{code}",
        "· 2 keer",
        "03-12-2026 05:30",
    ):
        assert plain.count(expected) == 1, expected
    assert "al-gelezen" not in plain
    html = message.get_body(("html",)).get_content()
    assert f'href="{PUBLIC_URL}/vragen/3"' in html
    assert "Tessa" not in str(message["Subject"])
    assert await sent(session, codes, THURSDAY + timedelta(days=1)) == []  # told once


async def test_nothing_to_tell_is_no_mail(session, codes):
    account = await make_account(session)
    await preference(session, account, case=MailRhythm.DAILY)
    assert await sent(session, codes, THURSDAY) == []
    notice = await told_at(session, account, "question_answered", THURSDAY - timedelta(hours=1))
    notice.read_at = THURSDAY
    assert await sent(session, codes, THURSDAY) == []


async def test_a_mail_at_once_and_the_app_only_leave_nothing_for_a_digest(session, codes):
    account = await make_account(session)
    await preference(session, account, community=MailRhythm.APP_ONLY)
    await told_at(session, account, "question_answered", THURSDAY - timedelta(hours=1))
    await told_at(session, account, "question_answer_chosen", THURSDAY - timedelta(hours=1))
    await told_at(session, account, "question_post_hidden", THURSDAY - timedelta(hours=1), reason="Reclame.")
    assert await sent(session, codes, THURSDAY) == []


async def test_weekly_comes_on_monday_and_a_monday_without_a_worker_is_made_up_for(session, codes):
    account = await make_account(session)
    await preference(session, account, case=MailRhythm.WEEKLY)
    await told_at(session, account, "question_answered", MONDAY - timedelta(days=3))
    assert await sent(session, codes, MONDAY - timedelta(days=1)) == []
    await told_at(session, account, "question_answered", MONDAY + timedelta(days=1), "/vragen/2")
    (mail,) = await sent(session, codes, MONDAY + timedelta(days=2))  # nobody worked before
    assert [article["link"] for article in mail.bulk["articles"]] == ["/vragen/1"]
    (mail,) = await sent(session, codes, MONDAY + timedelta(days=7))
    assert [article["link"] for article in mail.bulk["articles"]] == ["/vragen/2"]


async def test_who_never_chose_gets_what_others_do_daily_and_news_weekly(session, codes):
    account = await make_account(session)
    await told_at(session, account, "question_answer_chosen", THURSDAY - timedelta(hours=1))
    await told_at(session, account, "campaign_opened", THURSDAY - timedelta(hours=1), "/bedrijf")
    (mail,) = await sent(session, codes, THURSDAY)
    assert [article["link"] for article in mail.bulk["articles"]] == ["/vragen/1"]
    (mail,) = await sent(session, codes, MONDAY + timedelta(days=7))
    assert [article["link"] for article in mail.bulk["articles"]] == ["/bedrijf"]


async def test_a_digest_waits_for_the_end_of_quiet_hours_and_of_the_weekend(session, codes):
    late = await make_account(session, email="laat@voorbeeld.example")
    free = await make_account(session, email="vrij@voorbeeld.example")
    await preference(session, late, case=MailRhythm.DAILY, quiet_from="22:00", quiet_until="09:00")
    await preference(session, free, case=MailRhythm.DAILY, quiet_weekends=True)
    saturday = MONDAY - timedelta(days=2)
    for account in (late, free):
        await told_at(session, account, "question_answered", saturday - timedelta(hours=1))
    (mail,) = await sent(session, codes, saturday)
    assert (mail.recipient, mail.next_attempt_at) == (late.email, datetime(2026, 11, 28, 8, tzinfo=UTC))
    (mail,) = await sent(session, codes, MONDAY)
    assert mail.recipient == free.email


async def test_what_waited_comes_once_more_when_mail_at_once_is_chosen(session, codes):
    account = await make_account(session)
    chosen = await preference(session, account, case=MailRhythm.WEEKLY)
    await told_at(session, account, "question_answered", THURSDAY - timedelta(hours=1))
    chosen.case_mail = MailRhythm.AT_ONCE
    await session.flush()
    (mail,) = await sent(session, codes, THURSDAY)
    assert [article["link"] for article in mail.bulk["articles"]] == ["/vragen/1"]


async def waiting(database, people):
    """So many people for whom something waits."""
    async with database.write() as session:
        for number in range(people):
            account = await make_account(session, email=f"{number}@voorbeeld.example")
            await told_at(session, account, "question_answer_chosen", THURSDAY - timedelta(hours=1))


async def numbers(database):
    """Digests made, and people to whom."""
    async with database.read() as session:
        made = select(func.count(), func.count(Mail.recipient.distinct())).where(Mail.template == digests.DIGEST)
        return tuple((await session.execute(made)).one())


async def test_workers_side_by_side_send_one_digest_each_person(committed, codes):
    await waiting(committed, 12)

    async def work():
        with clock.set_to(THURSDAY):
            async with committed.write() as session:
                await digests.send_digests(session, codes)

    await asyncio.gather(*[work() for _ in range(4)])
    assert await numbers(committed) == (12, 12)


async def test_a_worker_that_dies_halfway_leaves_it_whole_for_the_next(committed, codes):
    await waiting(committed, 5)
    with clock.set_to(THURSDAY):
        with suppress(RuntimeError):
            async with committed.write() as session:
                await digests.send_digests(session, codes)
                raise RuntimeError("killed before its transaction ended")
        assert await numbers(committed) == (0, 0)
        for _ in range(2):
            async with committed.write() as session:
                await digests.send_digests(session, codes)
    assert await numbers(committed) == (5, 5)


async def test_one_click_stops_the_digest_and_opening_does_not(client_as, visitor, database, codes):
    async with database.write() as session:
        account = await make_account(session)
        await told_at(session, account, "question_answer_chosen", THURSDAY - timedelta(hours=1))
        assert len(await sent(session, codes, THURSDAY)) == 1
        await told_at(session, account, "question_answer_chosen", THURSDAY + timedelta(hours=1))
    code = codes.make(account.id)
    path = f"/digest-unsubscriptions/{code}"
    opened = await visitor.get(path, follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, f"/meldingen/afmelden#{code}")
    assert (await visitor.post(path, headers=ONE_CLICK, content=b"")).status_code == 400
    assert (await numbers(database))[0] == 1
    for _ in range(2):
        done = await visitor.post(path, headers=ONE_CLICK, content=b"List-Unsubscribe=One-Click")
        assert done.status_code == 204
        assert "set-cookie" not in done.headers
    assert (await numbers(database))[0] == 0  # the one in the queue is gone
    client = await client_as(Role.OWNER, account_id=account.id)
    mail = (await client.get("/notification-preferences")).json()["mail"]
    assert mail == {"case": "at_once", "work": "at_once", "community": "app_only", "news": "app_only"}
    async with database.write() as session:
        assert await sent(session, codes, THURSDAY + timedelta(days=1)) == []
    assert (await client.get("/notices")).json()["unread"] == 2


async def test_a_code_is_not_guessed(visitor, database, settings, codes):
    async with database.write() as session:
        account = await make_account(session)
    code = codes.make(account.id)
    changed = code[:22] + ("A" if code[22] != "A" else "B") + code[23:]
    other_purpose = Codes(settings.secret, settings.data_dir, "newsletter unsubscribe").make(account.id)
    other_service = Codes("x" * 40, settings.data_dir, codes.purpose).make(account.id)
    for wrong in (changed, other_purpose, other_service, code[:-4], "x", "a" * 64, "%C3%A9"):
        answer = await visitor.post(
            f"/digest-unsubscriptions/{wrong}", headers=ONE_CLICK, content=b"List-Unsubscribe=One-Click"
        )
        assert answer.status_code == 404, wrong
    async with database.read() as session:
        assert await session.get(NotificationPreference, account.id) is None


async def test_guessing_is_slowed_down_and_a_real_code_is_not(visitor, database, codes):
    statuses = []
    for _ in range(25):
        answer = await visitor.post(
            f"/digest-unsubscriptions/{codes.make(uuid4())[:-4]}AAA=",
            headers=ONE_CLICK,
            content=b"List-Unsubscribe=One-Click",
        )
        statuses.append(answer.status_code)
    assert set(statuses) == {404, 429}
    async with database.write() as session:
        account = await make_account(session)
    done = await visitor.post(
        f"/digest-unsubscriptions/{codes.make(account.id)}", headers=ONE_CLICK, content=b"List-Unsubscribe=One-Click"
    )
    assert done.status_code == 204


async def test_a_code_of_an_erased_account_says_the_same(visitor, codes):
    path = f"/digest-unsubscriptions/{codes.make(uuid4())}"
    assert (await visitor.post(path, headers=ONE_CLICK, content=b"List-Unsubscribe=One-Click")).status_code == 204


async def test_app_only_lets_go_of_what_waited(session, codes, client_as, database):
    account = await make_account(session)
    await told_at(session, account, "question_answer_chosen", THURSDAY - timedelta(hours=1))
    await session.commit()
    client = await client_as(Role.OWNER, account_id=account.id)
    found = (await client.get("/notification-preferences")).json()
    wish = {key: value for key, value in found.items() if key != "isChosen"}
    for rhythm in ("app_only", "daily"):
        wish["mail"]["community"] = rhythm
        saved = await client.put("/notification-preferences", json=wish, headers={"If-Match": "*"})
        assert saved.status_code == 200
    async with database.write() as writing:
        assert await sent(writing, codes, THURSDAY) == []


async def test_notices_without_a_mail_stand_in_the_digest_of_who_wants_one(session, codes):
    account = await make_account(session)
    await preference(session, account, work=MailRhythm.DAILY)
    assert not await service.told_lately(session, account.id, "question_at_desk", timedelta(days=1))
    await told_at(session, account, "question_reported", THURSDAY - timedelta(hours=1), "/syntens/vraagbaak")
    (mail,) = await sent(session, codes, THURSDAY)
    assert mail.bulk["articles"][0]["heading"] == "Werk dat op u wacht"
