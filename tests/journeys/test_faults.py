"""A form with faults leads to them: the summary has the focus, and each line goes to its field."""

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser


async def test_the_summary_of_faults_keeps_the_focus_and_leads_to_a_field(enter, site):
    page = await enter(width=1280)
    await sign_in_at_once(page.context, site, "anna@programma.example")
    await page.goto("/programma/regelingen/nieuw")
    await page.get_by_label("Boven dit bedrag").fill("10k")
    await page.get_by_role("button", name="Maak de regeling").click()
    summary = page.get_by_role("alert")
    await expect(summary).to_be_focused()
    # What would take it away comes in a task of its own after the summary.
    await page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")
    await expect(summary).to_be_focused()
    await summary.get_by_role("link", name="Dit is geen getal").click()
    await expect(page.get_by_label("Boven dit bedrag")).to_be_focused()
