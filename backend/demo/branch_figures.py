"""Figures of a demonstration branch over sixty-odd invented firms, and members that let it enter measurements.

The firms behind the figures stand nowhere in the database: they are made here, and go through the same gate as
real ones.
"""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures import cube, service
from backend.branch_figures.cube import PART_OF, Firm, Score
from backend.branch_figures.models import FigureKind
from backend.core import clock
from backend.core.themes import Theme
from backend.demo.monitoring import COMPANY
from backend.demo.world import World
from backend.identity.mandates import Power
from backend.identity.models import Organisation
from backend.identity.scopes import Role
from backend.member_measurements.schemas import MemberMeasurementPut, MemberValue
from backend.member_measurements.service import entering
from backend.monitoring.models import MeasurementKind
from backend.organisations.models import Company
from backend.organisations.schemas.mandates import MandateCreate
from backend.organisations.service import mandates
from backend.scans.service.norming import quarter_of

BRANCH = "voorbeeldbranche-maakindustrie"
PRINTER = "voorbeelddrukkerij-de-laatste-letter"
NUMBER = 64
SIZES = ("5-14", "15-49", "15-49", "50-99")
PROVINCES = ("NL-NB", "NL-NB", "NL-GE", "NL-OV")
# Of how many in sixteen each step was taken, by those that took the one before.
TAKEN = {
    FigureKind.SCANS_PUBLISHED: 12,
    FigureKind.VOUCHERS_APPLIED: 11,
    FigureKind.VOUCHERS_GRANTED: 8,
    FigureKind.VOUCHERS_FINISHED: 5,
    FigureKind.BASELINES: 12,
    FigureKind.FOLLOW_UPS: 7,
}
# The mean scores that the invented firms lie around: of management and of employees.
AROUND: dict[Theme, Score] = {
    Theme.WORK_DIVISION: (66, 51),
    Theme.WORKING_TIME: (58, 55),
    Theme.MANAGEMENT: (71, 52),
    Theme.PARTICIPATION: (60, 47),
    Theme.CRAFTSMANSHIP: (69, 67),
    Theme.PROCESS: (54, 49),
    Theme.TECHNOLOGY: (57, 60),
    Theme.RESULTS: (62, 56),
}


async def seed(session: AsyncSession, world: World) -> None:
    """Release the invented figures of this quarter, and let two members give the branch the permission."""
    branch = await session.get_one(Organisation, world.organisations[BRANCH])
    tables = cube.release([_firm(number) for number in range(NUMBER)], {})
    await service.freeze(session, branch, quarter_of(clock.today()), tables, days={}, with_contributions=False)
    for company in (COMPANY, PRINTER):
        wish = MandateCreate(
            organisation_id=branch.id,
            powers=[Power.ENTER_MEASUREMENTS],
            ends_on=clock.today() + timedelta(days=365),
        )
        await mandates.give(session, world.principal_of(company, Role.OWNER), world.organisations[company], wish)
    await _propose(session, world)


async def _propose(session: AsyncSession, world: World) -> None:
    """The branch knows one figure of the newest measurement otherwise than the company gave it."""
    company = await session.get_one(Company, world.organisations[COMPANY])
    day = clock.today() - timedelta(days=21)
    wish = MemberMeasurementPut(
        kind=MeasurementKind.FOLLOW_UP,
        period_starts_on=day - timedelta(days=365),
        period_ends_on=day - timedelta(days=1),
        values=[
            MemberValue(indicator="sickness_absence", value=5.2, reason="Volgens de verzuimcijfers van de branche.")
        ],
    )
    officer = world.principal_of(BRANCH, Role.BRANCH_OFFICER)
    await entering.put(session, officer, company.kvk_number, day, wish=wish, if_match="*")


def _firm(number: int) -> Firm:
    steps = {FigureKind.PARTICIPANTS}
    for at, (kind, sixteenths) in enumerate(TAKEN.items()):
        if PART_OF[kind] in steps and (number * 5 + at * 3) % 16 < sixteenths:
            steps.add(kind)
    scored = FigureKind.SCANS_PUBLISHED in steps
    return Firm(
        UUID(int=number + 1),
        section="C" if number % 3 else "G",
        size_class=SIZES[number % 4],
        province=PROVINCES[(number // 2) % 4],
        steps=frozenset(steps),
        scores={theme: _score(number, at, *around) for at, (theme, around) in enumerate(AROUND.items())}
        if scored
        else {},
    )


def _score(number: int, theme: int, management: int, employees: int) -> Score:
    return management + (number * 7 + theme) % 15 - 7, employees + (number * 11 + theme) % 19 - 9
