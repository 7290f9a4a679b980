"""Builders of practices."""

from itertools import count
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.practices.models import Practice, PracticeStatus

_numbers = count(1)
TEXTS = ("title", "summary", "reason", "approach", "participation", "result", "lessons", "source")


async def make_practice(
    session: AsyncSession,
    *,
    slug: str | None = None,
    status: PracticeStatus = PracticeStatus.PUBLISHED,
    themes: tuple[str, ...] = ("work_division",),
    is_fictitious: bool = True,
    **rest: Any,
) -> Practice:
    """A practice, published and invented unless told otherwise."""
    texts = {name: {"nl": f"{name} nl", "en": f"{name} en"} for name in TEXTS}
    values: dict[str, Any] = {"company_name": "Voorbeeldbakkerij", "year": 2025, "figures": [], "quotes": [], **texts}
    practice = Practice(
        **{**values, **rest},
        slug=slug or f"praktijk-{next(_numbers)}",
        status=status,
        themes=list(themes),
        is_fictitious=is_fictitious,
        published_at=clock.now() if status in {PracticeStatus.PUBLISHED, PracticeStatus.ARCHIVED} else None,
    )
    session.add(practice)
    await session.flush()
    return practice
