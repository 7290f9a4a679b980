"""What the programme office does with a round: make it, bring funders in, publish, open, close and end."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.sealing import Sealer
from backend.core.validation import field, invalid
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.identity.scopes import OrganisationKind
from backend.vouchers import ledger
from backend.vouchers.criteria import WITH_VALUES
from backend.vouchers.errors import (
    DrawForbidden,
    FundingShareNotFound,
    RoundMoveImpossible,
    RoundUnfunded,
)
from backend.vouchers.ledger import Book, Cause
from backend.vouchers.models import (
    AccountKind,
    Allocation,
    FundingShare,
    LedgerAct,
    Round,
    Voucher,
)
from backend.vouchers.queries import rounds
from backend.vouchers.schemas.rounds import FundingShareCreate, RoundCreate, RoundMove
from backend.vouchers.service import allocating, money
from backend.vouchers.states import COMMITTED_IN, RESERVED_IN, RoundStatus, VoucherStatus

FUNDERS = (OrganisationKind.PROGRAMME_OFFICE, OrganisationKind.BRANCH, OrganisationKind.EXECUTING_BODY)


async def create_round(session: AsyncSession, principal: Principal, wish: RoundCreate) -> Round:
    """Make a round as a draft. Raises SchemeNotFound (404)."""
    scheme = await rounds.get_scheme(session, wish.scheme_id)
    faults = _faults_in_criteria(wish)
    if wish.closes_at <= wish.opens_at:
        faults.append(
            field("#/closesAt", "too_early", nl="De ronde sluit na de opening.", en="A round closes after it opens.")
        )
    if wish.waiting_list_ends_on < wish.closes_at.astimezone(clock.AMSTERDAM).date():
        faults.append(
            field(
                "#/waitingListEndsOn",
                "too_early",
                nl="De wachtlijst eindigt niet voor de sluiting.",
                en="The waiting list does not end before the closing.",
            )
        )
    if await session.scalar(select(Round.id).where(Round.slug == wish.slug)):
        faults.append(field("#/slug", "taken", nl="Deze korte naam is bezet.", en="This short name is taken."))
    if faults:
        raise invalid(*faults)
    round_ = Round(**wish.model_dump(mode="python"), is_demonstration=scheme.is_demonstration)
    session.add(round_)
    await session.flush()
    audit.record(session, principal, "rounds.create", "round", round_.id)
    return round_


async def add_share(
    session: AsyncSession, principal: Principal, round_id: UUID, wish: FundingShareCreate
) -> FundingShare:
    """Bring a funder in, with money.

    Raises RoundNotFound (404), RoundMoveImpossible (409) after the closing, BranchNotLive (409) for a branch that
    joins or leaves in a round that companies see.
    """
    round_ = await rounds.get_round(session, principal, round_id, for_update=True)
    _require_running(round_)
    if wish.forbids_draw and round_.allocation is Allocation.DRAW and round_.status is not RoundStatus.DRAFT:
        raise DrawForbidden
    await _check_share(session, wish, in_sandbox=principal.in_sandbox)
    if round_.status is not RoundStatus.DRAFT:
        await require_live(session, wish.organisation_id)
    position = await session.scalar(
        select(func.coalesce(func.max(FundingShare.position), 0) + 1).where(FundingShare.round_id == round_id)
    )
    share = FundingShare(
        round_id=round_id,
        organisation_id=wish.organisation_id,
        position=position or 1,
        members_of_id=wish.members_of_id,
        share_basis_points=wish.share_basis_points,
        forbids_draw=wish.forbids_draw,
    )
    session.add(share)
    await session.flush()
    await ledger.add_accounts(session, share)
    cause = Cause(LedgerAct.FUND, "first contribution", None, principal.person_id)
    await _fund(session, round_, share.id, wish.amount_cents, cause)
    audit.record(session, principal, "rounds.fund", "round", round_id, amount_cents=wish.amount_cents)
    return share


async def top_up(
    session: AsyncSession, principal: Principal, round_id: UUID, share_id: UUID, amount_cents: int
) -> FundingShare:
    """More money from a funder; those who wait move up at once. Raises RoundNotFound, FundingShareNotFound (404)."""
    round_ = await rounds.get_round(session, principal, round_id, for_update=True)
    _require_running(round_)
    share = await session.get(FundingShare, share_id)
    if share is None or share.round_id != round_id:
        raise FundingShareNotFound
    cause = Cause(LedgerAct.FUND, "top-up", None, principal.person_id)
    await _fund(session, round_, share_id, amount_cents, cause)
    audit.record(session, principal, "rounds.top_up", "round", round_id, amount_cents=amount_cents)
    return share


async def change_status(
    session: AsyncSession,
    principal: Principal,
    round_id: UUID,
    wish: RoundMove,
    if_match: str | None,
    *,
    seal: Sealer,
) -> Round:
    """Publish, open, close, divide or end a round. `seal` keeps the seed of a draw.

    Raises RoundNotFound (404), VersionStale (412), RoundMoveImpossible, RoundUnfunded, DrawForbidden and
    BranchNotLive (409).
    """
    round_ = await rounds.get_round(session, principal, round_id, for_update=True)
    require_current(round_, if_match)
    match wish.to_status:
        case "published":
            await _publish(session, principal, round_, seal)
        case "open":
            round_.open(clock.now())
        case "closed":
            round_.close(clock.now())
            await allocating.freeze(session, round_)
        case "allocated":
            await allocating.allocate(session, round_, seal)
        case "ended":
            await _require_finished(session, round_)
            round_.end()
    audit.record(session, principal, f"rounds.{wish.to_status}", "round", round_id)
    await session.flush()
    return round_


async def _publish(session: AsyncSession, principal: Principal, round_: Round, seal: Sealer) -> None:
    book = await ledger.open_book(session, round_.id)
    carriers = [share for share in book.shares() if share.members_of_id is None]
    if not carriers:
        raise RoundUnfunded
    if round_.allocation is Allocation.DRAW:
        if await session.scalar(select(exists().where(FundingShare.round_id == round_.id, FundingShare.forbids_draw))):
            raise DrawForbidden
        allocating.promise(round_, seal)
    for funder_id in await session.scalars(_funders_of(round_)):
        await require_live(session, funder_id)
    round_.publish()
    await _set_aside(principal, round_, book)


def _funders_of(round_: Round) -> Select[UUID]:
    """In one order, so that two rounds that are published at once do not hold each other up."""
    funders = select(FundingShare.organisation_id).where(FundingShare.round_id == round_.id).distinct()
    return funders.order_by(FundingShare.organisation_id)


async def _set_aside(principal: Principal, round_: Round, book: Book) -> None:
    """Put the reserve for objections apart, from the funders who pay for everybody, in order."""
    rest = round_.objection_reserve_cents
    parts = {}
    for share in book.shares():
        if share.members_of_id is None:
            parts[share.id] = min(rest, share.left_cents)
            rest -= parts[share.id]
    if rest:
        raise RoundUnfunded(
            nl="Er is niet genoeg geld voor de reserve voor bezwaren.",
            en="There is not enough money for the reserve for objections.",
        )
    cause = Cause(LedgerAct.SET_ASIDE, "published", None, principal.person_id)
    await book.move(cause, parts, AccountKind.AVAILABLE, AccountKind.OBJECTION_RESERVE)


async def _fund(session: AsyncSession, round_: Round, share_id: UUID, cents: int, cause: Cause) -> None:
    book = await ledger.open_book(session, round_.id)
    await book.move(cause, {share_id: cents}, AccountKind.FUNDER, AccountKind.AVAILABLE)
    await money.move_up(session, round_, book)


def _require_running(round_: Round) -> None:
    if not round_.takes_money(clock.today()):
        raise RoundMoveImpossible(currentStatus=round_.status, allowedStatuses=[])


def _faults_in_criteria(wish: RoundCreate) -> list[dict[str, Any]]:
    faults = []
    if (wish.allocation is Allocation.RANKING) != bool(wish.criteria):
        faults.append(
            field(
                "#/criteria",
                "not_of_allocation",
                nl="Een ronde met rangschikking heeft criteria; een andere ronde niet.",
                en="A round that is ranked has criteria; another round has none.",
            )
        )
    for number, criterion in enumerate(wish.criteria):
        if (criterion.kind in WITH_VALUES) != bool(criterion.values):
            faults.append(
                field(
                    f"#/criteria/{number}/values",
                    "not_of_kind",
                    nl="Kies wat de punten oplevert. Een ja-of-neecriterium heeft geen keuze.",
                    en="Choose what earns the points. A criterion with yes or no has no choice.",
                )
            )
    return faults


async def _check_share(session: AsyncSession, wish: FundingShareCreate, *, in_sandbox: bool) -> None:
    faults = []
    funder = await session.get(Organisation, wish.organisation_id)
    if funder is None or funder.kind not in FUNDERS:
        faults.append(
            field("#/organisationId", "unknown", nl="Deze financier kennen wij niet.", en="We do not know this funder.")
        )
    if (wish.members_of_id is None) != (wish.share_basis_points is None):
        faults.append(
            field(
                "#/shareBasisPoints",
                "rule_not_whole",
                nl="Geef een branche en haar deel samen, of geen van beide.",
                en="Give a branch and its part together, or neither.",
            )
        )
    branch = await session.get(Organisation, wish.members_of_id) if wish.members_of_id else None
    if wish.members_of_id and (branch is None or branch.kind is not OrganisationKind.BRANCH):
        faults.append(
            field("#/membersOfId", "unknown", nl="Deze branche kennen wij niet.", en="We do not know this branch.")
        )
    if in_sandbox and ((funder and funder.kind is OrganisationKind.BRANCH) or branch):
        # Its world may go at any moment, and the money of others with it.
        faults.append(
            field(
                "#/organisationId",
                "branch_in_sandbox",
                nl="In de proefomgeving betaalt een branche alleen mee aan haar eigen proefronde.",
                en="In the sandbox a branch pays part of its own test round only.",
            )
        )
    if faults:
        raise invalid(*faults)


async def _require_finished(session: AsyncSession, round_: Round) -> None:
    running = RESERVED_IN | COMMITTED_IN | {VoucherStatus.WAITLISTED}
    found = await session.scalar(select(func.count()).where(Voucher.round_id == round_.id, Voucher.status.in_(running)))
    if found:
        raise RoundMoveImpossible(
            nl=f"Er lopen nog {found} vouchers in deze ronde.",
            en=f"{found} vouchers of this round are still running.",
            currentStatus=round_.status,
            allowedStatuses=[],
        )
