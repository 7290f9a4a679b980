"""What of the scan goes on paper: a poster, slips with links, and the result of a quick scan."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.documents import day, render
from backend.scans import queries
from backend.scans.errors import ScanNotOpen
from backend.scans.models import InvitationKind, Respondent, Scan
from backend.scans.schemas.printing import QuickScanDocumentCreate, ScanSheetCreate
from backend.scans.schemas.quick_scan import QuickScanRead
from backend.scans.service import inviting, quick

POSTER = {"nl": "Hoe gaat het werk bij u?", "en": "How is work going for you?"}
SLIPS = {"nl": "Losse links voor de scan", "en": "Single-use links to the scan"}


async def sheet(session: AsyncSession, scan: Scan, wish: ScanSheetCreate, *, public_url: str) -> bytes:
    """Links as a poster or slips. Raises ScanNotOpen (409).

    The links are set as they are given and not looked up: whether one still works would tell that it was used.
    """
    if not queries.takes_answers(scan):
        raise ScanNotOpen
    assert scan.closes_on
    links = [inviting.link_of(public_url, token) for token in wish.tokens]
    until = day(scan.closes_on, wish.language)
    if wish.kind is InvitationKind.SINGLE_USE:
        slips = {"until": until, "slips": [{"url": url, "qr": svg} for url, svg in links]}
        return await render("scan-slips", slips, title=SLIPS[wish.language], language=wish.language)
    url, svg = links[0]
    poster = {
        "company": await queries.company_name(session, scan),
        "until": until,
        "url": url,
        "qr": svg,
        "anonymous": wish.audience is Respondent.EMPLOYEE,
    }
    return await render("scan-poster", poster, title=POSTER[wish.language], language=wish.language)


async def quick_result(session: AsyncSession, wish: QuickScanDocumentCreate) -> bytes:
    """The indication as a report. Raises as `quick.check`."""
    found = QuickScanRead.model_validate(await quick.assess(session, wish), from_attributes=True)
    speak = wish.language
    step = found.next_step
    report = {
        "headline": getattr(found.headline, speak),
        "room": _room(found.total_potential, speak),
        "themes": [
            {"name": getattr(theme.name, speak), "score": theme.score, "potential": theme.potential}
            for theme in found.themes
        ],
        "step": step and {name: getattr(getattr(step, name), speak) for name in ("reason", "action", "meaning")},
        "route": [{name: getattr(getattr(stop, name), speak) for name in ("title", "reason")} for stop in found.route],
    }
    title = {"nl": "Uitkomst van de quickscan Slimmer Werken", "en": "Result of the quick scan Slimmer Werken"}
    return await render("quick-scan", report, title=title[speak], language=speak)


def _room(points: int | None, language: str) -> str | None:
    if points is None:
        return None
    return {
        "nl": f"Ruimte om te winnen: gemiddeld {points} punten tot 75.",
        "en": f"Room to gain: {points} points up to 75 on average.",
    }[language]
