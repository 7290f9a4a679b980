"""The plan of the bakery after its scan: a first version that was refused, a second that lies before the employees."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import etag
from backend.core.themes import Theme
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.scans import plans
from backend.scans.models import ProposalKind, Scan, ScanStatus
from backend.scans.schemas.plans import (
    PlanCreate,
    PlanDisagree,
    PlanLinesWrite,
    PlanLineWrite,
    PlanProposalAnswer,
    PlanProposalCreate,
    PlanPropose,
)
from backend.scans.service import amending, planning

BAKERY = "voorbeeldbakkerij-de-korenbloem"
# theme, measure, why, who, days from today, euro
LINES = (
    (
        Theme.WORK_DIVISION,
        "Elke nacht kan een tweede bakker de oven instellen en het deeg vrijgeven.",
        "Bij werk- en taakverdeling is het verschil tussen leiding en medewerkers het grootst.",
        "Ploegleider nacht",
        45,
        1_200,
    ),
    (
        Theme.WORKING_TIME,
        "De inpakploeg begint op drukke dagen een half uur later dan de bakkers.",
        "Medewerkers scoren laag op arbeidstijden: zij wachten op de eerste ronde brood.",
        "Planner",
        60,
        0,
    ),
    (
        Theme.PROCESS,
        "Bakkers en inpakkers lopen samen één keer de weg van deeg tot wagen.",
        "Beide kanten geven proces en kwaliteit een laag cijfer.",
        "Marieke Voorbeeldbakker",
        30,
        350,
    ),
)


async def seed(session: AsyncSession, world: World) -> None:
    """Propose a plan that is refused with a reason, and a second in which one proposal waits for an answer."""
    owner, staff = world.principal_of(BAKERY, Role.OWNER), world.principal_of(BAKERY, Role.STAFF_REPRESENTATIVE)
    scan_id = await session.scalar(
        select(Scan.id).where(Scan.company_id == world.organisations[BAKERY], Scan.status == ScanStatus.PUBLISHED)
    )
    assert scan_id is not None
    now = clock.now()
    with clock.set_to(now - timedelta(days=15)):
        await planning.begin(session, owner, scan_id, PlanCreate())
        await planning.write(session, owner, scan_id, _lines(2), "*")
        read = await planning.change_status(session, owner, scan_id, PlanPropose(to_status="proposed"), "*")
    with clock.set_to(now - timedelta(days=12)):
        reason = "De inpakploeg komt er niet in voor, en die wacht het langst. Begin ook bij het inpakken."
        refused = PlanDisagree(to_status="disagreed", words=reason)
        await planning.change_status(session, staff, scan_id, refused, etag(read))
    with clock.set_to(now - timedelta(days=6)):
        await planning.begin(session, owner, scan_id, PlanCreate())
        await planning.write(session, owner, scan_id, _lines(3), "*")
        version = await planning.change_status(session, owner, scan_id, PlanPropose(to_status="proposed"), "*")
    lines = await plans.lines_of(session, version.id)
    with clock.set_to(now - timedelta(days=4)):
        wish = PlanProposalCreate(
            kind=ProposalKind.CHANGE,
            line_id=lines[2].id,
            measure="Bakkers, inpakkers en bezorgers lopen samen één keer de weg van deeg tot wagen.",
            who="Marieke Voorbeeldbakker en Bas Voorbeeld",
            reason="De bezorgers zien waar het misgaat.",
        )
        await amending.propose(session, staff, scan_id, wish, "*")
        [first] = (await plans.tell(session, version))["proposals"]
    with clock.set_to(now - timedelta(days=3)):
        yes = PlanProposalAnswer(accepted=True, answer="Goed idee.")
        await amending.answer(session, owner, scan_id, first["id"], wish=yes, if_match="*")
    with clock.set_to(now - timedelta(days=2)):
        wish = PlanProposalCreate(
            kind=ProposalKind.CHANGE,
            line_id=lines[1].id,
            measure="De inpakploeg maakt zelf een voorstel voor de begintijden op drukke dagen.",
            reason="Een half uur later past niet bij de bus van half zes.",
        )
        await amending.propose(session, staff, scan_id, wish, "*")


def _lines(count: int) -> PlanLinesWrite:
    return PlanLinesWrite(
        lines=[
            PlanLineWrite(
                theme=theme,
                measure=measure,
                why=why,
                who=who,
                due_on=clock.today() + timedelta(days=days),
                budget_cents=euro * 100,
            )
            for theme, measure, why, who, days, euro in LINES[:count]
        ]
    )
