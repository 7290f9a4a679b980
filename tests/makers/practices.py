"""Builders of practices."""

from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import Role
from backend.organisations.models import Company
from backend.practices.models import Practice, PracticeConsent, PracticeVersion
from tests.makers.identity import make_account, make_principal

_numbers = count(1)
TEXTS = ("title", "summary", "reason", "approach", "participation", "result", "lessons", "source")


def _values(themes: tuple[str, ...], rest: dict[str, Any]) -> dict[str, Any]:
    texts = {name: {"nl": f"{name} nl", "en": f"{name} en"} for name in TEXTS}
    values: dict[str, Any] = {
        "number": 1,
        "company_name": "Voorbeeldbakkerij",
        "year": 2025,
        "figures": [],
        "verified_figures": [],
        "quotes": [],
        "tools": [],
        **texts,
    }
    return {**values, **rest, "themes": list(themes)}


async def make_practice(
    session: AsyncSession,
    *,
    slug: str | None = None,
    status: VersionStatus = VersionStatus.PUBLISHED,
    themes: tuple[str, ...] = ("work_division",),
    is_fictitious: bool = True,
    **rest: Any,
) -> PracticeVersion:
    """A practice of no company, published and invented unless told otherwise; answers its version."""
    practice = Practice(slug=slug or f"praktijk-{next(_numbers)}", is_fictitious=is_fictitious)
    session.add(practice)
    await session.flush()
    version = PracticeVersion(
        **_values(themes, rest),
        practice_id=practice.id,
        status=status,
        published_at=clock.now() if status in {VersionStatus.PUBLISHED, VersionStatus.ARCHIVED} else None,
        archived_at=clock.now() if status is VersionStatus.ARCHIVED else None,
    )
    session.add(version)
    await session.flush()
    return version


async def make_told_practice(
    session: AsyncSession,
    company: Company,
    *,
    themes: tuple[str, ...] = ("work_division",),
    owner_id: UUID | None = None,
    status: VersionStatus = VersionStatus.PUBLISHED,
    **rest: Any,
) -> PracticeVersion:
    """A practice that a company tells itself: with an owner's consent and published by somebody else, or in review."""
    slug = f"verteld-{next(_numbers)}"
    practice = Practice(
        slug=slug, company_id=company.id, began_by_id=company.id, is_fictitious=company.is_demonstration
    )
    session.add(practice)
    await session.flush()
    version = PracticeVersion(
        **_values(themes, {"company_name": company.name, "participation_level": "consulted", **rest}),
        practice_id=practice.id,
        status=VersionStatus.DRAFT,
    )
    session.add(version)
    await session.flush()
    version.offer()
    version.offered_at = clock.now()
    await session.flush()
    if owner_id is None:
        owner_id = (await make_account(session)).id
        await make_principal(session, roles=(Role.OWNER,), organisation_id=company.id, account_id=owner_id)
    session.add(
        PracticeConsent(
            version_id=version.id, content_hash=version.content_hash, given_at=clock.now(), given_by=owner_id
        )
    )
    await session.flush()
    if status is VersionStatus.PUBLISHED:
        version.publish(clock.now(), (await make_account(session, name="Redacteur")).id)
        await session.flush()
    return version
