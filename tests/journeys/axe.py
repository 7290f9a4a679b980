"""Axe on a page that stands: what it holds against it, in lines that say where and why."""

from pathlib import Path

from playwright.async_api import BrowserContext, Page

from tests.conftest import ROOT

SOURCE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What another colour scheme can change; all else stays as it was.
COLOURS = ["color-contrast", "link-in-text-block"]

RUN = """async (only) => {
  const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
  return found.violations.flatMap((rule) => rule.nodes.slice(0, 4).map((node) =>
    `${rule.id}: ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`
    + ` <<${node.html.slice(0, 160)}>>`));
}"""


async def bring_axe(context: BrowserContext, source: Path = SOURCE) -> None:
    """Give every page of this window axe; the policy of the site holds for scripts of pages, not for this."""
    await context.add_init_script(path=source)


async def violations(page: Page, *, colours_only: bool = False) -> list[str]:
    """What axe finds on the page as it is now, at WCAG 2.2 level AA."""
    only = {"type": "rule", "values": COLOURS} if colours_only else {"type": "tag", "values": LEVELS}
    return list(await page.evaluate(RUN, only))
