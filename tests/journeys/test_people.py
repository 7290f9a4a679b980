"""A colleague comes, gets another role, and goes again, as people do it."""

import asyncpg
import pytest
from playwright.async_api import expect
from sqlalchemy.engine import make_url

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OWNER, COLLEAGUE, OTHER = "kees@kantbank.example", "eva@arbeidsmonitor.example", "joost@maakindustrie.example"


async def _link_mailed_to(email: str, database_url: str) -> str:
    connection = await asyncpg.connect(
        make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    )
    link = await connection.fetchval(
        "SELECT params ->> 'link' FROM mails WHERE recipient = $1 ORDER BY created_at DESC LIMIT 1", email
    )
    await connection.close()
    return link


async def test_an_owner_invites_a_colleague_who_accepts_gets_another_role_and_leaves(enter, site, journey_database):
    owner, colleague, other = await enter(), await enter(width=390), await enter()
    await sign_in_at_once(owner.context, site, OWNER)
    await owner.goto("/bedrijf/mensen")
    await owner.get_by_label("E-mailadres van uw collega").fill(COLLEAGUE)
    await owner.get_by_label("Rol", exact=True).select_option("manager")
    await owner.get_by_role("button", name="Nodig uit", exact=True).click()
    await expect(owner.get_by_role("button", name=f"Trek de uitnodiging van {COLLEAGUE} in")).to_be_visible()
    link = await _link_mailed_to(COLLEAGUE, journey_database)

    await sign_in_at_once(other.context, site, OTHER)
    await other.goto(link)
    await expect(other.get_by_text("Deze uitnodiging is voor een ander adres")).to_be_visible()

    await colleague.goto(link)
    await expect(colleague.get_by_role("heading", level=1)).to_contain_text("Werk mee voor")
    assert "#" not in colleague.url
    await expect(colleague.get_by_role("link", name="Maak een account")).to_have_attribute(
        "href", "/account-maken?next=%2Fuitnodiging"
    )
    await sign_in_at_once(colleague.context, site, COLLEAGUE)
    await colleague.goto("/uitnodiging")
    await colleague.get_by_role("button", name="Ja, ik werk mee").click()
    await colleague.wait_for_url("**/bedrijf")

    await owner.reload()
    await owner.get_by_role("button", name="Wijzig de rollen van Eva").click()
    dialog = owner.get_by_role("dialog")
    await dialog.get_by_label("Leidinggevende").uncheck()
    await dialog.get_by_label("Financiën").check()
    await dialog.get_by_role("button", name="Bewaar de rollen").click()
    await expect(owner.get_by_role("listitem").filter(has_text=COLLEAGUE)).to_contain_text("Financiën")

    await colleague.goto("/bedrijf/mensen")
    await expect(colleague.get_by_role("heading", name="Nodig een collega uit")).to_have_count(0)
    await colleague.get_by_role("button", name="Vertrek zelf").click()
    await colleague.get_by_role("button", name="Ja, ik vertrek").click()
    await colleague.wait_for_url("**/account")
    await owner.reload()
    await expect(owner.get_by_text(COLLEAGUE)).to_have_count(0)
    await owner.get_by_role("button", name="Vertrek zelf").click()
    await owner.get_by_role("button", name="Ja, ik vertrek").click()
    await expect(owner.get_by_role("dialog")).to_contain_text("Geef eerst iemand anders deze rol")
