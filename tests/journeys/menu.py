"""The menus of the rooms, as a person uses them: a word in a row that opens a list, and on a phone one sheet."""

from playwright.async_api import Locator, Page, expect


def room_menu(page: Page) -> Locator:
    """The menu of the room on a wide screen."""
    return page.locator("nav:visible").filter(has=page.locator(".room-nav"))


async def open_group(page: Page, group: str) -> Locator:
    """Open this group of the menu; gives its button."""
    button = room_menu(page).get_by_role("button", name=group, exact=True)
    await button.click()
    await expect(button).to_have_attribute("aria-expanded", "true")
    return button


async def choose(page: Page, group: str, link: str) -> None:
    """Go to a page through the group of the menu that it stands in."""
    await open_group(page, group)
    await room_menu(page).get_by_role("link", name=link, exact=True).click()


async def open_sheet(page: Page) -> Locator:
    """Open the menu of the room on a phone; gives its button."""
    button = page.locator(".room-sheet-button, .room-tabs-button")
    await button.click()
    await expect(page.locator(".room-sheet")).to_be_visible()
    return button
