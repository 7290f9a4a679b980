"""Accrediting firms: by Syntens, for a period, each decision with its reason in the history."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import exists, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import firm_declarations, firms
from backend.advisers.errors import FirmDeclarationMissing, FirmNumberTaken, OwnFirm
from backend.advisers.firm_schemas import FirmAccredit, FirmDecline, FirmLeave
from backend.advisers.models import AdvisoryFirm, FirmAct, FirmChange, FirmDeclaration, FirmStatus
from backend.advisers.service.accreditation import period, require_joined
from backend.audit.service import record
from backend.content import load
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.service import tell

DECISIONS = {
    FirmStatus.ACCREDITED: ("erkend", "accredited"),
    FirmStatus.SUSPENDED: ("geschorst", "suspended"),
    FirmStatus.WITHDRAWN: ("niet (langer) erkend", "not accredited (any longer)"),
}


async def apply(session: AsyncSession, organisation: Organisation) -> None:
    """The firm of somebody who applies, applies with them, also after it was withdrawn; another stays as it is."""
    if organisation.kind is not OrganisationKind.ADVISORY_FIRM:
        return
    first = upsert(AdvisoryFirm).values(organisation_id=organisation.id, status=FirmStatus.APPLIED, version=1)
    applies = first.on_conflict_do_update(
        index_elements=["organisation_id"],
        set_={"status": FirmStatus.APPLIED, "version": AdvisoryFirm.version + 1},
        where=AdvisoryFirm.status == FirmStatus.WITHDRAWN,
    )
    applied = await session.scalar(applies.returning(AdvisoryFirm.version))
    if applied is not None and applied > 1:
        session.add(FirmChange(organisation_id=organisation.id, to_status=FirmStatus.APPLIED, occurred_at=clock.now()))


async def change_accreditation(
    session: AsyncSession,
    principal: Principal,
    firm_id: UUID,
    wish: FirmAccredit | FirmDecline | FirmLeave,
    if_match: str | None,
) -> AdvisoryFirm:
    """One decision by an officer; the advisers of the firm are told. What was granted to them goes on.

    Raises FirmNotFound (404), OwnFirm (403), VersionStale (412), FirmMoveImpossible, FirmDeclarationMissing and
    FirmNumberTaken (409).
    """
    firm = await firms.get_firm(session, principal, firm_id, for_update=True)
    await _require_another(session, principal, firm_id)
    require_current(firm, if_match)
    act = FirmAct.CHANGED
    match wish:
        case FirmAccredit():
            await _accredit(session, firm, wish)
        case FirmDecline(to_status="suspended"):
            firm.suspend()
        case FirmDecline():
            firm.withdraw()
        case FirmLeave(to_status="refused"):
            act = FirmAct.REFUSED
            firm.refuse()
        case FirmLeave():
            act = FirmAct.NO_MEASURE
            firm.leave()
    await _keep(session, principal, firm, act, wish.reason)
    if act is not FirmAct.NO_MEASURE:
        await _tell(session, firm, act, wish.reason)
    await session.flush()
    return firm


async def note_complaint(session: AsyncSession, organisation_id: UUID) -> None:
    """A complaint about one of its advisers was upheld: the firm stands in the queue until an officer weighed it.

    Nothing else changes. An organisation that is no firm is passed over.
    """
    await session.execute(
        update(AdvisoryFirm)
        .where(AdvisoryFirm.organisation_id == organisation_id)
        .values(complained_at=clock.now(), version=AdvisoryFirm.version + 1)
        .execution_options(synchronize_session=False)
    )


async def hold(session: AsyncSession, organisation_id: UUID) -> None:
    """Keep the firm until the end of the act; taken before its advisers, as by who decides on it."""
    held = select(AdvisoryFirm.organisation_id).where(AdvisoryFirm.organisation_id == organisation_id)
    await session.execute(held.with_for_update())


async def _require_another(session: AsyncSession, principal: Principal, firm_id: UUID) -> None:
    """Who belongs to a firm, or ever declared for it, does not decide on it. Raises OwnFirm (403)."""
    belongs = exists().where(Membership.account_id == principal.person_id, Membership.organisation_id == firm_id)
    declared = exists().where(
        FirmDeclaration.declared_by == principal.person_id, FirmDeclaration.organisation_id == firm_id
    )
    if await session.scalar(select(or_(belongs, declared))):
        raise OwnFirm


async def _accredit(session: AsyncSession, firm: AdvisoryFirm, wish: FirmAccredit) -> None:
    number = wish.kvk_number or firm.kvk_number
    if number is None:
        raise invalid(
            field(
                "#/kvkNumber",
                "missing",
                nl="Vul het KVK-nummer van het bureau in.",
                en="Give the KVK number of the firm.",
            )
        )
    if firm.status is FirmStatus.SUSPENDED:
        firm.reinstate()
    else:
        await _give_period(session, firm, wish)
    try:
        async with session.begin_nested():
            firm.kvk_number = number
            await session.flush()
    except IntegrityError as clash:
        if "advisory_firms_one_per_number_idx" in str(clash.orig):
            raise FirmNumberTaken from clash
        raise


async def _give_period(session: AsyncSession, firm: AdvisoryFirm, wish: FirmAccredit) -> None:
    """A first period, or another; only upon a declaration by the rules of now. One that still runs leaves no gap."""
    declaration = await firm_declarations.newest_of(session, firm.organisation_id)
    asks = firm.asked_at is not None or firm.status is not FirmStatus.APPLIED
    if not asks or declaration is None or declaration.edition != load.conduct().edition:
        raise FirmDeclarationMissing
    last = firm.accredited_until if firm.status is FirmStatus.ACCREDITED else None
    if last is not None and last >= clock.today():
        after = last + timedelta(days=1)
        starts_on, ends_on = period(wish.accredited_from or after, wish.accredited_until)
        require_joined(starts_on, ends_on, after)
    else:
        starts_on, ends_on = period(wish.accredited_from, wish.accredited_until)
    firm.accredit(starts_on, ends_on, upon=declaration.number)


async def _keep(
    session: AsyncSession, principal: Principal, firm: AdvisoryFirm, act: FirmAct, reason: str | None
) -> None:
    await session.flush()
    change = FirmChange(
        organisation_id=firm.organisation_id,
        to_status=firm.status,
        act=act,
        reason=reason,
        accredited_from=firm.accredited_from,
        accredited_until=firm.accredited_until,
        decided_by=principal.person_id,
        occurred_at=clock.now(),
    )
    session.add(change)
    done = f"firms.{firm.status}" if act is FirmAct.CHANGED else f"firms.{change.act}"
    record(session, principal, done, "advisory_firm", firm.organisation_id, organisation_id=firm.organisation_id)


async def _tell(session: AsyncSession, firm: AdvisoryFirm, act: FirmAct, reason: str | None) -> None:
    name = (await session.get_one(Organisation, firm.organisation_id)).name
    people = await session.execute(
        select(Account.id, Account.language)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.organisation_id == firm.organisation_id, Membership.role == Role.ADVISER)
        .order_by(Account.id)
    )
    for account_id, language in people:
        dutch = language == "nl"
        decision = {"decision": DECISIONS[firm.status][0 if dutch else 1]} if act is FirmAct.CHANGED else {}
        await tell(
            session,
            organisation_id=firm.organisation_id,
            roles=[Role.ADVISER],
            only=account_id,
            about=None,
            template="firm_accreditation_changed" if act is FirmAct.CHANGED else "firm_period_refused",
            link="/adviseur/erkenning",
            firm=name,
            reason=reason or ("niet genoemd" if dutch else "not stated"),
            **decision,
        )
