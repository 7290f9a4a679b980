"""The programme office puts the books of a round right: one proposes, a colleague posts."""

import re

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import select

from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role

pytestmark = pytest.mark.browser


async def _open_round(page: Page) -> None:
    await page.goto("/programma/rondes")
    await page.get_by_role("link", name="Adviesvoucher Slimmer Werken, Eerste ronde").click()
    await expect(page.get_by_role("heading", name="Correcties")).to_be_visible()


async def test_a_correction_is_proposed_and_a_colleague_posts_it(member, tables):
    office = await tables.scalar(
        select(Organisation.id).where(Organisation.kind == OrganisationKind.PROGRAMME_OFFICE).limit(1)
    )
    first = await member(office, Role.PROGRAMME_OFFICER)
    second = await member(office, Role.PROGRAMME_OFFICER, width=360, height=740)
    for page in (first, second):
        await _open_round(page)
    await first.get_by_role("button", name="Stel een correctie voor").click()
    dialog = first.get_by_role("dialog")
    await dialog.get_by_label("Van welke financier").select_option(index=1)
    await dialog.get_by_label("Minder inleg").check()
    await dialog.get_by_label("Bedrag").fill("999.999.999")
    await expect(dialog.get_by_text("Zo veel staat er niet")).to_be_visible()
    await dialog.get_by_label("Bedrag").fill("12,34")
    await expect(dialog.get_by_text(re.compile('12,34 van "Nog te verdelen" naar "Inleg"'))).to_be_visible()
    await dialog.get_by_label("Waarom").fill("Telfout in de inleg.")
    await dialog.get_by_role("button", name="Leg voor aan een collega").click()
    own = first.get_by_role("listitem").filter(has_text="Telfout in de inleg.")
    await expect(own.get_by_text("Een collega boekt haar.")).to_be_visible()
    await expect(own.get_by_role("button", name=re.compile("Boeken"))).to_have_count(0)

    await second.reload()
    theirs = second.get_by_role("listitem").filter(has_text="Telfout in de inleg.")
    await expect(theirs.get_by_role("button", name=re.compile("Boeken"))).to_be_visible()
    # The proposer changes her mind first: the colleague hears it, and sees how it stands.
    await own.get_by_role("button", name=re.compile("Trek mijn voorstel in")).click()
    await expect(own.get_by_text("Niet geboekt", exact=True)).to_be_visible()
    await theirs.get_by_role("button", name=re.compile("Boeken")).click()
    await expect(second.get_by_text("Een collega was u voor")).to_be_visible()
    await expect(theirs.get_by_text("Niet geboekt", exact=True)).to_be_visible()

    await first.get_by_role("button", name="Stel een correctie voor").click()
    await dialog.get_by_label("Van welke financier").select_option(index=1)
    await dialog.get_by_label("Minder inleg").check()
    await dialog.get_by_label("Bedrag").fill("1")
    await dialog.get_by_label("Waarom").fill("Besluit van de financier.")
    await dialog.get_by_role("button", name="Leg voor aan een collega").click()
    await expect(first.get_by_text("Besluit van de financier.")).to_be_visible()
    await second.reload()
    theirs = second.get_by_role("listitem").filter(has_text="Besluit van de financier.")
    await theirs.get_by_role("button", name=re.compile("Boeken")).click()
    await expect(theirs.get_by_text("Geboekt", exact=True)).to_be_visible()
    await expect(second.get_by_text("Correctie: de financier legt minder in.")).to_be_visible()
