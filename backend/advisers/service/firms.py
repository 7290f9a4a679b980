"""Accrediting firms: by Syntens, for a period, each decision with its reason in the history."""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import firms
from backend.advisers.errors import FirmNumberTaken, OwnFirm
from backend.advisers.firm_schemas import FirmAccredit, FirmDecline
from backend.advisers.models import AdvisoryFirm, FirmChange, FirmStatus
from backend.advisers.service.accreditation import period
from backend.audit.service import record
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
    session: AsyncSession, principal: Principal, firm_id: UUID, wish: FirmAccredit | FirmDecline, if_match: str | None
) -> AdvisoryFirm:
    """One decision by an officer; the advisers of the firm are told. What was granted to them goes on.

    Raises FirmNotFound (404), OwnFirm (403), VersionStale (412), FirmMoveImpossible and FirmNumberTaken (409).
    """
    firm = await firms.get_firm(session, principal, firm_id)
    belongs = exists().where(Membership.account_id == principal.person_id, Membership.organisation_id == firm_id)
    if await session.scalar(select(belongs)):
        raise OwnFirm
    require_current(firm, if_match)
    match wish:
        case FirmAccredit():
            await _accredit(session, firm, wish)
        case FirmDecline(to_status="suspended"):
            firm.suspend()
        case FirmDecline():
            firm.withdraw()
    await session.flush()
    session.add(
        FirmChange(
            organisation_id=firm.organisation_id,
            to_status=firm.status,
            reason=wish.reason,
            accredited_from=firm.accredited_from,
            accredited_until=firm.accredited_until,
            decided_by=principal.person_id,
            occurred_at=clock.now(),
        )
    )
    act = f"firms.{firm.status}"
    record(session, principal, act, "advisory_firm", firm.organisation_id, organisation_id=firm.organisation_id)
    await _tell(session, firm, wish.reason)
    await session.flush()
    return firm


async def _accredit(session: AsyncSession, firm: AdvisoryFirm, wish: FirmAccredit) -> None:
    if wish.kvk_number is not None:
        firm.kvk_number = wish.kvk_number
    if firm.kvk_number is None:
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
        firm.accredit(*period(wish.accredited_from, wish.accredited_until))
    try:
        async with session.begin_nested():
            await session.flush()
    except IntegrityError as clash:
        if "advisory_firms_one_per_number_idx" in str(clash.orig):
            raise FirmNumberTaken from clash
        raise


async def _tell(session: AsyncSession, firm: AdvisoryFirm, reason: str | None) -> None:
    name = (await session.get_one(Organisation, firm.organisation_id)).name
    people = await session.execute(
        select(Account.id, Account.language)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.organisation_id == firm.organisation_id, Membership.role == Role.ADVISER)
        .order_by(Account.id)
    )
    for account_id, language in people:
        dutch = language == "nl"
        await tell(
            session,
            organisation_id=firm.organisation_id,
            roles=[Role.ADVISER],
            only=account_id,
            template="firm_accreditation_changed",
            link="/adviseur",
            firm=name,
            decision=DECISIONS[firm.status][0 if dutch else 1],
            reason=reason or ("niet genoemd" if dutch else "not stated"),
        )
