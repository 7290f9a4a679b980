"""A second version of the questionnaire, written and published while a scan runs on the first."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.scan_steps import begin, invite_at_once
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OFFICER, OWNER = "anna@programma.example", "ahmed@hetmagazijn.example"
NEW = {"nl": "Ik kan zelf een dienst ruilen.", "en": "I can swap a shift myself."}


async def _write_version_2(officer: Page) -> None:
    await officer.goto("/programma/vragenlijsten")
    await officer.get_by_role("button", name="Begin een nieuwe versie").click()
    await expect(officer.get_by_text("Dit concept is compleet")).to_be_visible()
    theme = officer.locator("section", has=officer.get_by_role("heading", name="Werk- en taakverdeling"))
    await theme.get_by_role("button", name="Voeg een stelling toe").click()
    await theme.get_by_label("Nederlands").fill(NEW["nl"])
    await theme.get_by_label("Code").fill("TAK9E")
    await theme.get_by_role("button", name="Bewaar de stelling").click()
    await expect(officer.get_by_text("Voor u publiceert ontbreekt nog 1 ding")).to_be_visible()
    await expect(officer.get_by_role("button", name="Publiceer deze versie")).to_be_disabled()
    await officer.get_by_role("button", name="Bewerk TAK9E").click()
    await theme.get_by_label("Engels").fill(NEW["en"])
    await theme.get_by_role("button", name="Bewaar de stelling").click()
    await expect(officer.get_by_text("Dit concept is compleet")).to_be_visible()
    # What it asks can be read as it will be asked, and what of version 1 can be laid beside it.
    await expect(officer.get_by_text(NEW["en"])).to_be_visible()
    compared = officer.locator("section", has=officer.get_by_role("heading", name=re.compile("Naast versie 1")))
    await expect(compared.get_by_text(re.compile(r"Van \d+ thema's zijn de scores te vergelijken"))).to_be_visible()
    await expect(compared.get_by_role("row", name=re.compile("TAK9E"))).to_contain_text("nieuw")


async def _asks(page: Page, link: str, *, count: int, new: bool) -> None:
    """The first theme puts this many statements, with or without the new one."""
    await page.goto("about:blank")
    await page.goto(link)
    await page.get_by_role("button", name=re.compile("Begin met onderwerp 1|Verder met deze antwoorden")).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Werk- en taakverdeling")
    await expect(page.locator("fieldset.likert")).to_have_count(count)
    await expect(page.get_by_text(NEW["nl"])).to_have_count(1 if new else 0)


async def test_version_2_is_published_while_a_scan_runs_on_version_1(enter, site):
    officer, owner, employee = await enter(), await enter(), await enter(width=360, height=740)
    await sign_in_at_once(officer.context, site, OFFICER)
    await sign_in_at_once(owner.context, site, OWNER)
    running = await invite_at_once(owner, site)
    await begin(employee, running)
    await employee.locator("fieldset.likert input").first.check(force=True)
    await expect(employee.get_by_text("Opgeslagen om")).to_be_visible()
    before = await employee.locator("fieldset.likert").count()

    await _write_version_2(officer)
    await officer.get_by_role("button", name="Publiceer deze versie").click()
    await expect(officer.get_by_role("dialog")).to_contain_text("Scans die lopen, eindigen op hun eigen versie")
    await officer.get_by_role("dialog").get_by_role("button", name="Publiceer").click()
    await expect(officer.get_by_text(re.compile("Gepubliceerd op"))).to_be_visible()
    await expect(officer.get_by_role("button", name=re.compile("Bewerk"))).to_have_count(0)

    await _asks(employee, running, count=before, new=False)
    await employee.locator("fieldset.likert").nth(1).locator("input").first.check(force=True)
    await expect(employee.get_by_text("Opgeslagen om")).to_be_visible()
    await _asks(await enter(width=360, height=740), await invite_at_once(owner, site), count=before + 1, new=True)
