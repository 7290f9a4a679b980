"""A visitor registers by mail, waits, moves up when another cancels, is there, and finds the material."""

import asyncio
import re
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import update

from backend.core import clock
from backend.events.models import Event
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

HOST = "joost@maakindustrie.example"
TITLE = "Proefochtend <b>omstellen</b>"


async def _plan(page):
    await page.goto("/branche/bijeenkomsten")
    await page.get_by_role("button", name="Plan een bijeenkomst").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Workshop").check()
    await form.get_by_label("Titel", exact=True).fill(TITLE)
    await form.get_by_label("Titel in het Engels").fill("Trial morning")
    await form.get_by_label("Waar gaat het over?").fill("Samen omstellen.")
    await form.get_by_label("Hetzelfde in het Engels").fill("Changing over together.")
    await form.get_by_label("Hoeveel mensen kunnen er komen?").fill("1")
    await form.get_by_label("Gebouw of bedrijf").fill("Voorbeeldhal")
    await form.get_by_label(re.compile("^Plaats")).fill("Apeldoorn")
    await form.get_by_role("button", name="Bewaar als concept").click()
    await expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    await page.get_by_role("button", name="Publiceer").click()
    await page.get_by_role("dialog").get_by_role("button", name="Publiceer").click()
    await expect(page.get_by_text("Gepubliceerd", exact=True)).to_be_visible()
    return page.url.rsplit("/", 1)[1].partition("?")[0]


async def _register(page, event_id, email):
    await page.goto(f"/bijeenkomsten/{event_id}")
    await page.get_by_label("Uw naam").fill("Petra Voorbeeldmeel")
    await page.get_by_label("E-mailadres").fill(email)
    await page.get_by_role("button", name="Meld aan", exact=True).click()
    await expect(page.get_by_text("Kijk in uw mail")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


async def _link(page, to):
    """The link of the mail to this address, once the worker has sent it."""
    for _ in range(600):
        found = (await (await page.context.request.get("/v1/local-mails")).json())["items"]
        for mail in found:
            if mail["recipient"] == to:
                return re.search(r"/bijeenkomsten/aanmelding#[\w-]+", mail["text"])[0]
        await asyncio.sleep(0.1)
    raise AssertionError(f"no mail to {to}")


async def test_from_registering_to_the_material(enter, site, tables):
    host = await enter()
    await sign_in_at_once(host.context, site, HOST)
    event_id = await _plan(host)

    first = await enter(width=360)
    await _register(first, event_id, "eerste@journey.example")
    second = await enter(width=360)
    await _register(second, event_id, "tweede@journey.example")
    for who, page in (("eerste", first), ("tweede", second)):
        await page.goto(await _link(page, f"{who}@journey.example"))
        await page.get_by_role("button", name="Bevestig uw aanmelding").click()
    await expect(first.get_by_text("U hebt een plaats")).to_be_visible()
    await expect(second.get_by_text("U staat op plaats 1 van de wachtlijst")).to_be_visible()

    await first.get_by_role("button", name="Zeg af").click()
    await expect(first.get_by_text("U hebt afgezegd")).to_be_visible()
    await second.reload()
    await expect(second.get_by_text("Er kwam een plaats voor u vrij.")).to_be_visible()

    await host.reload()
    await expect(host.get_by_text("tweede@journey.example")).to_be_visible()
    code = (await host.locator(".numeral").first.inner_text()).strip()
    await host.set_input_files(
        "input[type=file]", {"name": "dia.txt", "mimeType": "text/plain", "buffer": b"Verzonnen dia"}
    )
    await expect(host.get_by_text("dia.txt", exact=True)).to_be_visible()

    now = clock.now()
    await tables.rollback()
    await tables.execute(
        update(Event)
        .where(Event.id == event_id)
        .values(
            registration_closes_at=now - timedelta(minutes=5),
            starts_at=now - timedelta(minutes=5),
            ends_at=now + timedelta(hours=1),
        )
    )
    await tables.commit()
    await second.reload()
    await second.get_by_label("Code").fill(code.lower())
    await second.get_by_role("button", name="Ik ben er").click()
    await expect(second.get_by_text("U was erbij.")).to_be_visible()
    async with second.expect_download() as saving:
        await second.get_by_role("button", name="dia.txt").click()
    assert (await saving.value).suggested_filename == "dia.txt"
    assert await second.evaluate("document.documentElement.scrollWidth") <= 360
    await host.reload()
    await expect(host.get_by_role("row").filter(has_text="tweede@journey.example").get_by_text("202")).to_be_visible()

    row = host.get_by_role("row").filter(has_text="tweede@journey.example")
    await row.get_by_role("button", name="Maak ongedaan").click()
    await expect(row.get_by_role("button", name="Was er")).to_be_visible()
    await second.reload()
    await expect(second.get_by_text("U was erbij.")).to_have_count(0)
    await row.get_by_role("button", name="Was er").click()
    await expect(row.get_by_role("button", name="Maak ongedaan")).to_be_visible()
    await host.set_viewport_size({"width": 360, "height": 800})
    assert await host.evaluate("document.documentElement.scrollWidth") <= 360
