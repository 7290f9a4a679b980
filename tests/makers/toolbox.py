"""Builders of toolbox items."""

from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import OrganisationKind
from backend.toolbox.models import ItemKind, ParticipationLevel, ToolboxItem, ToolboxVersion
from tests.makers.identity import make_organisation

_numbers = count(1)


def both(text: str) -> dict[str, str]:
    return {"nl": text, "en": f"{text} (en)"}


async def make_toolbox_item(
    session: AsyncSession,
    *,
    slug: str | None = None,
    title: str = "Taken op tafel",
    summary: str = "Een groep legt alle taken op tafel en verdeelt ze opnieuw.",
    body: str = "## Stappen\n\n1. Begin klein.",
    owner_id: UUID | None = None,
    status: VersionStatus = VersionStatus.PUBLISHED,
    themes: tuple[str, ...] = ("work_division",),
    sectors: tuple[str, ...] = (),
    size_classes: tuple[str, ...] = (),
    effort_hours: int = 6,
    **rest: Any,
) -> ToolboxVersion:
    """An item with one version, published unless told otherwise; answers the version."""
    if owner_id is None:
        owner_id = (await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)).id
    item = ToolboxItem(slug=slug or f"instrument-{next(_numbers)}", owner_id=owner_id)
    session.add(item)
    await session.flush()
    values: dict[str, Any] = {
        "number": 1,
        "kind": ItemKind.METHOD,
        "duration_weeks": 2,
        "cost_cents": 0,
        "participation_level": ParticipationLevel.CO_DECIDING,
        "evidence_level": 0,
        "evidence_source": both("Bekende werkwijze."),
        "people_min": 4,
        "people_max": 12,
    }
    version = ToolboxVersion(
        **{**values, **rest},
        item_id=item.id,
        title=both(title),
        summary=both(summary),
        body=both(body),
        themes=list(themes),
        sectors=list(sectors),
        size_classes=list(size_classes),
        effort_hours=effort_hours,
        status=status,
        published_at=clock.now() if status in {VersionStatus.PUBLISHED, VersionStatus.ARCHIVED} else None,
        archived_at=clock.now() if status is VersionStatus.ARCHIVED else None,
    )
    session.add(version)
    await session.flush()
    return version
