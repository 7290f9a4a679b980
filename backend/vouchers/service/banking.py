"""What is done with the accounts that payees are paid on.

Whoever takes over somebody's sign-in changes the account before anything else. So a changed account is told to
everybody concerned, waits three days, and is used only after an officer asked by another way.
"""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications import service as notifications
from backend.organisations.queries.people import belongs_to, get_organisation
from backend.vouchers.iban import IbanRefused, masked, read_iban
from backend.vouchers.models import BankAccount, BankAccountStatus
from backend.vouchers.payment_errors import BankAccountTooNew, PayeeSide
from backend.vouchers.queries.banking import get_account, with_status
from backend.vouchers.schemas.banking import BankAccountCreate, BankAccountMove, BankAccountRefuse
from backend.vouchers.wording import day

PAUSE = timedelta(days=3)
ROOM_OF = {OrganisationKind.COMPANY: "/bedrijf/rekening", OrganisationKind.ADVISORY_FIRM: "/adviseur/rekening"}
TOLD = (Role.OWNER, Role.FINANCE, Role.ADVISER)


async def give(
    session: AsyncSession, principal: Principal, organisation_id: UUID, wish: BankAccountCreate
) -> BankAccount:
    """Give an account: the first is used at once, a changed one waits for an officer. The same again changes nothing.

    Raises OrganisationNotFound (404), InvalidInput (400) with what is wrong with the number.
    """
    organisation = await get_organisation(session, principal, organisation_id, for_update=True)
    try:
        iban = read_iban(wish.iban)
    except IbanRefused as refused:
        raise invalid(field("#/iban", refused.code, nl=refused.nl, en=refused.en)) from refused
    now = clock.now()
    used = await with_status(session, organisation_id, BankAccountStatus.IN_USE)
    waiting = await with_status(session, organisation_id, BankAccountStatus.WAITING)
    newest = waiting or used
    if newest is not None and (newest.iban, newest.holder) == (iban, wish.holder):
        return newest
    if waiting is not None:
        waiting.replace()
        await session.flush()
    first = not await session.scalar(select(exists().where(BankAccount.organisation_id == organisation_id)))
    made = BankAccount(
        organisation_id=organisation_id,
        status=BankAccountStatus.IN_USE if first else BankAccountStatus.WAITING,
        iban=iban,
        holder=wish.holder,
        entered_by=principal.account_id,
        entered_at=now,
        confirmable_at=now if first else now + PAUSE,
    )
    session.add(made)
    await session.flush()
    await _tell(session, organisation, made, "bank_account_given" if first else "bank_account_changed", principal)
    audit.record(
        session, principal, "bank-accounts.give", "bank_account", made.id, organisation_id=organisation_id, first=first
    )
    return made


async def decide(
    session: AsyncSession, principal: Principal, account_id: UUID, wish: BankAccountMove, if_match: str | None
) -> BankAccount:
    """An officer confirms or refuses a changed account.

    Raises BankAccountNotFound (404), PayeeSide (403), VersionStale (412), BankAccountTooNew, BankAccountDecided (409).
    """
    account = await get_account(session, account_id, for_update=True)
    if await belongs_to(session, principal, {account.organisation_id}) or account.entered_by == principal.person_id:
        raise PayeeSide
    require_current(account, if_match)
    now = clock.now()
    organisation = await session.get_one(Organisation, account.organisation_id)
    if isinstance(wish, BankAccountRefuse):
        account.refuse(principal.account_id, now, wish.reason)
        await _tell(session, organisation, account, "bank_account_refused", principal, reason=wish.reason)
    else:
        if now < account.confirmable_at and account.status is BankAccountStatus.WAITING:
            until = account.confirmable_at.astimezone(clock.AMSTERDAM).date()
            raise BankAccountTooNew(
                nl=f"Deze rekening is net gewijzigd. Bevestigen kan vanaf {day(until, 'nl')}.",
                en=f"This account was changed just now. It can be confirmed from {day(until, 'en')}.",
                confirmableAt=account.confirmable_at.isoformat(),
            )
        used = await with_status(session, account.organisation_id, BankAccountStatus.IN_USE)
        if used is not None and used.id != account.id and account.status is BankAccountStatus.WAITING:
            used.replace()
            await session.flush()
        account.confirm(principal.account_id, now)
        await _tell(session, organisation, account, "bank_account_confirmed", principal)
    audit.record(
        session,
        principal,
        "bank-accounts.refuse" if isinstance(wish, BankAccountRefuse) else "bank-accounts.confirm",
        "bank_account",
        account.id,
        organisation_id=account.organisation_id,
    )
    await session.flush()
    return account


async def _tell(
    session: AsyncSession,
    organisation: Organisation,
    account: BankAccount,
    template: str,
    principal: Principal,
    **more: str,
) -> None:
    facts = {"account": masked(account.iban), "holder": account.holder, "organisation": organisation.name, **more}
    if template in {"bank_account_given", "bank_account_changed"}:
        facts["by"] = principal.name
    await notifications.tell(
        session,
        organisation_id=organisation.id,
        roles=TOLD,
        about=None,  # of an organisation, and of all its vouchers
        template=template,
        link=ROOM_OF.get(organisation.kind, "/"),
        only=None,
        **facts,
    )
