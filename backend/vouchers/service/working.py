"""What the adviser and the company do with a granted voucher: accept, claim, confirm; an officer may return a claim."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries as advisers
from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.schemas import Schema
from backend.core.validation import field, invalid
from backend.files import service as files
from backend.identity.assurance import Assurance, require_assurance
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.monitoring import queries as monitoring
from backend.notifications import service as notifications
from backend.vouchers import invoices, letters
from backend.vouchers.errors import BaselineMissing, ClaimNotFound, DuplicateInvoice, RelatedParty
from backend.vouchers.models import Claim, Voucher, VoucherStatusChange
from backend.vouchers.queries import warnings
from backend.vouchers.queries.vouchers import get_voucher, is_related, open_claim, visible_to
from backend.vouchers.schemas.claims import ClaimCreate
from backend.vouchers.schemas.moves import VoucherReturnClaim
from backend.vouchers.service import officers
from backend.vouchers.service.case import Case, complete
from backend.vouchers.states import Party, VoucherStatus
from backend.vouchers.vat import key_of
from backend.vouchers.wording import euros

ROOM_OF_ADVISER = "/adviseur/opdrachten"


async def start(case: Case, _: Schema) -> VoucherStatusChange:
    """The adviser accepts the work.

    Raises VoucherNoLongerValid, AdviserRelated, and BaselineMissing when the scheme asks it (409).
    """
    case.voucher.require_valid(case.today)
    await require_unrelated(case)
    if case.scheme.baseline_required and not await monitoring.has_baseline(case.session, case.company.id):
        raise BaselineMissing(
            nl=f"{case.company.name} moet eerst de nulmeting invullen. Anders is later niet te zien wat het opleverde.",
            en=f"{case.company.name} must fill in the baseline first. Else nobody can see later what it brought.",
        )
    case.voucher.start()
    return await case.record(VoucherStatus.GRANTED)


async def claim(case: Case, wish: ClaimCreate) -> Claim:
    """Claim the work done; the company is asked to confirm it.

    Raises MoveImpossible, VoucherNoLongerValid and AdviserRelated (409).
    """
    voucher = case.voucher
    assert case.principal is not None
    assert voucher.advice_cents is not None
    voucher.require_move(VoucherStatus.CLAIMED)
    voucher.require_valid(case.today)
    await require_unrelated(case)
    if wish.amount_cents > voucher.advice_cents:
        raise invalid(
            field(
                "#/amountCents",
                "above_grant",
                nl=f"De toegekende kosten zijn {euros(voucher.advice_cents, 'nl')}; declareer niet meer.",
                en=f"The granted costs are {euros(voucher.advice_cents, 'en')}; claim no more.",
            )
        )
    firm_id, key = await _new_invoice(case, wish)
    started = voucher.status
    made = Claim(
        voucher_id=voucher.id,
        hours=wish.hours,
        amount_cents=wish.amount_cents,
        description=wish.description,
        firm_id=firm_id,
        invoice_number=wish.invoice.number,
        invoice_key=key,
        invoiced_on=wish.invoice.issued_on,
        vat=wish.invoice.vat,
        vat_cents=wish.invoice.vat_cents,
        submitted_at=case.moment,
        submitted_by=case.principal.account_id,
    )
    case.session.add(made)
    voucher.claim()
    await case.session.flush()
    for file_id in wish.file_ids:
        await files.attach(case.session, case.principal, file_id, "claim", made.id)
    await case.record(started, hours=wish.hours, amount_cents=wish.amount_cents)
    await _tell_of_claim(case, made)
    return made


async def require_unrelated(case: Case) -> None:
    """Refuse an adviser who has an interest in the company by now. Raises AdviserRelated (409)."""
    assert case.voucher.adviser_id is not None
    await advisers.hold(case.session, case.voucher.adviser_id)
    await advisers.require_unrelated(case.session, case.voucher.adviser_id, case.company)


async def _new_invoice(case: Case, wish: ClaimCreate) -> tuple[UUID, str]:
    """The firm and the key of the invoice. Raises DuplicateInvoice (409), also when it is claimed at this moment."""
    invoices.require_possible(wish, case.voucher, case.today)
    firm_id, key = case.voucher.adviser_organisation_id, key_of(wish.invoice.number)
    assert firm_id is not None
    await case.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"invoice {firm_id} {key}", 0))))
    other = await warnings.claimed_with(case.session, firm_id, key)
    if other is not None:
        raise DuplicateInvoice(
            nl=f"Factuur {wish.invoice.number} is al gedeclareerd. Gebruik het nummer van de factuur voor dit werk.",
            en=f"Invoice {wish.invoice.number} has been claimed already. Use the number of the invoice for this work.",
        )
    return firm_id, key


async def _tell_of_claim(case: Case, made: Claim) -> None:
    subsidy = letters.justified(case.voucher, made.amount_cents)
    facts = case.mail_facts(
        adviser=case.voucher.adviser_name or "",
        hours=str(made.hours),
        claimed_amount=letters.sums(made.amount_cents),
        subsidy_amount=letters.sums(subsidy),
        own_share=letters.sums(made.amount_cents - subsidy),
        confirm_before=letters.days(case.voucher.valid_until),
    )
    await case.tell_company("claim_to_confirm", facts)
    if case.voucher.adviser_organisation_id is not None:
        await notifications.tell(
            case.session,
            organisation_id=case.voucher.adviser_organisation_id,
            roles=(Role.ADVISER,),
            only=made.submitted_by,
            about=case.voucher.id,
            template="claim_submitted",
            link=ROOM_OF_ADVISER,
            **letters.in_dutch("claim_submitted", facts),
        )


async def return_claim(case: Case, wish: VoucherReturnClaim) -> VoucherStatusChange:
    """Send the claim back to the adviser, who can claim again."""
    waiting = await open_claim(case.session, case.voucher.id, for_update=True)
    if waiting is not None:
        waiting.send_back(wish.reason)
    case.voucher.return_claim()
    return await case.record(VoucherStatus.CLAIMED, reason=wish.reason)


async def get_claim(session: AsyncSession, principal: Principal, claim_id: UUID, *, for_update: bool = False) -> Claim:
    """A claim of a voucher that this principal may see. Raises ClaimNotFound (404)."""
    statement = (
        select(Claim).join(Voucher, Voucher.id == Claim.voucher_id).where(Claim.id == claim_id, visible_to(principal))
    )
    found: Claim | None = await session.scalar(
        statement.with_for_update(of=Claim, key_share=True) if for_update else statement
    )
    if found is None:
        raise ClaimNotFound
    return found


async def confirm(
    session: AsyncSession,
    principal: Principal,
    claim_id: UUID,
    if_match: str | None,
    *,
    assurance: Assurance | None = None,
) -> Claim:
    """The company says that the claimed work was done. `assurance` is the level that this needs.

    Raises ClaimNotFound (404), AssuranceTooLow (403), ClaimNotOpen (409).
    """
    waiting = await get_claim(session, principal, claim_id, for_update=True)
    voucher = await get_voucher(session, principal, waiting.voucher_id)
    if voucher.company_id != principal.organisation_id:
        raise ClaimNotFound
    require_assurance(principal.assurance, assurance)
    if await is_related(session, principal, voucher):
        raise RelatedParty
    require_current(waiting, if_match)
    waiting.confirm(principal.account_id, clock.now())
    audit.record(session, principal, "claims.confirm", "claim", waiting.id, organisation_id=voucher.company_id)
    await session.flush()
    case = await complete(session, principal, Party.COMPANY, voucher, None)
    await officers.tell(case, "settlement_proposed", link="/syntens/vaststellen")
    return waiting
