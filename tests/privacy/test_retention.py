"""Each retention period, on rows that are past it and rows that are not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from backend.core import clock
from backend.core.throttling import Throttle
from backend.identity.models import EmailLink, SignUp
from backend.identity.service import links, sign_ups
from backend.identity.service.forgetting import forget_past
from backend.privacy.retention import RULES, apply_all, apply_rule
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.privacy.ageing import Ager
from tests.privacy.left import LEFT

PERIODS = {rule.code: rule for rule in RULES}


def test_every_rule_with_steps_is_aged_here():
    assert {rule.code for rule in RULES if rule.steps} == set(LEFT)


@pytest.mark.parametrize("code", sorted(LEFT))
async def test_rows_past_their_period_go_and_exactly_those(database, code):
    rule = PERIODS[code]
    moment = clock.now()
    async with database.write() as session:
        age = getattr(Ager(session), code.replace("-", "_"))
        await age(moment - rule.period - timedelta(days=2))
        young = await age(moment - rule.period + timedelta(days=2))
    async with database.write() as session:
        assert await apply_rule(session, rule) >= 1
    async with database.read() as session:
        assert set(await session.scalars(text(LEFT[code]))) == {young}
    async with database.write() as session:
        assert await apply_rule(session, rule) == 0


async def test_a_sign_up_a_link_and_a_count_of_attempts_are_gone_within_the_period_that_is_told(database):
    """What a job of its own subject removes: no later than the table of periods says."""
    moment = clock.now()
    async with database.write() as session:
        for days in (0, 3):
            at = moment - timedelta(days=days)
            session.add(
                SignUp(
                    token_hash=uuid4().bytes * 2,
                    email="nieuw@voorbeeld.example",
                    name="Nieuw",
                    password_hash="x",
                    language="nl",
                    expires_at=at + sign_ups.VALID,
                )
            )
            session.add(Throttle(key=uuid4().bytes, full_at=at + timedelta(minutes=100)))
            for purpose, valid in links.VALID.items():
                session.add(
                    EmailLink(
                        purpose=purpose,
                        token_hash=uuid4().bytes * 2,
                        email="nieuw@voorbeeld.example",
                        expires_at=at + valid,
                    )
                )
    async with database.write() as session:
        assert await forget_past(session) == 2 + len(links.VALID)
    assert PERIODS["sign-ups"].period == sign_ups.VALID
    assert PERIODS["email-links"].period >= max(links.VALID.values())


async def test_all_at_once_changes_nothing_in_a_young_database(database):
    async with database.write() as session:
        await make_company(session)
        await make_organisation(session)
    async with database.write() as session:
        assert await apply_all(session) == 0


async def test_everybody_can_read_the_periods(visitor):
    answer = await visitor.get("/retention-periods")
    assert answer.status_code == 200
    items = answer.json()["items"]
    assert {item["code"] for item in items} == set(PERIODS)
    assert all(item["ground"]["nl"] and item["then"]["en"] for item in items)
    again = await visitor.get("/retention-periods", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
