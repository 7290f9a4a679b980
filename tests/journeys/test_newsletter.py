"""News as people read it, and the newsletter from asking for it to one click out of it."""

import asyncio
import os
import re
from email import message_from_bytes, policy
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

PATIENCE = 90  # seconds: the worker looks once a minute whether an edition goes out
WRITER, OFFICER = "joost@maakindustrie.example", "anna@programma.example"


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def sound(page: Page) -> None:
    """Nothing shuts anybody out, and nothing sticks out."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def mail_to(folder: Path, address: str, subject: str):
    """The mail as it was sent, once it was."""
    for _ in range(PATIENCE * 5):
        if found := _find(folder, address, subject):
            return found
        await asyncio.sleep(0.2)
    raise AssertionError(f"no mail {subject!r} to {address}")


def _find(folder: Path, address: str, subject: str):
    mails = (message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml"))
    return next((mail for mail in mails if (mail["To"], mail["Subject"]) == (address, subject)), None)


def path_in(message, page: str) -> str:
    """The link to a page in the plain text of a mail, on this site."""
    found = re.search(rf"https?://[^/\s]+({page}#\S+)", message.get_body(("plain",)).get_content())
    assert found, page
    return found[1]


@pytest.mark.parametrize("width", [1280, 360])
async def test_news_is_filtered_read_and_found_at_its_old_address(enter, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/nieuws")
    await expect(page.get_by_role("link", name="Vier vragen voor u een machine koopt")).to_be_visible()
    await picture(page, f"nieuws-{width}")
    await sound(page)
    await page.goto("/nieuws?theme=technology")
    await expect(page.get_by_role("link", name="Tien minuten bij het bord")).to_have_count(0)
    await page.goto("/nieuws/staand-overleg")
    await page.wait_for_url("**/nieuws/tien-minuten-bij-het-bord")
    await expect(page.get_by_role("heading", name="Zo begint u", exact=True)).to_be_visible()
    await picture(page, f"artikel-{width}")
    await sound(page)
    await page.goto("/nieuws/kennis-die-niet-met-pensioen-gaat")
    await expect(page.get_by_text("gewijzigd op")).to_be_visible()


async def test_asked_confirmed_chosen_sent_and_left_in_one_click(enter, journey_data, site):
    address = f"{uuid4().hex[:8]}@voorbeeld.example"
    reader = await enter(width=360)
    await bring_axe(reader.context)
    await reader.goto("/nieuwsbrief")
    await reader.get_by_label("E-mailadres").fill(address)
    await picture(reader, "nieuwsbrief-aanmelden-360")
    await sound(reader)
    await reader.get_by_role("button", name="Meld mij aan").click()
    await expect(reader.get_by_text("Er is een mail onderweg")).to_be_visible()

    asked = await mail_to(journey_data / "mail", address, "Bevestig uw aanmelding voor de nieuwsbrief")
    await reader.goto(path_in(asked, "/nieuwsbrief/bevestigen"))
    await reader.get_by_role("button", name="Ja, stuur mij de nieuwsbrief").click()
    await reader.get_by_role("link", name="Bekijk uw voorkeuren").click()
    await expect(reader.get_by_text(f"{address[0]}•••@voorbeeld.example")).to_be_visible()
    await expect(reader).to_have_url(re.compile(r"/voorkeuren$"))
    await reader.get_by_label("Techniek").check()
    await reader.get_by_role("button", name="Bewaar mijn keuze").click()
    await expect(reader.get_by_text("Uw keuze is bewaard.")).to_be_visible()
    await picture(reader, "nieuwsbrief-voorkeuren-360")
    await sound(reader)

    officer = await enter()
    await bring_axe(officer.context)
    await sign_in_at_once(officer.context, site, OFFICER)
    await officer.goto("/programma/nieuwsbrieven")
    await picture(officer, "nieuwsbrieven")
    subject = "Zo bereidt u een aanvraag voor, en meer"
    await officer.get_by_role("link", name=subject).click()
    await expect(officer.get_by_role("button", name="Verstuur de nieuwsbrief")).to_be_visible()
    await picture(officer, "nieuwsbrief-redactie")
    await sound(officer)
    await officer.get_by_role("button", name="Verstuur de nieuwsbrief").click()
    await officer.get_by_role("button", name="Verstuur nu").click()
    await expect(officer.get_by_text("De nieuwsbrief gaat eruit.")).to_be_visible()

    sent = await mail_to(journey_data / "mail", address, subject)
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert {part.get_content_type() for part in sent.iter_parts()} == {"text/plain", "text/html"}
    way_out = path_in(sent, "/nieuwsbrief/afmelden")
    await reader.goto(way_out)
    await expect(reader.get_by_role("heading", name="Geen nieuwsbrief meer?")).to_be_visible()
    await picture(reader, "nieuwsbrief-afmelden-360")
    await reader.get_by_role("button", name="Meld mij af").click()
    await expect(reader.get_by_role("heading", name="U bent afgemeld")).to_be_visible()
    one_click = sent["List-Unsubscribe"].strip("<>").partition("/v1/")[2]
    again = await reader.request.post(f"/v1/{one_click}", form={"List-Unsubscribe": "One-Click"})
    assert again.status == 204
    gone = await enter()
    await gone.goto(path_in(sent, "/nieuwsbrief/voorkeuren"))
    await expect(gone.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()


async def test_a_branch_writes_and_the_programme_publishes(enter, site):
    writer = await enter()
    await bring_axe(writer.context)
    await sign_in_at_once(writer.context, site, WRITER)
    slug = f"proef-{uuid4().hex[:6]}"
    await writer.goto("/branche/publicaties/nieuw")
    await writer.get_by_label("Adres", exact=True).fill(slug)
    for field, words in (("Titel", "Een proef"), ("Samenvatting", "Kort."), ("Tekst", "## Kop\n\nLang.")):
        for language in ("Nederlands", "Engels"):
            await writer.get_by_label(f"{field}, {language}").fill(words)
    await writer.get_by_label("Schrijvers").fill("Bo Voorbeeld")
    await writer.get_by_label("Techniek", exact=False).first.check()
    await picture(writer, "artikel-schrijven")
    await sound(writer)
    await writer.get_by_role("button", name="Sla het concept op").click()
    await writer.get_by_role("button", name="Leg voor aan het programmabureau").click()
    await expect(writer.get_by_text("In beoordeling").first).to_be_visible()

    officer = await enter()
    await sign_in_at_once(officer.context, site, OFFICER)
    await officer.goto(f"/programma/publicaties/{writer.url.rsplit('/', 1)[-1]}")
    await officer.get_by_role("button", name="Publiceer deze versie").click()
    await officer.get_by_role("link", name="Bekijk op de site").click()
    await officer.wait_for_url(f"**/nieuws/{slug}")
    await expect(officer.get_by_role("heading", name="Kop")).to_have_count(1)  # two while the version is on screen
