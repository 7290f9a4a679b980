"""An officer follows one voucher: its trace, what is left out, and the way there."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

COMPANY = "Voorbeeldinstallatie De Warmtebron"


async def test_the_trace_is_reached_from_the_file_and_narrowed(enter, site):
    officer = await enter(width=320, height=740)
    await sign_in_at_once(officer.context, site, "samira@syntens.example")
    await officer.goto("/syntens/beoordelen")
    await officer.get_by_role("button", name=COMPANY).click()
    await officer.get_by_role("link", name="Spoor van deze voucher").click()
    await expect(officer.get_by_role("heading", level=1, name="Spoor van deze voucher")).to_be_visible()
    trace = officer.get_by_role("main").get_by_role("list").filter(has_text="Stap,")
    await expect(trace.get_by_text("In behandeling").first).to_be_visible()
    await officer.get_by_role("button", name="Betalingen").click()
    await expect(officer.get_by_role("heading", name="Hier is niets van")).to_be_visible()
    await officer.get_by_role("button", name="Betalingen").click()
    await officer.get_by_role("button", name="Alleen wat aandacht vraagt").press("Enter")
    await expect(officer).to_have_url(re.compile("failures=true"))
    await expect(officer.get_by_role("heading", name="Niets vraagt aandacht")).to_be_visible()
