"""What stands around the two scans of the print shop: open answers that were reviewed and that wait, and a link."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.world import World
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.scans.models import MASK, PooledRemark, Scan, ScanStatus
from backend.scans.schemas.remarks import RemarkApprove, RemarkReview, RemarkWithhold
from backend.scans.schemas.sharing import ScanShareCreate
from backend.scans.service import reviewing, sharing

PRINTER = "voorbeelddrukkerij-de-laatste-letter"
NAMED, WITHHELD = "Voorbeeldmeneer Jansen", "Mijn baas"
REVIEWED = 4  # of the second scan, so far
SHARED_FOR = timedelta(days=90)


async def seed(session: AsyncSession, world: World) -> None:
    """Review all that was written with the first scan and a part of the second, and share the second result."""
    published = select(Scan).where(Scan.company_id == world.organisations[PRINTER], Scan.status == ScanStatus.PUBLISHED)
    first, second = (await session.scalars(published.order_by(Scan.published_at))).all()
    officer = world.principal_of("programmabureau", Role.PROGRAMME_OFFICER)
    assert first.published_at
    with clock.set_to(first.published_at + timedelta(days=5)):
        await _review(session, officer, first)
    await _review(session, officer, second, count=REVIEWED)
    wish = ScanShareCreate(ends_on=clock.today() + SHARED_FOR, with_plan=True)
    await sharing.share(session, world.principal_of(PRINTER, Role.OWNER), second, wish)


async def _review(session: AsyncSession, officer: Principal, scan: Scan, *, count: int | None = None) -> None:
    """Review so many open answers of a scan, or all."""
    waiting = select(PooledRemark).where(PooledRemark.scan_id == scan.id).order_by(PooledRemark.remark).limit(count)
    for found in (await session.scalars(waiting)).all():
        await reviewing.review(session, officer, found.id, _decided(found.remark or ""), "*")


def _decided(words: str) -> RemarkReview:
    if words.startswith(WITHHELD):
        return RemarkWithhold(to_status="withheld")
    masked = words.replace(NAMED, MASK)
    return RemarkApprove(to_status="approved", remark=masked if masked != words else None)
