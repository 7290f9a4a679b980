"""The content of the sandbox for one branch: members with every choice, a round it pays for, a tool, a module.

Everything is of a test branch with an invented name, so that a branch sees nothing of another's. Members that take part
are named after what they let others see. What Syntens and the programme office do here, the people of the shared
content do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend import content
from backend.core import clock
from backend.core.naming import sort_key
from backend.core.schemas import LocalizedText
from backend.core.themes import Theme
from backend.demo.branch_tools import seed_tools
from backend.demo.modules import PUBLISHED
from backend.demo.organisations import participation_of
from backend.demo.states import ADVISER, REASON, SCHEME_RULES, add_owner, fund
from backend.demo.voucher_stories import Application, Step
from backend.demo.vouchers import Happening, Story, let_happen, planned
from backend.demo.world import Person, World
from backend.identity.demonstration import known_id
from backend.identity.models import Account, Membership, Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.models import Notice
from backend.organisations.models import BranchMember, Company, Consent, ConsentKind
from backend.organisations.service.linking import link_members
from backend.scans.queries import find_current_edition
from backend.scans.questionnaires import bring_in
from backend.scans.schemas.drafts import QuestionnaireContent, QuestionnaireCreate
from backend.scans.service import writing
from backend.settings import read_settings
from backend.vouchers.schemas.rounds import FundingShareCreate, SchemeCreate
from backend.vouchers.service import clockwork, schemes
from backend.webhooks.messages import MESSAGE_TYPES
from backend.webhooks.models import EndpointStatus, WebhookEndpoint
from backend.webhooks.service.managing import sealer_of
from backend.webhooks.signing import new_secret

MODULE = Path(content.__file__).parent / "demo" / "modules" / f"{PUBLISHED}.json"
TREES = ("Berk", "Beuk", "Eik", "Els", "Es", "Iep", "Linde", "Olm", "Populier", "Spar", "Vlier", "Wilg")
MEMBERS_SINCE, DECIDED = timedelta(days=240), timedelta(days=200)
PREPARED, ASKED_BEFORE = timedelta(days=190), timedelta(days=300)
PROGRAMME_CENTS, BRANCH_CENTS, BRANCH_PART = 60_000_00, 20_000_00, 5_000
ROOM = 100  # numbers in the commercial register that one branch takes
FIRST_KVK, ROOMS = 91_000_000, 80_000
BYSTANDERS = 6
ROUND = {"nl": "Proefronde van een branche", "en": "Test round of a branch"}
_GRANTED = (Step(70, "submit"), Step(68, "review"), Step(60, "grant", REASON))
_CLAIMED = (*_GRANTED, Step(55, "start"), Step(20, "claim"))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a member that takes part lets others see: the branch, the monitoring, its adviser."""

    branch: bool
    monitoring: bool
    adviser: bool

    @property
    def name(self) -> str:
        """The company, named after its choices."""
        words = [
            f"{who} {'ja' if given else 'nee'}"
            for who, given in zip(("branche", "meten", "adviseur"), self.given, strict=True)
        ]
        return f"Proefbedrijf {', '.join(words)}"

    @property
    def given(self) -> tuple[bool, bool, bool]:
        """In the order of the kinds."""
        return self.branch, self.monitoring, self.adviser


KINDS = (ConsentKind.BRANCH_SEES_PROGRESS, ConsentKind.MONITORING, ConsentKind.ADVISER_SEES_RESULT)
CHOICES = tuple(Choices(*given) for given in product((True, False), repeat=3))
BEFORE, TAKEN_BACK, SILENT = (
    "Proefbedrijf ja, maar voor het lid was",
    "Proefbedrijf ja, en later nee",
    "Proefbedrijf zonder antwoord",
)
COMPANIES = (*(choices.name for choices in CHOICES), BEFORE, TAKEN_BACK, SILENT)
# Whoever applies lets itself be followed.
VOUCHERS: dict[str, tuple[Step, ...]] = {
    Choices(branch=True, monitoring=True, adviser=True).name: (
        *_CLAIMED,
        Step(15, "confirm"),
        Step(8, "settle", REASON),
    ),
    Choices(branch=True, monitoring=True, adviser=False).name: _GRANTED,
    Choices(branch=False, monitoring=True, adviser=True).name: (Step(20, "submit"),),
    Choices(branch=False, monitoring=True, adviser=False).name: _CLAIMED,
}


@dataclass(frozen=True, slots=True)
class BranchWorld:
    """The test branch of one real branch."""

    id: UUID

    @property
    def name(self) -> str:
        """An invented name, the same after each reset; it tells nothing of the real branch."""
        return f"Proefbranche {TREES[self.id.bytes[0] % len(TREES)]} {10 + self.id.bytes[1] % 90}"

    @property
    def mark(self) -> str:
        """What its addresses end with."""
        return self.id.hex[:10]

    @property
    def slug(self) -> str:
        """Of its scheme, and of its round."""
        return f"proefbranche-{self.mark}"

    def company(self, number: int) -> UUID:
        """The identifier of one of its companies."""
        return known_id("organisation", f"{self.mark}/{number}")

    def account(self, number: int) -> UUID:
        """The owner of a company; of the room that is left over the officer of the branch."""
        return known_id("account", f"{self.mark}/{number}")

    def organisations(self) -> Iterator[UUID]:
        """Itself and every company it can have."""
        yield self.id
        yield from map(self.company, range(ROOM))

    def accounts(self) -> Iterator[UUID]:
        """Everybody it can have."""
        yield from map(self.account, range(ROOM))


async def seed(session: AsyncSession, branch: BranchWorld) -> None:
    """Add the content of one branch to a sandbox that holds the shared content."""
    world, now = World.remembered(), clock.now()
    told = set(await session.scalars(select(Notice.id)))
    first = await _free_number(session, branch)
    await _seed_branch(session, world, branch)
    for number, name in enumerate(COMPANIES):
        await add_owner(
            session,
            world,
            name,
            identifier=branch.company(number),
            account_id=branch.account(number),
            email=f"bedrijf-{number}@{branch.mark}.proefbranche.example",
            kvk_number=str(first + number),
        )
    with clock.set_to(now - MEMBERS_SINCE):
        await _seed_register(session, branch, first)
    _decide(session, branch, now)
    await session.flush()
    await _apply(session, world, branch, now)
    officer = world.principal_of(branch.mark, Role.BRANCH_OFFICER)
    await seed_tools(session, world, officer, branch.mark)
    await _seed_module(session, world, branch)
    session.add(
        WebhookEndpoint(
            organisation_id=branch.id,
            name="Proefontvanger",
            url="https://ontvanger.example/webhooks",
            message_types=list(MESSAGE_TYPES),
            status=EndpointStatus.PAUSED,
            sealed_secret=sealer_of(read_settings()).seal(new_secret().encode()),
        )
    )
    await session.flush()
    # People of the shared content are told of nothing: it would stay when this world goes.
    others = Notice.account_id.not_in(list(branch.accounts()))
    await session.execute(delete(Notice).where(Notice.id.not_in(told), others))


async def _free_number(session: AsyncSession, branch: BranchWorld) -> int:
    """The first of a room of KVK numbers that no other test branch has."""
    room = int.from_bytes(branch.id.bytes[:8]) % ROOMS
    while True:
        first = FIRST_KVK + room * ROOM
        taken = exists().where(Company.kvk_number.between(str(first), str(first + ROOM - 1)))
        if not await session.scalar(select(taken)):
            return first
        room = (room + 1) % ROOMS


async def _seed_branch(session: AsyncSession, world: World, branch: BranchWorld) -> None:
    session.add(
        Organisation(
            id=branch.id,
            kind=OrganisationKind.BRANCH,
            name=branch.name,
            sort_name=sort_key(branch.name),
            is_demonstration=True,
        )
    )
    email = f"medewerker@{branch.mark}.proefbranche.example"
    officer = Account(
        id=branch.account(ROOM - 1), email=email, name="Medewerker van de proef", language="nl", is_demonstration=True
    )
    session.add(officer)
    await session.flush()
    session.add(participation_of(branch.id))
    session.add(Membership(account_id=officer.id, organisation_id=branch.id, role=Role.BRANCH_OFFICER))
    world.organisations[branch.mark] = branch.id
    world.people[email] = Person(officer.id, officer.name, branch.id, Role.BRANCH_OFFICER)


async def _seed_register(session: AsyncSession, branch: BranchWorld, first: int) -> None:
    """Members that take part, others, and one that is no member any more."""
    others = [f"Proeflid {number + 1}, doet niet mee" for number in range(BYSTANDERS)]
    ended = "Proeflid dat opzegde"
    for number, name in enumerate((*COMPANIES, *others, ended)):
        member = BranchMember(
            branch_id=branch.id,
            kvk_number=str(first + number),
            name=name,
            sort_name=sort_key(name),
            sbi_code="25.62",
            employees=20,
            postcode4=3511,
            since=clock.today(),
        )
        if name == ended:
            member.end(clock.now())
        session.add(member)
    await session.flush()
    await link_members(session, branch.id)


def _decide(session: AsyncSession, branch: BranchWorld, now: datetime) -> None:
    """What each company decided, after its branch named it a member unless it says otherwise."""

    def decide(name: str, kind: ConsentKind, before: timedelta, *, given: bool) -> None:
        number = COMPANIES.index(name)
        consent = Consent(
            company_id=branch.company(number),
            kind=kind,
            given=given,
            decided_at=now - before,
            decided_by=branch.account(number),
        )
        session.add(consent)

    for choices in CHOICES:
        for kind, given in zip(KINDS, choices.given, strict=True):
            decide(choices.name, kind, DECIDED, given=given)
    decide(BEFORE, ConsentKind.BRANCH_SEES_PROGRESS, ASKED_BEFORE, given=True)
    decide(TAKEN_BACK, ConsentKind.BRANCH_SEES_PROGRESS, DECIDED, given=True)
    decide(TAKEN_BACK, ConsentKind.BRANCH_SEES_PROGRESS, DECIDED / 2, given=False)


async def _apply(session: AsyncSession, world: World, branch: BranchWorld, now: datetime) -> None:
    """A round to which the branch adds for its members, and what they made of it."""
    slug, office = branch.slug, world.principal_of("programmabureau", Role.PROGRAMME_OFFICER)
    words = {"nl": "Proefregeling van een branche", "en": "Test scheme of a branch"}
    wish = {**SCHEME_RULES, "slug": slug, "branch_ids": [branch.id]}
    with clock.set_to(now - PREPARED):
        wish |= dict.fromkeys(("name", "summary", "conditions"), words)
        scheme = await schemes.create_scheme(session, office, SchemeCreate.model_validate(wish))
        assert office.organisation_id
        shares = (
            FundingShareCreate(organisation_id=office.organisation_id, amount_cents=PROGRAMME_CENTS),
            FundingShareCreate(
                organisation_id=branch.id,
                amount_cents=BRANCH_CENTS,
                members_of_id=branch.id,
                share_basis_points=BRANCH_PART,
            ),
        )
        round_id = await fund(session, office, scheme.id, slug, shares=shares, now=now, name=ROUND)
    happenings: list[Happening] = []
    for number, (name, steps) in enumerate(VOUCHERS.items()):
        goal = "Dit is een proef: hier staat wat het bedrijf met advies wil bereiken."
        asked = Application(slug, name, ADVISER, Theme.WORK_DIVISION, goal, 20 + number, 2_400_00, branch.mark)
        happenings += planned(Story(session, world, asked, round_id), steps, now)
    await let_happen(happenings)
    await clockwork.follow_clock(session)


async def _seed_module(session: AsyncSession, world: World, branch: BranchWorld) -> None:
    """A module that the test branch wrote and published."""
    if await find_current_edition(session) is None:
        await bring_in(session)
    asked = QuestionnaireContent.model_validate_json(MODULE.read_bytes())
    officer = world.principal_of(branch.mark, Role.BRANCH_OFFICER)
    name = LocalizedText(nl="Proefmodule", en="Test module")
    pair = await writing.begin_module(
        session, officer, QuestionnaireCreate(slug=f"proefmodule-{branch.mark}", name=name)
    )
    await writing.change(session, officer, pair, asked)
    await writing.publish(session, officer, pair)
