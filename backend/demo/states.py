"""The content of the sandbox: a test company for every state a voucher can be in, named after that state.

Made act by act as the demonstration is, by its people: ledger, history and letters are what the real ones look like.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.naming import sort_key
from backend.core.themes import Theme
from backend.demo import advisers, organisations
from backend.demo.voucher_stories import Application, Step
from backend.demo.vouchers import Happening, Story, let_happen, planned
from backend.demo.world import Person, World
from backend.identity.demonstration import known_id
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import Company
from backend.settings import read_settings
from backend.vouchers.schemas.rounds import FundingShareCreate, RoundCreate, RoundPublish, SchemeCreate
from backend.vouchers.service import clockwork, rounds, schemes
from backend.vouchers.service.allocating import seeds_of

OPEN, FULL = "proefronde", "proefronde-vol"
BUDGETS = {OPEN: 100_000_00, FULL: 500_00}  # of the second nothing is left for anybody
OPENED_BEFORE, PREPARED_BEFORE = timedelta(days=180), timedelta(days=190)
CLOSES_AFTER = timedelta(days=60)
VALID_DAYS = 90
ADVISER = "karin-voorbeeldhuis"
FIRST_KVK = 90009001
REASON = "Dit is een proef: zo ziet een reden eruit."
SCHEME_RULES: dict[str, Any] = {
    "themes": [],
    "sectors": [],
    "size_classes": ["15-49"],
    "adviser_kinds": ["private", "branch", "knowledge_institution"],
    "branch_ids": [],
    "rate_basis_points": 7_500,
    "minimum_cents": 750_00,
    "maximum_cents": 2_500_00,
    "validity_days": VALID_DAYS,
    "decision_weeks": 8,
    "vouchers_per_company": 1,
    "four_eyes_above_cents": None,
    "baseline_required": False,
    "aid_regulation": "de_minimis_2023_2831",
    "payee": "adviser",
}
_SUBMITTED = (Step(20, "submit"),)
_REVIEWED = (Step(70, "submit"), Step(68, "review"))
_GRANTED = (*_REVIEWED, Step(60, "grant", REASON))
_STARTED = (*_GRANTED, Step(55, "start"))
_CLAIMED = (*_STARTED, Step(20, "claim"))


@dataclass(frozen=True, slots=True)
class Test:
    """A test company, and how its voucher came to its state."""

    company: str
    steps: tuple[Step, ...]
    round: str = OPEN


TESTS = (
    Test("Concept", ()),
    Test("Ingediend", _SUBMITTED),
    Test("Ingediend, om te proberen", _SUBMITTED),
    Test("Ingediend, om nog eens te proberen", _SUBMITTED),
    Test("Ingediend, om samen te lopen", _SUBMITTED),
    Test("Op de wachtlijst", _SUBMITTED, FULL),
    Test("In beoordeling", (*_SUBMITTED, Step(10, "review"))),
    Test("Aanvulling gevraagd", (*_SUBMITTED, Step(10, "review"), Step(5, "ask", REASON))),
    Test("Toegekend", _GRANTED),
    Test("In gebruik", _STARTED),
    Test("Gedeclareerd", _CLAIMED),
    Test("Declaratie terug", (*_CLAIMED, Step(10, "return", REASON))),
    Test("Vastgesteld", (*_CLAIMED, Step(15, "confirm"), Step(8, "settle", REASON))),
    Test("Afgewezen", (*_REVIEWED, Step(60, "reject", REASON))),
    Test("Buiten behandeling", (*_REVIEWED, Step(60, "ask", REASON), Step(30, "pass over", REASON))),
    Test("Ingetrokken door het bedrijf", (*_SUBMITTED, Step(10, "withdraw", REASON))),
    Test("Ingetrokken door Syntens", (*_GRANTED, Step(30, "revoke", REASON))),
    Test("Verlopen", (Step(160, "submit"), Step(158, "review"), Step(150, "grant", REASON))),
)


async def seed(session: AsyncSession) -> None:
    """Fill an empty sandbox."""
    world, now = World(), clock.now()
    await organisations.seed(session, world)
    await advisers.seed(session, world)
    made = await _seed_rounds(session, world, now)
    happenings: list[Happening] = []
    for number, test in enumerate(TESTS):
        await _seed_company(session, world, test, number)
        story = Story(session, world, _asked(test, number), made[test.round])
        happenings += planned(story, test.steps, now)
    await let_happen(happenings)
    await clockwork.follow_clock(session)
    await clockwork.expire_due(session)


def _asked(test: Test, number: int) -> Application:
    goal = "Dit is een proef: hier staat wat het bedrijf met advies wil bereiken."
    return Application(test.round, test.company, ADVISER, Theme.WORK_DIVISION, goal, 20 + number, 2_400_00)


async def _seed_rounds(session: AsyncSession, world: World, now: datetime) -> dict[str, UUID]:
    office = world.principal_of("programmabureau", Role.PROGRAMME_OFFICER)
    words = {"nl": "Proefregeling, alles is verzonnen", "en": "Test scheme, everything is invented"}
    wish = {**SCHEME_RULES, "slug": "proefregeling", "name": words, "summary": words, "conditions": words}
    with clock.set_to(now - PREPARED_BEFORE):
        scheme = await schemes.create_scheme(session, office, SchemeCreate.model_validate(wish))
        made = {}
        for slug, cents in BUDGETS.items():
            assert office.organisation_id
            share = FundingShareCreate(organisation_id=office.organisation_id, amount_cents=cents)
            made[slug] = await fund(session, office, scheme.id, slug, shares=(share,), now=now)
        return made


async def fund(
    session: AsyncSession,
    office: Principal,
    scheme_id: UUID,
    slug: str,
    *,
    shares: Sequence[FundingShareCreate],
    now: datetime,
    name: dict[str, str] | None = None,
) -> UUID:
    """Make and publish a round that these pay for."""
    wish = {
        "scheme_id": scheme_id,
        "slug": slug,
        "name": name or {"nl": f"Proef: {slug}", "en": f"Test: {slug}"},
        "opens_at": (now - OPENED_BEFORE).isoformat(),
        "closes_at": (now + CLOSES_AFTER).isoformat(),
        "waiting_list_ends_on": (now + 2 * CLOSES_AFTER).date(),
        "allocation": "first_come",
        "objection_reserve_cents": 0,
    }
    round_ = await rounds.create_round(session, office, RoundCreate.model_validate(wish))
    for share in shares:
        await rounds.add_share(session, office, round_.id, share)
    publish = RoundPublish(to_status="published")
    await rounds.change_status(session, office, round_.id, publish, "*", seal=seeds_of(read_settings()))
    return round_.id


async def _seed_company(session: AsyncSession, world: World, test: Test, number: int) -> None:
    name, email = f"Proefbedrijf {test.company}", f"proef-{number}@proefbedrijf.example"
    await add_owner(
        session,
        world,
        name,
        identifier=known_id("organisation", name),
        account_id=known_id("account", email),
        email=email,
        kvk_number=str(FIRST_KVK + number),
        known_as=test.company,
    )


async def add_owner(
    session: AsyncSession,
    world: World,
    name: str,
    *,
    identifier: UUID,
    account_id: UUID,
    email: str,
    kvk_number: str,
    known_as: str | None = None,
) -> None:
    """A test company with somebody who owns it."""
    session.add(
        Organisation(
            id=identifier,
            kind=OrganisationKind.COMPANY,
            name=name,
            sort_name=sort_key(name),
            is_demonstration=True,
        )
    )
    owner = Account(id=account_id, email=email, name=f"Ondernemer van {name}", language="nl", is_demonstration=True)
    session.add(owner)
    await session.flush()
    company = Company(
        id=identifier,
        kvk_number=kvk_number,
        name=name,
        sort_name=sort_key(name),
        section="C",
        employees=20,
        province="NL-UT",
        place="Proefstad",
        is_demonstration=True,
    )
    company.verify(clock.now())
    session.add_all([company, Membership(account_id=owner.id, organisation_id=identifier, role=Role.OWNER)])
    await session.flush()
    world.organisations[known_as or name] = identifier
    world.people[email] = Person(owner.id, owner.name, identifier, Role.OWNER)
