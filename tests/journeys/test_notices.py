"""From a mail at once to a digest and out of it: chosen on the page, told in the app, brought by the worker."""

import asyncio
import os
import re
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import select, update

from backend.core import clock
from backend.identity.models import Account
from backend.integration.models import RecurringJob
from backend.mails.models import Mail
from backend.notifications import service
from backend.notifications.models import NotificationPreference
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

PATIENCE = 60  # seconds
OWNER = "ahmed@hetmagazijn.example"
SUBJECT = "Uw meldingen van Slimmer Werken"


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def sound(page: Page) -> None:
    """Nothing shuts anybody out, and nothing sticks out."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def digest_to(folder: Path, address: str):
    """The digest as it was sent, once it was."""
    for _ in range(PATIENCE * 5):
        if found := _find(folder, address):
            return found
        await asyncio.sleep(0.2)
    raise AssertionError(f"no digest to {address}")


def _find(folder: Path, address: str):
    mails = (message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml"))
    return next((mail for mail in mails if (mail["To"], mail["Subject"]) == (address, SUBJECT)), None)


@pytest.mark.parametrize("width", [1280, 360])
async def test_the_inbox_says_why_and_takes_back_what_was_marked(enter, site, tables, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, OWNER)
    person = (await tables.scalars(select(Account).where(Account.email == OWNER))).one()
    for number in range(2):
        await service.tell_account(tables, person, template="question_answered", link=f"/vragen?{width}-{number}")
    await tables.commit()
    await page.goto("/meldingen")
    await expect(page.get_by_role("heading", name="Uw meldingen", level=1)).to_be_visible()
    await expect(page.get_by_text("U krijgt dit omdat het over uzelf gaat.").first).to_be_visible()
    await sound(page)
    await picture(page, f"meldingen-{width}")
    await page.get_by_label("Alleen ongelezen").check()
    await page.get_by_label("Soort").select_option("case")
    await expect(page).to_have_url(re.compile(r"category=case"))
    await expect(page).to_have_url(re.compile(r"unread="))
    await page.get_by_role("button", name="Markeer deze soort als gelezen").click()
    await expect(page.get_by_text(re.compile(r"staan? nu op gelezen"))).to_be_visible()
    await expect(page.get_by_role("heading", name="Hier is niets bij")).to_be_visible()
    await picture(page, f"meldingen-gelezen-{width}")
    await page.get_by_role("button", name="Maak ongedaan").click()
    await expect(page.get_by_role("button", name="Markeer als gelezen").first).to_be_visible()


async def test_from_a_choice_to_a_digest_and_out_of_it_in_one_click(enter, site, tables, journey_data):
    page = await enter(width=360)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, OWNER)
    await page.goto("/account")
    await page.get_by_role("link", name="Kies hoe u bericht krijgt").click()
    own = page.get_by_role("group", name="Uw eigen zaken")
    await expect(own.get_by_label("Meteen een mail")).to_be_checked()
    await expect(page.get_by_text("Dit kunt u niet uitzetten.")).to_be_visible()
    await own.get_by_label("Eén mail per dag").check()
    await page.get_by_label("Geen mail in mijn stille uren").check()
    await expect(page.get_by_label("Van", exact=True)).to_have_value("20:00")
    await sound(page)
    await picture(page, "meldingen-instellingen-360")
    await page.get_by_label("Geen mail in mijn stille uren").uncheck()
    await page.get_by_role("button", name="Bewaar").click()
    await expect(page.get_by_text("Uw keuzes zijn bewaard.")).to_be_visible()

    person = (await tables.scalars(select(Account).where(Account.email == OWNER))).one()
    at_once = select(Mail.id).where(Mail.recipient == OWNER, Mail.template == "question_answered")
    before = set(await tables.scalars(at_once))
    await service.tell_account(tables, person, template="question_answered", link="/vragen?overzicht")
    await tables.commit()
    await page.goto("/meldingen?category=case")
    await expect(page.get_by_role("link", name="Uw vraag heeft een antwoord").first).to_be_visible()
    assert set(await tables.scalars(at_once)) == before

    # The hour at which digests are made: the worker's job is due.
    await tables.execute(
        update(RecurringJob)
        .where(RecurringJob.name == "notifications.send-digests")
        .values(next_run_at=clock.now() - timedelta(minutes=1))
    )
    await tables.commit()
    mail = await digest_to(journey_data / "mail", OWNER)
    text = mail.get_body(("plain",)).get_content()
    assert "/vragen?overzicht" in text
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    reader = await enter(width=360)  # without signing in
    await bring_axe(reader.context)
    found = re.search(r"https?://[^/\s]+(/meldingen/afmelden#\S+)", text)
    assert found
    await reader.goto(found[1])
    await expect(reader.get_by_role("heading", name="Geen overzicht meer per mail?")).to_be_visible()
    assert "#" not in reader.url
    await sound(reader)
    await picture(reader, "meldingen-afmelden-360")
    await reader.get_by_role("button", name="Stop het overzicht").click()
    await expect(reader.get_by_text("U krijgt geen overzicht meer per mail")).to_be_visible()

    await page.goto("/account/meldingen")
    await expect(
        page.get_by_role("group", name="Uw eigen zaken").get_by_label("Geen mail, alleen hier")
    ).to_be_checked()
    await page.set_viewport_size({"width": 1280, "height": 900})
    await picture(page, "meldingen-instellingen-1280")
    assert (
        await tables.scalars(
            select(NotificationPreference.case_mail).where(NotificationPreference.account_id == person.id)
        )
    ).one() == "app_only"
