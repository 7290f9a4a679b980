"""Asking for access to a company that takes part already: the owner answers within a term, else Syntens decides."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Account, Membership, Organisation, Session
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.identity.service.accounts import lock_account
from backend.mails.service import queue
from backend.notifications.service import tell
from backend.organisations.errors import (
    AccessRequestKnown,
    AlreadyColleague,
    CompanyNotFound,
    TooManyAccessRequests,
)
from backend.organisations.models import (
    AccessChange,
    AccessParty,
    AccessRequest,
    AccessStatus,
    Company,
    Verification,
    VerificationGround,
)
from backend.organisations.models.access import OPEN
from backend.organisations.queries import access as queries
from backend.organisations.queries.demonstration import require_same_world
from backend.organisations.schemas.access import AccessMove, AccessRequestCreate, Admit, Contest, Grant, Reject
from backend.organisations.service import verification
from backend.organisations.service.inviting import add_member
from backend.organisations.service.people import require_fitting

TERM = timedelta(days=14)
OPEN_AT_ONCE = 3  # KVK numbers are public: nobody may knock at every door


async def ask(session: AsyncSession, principal: Principal, wish: AccessRequestCreate) -> AccessRequest:
    """Ask; the owners are told. Where nobody owns the company, the request goes to Syntens at once.

    Raises CompanyNotFound (404), AlreadyColleague, AccessRequestKnown, TooManyAccessRequests and
    DemonstrationApart (409).
    """
    company: Company | None = await session.scalar(select(Company).where(Company.kvk_number == wish.kvk_number))
    if company is None:
        raise CompanyNotFound(
            nl="Dit bedrijf doet nog niet mee. U kunt het zelf aanmelden.",
            en="This company does not take part yet. You can enter it yourself.",
        )
    await require_same_world(session, principal.account_id, company.id)
    await lock_account(session, principal.account_id)
    own = (Membership.account_id == principal.account_id, Membership.organisation_id == company.id)
    if await session.scalar(select(Membership.id).where(*own).limit(1)):
        raise AlreadyColleague
    await _require_room(session, principal.account_id)
    owned = await session.scalar(
        select(Membership.id).where(Membership.organisation_id == company.id, Membership.role == Role.OWNER).limit(1)
    )
    made: UUID | None = await session.scalar(
        insert(AccessRequest)
        .values(
            company_id=company.id,
            account_id=principal.account_id,
            explanation=wish.explanation.strip(),
            status=AccessStatus.ASKED if owned else AccessStatus.UNANSWERED,
            answer_before=clock.today() + TERM,
            version=1,
        )
        .on_conflict_do_nothing()
        .returning(AccessRequest.id)
    )
    if made is None:
        raise AccessRequestKnown
    request = await session.get_one(AccessRequest, made)
    _write(session, principal, request, AccessParty.CLAIMANT)
    await tell(
        session,
        organisation_id=company.id,
        roles=(Role.OWNER,),
        template="access_asked",
        link="/bedrijf/toegang",
        company=company.name,
        claimant=principal.name,
        answer_before=request.answer_before.strftime("%d-%m-%Y"),
    )
    return request


async def move(
    session: AsyncSession, principal: Principal, request_id: UUID, wish: AccessMove, if_match: str | None
) -> AccessRequest:
    """Answer, take back or decide. Raises AccessRequestNotFound (404), AccessMoveImpossible (409), VersionStale (412).

    A move that is another party's is refused as impossible, with the moves that are one's own.
    """
    request = await queries.get_request(session, principal, request_id, for_update=True)
    require_current(request, if_match)
    party = queries.party_of(principal, request)
    request.move(AccessStatus(wish.to), party)
    said: dict[str, Any] = {}
    match wish:
        case Admit():
            organisation = await session.get_one(Organisation, request.company_id)
            require_fitting(organisation, frozenset({wish.role}), "#/role")
            await add_member(session, request.account_id, request.company_id, wish.role)
        case Contest():
            said = {"ground": wish.ground, "note": wish.note}
        case Grant():
            said = {"reason": wish.reason}
            await _let_in_as_owner(session, principal, request, alone=wish.replaces_people)
        case Reject():
            said = {"reason": wish.reason}
    _write(session, principal, request, party, **said)
    await session.flush()
    if party is not AccessParty.CLAIMANT:
        await _tell_claimant(session, request)
    if party is AccessParty.SYNTENS:
        await _tell_owners(session, request)
    return request


async def let_pass_due(session: AsyncSession) -> int:
    """Hand every request that the owner did not answer in time to Syntens; answers how many. Runs nightly."""
    due = await session.scalars(
        select(AccessRequest)
        .where(AccessRequest.status == AccessStatus.ASKED, AccessRequest.answer_before < clock.today())
        .order_by(AccessRequest.id)
        .with_for_update(skip_locked=True)
    )
    requests = due.all()
    for request in requests:
        request.move(AccessStatus.UNANSWERED, AccessParty.PLATFORM)
        _write(session, None, request, AccessParty.PLATFORM)
        await session.flush()
        await _tell_claimant(session, request)
    return len(requests)


async def _require_room(session: AsyncSession, account_id: UUID) -> None:
    waiting = select(func.count()).where(AccessRequest.account_id == account_id, AccessRequest.status.in_(OPEN))
    if (await session.scalar(waiting) or 0) >= OPEN_AT_ONCE:
        raise TooManyAccessRequests


async def _let_in_as_owner(session: AsyncSession, principal: Principal, request: AccessRequest, *, alone: bool) -> None:
    """The new owner comes first, so that the company never stands without one."""
    company = await session.get_one(Company, request.company_id, with_for_update=True)
    await add_member(session, request.account_id, company.id, Role.OWNER)
    if alone:
        others = (Membership.organisation_id == company.id, Membership.account_id != request.account_id)
        await session.execute(delete(Membership).where(*others))
        await session.execute(
            update(Session)
            .where(Session.organisation_id == company.id, Session.account_id != request.account_id)
            .values(organisation_id=None)
        )
    if company.verification is not Verification.VERIFIED:
        await verification.record(session, principal, company, VerificationGround.ACCESS_DECIDED)


def _write(
    session: AsyncSession,
    principal: Principal | None,
    request: AccessRequest,
    party: AccessParty,
    **said: Any,
) -> None:
    session.add(
        AccessChange(
            access_request_id=request.id,
            to_status=request.status,
            party=party,
            account_id=principal and principal.account_id,
            occurred_at=clock.now(),
            **said,
        )
    )
    audit.record(
        session,
        principal,
        f"access.{request.status}",
        "access_request",
        request.id,
        organisation_id=request.company_id,
    )


async def _tell_claimant(session: AsyncSession, request: AccessRequest) -> None:
    account = await session.get_one(Account, request.account_id)
    company = await session.get_one(Company, request.company_id)
    queue(
        session,
        to=account.email,
        template="access_moved",
        language=account.language,
        name=account.name,
        kvk_number=company.kvk_number,
        link="/toegang",
    )


async def _tell_owners(session: AsyncSession, request: AccessRequest) -> None:
    company = await session.get_one(Company, request.company_id)
    await tell(
        session,
        organisation_id=company.id,
        roles=(Role.OWNER,),
        template="access_moved",
        link="/bedrijf/toegang",
        kvk_number=company.kvk_number,
    )
