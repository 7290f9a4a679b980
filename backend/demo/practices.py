"""Fill the practices from the content files; the invented ones keep their mark."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.shapes import Text
from backend.core import clock
from backend.core.review import VersionStatus
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.organisations.models import SizeClass
from backend.practices.models import Practice, PracticeVersion
from backend.toolbox.models import ParticipationLevel

SIZES = (
    (5, SizeClass.FROM_1),
    (15, SizeClass.FROM_5),
    (50, SizeClass.FROM_15),
    (100, SizeClass.FROM_50),
    (250, SizeClass.FROM_100),
)


async def seed(session: AsyncSession, world: World) -> None:  # noqa: ARG001 - each subject is seeded alike
    """Add every practice, published."""
    for found in load.practices():
        practice = Practice(id=known_id("practice", found.slug), slug=found.slug, is_fictitious=found.fictitious)
        session.add(practice)
        await session.flush()
        session.add(
            PracticeVersion(
                id=known_id("practice-version", found.slug),
                practice_id=practice.id,
                number=1,
                status=VersionStatus.PUBLISHED,
                published_at=clock.now(),
                company_name=found.company_name,
                size_class=_size_of(found.employees),
                participation_level=ParticipationLevel(found.participation_level),
                place=found.place,
                province=found.province,
                section=found.sector,
                employees=found.employees,
                themes=list(found.themes),
                year=found.year,
                title=_both(found.title),
                summary=_both(found.summary),
                reason=_both(found.reason),
                approach=_both(found.approach),
                participation=_both(found.participation),
                result=_both(found.result),
                lessons=_both(found.lessons),
                source=_both(found.source),
                figures=[
                    {
                        "label": _both(figure.label),
                        "before": figure.before,
                        "after": figure.after,
                        "unit": _both(figure.unit),
                        "evidence_level": figure.evidence_level,
                    }
                    for figure in found.figures
                ],
                quotes=[
                    {"who": _both(quote.who), "side": quote.side, "text": _both(quote.text)} for quote in found.quotes
                ],
            )
        )
    await session.flush()


def _size_of(employees: int | None) -> SizeClass | None:
    if employees is None:
        return None
    return next((size for below, size in SIZES if employees < below), SizeClass.FROM_250)


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
