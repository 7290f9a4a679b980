"""Somebody gets an account by mail, signs in, forgets the password and gets in again."""

import asyncio
import email
import re
from email.policy import default
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser
FIRST, SECOND = "fiets lamp azuur veertien", "paarse kano zonder peddel"


@pytest.fixture(scope="session")
def mailbox(site: str, journey_data: Path) -> Path:
    """The folder where the running service leaves its mails."""
    return journey_data / "mail"


def _find(mailbox: Path, to: str, subject: str) -> str | None:
    for path in mailbox.glob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        if message["To"] == to and message["Subject"] == subject:
            return re.search(r"https?://\S+#\S+", message.get_body(("plain",)).get_content())[0]
    return None


async def _link(mailbox: Path, to: str, subject: str) -> str:
    """The link in the mail with this subject; the worker brings it within seconds."""
    for _ in range(150):
        if found := _find(mailbox, to, subject):
            return found
        await asyncio.sleep(0.1)
    raise AssertionError(f"no mail {subject!r} to {to}")


async def _sign_in(page: Page, address: str, password: str) -> None:
    await page.goto("/inloggen")
    await page.get_by_label("E-mailadres").fill(address)
    await page.get_by_label("Wachtwoord", exact=True).fill(password)
    await page.get_by_role("button", name="Log in", exact=True).click()


async def test_from_signing_up_to_a_new_password(enter, mailbox):
    page = await enter()
    address = f"{uuid4().hex[:8]}@voorbeeld.example"
    await page.goto("/account-maken")
    await page.get_by_label("Uw naam").fill("Nieuw Voorbeeld")
    await page.get_by_label("E-mailadres").fill(address)
    await page.get_by_label("Wachtwoord", exact=True).fill(FIRST)
    await page.get_by_role("button", name="Maak mijn account").click()
    await expect(page.get_by_text("Kijk in uw mail")).to_be_visible()

    await page.goto(await _link(mailbox, address, "Bevestig uw e-mailadres"))
    await expect(page.get_by_role("heading", name="Bevestig uw e-mailadres")).to_be_visible()
    await expect(page).to_have_url(re.compile(r"/bevestigen$"))
    await page.get_by_label("Wachtwoord", exact=True).fill(FIRST)
    await page.get_by_role("button", name="Bevestig en log in").click()
    await page.wait_for_url(lambda url: "/bevestigen" not in url)
    await page.goto("/account")
    await expect(page.get_by_text("Dit apparaat")).to_be_visible()

    other = await enter(width=390)
    await _sign_in(other, address, FIRST)
    await other.wait_for_url(lambda url: "/inloggen" not in url)
    await page.reload()
    await page.get_by_role("button", name="Log overal elders uit").click()
    await expect(page.get_by_role("button", name="Log overal elders uit")).to_have_count(0)
    await other.goto("/account")
    await expect(other.get_by_role("heading", name="Log in")).to_be_visible()

    await other.goto("/inloggen")
    await other.get_by_role("link", name="Wachtwoord vergeten").click()
    await expect(other.get_by_role("heading", name="Kies een nieuw wachtwoord")).to_be_visible()
    await other.get_by_label("E-mailadres").fill(address)
    await other.get_by_role("button", name="Stuur mij de mail").click()
    await expect(other.get_by_text("Kijk in uw mail")).to_be_visible()
    link = await _link(mailbox, address, "Kies een nieuw wachtwoord")
    await other.goto(link)
    await other.get_by_label("Wachtwoord", exact=True).fill(SECOND)
    await other.get_by_role("button", name="Bewaar mijn nieuwe wachtwoord").click()
    await expect(other.get_by_role("heading", name="Uw nieuwe wachtwoord geldt")).to_be_visible()
    await page.goto("/account")
    await expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    await _sign_in(other, address, SECOND)
    await other.wait_for_url(lambda url: "/inloggen" not in url)

    await page.goto("/")
    await page.goto(link)
    await page.get_by_label("Wachtwoord", exact=True).fill(SECOND)
    await page.get_by_role("button", name="Bewaar mijn nieuwe wachtwoord").click()
    await expect(page.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()
