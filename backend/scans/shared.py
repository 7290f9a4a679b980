"""What everybody in a company reads of its result with the link: published figures in their words, and the plan."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.scans import outcomes, plans
from backend.scans.errors import SharedResultNotFound
from backend.scans.findings import CLEAR_GAP, Words
from backend.scans.keys import hash_of
from backend.scans.models import ResultShare, Scan

TOLD = (
    "company_name",
    "opened_on",
    "closed_on",
    "published_at",
    "management_count",
    "employee_count",
    "themes",
    "outcomes",
    "strongest",
    "weakest",
    "benchmark",
)


async def read(session: AsyncSession, token: str) -> dict[str, Any]:
    """The result that this link shows. Nothing is written, and every link that does not work gets the same answer.

    Groups are left out: a link is easily passed on. Raises SharedResultNotFound (404).
    """
    found = (
        await session.execute(
            select(ResultShare, Scan)
            .join(Scan, Scan.id == ResultShare.scan_id)
            .where(ResultShare.token_hash == hash_of(token), ResultShare.ends_on >= clock.today())
        )
    ).one_or_none()
    if found is None:
        raise SharedResultNotFound
    share, scan = found
    result = await outcomes.read_result(session, scan)
    return {
        **{name: result[name] for name in TOLD},
        "headline": headline(result["themes"]),
        "plan": await _agreed(session, scan.id) if share.with_plan else None,
        "ends_on": share.ends_on,
    }


def headline(themes: Sequence[dict[str, Any]]) -> Words:
    """The finding in one sentence, as colleagues say it to each other."""
    compared = [theme for theme in themes if theme["gap"] is not None]
    if not compared:
        return {
            "nl": "Dit is hoe de leiding ons bedrijf ziet.",
            "en": "This is how management sees our firm.",
        }
    first = max(compared, key=lambda theme: abs(theme["gap"]))
    if abs(first["gap"]) < CLEAR_GAP:
        return {
            "nl": "Leiding en medewerkers zien ons bedrijf bijna hetzelfde.",
            "en": "Management and employees see our firm almost alike.",
        }
    name = {language: text[:1].lower() + text[1:] for language, text in first["name"].items()}
    dutch, english = ("de leiding", "management") if first["gap"] < 0 else ("medewerkers", "employees")
    verb = ("is", "is") if first["gap"] < 0 else ("zijn", "are")
    return {
        "nl": f"Het meest verschillen wij bij {name['nl']}: daar {verb[0]} {dutch} positiever.",
        "en": f"We differ most on {name['en']}: {english} {verb[1]} more positive there.",
    }


async def _agreed(session: AsyncSession, scan_id: UUID) -> dict[str, Any] | None:
    version = await plans.agreed(session, scan_id)
    if version is None:
        return None
    assert version.decided_at
    lines = await plans.lines_of(session, version.id)
    told = ("theme", "measure", "why", "who", "due_on")
    return {
        "agreed_on": version.decided_at.astimezone(clock.AMSTERDAM).date(),
        "lines": [{name: getattr(line, name) for name in told} for line in lines],
    }
