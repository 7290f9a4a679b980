"""Fill the practices from the content files; the invented ones keep their mark."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.shapes import Text
from backend.core import clock
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.practices.models import Practice, PracticeStatus


async def seed(session: AsyncSession, world: World) -> None:  # noqa: ARG001 - each subject is seeded alike
    """Add every practice, published."""
    for found in load.practices():
        session.add(
            Practice(
                id=known_id("practice", found.slug),
                slug=found.slug,
                status=PracticeStatus.PUBLISHED,
                published_at=clock.now(),
                company_name=found.company_name,
                is_fictitious=found.fictitious,
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


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
