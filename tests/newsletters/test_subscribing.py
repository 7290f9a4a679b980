"""Subscribing with double opt-in, what one chooses, and everything somebody else might try."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from backend.core import clock
from backend.identity.scopes import Role
from backend.newsletters.keys import PREFERENCES, UNSUBSCRIBE
from backend.newsletters.models import (
    NewsletterRequest,
    NewsletterSubscription,
    NewsletterSuppression,
    SuppressionReason,
)
from backend.newsletters.service import subscribing
from tests.makers.identity import make_account
from tests.makers.publications import make_subscription
from tests.newsletters.mailbox import TOPICS, keys, link_in, mails, subscribe

EMAIL = "lezer@voorbeeld.example"
PATH = "/newsletter-subscriptions"


async def count(database, table):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(table))


async def test_nothing_is_sent_before_the_owner_of_the_mailbox_says_so(visitor, database):
    asked = await visitor.post(PATH, json={"email": EMAIL, **TOPICS})
    assert (asked.status_code, asked.json()) == (202, {"validDays": 3})
    assert await count(database, NewsletterSubscription) == 0
    (mail,) = await mails(database)
    assert (mail.recipient, mail.template) == (EMAIL, "newsletter_confirmation")
    token = link_in(mail, "/nieuwsbrief/bevestigen")
    async with database.read() as session:
        kept = await session.scalar(select(NewsletterRequest))
    assert token.encode() not in kept.token_hash
    done = await visitor.post(f"{PATH}/uses", json={"token": token})
    assert done.status_code == 201
    assert (done.json()["topics"], done.json()["email"]) == (["programme", "process"], "l•••@voorbeeld.example")
    assert (await visitor.post(f"{PATH}/uses", json={"token": token})).status_code == 404
    assert await count(database, NewsletterRequest) == 0


async def test_asking_tells_nothing_of_an_address(visitor, database, app):
    async with database.write() as session:
        await make_subscription(session, email="bekend@voorbeeld.example")
        session.add(
            NewsletterSuppression(
                address_mark=keys(app).address_mark("weg@voorbeeld.example"),
                reason=SuppressionReason.HARD_BOUNCE,
                suppressed_at=clock.now(),
            )
        )
    answers = {}
    for email in ("bekend@voorbeeld.example", "weg@voorbeeld.example", "nieuw@voorbeeld.example"):
        answer = await visitor.post(PATH, json={"email": email, **TOPICS})
        answers[email] = (answer.status_code, answer.json(), sorted(answer.headers))
    assert len({str(answer) for answer in answers.values()}) == 1
    assert {(mail.recipient, mail.template) for mail in await mails(database)} == {
        ("bekend@voorbeeld.example", "newsletter_known"),
        ("nieuw@voorbeeld.example", "newsletter_confirmation"),
    }
    assert await count(database, NewsletterRequest) == 3


async def test_a_link_ends_after_three_days_and_the_address_goes(visitor, database):
    await visitor.post(PATH, json={"email": EMAIL, **TOPICS})
    token = link_in((await mails(database))[0], "/nieuwsbrief/bevestigen")
    async with database.write() as session:
        past = clock.now() - timedelta(seconds=1)
        await session.execute(update(NewsletterRequest).values(expires_at=past))
    assert (await visitor.post(f"{PATH}/uses", json={"token": token})).status_code == 404
    async with database.write() as session:
        assert await subscribing.forget_unconfirmed(session) == 1
    assert await count(database, NewsletterRequest) == 0


async def test_the_link_of_a_mail_shows_and_changes_what_one_gets(visitor, database):
    done = await subscribe(visitor, database, EMAIL)
    link = {"Newsletter-Link": done.json()["link"]}
    read = await visitor.get(f"{PATH}/current", headers=link)
    assert (read.json(), read.headers["etag"]) == (done.json(), done.headers["etag"])
    wish = {"topics": ["technology"], "language": "en", "frequency": "monthly"}
    assert (await visitor.put(f"{PATH}/current", json=wish, headers=link)).status_code == 428
    tag = {"If-Match": read.headers["etag"]}
    changed = await visitor.put(f"{PATH}/current", json=wish, headers={**link, **tag})
    assert {name: changed.json()[name] for name in wish} == wish
    assert (await visitor.put(f"{PATH}/current", json=wish, headers={**link, **tag})).status_code == 412
    assert (await visitor.delete(f"{PATH}/current", headers=link)).status_code == 204
    assert (await visitor.delete(f"{PATH}/current", headers=link)).status_code == 404
    assert (await visitor.get(f"{PATH}/current", headers=link)).status_code == 404


async def test_with_an_account_in_one_go(client_as, visitor, database):
    async with database.write() as session:
        account = await make_account(session, email=EMAIL)
    reader = await client_as(Role.OWNER, account_id=account.id)
    assert (await reader.get(f"{PATH}/current")).status_code == 404
    done = await reader.put(f"{PATH}/current", json=TOPICS)
    assert (done.status_code, done.json()["email"]) == (200, "l•••@voorbeeld.example")
    assert await mails(database) == []
    assert (await reader.put(f"{PATH}/current", json=TOPICS)).status_code == 428
    assert (await reader.delete(f"{PATH}/current")).status_code == 204
    assert (await visitor.get(f"{PATH}/current")).status_code == 401
    foreign = await reader.put(f"{PATH}/current", json=TOPICS, headers={"Origin": "https://elders.example"})
    assert foreign.status_code == 403


async def test_links_are_not_guessed_and_open_one_thing_only(visitor, database, app):
    async with database.write() as session:
        mine = await make_subscription(session)
        other = await make_subscription(session)
    made = keys(app)
    link, way_out = made.link(PREFERENCES, mine.id), made.link(UNSUBSCRIBE, mine.id)
    forged = made.link(PREFERENCES, other.id)[:21] + link[21:]
    for wrong in (way_out, forged, link[:-1] + ("A" if link[-1] != "A" else "B"), link.lower(), "x", "é" * 10):
        answer = await visitor.get(f"{PATH}/current", headers={"Newsletter-Link": wrong.encode("utf-8")})
        assert answer.status_code == 404, wrong
    assert (await visitor.get(f"{PATH}/current", headers={"Newsletter-Link": link})).status_code == 200
    assert made.read(UNSUBSCRIBE, link) is None


async def test_who_keeps_guessing_has_to_wait(visitor, database):
    answers = [(await visitor.post(f"{PATH}/uses", json={"token": f"gok{number}"})).status_code for number in range(25)]
    assert answers == [404] * 20 + [429] * 5
    waiting = await visitor.get(f"{PATH}/current", headers={"Newsletter-Link": "gok"})
    assert (waiting.status_code, "retry-after" in waiting.headers) == (429, True)


@pytest.mark.parametrize("known", [False, True])
async def test_a_mailbox_stays_at_five_mails_however_long_somebody_goes_on(visitor, database, known):
    if known:
        async with database.write() as session:
            await make_subscription(session, email=EMAIL)
    start = clock.now()
    for hour in range(48):
        with clock.set_to(start + timedelta(hours=hour)):
            assert (await visitor.post(PATH, json={"email": EMAIL, **TOPICS})).status_code == 202
    assert len(await mails(database)) == 5
    with clock.set_to(start + timedelta(days=4)):
        await visitor.post(PATH, json={"email": EMAIL, **TOPICS})
    assert len(await mails(database)) == 6


async def test_nobodys_mailbox_is_filled(visitor, database):
    answers = [
        (await visitor.post(PATH, json={"email": email, **TOPICS})).status_code
        for email in (EMAIL, EMAIL.upper(), EMAIL, EMAIL)
    ]
    assert answers == [202, 202, 202, 429]
    assert len(await mails(database)) == 3
    from_one_place = [
        (await visitor.post(PATH, json={"email": f"lezer{number}@voorbeeld.example", **TOPICS})).status_code
        for number in range(20)
    ]
    assert from_one_place.count(429) >= 3


@pytest.mark.parametrize(
    "changed",
    [
        {"email": "x@voorbeeld.example\r\nBcc: ander@voorbeeld.example"},
        {"email": "<script>@voorbeeld.example"},
        {"email": "geen adres"},
        {"topics": []},
        {"topics": ["<script>"]},
        {"language": "de"},
        {"name": "Bo"},
    ],
)
async def test_what_does_not_fit_is_refused_and_nothing_is_mailed(visitor, database, changed):
    answer = await visitor.post(PATH, json={"email": EMAIL, **TOPICS, **changed})
    assert answer.status_code == 400
    assert await mails(database) == []


async def test_a_page_elsewhere_cannot_ask(visitor, database):
    answer = await visitor.post(PATH, json={"email": EMAIL, **TOPICS}, headers={"Origin": "https://elders.example"})
    assert answer.status_code == 403
    assert await mails(database) == []


async def test_confirming_again_after_one_left_starts_anew(visitor, database, app):
    first = await subscribe(visitor, database, EMAIL)
    await visitor.delete(f"{PATH}/current", headers={"Newsletter-Link": first.json()["link"]})
    mark = keys(app).address_mark(EMAIL)
    async with database.read() as session:
        left = await session.get(NewsletterSuppression, mark)
    assert left.reason is SuppressionReason.UNSUBSCRIBED
    assert EMAIL.encode() not in mark
    again = await subscribe(visitor, database, EMAIL)
    assert again.json()["link"] != first.json()["link"]
    assert await count(database, NewsletterSuppression) == 0
