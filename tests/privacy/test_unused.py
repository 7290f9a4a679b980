"""Accounts that nobody uses: mailed, erased two months later, and saved by signing in once."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend.core import clock
from backend.identity.models import Account, AccountUse
from backend.identity.passwords import hash_password
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.privacy import unused
from backend.privacy.periods import NOTICE_OF_ERASURE, UNUSED_ACCOUNT
from backend.privacy.retention import RULES
from backend.privacy.service import erasures
from tests.identity.mailbox import letters
from tests.makers.identity import make_account, make_principal

PASSWORD = "fiets lamp azuur veertien"
DAY = timedelta(days=1)
WARNED_AT = UNUSED_ACCOUNT - NOTICE_OF_ERASURE


async def _aged(database, name, *, days, warned=None, never_came=False, **more):
    """Somebody who last signed in so many days ago."""
    async with database.write() as session:
        account = await make_account(session, email=f"{name}@voorbeeld.example", name=name.title())
        for key, value in more.items():
            setattr(account, key, value)
        if never_came:
            account.created_at = clock.now() - days * DAY
        else:
            used = clock.today() - days * DAY
            session.add(
                AccountUse(
                    account_id=account.id,
                    last_used_on=used,
                    warned_on=None if warned is None else clock.today() - warned * DAY,
                )
            )
        return account.id


async def _night(database, store=None):
    """The nightly job, and the worker after it; answers whom the job met."""
    async with database.write() as session:
        met = await unused.follow(session)
    while store is not None:
        async with database.write() as session:
            if not await erasures.carry_out_next(session, store):
                break
    return met


async def _left(database):
    async with database.read() as session:
        return set(await session.scalars(select(Account.email)))


async def test_who_did_not_sign_in_for_long_is_mailed_once_and_exactly_those(database):
    due = WARNED_AT.days
    await _aged(database, "lang", days=due)
    await _aged(database, "nooit", days=due + 9, never_came=True)
    await _aged(database, "kort", days=due - 1)
    await _aged(database, "nieuw", days=due - 1, never_came=True)
    await _aged(database, "verzonnen", days=due + 9, is_demonstration=True)
    assert await _night(database) == 2
    assert {recipient for recipient, _ in await letters(database)} == {
        "lang@voorbeeld.example",
        "nooit@voorbeeld.example",
    }
    async with database.read() as session:
        mail = await session.scalar(select(Mail).where(Mail.recipient == "lang@voorbeeld.example"))
        assert mail.template == "account_unused"
        assert mail.params["day"] == f"{clock.today() + NOTICE_OF_ERASURE:%d-%m-%Y}"
    assert await _night(database) == 0


async def test_after_the_mail_the_account_goes_and_only_after_its_time(database, store, whole):
    grace = NOTICE_OF_ERASURE.days
    await _aged(database, "gaat", days=UNUSED_ACCOUNT.days, warned=grace)
    await _aged(database, "wacht", days=UNUSED_ACCOUNT.days, warned=grace - 1)
    assert await _night(database, store) == 1
    assert await _left(database) == {"wacht@voorbeeld.example"}
    assert await whole.places_of("gaat@voorbeeld.example") == set()
    assert await whole.value("SELECT count(*) FROM erasure_log") == 1
    assert len(await store.notes(erasures.LOG)) >= 1
    assert await _night(database, store) == 0


async def test_signing_in_once_keeps_the_account(database, store, visitor):
    wish = {"email": "terug@voorbeeld.example", "password": PASSWORD}
    hashed = hash_password(PASSWORD)
    account = await _aged(database, "terug", days=UNUSED_ACCOUNT.days, warned=59, password_hash=hashed)
    assert (await visitor.post("/session", json=wish)).status_code == 201
    async with database.read() as session:
        use = await session.get_one(AccountUse, account)
        assert (use.last_used_on, use.warned_on) == (clock.today(), None)
    with clock.set_to(clock.now() + 2 * DAY):
        assert await _night(database, store) == 0
    assert await _left(database) == {wish["email"]}


async def test_an_account_on_which_a_company_depends_stays(database, store):
    account = await _aged(database, "eigenaar", days=UNUSED_ACCOUNT.days, warned=NOTICE_OF_ERASURE.days)
    other = await _aged(database, "enig", days=UNUSED_ACCOUNT.days)
    async with database.write() as session:
        for each in (account, other):
            await make_principal(session, roles=(Role.OWNER,), account_id=each)
    assert await _night(database, store) == 0
    assert len(await _left(database)) == 2
    assert await letters(database) == []


async def test_a_request_that_waits_already_is_left_alone(database):
    account = await _aged(database, "zelf", days=UNUSED_ACCOUNT.days)
    async with database.write() as session:
        await session.execute(
            text(
                "INSERT INTO erasure_requests "
                "(id, whose, subject_id, requested_by, requested_at, due_at, status, version) "
                "VALUES (gen_random_uuid(), 'person', :a, :a, now(), now() + interval '9 days', 'waiting', 1)"
            ),
            {"a": account},
        )
    assert await _night(database) == 0


@pytest.mark.parametrize("code", ["unused-accounts"])
def test_the_period_that_is_told_is_the_one_that_is_kept(code):
    assert next(rule for rule in RULES if rule.code == code).period == UNUSED_ACCOUNT
