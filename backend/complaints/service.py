"""What company, adviser and Syntens do with a complaint."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.advisers.queries import get_profile
from backend.advisers.schemas import Decline
from backend.advisers.service import firms
from backend.advisers.service.accreditation import decide
from backend.advisers.terms import answer_before
from backend.audit.service import record
from backend.complaints import queries
from backend.complaints.errors import (
    ComplaintKnown,
    ComplaintNotFound,
    ComplaintNotYours,
    ComplaintWithoutDealings,
    ResponseAwaited,
)
from backend.complaints.models import Complaint, ComplaintStatus, Measure
from backend.complaints.schemas import ComplaintCreate, Dismissed, Response, Upheld, Withdrawn
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.service import tell
from backend.organisations.models import Verification
from backend.organisations.queries import company_of
from backend.vouchers.errors import CompanyUnverified

RESPONSE_WORKING_DAYS = 10
_MEASURES = {Measure.SUSPENSION: "suspended", Measure.WITHDRAWAL: "withdrawn"}
_COMPANY = (Role.OWNER, Role.MANAGER, Role.FINANCE)


async def file(session: AsyncSession, principal: Principal, wish: ComplaintCreate) -> Complaint:
    """Complain; adviser and officers are told.

    Raises CompanyUnverified (403), ComplaintWithoutDealings (409), also for an adviser nobody knows, and
    ComplaintKnown (409).
    """
    assert principal.organisation_id is not None
    company = await company_of(session, principal.organisation_id)
    if company.verification is not Verification.VERIFIED:
        raise CompanyUnverified(
            nl="Syntens controleert nog of u voor dit bedrijf mag optreden. Daarna kunt u een klacht indienen.",
            en="Syntens is still checking whether you may act for this company. After that you can complain.",
        )
    if not await queries.has_dealings(session, company.id, wish.adviser_id):
        raise ComplaintWithoutDealings
    complaint = Complaint(
        company_id=company.id,
        adviser_id=wish.adviser_id,
        ground=wish.ground,
        words=wish.words,
        wanted=wish.wanted,
        filed_by=principal.account_id,
        filed_at=clock.now(),
        respond_before=answer_before(clock.today(), RESPONSE_WORKING_DAYS),
    )
    try:
        async with session.begin_nested():
            session.add(complaint)
    except IntegrityError as clash:
        if "adviser_complaints_one_open_idx" in str(clash.orig):
            raise ComplaintKnown from clash
        raise
    _record(session, principal, "complaints.file", complaint)
    adviser = await session.get_one(Adviser, complaint.adviser_id)
    await _tell_adviser(
        session, adviser, "complaint_filed", company=company.name, respond_before=f"{complaint.respond_before:%d-%m-%Y}"
    )
    await _tell_officers(session, "complaint_to_hear", company=company.name, adviser=adviser.name)
    return complaint


async def respond(
    session: AsyncSession, principal: Principal, complaint_id: UUID, wish: Response, if_match: str | None
) -> Complaint:
    """The adviser answers, once; the company is told.

    Raises ComplaintNotFound (404), ComplaintClosed and ResponseGiven (409).
    """
    complaint = await queries.get_complaint(session, principal, complaint_id)
    adviser = await session.get_one(Adviser, complaint.adviser_id)
    if adviser.account_id is None or adviser.account_id != principal.account_id:
        raise ComplaintNotFound
    require_current(complaint, if_match)
    complaint.respond(clock.now(), wish.words)
    _record(session, principal, "complaints.respond", complaint)
    await _tell_company(session, complaint, "complaint_answered", adviser=adviser.name)
    await session.flush()
    return complaint


async def move(
    session: AsyncSession,
    principal: Principal,
    complaint_id: UUID,
    wish: Upheld | Dismissed | Withdrawn,
    if_match: str | None,
) -> Complaint:
    """The company withdraws, or an officer decides, with what that means for the accreditation, in one act.

    An upheld complaint stands with the adviser's firm too, until an officer weighed it there.

    Raises ComplaintNotFound (404), ComplaintNotYours (403), ResponseAwaited, ComplaintClosed and
    AccreditationMoveImpossible (409).
    """
    complaint = await queries.get_complaint(session, principal, complaint_id)
    if isinstance(wish, Withdrawn):
        if complaint.company_id != principal.organisation_id or not principal.may("complaints:file"):
            raise ComplaintNotYours
        require_current(complaint, if_match)
        complaint.withdraw(clock.now())
    else:
        await _decide(session, principal, complaint, wish, if_match)
    _record(session, principal, f"complaints.{complaint.status}", complaint)
    await session.flush()
    return complaint


async def _decide(
    session: AsyncSession,
    principal: Principal,
    complaint: Complaint,
    wish: Upheld | Dismissed,
    if_match: str | None,
) -> None:
    if not principal.may("complaints:decide") or await queries.has_interest(session, principal, complaint):
        raise ComplaintNotYours
    require_current(complaint, if_match)
    open_still = complaint.status is ComplaintStatus.FILED
    if open_still and complaint.response is None and clock.today() <= complaint.respond_before:
        raise ResponseAwaited(respondBefore=complaint.respond_before.isoformat())
    employer = (await get_profile(session, principal, complaint.adviser_id)).organisation_id
    await firms.hold(session, employer)  # before the adviser, as by who decides on the firm
    adviser = await get_profile(session, principal, complaint.adviser_id, for_update=True)
    match wish:
        case Upheld():
            await firms.note_complaint(session, employer)
            complaint.uphold(clock.now(), principal.account_id, wish.decision, wish.measure)
            if to_status := _MEASURES.get(wish.measure):
                await decide(session, principal, adviser, Decline(to_status=to_status, reason=wish.decision))
        case Dismissed():
            complaint.dismiss(clock.now(), principal.account_id, wish.decision)
    await session.flush()
    await _tell_company(session, complaint, "complaint_decided", adviser=adviser.name)
    await _tell_adviser(session, adviser, "complaint_about_you_decided")


async def _tell_company(session: AsyncSession, complaint: Complaint, template: str, **params: str) -> None:
    await tell(
        session,
        organisation_id=complaint.company_id,
        roles=_COMPANY,
        only=None,
        about=None,
        template=template,
        link="/bedrijf/klachten",
        **params,
    )


async def _tell_adviser(session: AsyncSession, adviser: Adviser, template: str, **params: str) -> None:
    if adviser.account_id is None:
        return
    await tell(
        session,
        organisation_id=adviser.organisation_id,
        roles=[Role.ADVISER],
        only=adviser.account_id,
        about=None,
        template=template,
        link="/adviseur/klachten",
        **params,
    )


async def _tell_officers(session: AsyncSession, template: str, **params: str) -> None:
    bodies = await session.scalars(select(Organisation.id).where(Organisation.kind == OrganisationKind.EXECUTING_BODY))
    for body in bodies.all():
        await tell(
            session,
            organisation_id=body,
            roles=[Role.SYNTENS_OFFICER],
            only=None,
            about=None,
            template=template,
            link="/syntens/klachten",
            **params,
        )


def _record(session: AsyncSession, principal: Principal, act: str, complaint: Complaint) -> None:
    record(session, principal, act, "adviser_complaint", complaint.id, organisation_id=complaint.company_id)
