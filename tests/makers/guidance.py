"""Builders of instruments and of questions to us."""

from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.review import VersionStatus
from backend.guidance.models import Instrument, InstrumentKind, InstrumentVersion

_numbers = count(1)


def both(text: str) -> dict[str, str]:
    return {"nl": text, "en": f"{text} (en)"}


async def make_instrument(
    session: AsyncSession,
    *,
    slug: str | None = None,
    name: str = "Voorbeeldregeling",
    owner_id: UUID | None = None,
    status: VersionStatus = VersionStatus.PUBLISHED,
    serves: tuple[str, ...] = ("money",),
    target_groups: tuple[int, ...] = (1, 2, 3),
    review_on: date | None = None,
    **rest: Any,
) -> InstrumentVersion:
    """An instrument with one version, published unless told otherwise; answers the version."""
    instrument = Instrument(slug=slug or f"regeling-{next(_numbers)}", owner_id=owner_id)
    session.add(instrument)
    await session.flush()
    is_shown = status in {VersionStatus.PUBLISHED, VersionStatus.ARCHIVED}
    texts = ("provider", "for_whom", "what", "amount", "own_share", "where", "fits_when", "source")
    values: dict[str, Any] = {
        "number": 1,
        "kind": InstrumentKind.SUBSIDY,
        "sectors": [],
        "size_classes": [],
        "provinces": [],
        "as_of": "2026-09",
        **{text: both(f"Voorbeeld van {text}.") for text in texts},
    }
    version = InstrumentVersion(
        **{**values, **rest},
        instrument_id=instrument.id,
        name=both(name),
        serves=list(serves),
        target_groups=list(target_groups),
        status=status,
        review_on=review_on or (clock.today() + timedelta(days=200) if is_shown else None),
        published_at=clock.now() if is_shown else None,
        archived_at=clock.now() if status is VersionStatus.ARCHIVED else None,
    )
    session.add(version)
    await session.flush()
    return version
