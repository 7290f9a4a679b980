"""How far branches are, what they signed, and who is to act: read by the branch itself and the programme office."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches import moves, texts
from backend.branches.errors import BranchParticipationNotFound
from backend.branches.models import AgreementKind, AgreementStatus, BranchAgreement, BranchStatusChange
from backend.branches.schemas.participations import BranchParticipationFilter, BranchParticipationRead
from backend.core import clock
from backend.core.listing import page_of_entities
from backend.core.naming import sort_key
from backend.identity.models import Account, BranchParticipation, BranchParty, BranchStatus, Membership, Organisation
from backend.identity.models.participations import JOINING
from backend.identity.principals import Principal
from backend.identity.queries.worlds import same_world
from backend.identity.scopes import Role
from backend.organisations.models import BranchMember

REGISTER_KEPT = timedelta(days=90)  # after the end, for the branch to fetch it


def party_of(principal: Principal) -> BranchParty:
    """For which side somebody acts."""
    return BranchParty.PROGRAMME if Role.PROGRAMME_OFFICER in principal.roles else BranchParty.BRANCH


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The programme office sees every branch of its world, invented or real; a branch itself."""
    if party_of(principal) is BranchParty.PROGRAMME:
        return BranchParticipation.branch_id.in_(same_world(principal))
    return BranchParticipation.branch_id == principal.organisation_id


async def get_participation(
    session: AsyncSession, principal: Principal, branch_id: UUID, *, for_update: bool = False
) -> BranchParticipation:
    """How far one branch is. Raises BranchParticipationNotFound (404)."""
    statement = select(BranchParticipation).where(BranchParticipation.branch_id == branch_id, visible_to(principal))
    if for_update:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found: BranchParticipation | None = await session.scalar(statement)
    if found is None:
        raise BranchParticipationNotFound
    return found


async def list_participations(
    session: AsyncSession, principal: Principal, wanted: BranchParticipationFilter
) -> dict[str, Any]:
    """One page, by name."""
    statement = (
        select(BranchParticipation)
        .join(Organisation, Organisation.id == BranchParticipation.branch_id)
        .where(visible_to(principal))
        .order_by(Organisation.sort_name, Organisation.id)
    )
    if wanted.q:
        statement = statement.where(Organisation.sort_name.contains(sort_key(wanted.q), autoescape=True))
    if wanted.status is not None:
        statement = statement.where(BranchParticipation.status == wanted.status)
    if wanted.waits_for is not None:
        statement = statement.where(waits_for(clock.today()) == wanted.waits_for)
    found = await page_of_entities(session, statement, wanted)
    return {**found, "items": await describe_all(session, principal, found["items"])}


def waits_for(today: Any) -> ColumnElement[str | None]:
    """Who is to act, in SQL: the programme after a signature or a request, the branch while it joins or must sign."""
    unanswered = exists().where(
        BranchAgreement.branch_id == BranchParticipation.branch_id,
        BranchAgreement.countersigned_at.is_(None),
        BranchAgreement.returned_at.is_(None),
    )
    unsigned = or_(
        *(
            ~exists().where(
                BranchAgreement.branch_id == BranchParticipation.branch_id,
                BranchAgreement.kind == kind,
                BranchAgreement.edition == texts.current(kind, today).edition,
                BranchAgreement.returned_at.is_(None),
            )
            for kind in AgreementKind
        )
    )
    gone = BranchParticipation.status.in_((BranchStatus.LEAVING, BranchStatus.ENDED))
    return case(
        (gone, None),
        (or_(unanswered, BranchParticipation.status == BranchStatus.GO_LIVE_ASKED), BranchParty.PROGRAMME.value),
        (or_(BranchParticipation.status.in_(JOINING), unsigned), BranchParty.BRANCH.value),
        else_=None,
    )


async def describe(session: AsyncSession, principal: Principal, found: BranchParticipation) -> dict[str, Any]:
    """How far one branch is, for who asks."""
    (told,) = await describe_all(session, principal, [found])
    return told


async def describe_all(
    session: AsyncSession, principal: Principal, found: Sequence[BranchParticipation]
) -> list[dict[str, Any]]:
    """How far each of these is, for who asks."""
    today, party = clock.today(), party_of(principal)
    about = await _about(session, [one.branch_id for one in found])
    signed = await _signatures(session, [one.branch_id for one in found])
    return [
        {
            **{name: getattr(one, name) for name in BranchParticipationRead.model_fields if hasattr(one, name)},
            **about[one.branch_id],
            "allowed_statuses": [] if principal.person_id is None else moves.steps_of(one, party, today),
            "register_kept_until": None if one.ended_at is None else kept_until(one),
            "agreements": [
                _to_sign(one, kind, [each for each in signed if (each.branch_id, each.kind) == (one.branch_id, kind)])
                for kind in AgreementKind
            ],
        }
        for one in found
    ]


def kept_until(found: BranchParticipation) -> Any:
    """The last day on which the register of a branch that ended is here."""
    assert found.ended_at is not None
    return (found.ended_at + REGISTER_KEPT).astimezone(clock.AMSTERDAM).date()


async def _about(session: AsyncSession, branch_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    members = (
        select(func.count())
        .where(BranchMember.branch_id == Organisation.id, BranchMember.ended_at.is_(None))
        .correlate(Organisation)
        .scalar_subquery()
    )
    people = (
        select(func.count(Membership.account_id.distinct()))
        .where(Membership.organisation_id == Organisation.id)
        .correlate(Organisation)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            Organisation.id,
            Organisation.name.label("branch_name"),
            members.label("members"),
            people.label("people"),
            waits_for(clock.today()).label("waits_for"),
        )
        .join(BranchParticipation, BranchParticipation.branch_id == Organisation.id)
        .where(Organisation.id.in_(branch_ids))
    )
    return {row.pop("id"): row for row in (dict(row) for row in rows.mappings())}


async def _signatures(session: AsyncSession, branch_ids: Sequence[UUID]) -> Sequence[BranchAgreement]:
    return (
        await session.scalars(
            select(BranchAgreement)
            .where(BranchAgreement.branch_id.in_(branch_ids))
            .order_by(BranchAgreement.signed_at.desc(), BranchAgreement.id)
        )
    ).all()


def _to_sign(one: BranchParticipation, kind: AgreementKind, signed: Sequence[BranchAgreement]) -> dict[str, Any]:
    text = texts.current(kind, clock.today())
    newest = next((each for each in signed if each.edition == text.edition), None)
    held = [each.edition for each in signed if each.status is AgreementStatus.COUNTERSIGNED]
    asked = one.status is BranchStatus.LIVE and (newest is None or newest.status is AgreementStatus.RETURNED)
    return {
        "kind": kind,
        "edition": text.edition,
        "status": newest and newest.status,
        "held_edition": max(held, default=None),
        "sign_before": texts.sign_before(text) if asked else None,
    }


async def history_of(session: AsyncSession, principal: Principal, branch_id: UUID) -> list[dict[str, Any]]:
    """Every step of a branch, newest first; names only of one's own side."""
    rows = await session.execute(
        select(
            BranchStatusChange.to_status,
            BranchStatusChange.party,
            BranchStatusChange.reason,
            BranchStatusChange.last_on,
            BranchStatusChange.occurred_at,
            case((and_(BranchStatusChange.party == party_of(principal)), Account.name), else_=None).label("by"),
        )
        .outerjoin(Account, Account.id == BranchStatusChange.account_id)
        .where(BranchStatusChange.branch_id == branch_id)
        .order_by(BranchStatusChange.id.desc())
    )
    return [dict(row) for row in rows.mappings()]
