"""The menus of the rooms: by mouse, by keyboard and on a phone, and at every width without anything sticking out."""

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.menu import choose, open_group, open_sheet, room_menu
from tests.journeys.pages import settle
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

ROOMS = {
    "/bedrijf": ("marieke@korenbloem.example", "Bedrijf", "Company"),
    "/adviseur": ("karin@kompas.example", "Bureau", "Firm"),
    "/branche": ("joost@maakindustrie.example", "Beheer", "Management"),
    "/syntens/beoordelen": ("samira@syntens.example", "Beheer", "Management"),
    "/programma/regelingen": ("anna@programma.example", "Beheer", "Management"),
    "/onderzoek/monitor": ("eva@arbeidsmonitor.example", None, None),
}
WIDE = (1088, 1120, 1152, 1207, 1240, 1280, 1366, 1440, 1600)
NARROW = (320, 360, 480, 640, 768, 896, 1024, 1087)
# What of the header sticks out, is laid over something else or stands on a second line.
UNTIDY = """() => {
  const found = [];
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth > room) found.push(`page of ${document.scrollingElement.scrollWidth}`);
  const seen = (all) => [...all].filter((each) => each.getClientRects().length);
  for (const row of seen(document.querySelectorAll('.room-header-row, .site-header-row, .room-tabs .wrap'))) {
    const parts = seen(row.children).map((part) => [part, part.getBoundingClientRect()]);
    parts.forEach(([part, box], at) => {
      const name = part.className || part.tagName;
      if (box.right > room + 1) found.push(`${name} ends at ${box.right}`);
      const [holds, has] = [part.scrollWidth, part.clientWidth];
      if (holds > has + 1) found.push(`${name} holds ${holds} in ${has}`);
      const next = parts[at + 1]?.[1];
      if (next && next.left < box.right - 1 && next.top < box.bottom - 1) found.push(`${name} is under the next`);
    });
  }
  for (const row of seen(document.querySelectorAll('.room-nav'))) {
    const tops = new Set(seen(row.children).map((item) => Math.round(item.getBoundingClientRect().top)));
    if (tops.size > 1) found.push('the menu takes more than one line');
  }
  for (const list of seen(document.querySelectorAll('.room-nav-list'))) {
    const box = list.getBoundingClientRect();
    if (box.left < 0 || box.right > room) found.push(`a list from ${box.left} to ${box.right}`);
  }
  return found;
}"""


@pytest.fixture
def come_in(enter, site):
    """`await come_in(email, 1280)`: the window of somebody of the demonstration world, with axe at hand."""

    async def enter_as(email: str, width: int = 1280, language: str = "nl"):
        page = await enter(width=width)
        await bring_axe(page.context)
        await page.context.add_init_script(f"localStorage.setItem('language', '{language}')")
        await sign_in_at_once(page.context, site, email)
        return page

    return enter_as


async def picture(page, name: str) -> None:
    """Keep what is on screen, when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"menu-{name}.png")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("room", ROOMS)
async def test_the_menu_fits_at_every_width(come_in, room, language):
    email, *groups = ROOMS[room]
    group = groups[language == "en"]
    name = f"{room.strip('/').replace('/', '-')}-{language}"
    page = await come_in(email, language=language)
    await page.goto(room)
    await settle(page)
    await expect(page.locator(".account-button")).to_be_visible()
    await expect(room_menu(page)).to_be_visible()
    assert await violations(page) == []
    if group:
        await open_group(page, group)
        # What lies half under an open list is whole again when it closes.
        assert [line for line in await violations(page) if "partially obscured" not in line] == []
    found = []
    for width in WIDE:
        await page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {fault}" for fault in await page.evaluate(UNTIDY)]
        if width in {1088, 1280}:
            await picture(page, f"{name}-{width}")
    await page.keyboard.press("Escape")
    await page.set_viewport_size({"width": 360, "height": 900})
    await picture(page, f"{name}-360-closed")
    await open_sheet(page)
    assert await violations(page) == []
    for width in NARROW:
        await page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {fault}" for fault in await page.evaluate(UNTIDY)]
        if width in {320, 360, 768}:
            await picture(page, f"{name}-{width}")
    assert found == []


async def test_an_officer_walks_the_menu_by_keyboard(come_in):
    page = await come_in("samira@syntens.example")
    await page.goto("/syntens/bedrijven")
    await settle(page)
    vouchers = room_menu(page).get_by_role("button", name="Vouchers", exact=True)
    await vouchers.focus()
    await page.keyboard.press("Enter")
    await expect(vouchers).to_have_attribute("aria-expanded", "true")
    await page.keyboard.press("Escape")
    await expect(vouchers).to_have_attribute("aria-expanded", "false")
    await expect(vouchers).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(room_menu(page).get_by_role("link", name="Beoordelen", exact=True)).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/syntens/vaststellen*")
    # The heading takes the focus when the page stands, which closes what was opened before.
    await expect(page.get_by_role("heading", level=1)).to_be_focused()
    await expect(vouchers).to_have_attribute("aria-expanded", "false")
    await expect(vouchers).to_have_attribute("aria-current", "true")
    manage = await open_group(page, "Beheer")
    await page.mouse.click(10, 800)
    await expect(manage).to_have_attribute("aria-expanded", "false")
    await choose(page, "Beheer", "Mensen")
    await page.wait_for_url("**/syntens/mensen*")
    await expect(manage).to_have_attribute("aria-current", "true")
    await expect(vouchers).not_to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(
    ("room", "heading", "link", "leads_to"),
    [
        ("/bedrijf", "Ervaringen", "Belemmeringen", "**/bedrijf/belemmeringen*"),
        ("/syntens/beoordelen", "Adviseurs", "Klachten", "**/syntens/klachten*"),
    ],
)
async def test_the_menu_on_a_phone_is_one_sheet(come_in, room, heading, link, leads_to):
    page = await come_in(ROOMS[room][0], 360)
    await page.goto(room)
    await settle(page)
    button = await open_sheet(page)
    await page.keyboard.press("Escape")
    await expect(page.locator(".room-sheet")).to_be_hidden()
    await expect(button).to_be_focused()
    await page.keyboard.press("Enter")
    section = page.locator(".room-sheet section").filter(has=page.get_by_role("heading", name=heading, exact=True))
    await section.get_by_role("link", name=link, exact=True).click()
    await page.wait_for_url(leads_to)
    await expect(page.locator(".room-sheet")).to_be_hidden()


async def test_the_home_leads_on_before_the_other_pages_are_known(enter):
    page = await enter()
    # All that loads after the page stands comes late.
    await page.route("**/assets/*.js", late)
    await page.goto("/", wait_until="commit")
    await page.get_by_role("link", name="Hoe het werkt", exact=True).first.click()
    await page.wait_for_url("**/hoe-het-werkt")
    await settle(page)
    await page.go_back()
    await page.wait_for_url("**/")
    await settle(page)


async def late(route) -> None:
    """Let a script come half a second later."""
    await asyncio.sleep(0.5)
    await route.continue_()
