"""A company of the money machine objects to what was decided, and is right."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.principals import Principal
from backend.vouchers.models import Voucher
from backend.vouchers.queries import objections
from backend.vouchers.schemas.objections import ObjectionCreate, ObjectionHear, ObjectionUphold
from backend.vouchers.service import objecting
from tests.vouchers.test_ledger import World

UPHELD = "objection upheld"  # the cause in the ledger: money moved


async def decide_lower(session: AsyncSession, world: World, at: int, amount: int) -> None:
    """Go on until something is decided on, by `amount` lower than asked, that the company can object to."""
    for _ in range(3):
        voucher = await session.get_one(Voucher, world.vouchers[at], populate_existing=True)
        if await objections.decision_of(session, voucher) is not None:
            return
        await world.act(at, 0, amount)


async def upheld(session: AsyncSession, world: World, at: int, by: Principal, *, raises_all: bool) -> str:
    """File, hear and uphold, to the highest amount or one cent more; answers against what, and whether money moved."""
    wish = ObjectionCreate(grounds="Te laag.")
    made = await objecting.file(session, world.owners[at], world.vouchers[at], wish, "*")
    hearing = ObjectionHear(to_status="heard", hearing="waived", report="Zag ervan af.")
    await objecting.change_status(session, by, made.id, hearing, "*")
    now, most = objections.amounts(await session.get_one(Voucher, world.vouchers[at]), made.against)
    cents = None if now == most or now is None else most if raises_all else now + 1
    uphold = ObjectionUphold(to_status="upheld", reason="Klopt.", amount_cents=cents)
    await objecting.change_status(session, by, made.id, uphold, "*")
    return f"{made.against}, {'money' if cents else 'no money'}"
