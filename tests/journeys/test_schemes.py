"""The programme office makes a scheme, and other rules as its next edition."""

import re

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.models import Scheme

pytestmark = pytest.mark.browser

WRITTEN = {
    "Naam in het Nederlands": "Proefregeling",
    "Naam in het Engels": "Trial scheme",
    "In het kort, in het Nederlands": "Advies om iets nieuws te proberen.",
    "In het kort, in het Engels": "Advice to try something new.",
    "Alle voorwaarden, in het Nederlands": "## Voor wie\n\nVoor bedrijven die iets willen proberen.",
    "Alle voorwaarden, in het Engels": "## For whom\n\nFor companies that want to try something.",
    "Deel van de kosten dat de voucher betaalt": "62,5",
    "Laagste voucher": "500",
    "Hoogste voucher": "2.500",
    "Een verlenging duurt": "200",
}


async def test_a_scheme_is_made_and_gets_a_next_edition(member, tables):
    office = await tables.scalar(
        select(Organisation.id).where(Organisation.kind == OrganisationKind.PROGRAMME_OFFICE).limit(1)
    )
    page = await member(office, Role.PROGRAMME_OFFICER, width=360, height=740)
    await page.goto("/programma/regelingen")
    await page.get_by_role("link", name="Maak een regeling").click()
    for label, text in WRITTEN.items():
        await page.get_by_label(label).fill(text)
    await page.get_by_label("5-14 medewerkers").check()
    await page.get_by_role("button", name="Maak de regeling").click()
    await expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)  # no short name
    await page.get_by_label("Korte naam in adressen").fill("proefregeling")
    await page.get_by_role("button", name="Maak de regeling").click()
    await expect(page.get_by_role("alert").get_by_text("Een verlenging duurt dan langer")).to_be_visible()
    await page.get_by_label("Een verlenging duurt").fill("60")
    await page.get_by_role("button", name="Maak de regeling").click()

    made = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Proefregeling"))
    await expect(made.get_by_text("Versie 1")).to_be_visible()
    await expect(made.get_by_text(re.compile(r"62,5\s%"))).to_be_visible()
    await made.get_by_role("link", name="Maak een nieuwe versie").click()
    await expect(page.get_by_label("Hoogste voucher")).to_have_value("2.500")
    await page.get_by_label("Hoogste voucher").fill("3.000")
    await page.get_by_label("Boven dit bedrag beslissen twee medewerkers").fill("2.000")
    await page.get_by_role("button", name="Maak de nieuwe versie").click()
    await expect(made.get_by_text("Versie 2")).to_be_visible()

    editions = (await tables.scalars(select(Scheme).filter_by(slug="proefregeling").order_by(Scheme.edition))).all()
    rules = [
        (each.edition, each.rate_basis_points, each.maximum_cents, each.four_eyes_above_cents) for each in editions
    ]
    assert rules == [(1, 6250, 250_000, None), (2, 6250, 300_000, 200_000)]
    assert {tuple(each.size_classes) for each in editions} == {("5-14",)}
