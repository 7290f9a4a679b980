"""How somebody wants to be told: their own alone, in code and in the database, and kept to by every act."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.notifications import service
from backend.notifications.models import DEFAULTS, MailRhythm, Notice, NotificationPreference
from tests.makers.identity import make_account, make_organisation, make_principal

START = {"mail": {key: value.value for key, value in DEFAULTS.items()}, "quietHours": None, "quietWeekends": False}
FRIDAY_NIGHT = datetime(2026, 11, 27, 21, tzinfo=UTC)


async def preference(session, account, **chosen):
    """What they chose; the rest as it begins."""
    mail = {f"{category}_mail": chosen.get(category, rhythm) for category, rhythm in DEFAULTS.items()}
    quiet = {"quiet_from": None, "quiet_until": None, "quiet_weekends": False}
    found = NotificationPreference(
        account_id=account.id, **mail, **{key: chosen.get(key, value) for key, value in quiet.items()}
    )
    session.add(found)
    await session.flush()
    return found


async def tell(session, account, template, link="/vragen/1", **params):
    await service.tell_account(session, account, template=template, link=link, **params)


async def test_somebody_chooses_and_reads_it_back(client_as):
    client = await client_as(Role.OWNER)
    begun = await client.get("/notification-preferences")
    assert begun.json() == {**START, "isChosen": False}
    wish = {
        "mail": {"case": "daily", "work": "weekly", "community": "app_only", "news": "at_once"},
        "quietHours": {"starts": "20:00", "ends": "07:00"},
        "quietWeekends": True,
    }
    missing = await client.put("/notification-preferences", json=wish)
    assert missing.status_code == 428
    saved = await client.put("/notification-preferences", json=wish, headers={"If-Match": begun.headers["ETag"]})
    assert (saved.status_code, saved.json()) == (200, {**wish, "isChosen": True})
    assert (await client.get("/notification-preferences")).json() == saved.json()
    stale = await client.put("/notification-preferences", json=START, headers={"If-Match": begun.headers["ETag"]})
    assert stale.status_code == 412
    again = await client.put("/notification-preferences", json=START, headers={"If-Match": saved.headers["ETag"]})
    assert again.json() == {**START, "isChosen": True}


@pytest.mark.parametrize(
    "change",
    [
        {"quietHours": {"starts": "20:00", "ends": "20:00"}},
        {"quietHours": {"starts": "24:00", "ends": "07:00"}},
        {"quietHours": {"starts": "20:00"}},
        {"mail": {**START["mail"], "duty": "app_only"}},
        {"mail": {**START["mail"], "case": "hourly"}},
        {"quietWeekends": "ja"},
    ],
)
async def test_what_is_no_choice_is_refused(client_as, change):
    client = await client_as(Role.OWNER)
    answer = await client.put("/notification-preferences", json={**START, **change}, headers={"If-Match": '"0"'})
    assert answer.status_code == 400


async def test_choices_are_of_one_person(client_as, visitor):
    one, other = await client_as(Role.OWNER), await client_as(Role.PROGRAMME_OFFICER)
    wish = {**START, "quietWeekends": True}
    assert (await one.put("/notification-preferences", json=wish, headers={"If-Match": '"0"'})).status_code == 200
    assert (await other.get("/notification-preferences")).json() == {**START, "isChosen": False}
    for answer in (
        await visitor.get("/notification-preferences"),
        await visitor.put("/notification-preferences", json=START),
        await visitor.post("/notices/readings", json={"read": True}),
    ):
        assert answer.status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"quiet_from": "20:00"},
        {"quiet_from": "20:00", "quiet_until": "20:00"},
        {"quiet_from": "20:00", "quiet_until": "25:00"},
        {"quiet_from": "8 uur", "quiet_until": "07:00"},
    ],
)
async def test_the_database_refuses_hours_that_are_none(session, wrong):
    account = await make_account(session)
    with pytest.raises(IntegrityError, match="quiet"):
        await preference(session, account, **wrong)


@pytest.mark.parametrize(
    ("rhythm", "mails", "awaits"),
    [("at_once", 1, False), ("daily", 0, True), ("weekly", 0, True), ("app_only", 0, False)],
)
async def test_a_notice_always_comes_and_mail_as_chosen(session, rhythm, mails, awaits):
    account = await make_account(session)
    await preference(session, account, case=MailRhythm(rhythm))
    await tell(session, account, "question_answered")
    assert len((await session.scalars(select(Mail))).all()) == mails
    notice = await session.scalar(select(Notice))
    assert (notice.account_id, notice.awaits_digest) == (account.id, awaits)


async def test_a_decision_goes_at_once_whatever_was_chosen(session):
    account = await make_account(session)
    silent = dict.fromkeys(DEFAULTS, MailRhythm.APP_ONLY)
    await preference(session, account, **silent, quiet_from="20:00", quiet_until="07:00", quiet_weekends=True)
    with clock.set_to(FRIDAY_NIGHT):
        await tell(session, account, "question_post_hidden", reason="Reclame.")
        mail = await session.scalar(select(Mail))
    assert (mail.template, mail.next_attempt_at) == ("question_post_hidden", FRIDAY_NIGHT)


async def test_mail_that_can_wait_goes_after_the_quiet_hours_and_the_weekend(session):
    account = await make_account(session)
    await preference(session, account, quiet_from="20:00", quiet_until="07:00", quiet_weekends=True)
    with clock.set_to(FRIDAY_NIGHT):
        await tell(session, account, "question_answered")
        mail = await session.scalar(select(Mail))
    assert mail.next_attempt_at == datetime(2026, 11, 30, 6, tzinfo=UTC)


async def test_who_never_chose_gets_mail_at_any_hour(session):
    account = await make_account(session)
    with clock.set_to(FRIDAY_NIGHT):
        await tell(session, account, "question_answered")
        mail = await session.scalar(select(Mail))
    assert mail.next_attempt_at == FRIDAY_NIGHT


async def test_a_notice_says_by_which_role_somebody_is_told(session, client_as):
    firm = await make_organisation(session)
    account = await make_account(session)
    await make_principal(session, roles=(Role.OWNER, Role.MANAGER), organisation_id=firm.id, account_id=account.id)
    await session.flush()
    await service.notify(
        session, organisation_id=firm.id, roles=[Role.MANAGER], template="campaign_opened", link="/bedrijf"
    )
    await tell(session, account, "question_answered")
    await session.commit()
    client = await client_as(account_id=account.id, organisation_id=firm.id)
    found = {item["kind"]: item for item in (await client.get("/notices")).json()["items"]}
    campaign, answered = found["campaign_opened"], found["question_answered"]
    assert (campaign["role"], campaign["category"], campaign["organisationId"]) == ("manager", "news", str(firm.id))
    assert (answered["role"], answered["category"], answered["organisationId"]) == (None, "case", None)
