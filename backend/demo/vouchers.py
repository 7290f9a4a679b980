"""Build the schemes, rounds and vouchers of the demonstration world, act by act, at moments in the past.

Everything goes through the functions that people use, so that ledger, history and letters are real. Schemes whose
rounds would be drawn or ranked are left out: that is not offered.
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.demo_shapes import DemoRound, DemoScheme
from backend.content.shapes import Text
from backend.core import clock
from backend.demo import absences, baselines, entries
from backend.demo.voucher_stories import APPLICATIONS, SECOND, Application, Step
from backend.demo.world import World
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.settings import read_settings
from backend.vouchers.models import Claim, Payment, Round, Scheme, Voucher
from backend.vouchers.schemas import moves as wishes
from backend.vouchers.schemas.banking import BankAccountCreate
from backend.vouchers.schemas.claims import ClaimCreate, InvoiceCreate, PaymentConfirm
from backend.vouchers.schemas.objections import ObjectionCreate
from backend.vouchers.schemas.proposals import DecisionProposalCreate
from backend.vouchers.schemas.rounds import FundingShareCreate, RoundCreate, RoundPublish, SchemeCreate
from backend.vouchers.schemas.vouchers import VoucherCreate
from backend.vouchers.service import (
    banking,
    clockwork,
    drafts,
    moves,
    objecting,
    paying,
    proposing,
    rounds,
    schemes,
    working,
)
from backend.vouchers.service.allocating import seeds_of
from backend.vouchers.vat import Vat, vat_of

PREPARED_BEFORE = timedelta(days=21)  # a round is made and published this long before it opens
OFFICER, COLLEAGUE = "samira@syntens.example", "pieter@syntens.example"
LATE = "De brief ging naar ons oude adres; wij kregen hem pas vorige week."
RULES = (
    "slug",
    "themes",
    "sectors",
    "size_classes",
    "adviser_kinds",
    "rate_basis_points",
    "minimum_cents",
    "maximum_cents",
    "decision_weeks",
    "vouchers_per_company",
    "four_eyes_above_cents",
    "baseline_required",
    "aid_regulation",
    "payee",
)
FICTITIOUS_IBANS = (
    "NL60VOOR0000000001",
    "NL33VOOR0000000002",
    "NL06VOOR0000000003",
    "NL76VOOR0000000004",
    "NL49VOOR0000000005",
    "NL22VOOR0000000006",
    "NL92VOOR0000000007",
)
Happening = tuple[datetime, Callable[[], Awaitable[None]]]


async def seed(session: AsyncSession, world: World) -> None:
    """Add schemes, rounds and applications, and let the clock and every person do their part."""
    now = clock.now()
    made: dict[str, UUID] = {}
    for scheme in load.demo_schemes():
        if all(one.allocation == "first_come" for one in scheme.rounds):
            made.update(await _seed_scheme(session, world, scheme, now))
    happenings: list[Happening] = []
    for application, steps in APPLICATIONS:
        happenings += planned(Story(session, world, application, made[application.round]), steps, now)
    await let_happen(happenings)
    await entries.seed(session, world, made[SECOND])
    await absences.seed(session, world)
    await _give_accounts(session, world)
    await clockwork.follow_clock(session)
    await clockwork.end_waiting_lists(session)


async def let_happen(happenings: list[Happening]) -> None:
    """Let everything happen in its order, each at its moment."""
    for moment, happen in sorted(happenings, key=lambda happening: happening[0]):
        with clock.set_to(moment):
            await happen()


async def _give_accounts(session: AsyncSession, world: World) -> None:
    """Each advisory firm that has a voucher gives an account, of a bank that does not exist."""
    slugs = {application.adviser for application, _ in APPLICATIONS}
    people = {one.person: one for one in load.demo_advisers() if one.slug in slugs}
    firms: dict[UUID, Principal] = {}
    for person in sorted(people):
        principal = world.principal(person)
        assert principal.organisation_id
        firms.setdefault(principal.organisation_id, principal)
    for (firm_id, principal), iban in zip(firms.items(), FICTITIOUS_IBANS, strict=False):
        holder = (await session.get_one(Organisation, firm_id)).name
        await banking.give(session, principal, firm_id, BankAccountCreate(iban=iban, holder=holder))


def _text(text: Text) -> dict[str, str]:
    return {"nl": text.nl.strip(), "en": text.en.strip()}


async def _seed_scheme(session: AsyncSession, world: World, found: DemoScheme, now: datetime) -> dict[str, UUID]:
    office = world.principal_of("programmabureau", Role.PROGRAMME_OFFICER)
    first = min(one.opens_in_days for one in found.rounds)
    wish = SchemeCreate.model_validate(
        {
            **{name: getattr(found, name) for name in RULES},
            "branch_ids": [],
            "validity_days": found.validity_weeks * 7,
            **{name: _text(getattr(found, name)) for name in ("name", "summary", "conditions")},
        }
    )
    with clock.set_to(now + timedelta(days=first) - PREPARED_BEFORE):
        scheme = await schemes.create_scheme(session, office, wish)
    made = {}
    for one in found.rounds:
        opens_at = (now + timedelta(days=one.opens_in_days)).replace(hour=8, minute=0, second=0, microsecond=0)
        with clock.set_to(opens_at - PREPARED_BEFORE):
            made[one.slug] = await _seed_round(session, world, office, _round(one, scheme.id, opens_at), one)
    return made


def _round(found: DemoRound, scheme_id: UUID, opens_at: datetime) -> RoundCreate:
    length = found.closes_in_days - found.opens_in_days
    waiting = found.waiting_list_ends_in_days - found.opens_in_days
    return RoundCreate.model_validate(
        {
            "scheme_id": scheme_id,
            "slug": found.slug,
            "name": _text(found.name),
            "opens_at": opens_at.isoformat(),
            "closes_at": (opens_at + timedelta(days=length, hours=8)).isoformat(),
            "waiting_list_ends_on": (opens_at + timedelta(days=waiting)).date(),
            "allocation": found.allocation,
            "objection_reserve_cents": found.objection_reserve_cents,
        }
    )


async def _seed_round(
    session: AsyncSession, world: World, office: Principal, wish: RoundCreate, found: DemoRound
) -> UUID:
    round_ = await rounds.create_round(session, office, wish)
    for share in found.funding:
        part = FundingShareCreate(
            organisation_id=world.organisations[share.organisation],
            amount_cents=share.amount_cents,
            members_of_id=world.organisations[share.members_of] if share.members_of else None,
            share_basis_points=share.share_basis_points,
        )
        await rounds.add_share(session, office, round_.id, part)
    publish = RoundPublish(to_status="published")
    await rounds.change_status(session, office, round_.id, publish, "*", seal=seeds_of(read_settings()))
    return round_.id


def planned(story: "Story", steps: tuple[Step, ...], now: datetime) -> list[Happening]:
    """What happens and when; the draft is made a day before the first step."""
    begun = max((step.days_ago for step in steps), default=2) + 1
    happenings: list[Happening] = [(now - timedelta(days=begun), story.draft)]
    happenings += [(now - timedelta(days=step.days_ago), partial(story.happen, step)) for step in steps]
    return happenings


class Story:
    """One application and everybody who deals with it."""

    def __init__(self, session: AsyncSession, world: World, asked: Application, round_id: UUID) -> None:
        self.session, self.world, self.asked, self.round_id = session, world, asked, round_id
        self.owner = world.principal_of(asked.company, Role.OWNER)
        self.officer, self.colleague = world.principal(OFFICER), world.principal(COLLEAGUE)
        person = next(one.person for one in load.demo_advisers() if one.slug == asked.adviser)
        self.adviser = world.principal(person)
        self.voucher_id: UUID | None = None

    async def draft(self) -> None:
        """The owner fills the application in."""
        asked = asdict(self.asked)
        wish = VoucherCreate(
            round_id=self.round_id,
            adviser_id=self.world.advisers[self.asked.adviser],
            other_aid_cents=0,
            monitoring_consent=True,
            **{name: asked[name] for name in ("theme", "goal", "hours", "advice_cents")},
        )
        self.voucher_id = (await drafts.start(self.session, self.owner, wish)).id

    async def happen(self, step: Step) -> None:
        """Somebody does something."""
        match step.act:
            case "baseline":
                await baselines.give(self.session, self.world, self.asked.company)
            case "claim":
                await self._claim()
            case "confirm":
                claim = await self.session.scalar(select(Claim.id).where(Claim.voucher_id == self._id))
                assert claim
                await working.confirm(self.session, self.owner, claim, "*")
            case "pay":
                due = await self.session.scalar(select(Payment.id).where(Payment.voucher_id == self._id))
                assert due
                wish = PaymentConfirm(paid_on=clock.today(), bank_reference=f"SW {clock.today():%Y-%m}")
                await paying.confirm_payment(self.session, self.officer, due, wish, "*")
            case "propose":
                await self._propose(step.reason)
            case "object":
                objection = ObjectionCreate(grounds=step.reason, late_reason=LATE)
                await objecting.file(self.session, self.owner, self._id, objection, "*")
            case "grant":
                if await self._takes_two():
                    await self._propose("Het plan is concreet en de offerte past.")
                await self._move(step)
            case _:
                await self._move(step)

    async def _propose(self, reason: str) -> None:
        wish = DecisionProposalCreate(granted_cents=await self._asked_cents(), reason=reason)
        await proposing.propose(self.session, self.colleague, self._id, wish, "*")

    async def _asked_cents(self) -> int:
        return (await self.session.get_one(Voucher, self._id)).subsidy_cents or 0

    async def _takes_two(self) -> bool:
        limit = await self.session.scalar(
            select(Scheme.four_eyes_above_cents)
            .join(Round, Round.scheme_id == Scheme.id)
            .where(Round.id == self.round_id)
        )
        return limit is not None and await self._asked_cents() > limit

    @property
    def _id(self) -> UUID:
        assert self.voucher_id
        return self.voucher_id

    async def _claim(self) -> None:
        wish = ClaimCreate(
            hours=self.asked.hours,
            amount_cents=self.asked.advice_cents,
            description="Meegelopen met de ploegen, drie werksessies begeleid en twee keer samen teruggekeken.",
            invoice=InvoiceCreate(
                number=f"{self.asked.series}-{clock.today():%Y}-{self.asked.hours:03d}",
                issued_on=clock.today(),
                vat=Vat.GENERAL,
                vat_cents=vat_of(self.asked.advice_cents, clock.today()),
            ),
        )
        await moves.submit_claim(self.session, self.adviser, self._id, wish, "*")

    async def _move(self, step: Step) -> None:
        reason = step.reason
        by_act: dict[str, tuple[Principal, Any]] = {
            "submit": (self.owner, lambda: wishes.VoucherSubmit(to_status="submitted")),
            "review": (self.officer, lambda: wishes.VoucherReview(to_status="in_review")),
            "ask": (self.officer, lambda: wishes.VoucherAsk(to_status="information_requested", question=reason)),
            "supply": (self.owner, lambda: wishes.VoucherReview(to_status="in_review", answer=reason)),
            "grant": (self.officer, lambda: wishes.VoucherGrant(to_status="granted", reason=reason)),
            "reject": (self.officer, lambda: wishes.VoucherReject(to_status="rejected", reason=reason)),
            "start": (self.adviser, lambda: wishes.VoucherStart(to_status="in_use")),
            "return": (self.officer, lambda: wishes.VoucherReturnClaim(to_status="claim_returned", reason=reason)),
            "settle": (self.colleague, lambda: wishes.VoucherSettle(to_status="settled", reason=reason)),
            "pass over": (
                self.officer,
                lambda: wishes.VoucherNotConsidered(to_status="not_considered", reason=reason),
            ),
            "revoke": (self.officer, lambda: wishes.VoucherRevoke(to_status="revoked", reason=reason)),
            "withdraw": (self.owner, lambda: wishes.VoucherWithdraw(to_status="withdrawn", reason=reason)),
        }
        principal, wish = by_act[step.act]
        await moves.change_status(self.session, principal, self._id, wish(), "*")
