"""Ask anonymously and stay unknown; the clock passes a question on until an adviser answers and the asker accepts."""

import asyncpg
import pytest
from playwright.async_api import expect

from backend.core.database import PooledDatabase, make_engine
from backend.questions.service.clockwork import pass_on_due
from backend.questions.terms import Terms
from tests.conftest import _plain
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

ASKER, PEER = "tess@dekrul.example", "wanda@rodewimpel.example"
TITLE = "Hoe krijg ik kappers <b>mee</b> in een ander rooster?"
ANSWER = "Laat ze zelf twee weken proberen."


async def _ask(page):
    await page.goto("/vragen")
    await page.get_by_role("main").get_by_role("link", name="Stel een vraag").click()  # the foot has one too
    await page.get_by_label("Uw vraag in één zin").fill(TITLE)
    await page.get_by_label("Vertel er meer over").fill("Nu bepaal ik alles <i>zelf</i>.")
    await page.get_by_role("checkbox", name="Arbeidstijden").check()
    await page.get_by_label("Niemand, ik vraag anoniem").check()
    await page.get_by_role("button", name="Plaats de vraag").click()
    await expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    await expect(page.get_by_text("Wie kijkt er nu naar: Andere ondernemers")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360


async def _days_later(url, question_id):
    """The day after its last day has come, and the worker does its round."""
    connection = await asyncpg.connect(_plain(url))
    await connection.execute(
        "UPDATE question_steps SET due_on = current_date - 3 WHERE question_id = $1 AND ended_at IS NULL", question_id
    )
    await connection.close()
    engine = make_engine(url, pool_size=1)
    async with PooledDatabase(engine).write() as session:
        await pass_on_due(session, Terms(2, 2, 3))
    await engine.dispose()


async def test_asked_anonymously_passed_on_and_answered(enter, site, journey_database):
    asker = await enter(width=360)
    await sign_in_at_once(asker.context, site, ASKER)
    await _ask(asker)
    address = asker.url
    question_id = address.rsplit("/", 1)[1]

    peer = await enter()
    await sign_in_at_once(peer.context, site, PEER)
    await peer.goto(address)
    await expect(peer.get_by_role("heading", name=TITLE)).to_be_visible()
    await expect(peer.get_by_text("Anoniem", exact=True)).to_be_visible()
    for secret in ("Tess", "Krul"):
        assert secret not in await peer.get_by_role("main").inner_text()

    await _days_later(journey_database, question_id)
    desk = await enter()
    await sign_in_at_once(desk.context, site, "samira@syntens.example")
    await desk.goto("/syntens/vraagbaak")
    waiting = desk.get_by_role("listitem").filter(has_text=TITLE)
    await expect(waiting.get_by_text("Syntens", exact=True)).to_be_visible()
    assert "Tess" not in await desk.get_by_role("main").inner_text()

    await _days_later(journey_database, question_id)
    await asker.reload()
    await expect(asker.get_by_text("Wie kijkt er nu naar: Een erkende adviseur")).to_be_visible()

    connection = await asyncpg.connect(_plain(journey_database))
    adviser_email = await connection.fetchval(
        "SELECT accounts.email FROM question_steps s JOIN advisers ON advisers.id = s.adviser_id "
        "JOIN accounts ON accounts.id = advisers.account_id WHERE s.question_id = $1 AND s.ended_at IS NULL",
        question_id,
    )
    await connection.close()
    adviser = await enter()
    await sign_in_at_once(adviser.context, site, adviser_email)
    await adviser.goto("/adviseur/vragen")
    mine = adviser.get_by_role("listitem").filter(has_text=TITLE)
    await mine.get_by_role("button", name="Pak op").click()
    await expect(mine.get_by_text("opgepakt")).to_be_visible()
    await mine.get_by_role("link", name=TITLE).click()
    await adviser.get_by_label("Uw antwoord").fill(ANSWER)
    await adviser.get_by_role("button", name="Plaats het antwoord").click()
    await expect(adviser.get_by_text("Erkend adviseur", exact=True)).to_be_visible()

    await asker.reload()
    await asker.get_by_role("button", name="Dit hielp mij").click()
    await expect(asker.get_by_text("Geholpen door een erkende adviseur")).to_be_visible()
