"""Builders of reports of obstacles, and of obstacles."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.obstacles.models import Obstacle, ObstacleReport, Reporter
from tests.makers.organisations import make_company

REPORTED = {
    "theme": "working_time",
    "section": "C",
    "rule_kind": "law",
    "rule": "Arbeidstijdenwet, artikel 5:3",
    "stopped": "Zelf roosteren met een korte rust.",
    "suggestion": "Een keer per week negen uur.",
}


async def make_report(
    session: AsyncSession,
    *,
    organisation_id: UUID | None = None,
    account_id: UUID | None = None,
    reporter: Reporter = Reporter.COMPANY,
    draft: bool = False,
    submitted_on: date | None = None,
    obstacle: Obstacle | None = None,
    **rest: Any,
) -> ObstacleReport:
    """A report, sent today unless told otherwise."""
    if organisation_id is None:
        organisation_id = (await make_company(session)).id
    report = ObstacleReport(
        organisation_id=organisation_id, reported_by=account_id, reporter=reporter, **{**REPORTED, **rest}
    )
    session.add(report)
    await session.flush()
    if not draft:
        report.send(submitted_on or clock.today())
    if obstacle is not None:
        report.group(obstacle.id)
    await session.flush()
    return report


async def make_obstacle(session: AsyncSession, *, title: str = "Rust tussen diensten", **rest: Any) -> Obstacle:
    """An obstacle that everybody sees, unless told otherwise."""
    values: dict[str, Any] = {
        "description": {"nl": "Elf uur rust tussen twee diensten.", "en": "Eleven hours between two shifts."},
        "rule_kind": "law",
        "themes": ["working_time"],
        "is_public": True,
    }
    obstacle = Obstacle(title={"nl": title, "en": f"{title} (en)"}, **{**values, **rest})
    session.add(obstacle)
    await session.flush()
    return obstacle
