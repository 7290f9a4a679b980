"""A colleague sets how much an officer may grant; the file says so, and what can still be done."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

COMPANY = "Voorbeeldinstallatie De Warmtebron"  # waits for a second officer in the demonstration


async def test_a_limit_is_set_by_a_colleague_and_shown_on_the_file(enter, site):
    keeper, officer = await enter(), await enter(width=360, height=740)
    await sign_in_at_once(keeper.context, site, "samira@syntens.example")
    await sign_in_at_once(officer.context, site, "tineke@syntens.example")

    await keeper.goto("/syntens/mensen")
    own = keeper.get_by_role("listitem").filter(has_text="samira@syntens.example")
    await expect(own).to_be_visible()
    await expect(own.get_by_role("button", name=re.compile("Stel de grens in"))).to_have_count(0)
    theirs = keeper.get_by_role("listitem").filter(has_text="tineke@syntens.example")
    await theirs.get_by_role("button", name=re.compile("Stel de grens in")).click()
    await keeper.get_by_role("dialog").get_by_label("Ten hoogste per voucher").fill("1.500")
    await keeper.get_by_role("dialog").get_by_role("button", name="Bewaar de grens").click()
    await expect(theirs.get_by_text(re.compile(r"Kent zelf ten hoogste €\s1\.500 toe"))).to_be_visible()

    await officer.goto("/syntens/beoordelen")
    await officer.get_by_role("button", name=COMPANY).click()
    await expect(officer.get_by_text("Pieter van Voorbeeld stelt voor om toe te kennen")).to_be_visible()
    file = officer.get_by_role("region", name="Wie hierover beslist")
    await expect(file.get_by_text(re.compile(r"U kent zelf ten hoogste €\s1\.500 toe"))).to_be_visible()
    await officer.get_by_role("button", name=re.compile(r"Minder toekennen, tot €\s1\.500")).click()
    await expect(officer.get_by_label("Bedrag")).to_have_value("1.500")
    await officer.get_by_role("button", name="Terug").click()
    await officer.get_by_role("button", name="Voorstellen aan een collega").click()
    dialog = officer.get_by_role("dialog")
    await dialog.get_by_label("Waarom").fill("Ik zou ook het hele bedrag toekennen.")
    await dialog.get_by_role("button", name="Leg voor aan een collega").click()
    await expect(officer.get_by_text("Uw voorstel wacht op een collega")).to_be_visible()
    await officer.get_by_role("button", name="Trek mijn voorstel in").click()
    await expect(officer.get_by_text("Uw voorstel wacht op een collega")).to_have_count(0)

    await theirs.get_by_role("button", name=re.compile("Stel de grens in")).click()
    await keeper.get_by_role("dialog").get_by_label("Ten hoogste per voucher").fill("")
    await keeper.get_by_role("dialog").get_by_role("button", name="Bewaar de grens").click()
    await expect(theirs.get_by_text(re.compile("Kent zelf ten hoogste"))).to_have_count(0)
