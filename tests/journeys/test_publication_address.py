"""An editor gives an article another address; who has the old one still finds it."""

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser


async def test_an_article_gets_another_address_and_the_old_one_leads_on(enter, site):
    page = await enter()
    await sign_in_at_once(page.context, site, "anna@programma.example")
    listed = (await (await page.context.request.get("/v1/publications")).json())["items"]
    taken, old = listed[0]["slug"], listed[1]["slug"]
    await page.goto("/programma/publicaties")
    await page.get_by_role("link", name=listed[1]["title"]["nl"], exact=True).first.click()
    await page.get_by_role("button", name="Wijzig het adres").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Nieuw adres").fill(taken)
    await form.get_by_role("button", name="Bewaar het adres").click()
    await expect(form.get_by_text("Op dit adres")).to_be_visible()
    await form.get_by_label("Nieuw adres").fill(f"{old}-anders")
    await form.get_by_role("button", name="Bewaar het adres").click()
    await expect(form).to_have_count(0)
    await expect(page.get_by_text(f"{old}-anders", exact=True)).to_be_visible()
    reader = await enter(width=360)
    await reader.goto(f"/nieuws/{old}")
    await expect(reader.get_by_role("heading", name=listed[1]["title"]["nl"])).to_be_visible()
