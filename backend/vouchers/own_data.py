"""What vouchers hold: applications, decisions, claims, payments and the books. The law keeps most, without names."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, or_, select, union_all
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core.clock import AMSTERDAM
from backend.core.own_data import (
    GONE,
    THE_ONE,
    Ground,
    Holding,
    Keep,
    Obstacle,
    Part,
    Remove,
    Replace,
    without_name,
    without_name_in_both,
)
from backend.identity.models import Membership
from backend.organisations.models import Company
from backend.organisations.parting import KeptIdentity
from backend.vouchers import own_absences, own_aid, own_objections, own_proposals
from backend.vouchers.models import (
    AllocationEntry,
    Claim,
    InformationRequest,
    LedgerEntry,
    LedgerTransaction,
    Payment,
    Voucher,
    VoucherLetter,
    VoucherShare,
    VoucherStatusChange,
)
from backend.vouchers.own_payments import PAYMENTS_OF_COMPANY, PAYMENTS_OF_PERSON
from backend.vouchers.states import OPEN_IN, PaymentStatus, VoucherStatus

AID_KEPT_YEARS = 10
_NAMES_NOBODY = "The order of moves, which are held themselves; names nobody, and gone after 90 days."
S = VoucherStatus
_of_company = select(Voucher.id).where(Voucher.company_id == THE_ONE)
_postings = select(LedgerTransaction.id).where(LedgerTransaction.voucher_id.in_(_of_company))
_as_adviser = select(Adviser.id).where(Adviser.account_id == THE_ONE)
_handled = union_all(
    select(VoucherStatusChange.voucher_id).where(VoucherStatusChange.account_id == THE_ONE),
    own_objections.HANDLED,
)
_at_companies = (
    select(Voucher.id)
    .join(Membership, Membership.organisation_id == Voucher.company_id)
    .where(Membership.account_id == THE_ONE)
)
_as_officer = or_(
    Voucher.reviewer_id == THE_ONE,
    Voucher.proposed_by == THE_ONE,
    Voucher.granted_by == THE_ONE,
    Voucher.raised_by == THE_ONE,
    Voucher.settled_by == THE_ONE,
    Voucher.entered_by == THE_ONE,
)
_nothing_happened = (Voucher.status == S.DRAFT) & ~exists().where(VoucherStatusChange.voucher_id == Voucher.id)


async def keep_identity(session: AsyncSession, company_id: UUID, moment: datetime) -> None:
    """Before a company is erased: write down who it was, when it was granted aid less than ten years ago."""
    newest = await session.scalar(select(func.max(Voucher.granted_at)).where(Voucher.company_id == company_id))
    company = await session.get(Company, company_id)
    if newest is None or company is None or company.erased:
        return
    day = newest.astimezone(AMSTERDAM).date()
    kept_until = day.replace(year=day.year + AID_KEPT_YEARS, day=min(day.day, 28))
    if kept_until > moment.date():
        await session.execute(
            insert(KeptIdentity)
            .values(company_id=company_id, kvk_number=company.kvk_number, name=company.name, kept_until=kept_until)
            .on_conflict_do_nothing()
        )


PART = Part(
    subject="vouchers",
    of_person=(
        *own_objections.OF_PERSON,
        *own_absences.OF_PERSON,
        *own_aid.OF_PERSON,
        *own_proposals.OF_PERSON,
        Holding(
            VoucherStatusChange,
            VoucherStatusChange.account_id == THE_ONE,
            ("Stappen die u zette in aanvragen", "Moves you made in applications"),
            (Replace({"actor_name": None}, Ground.AID_RECORDS),),
            shown=("id", "from_status", "to_status", "source", "actor_name", "occurred_at"),
        ),
        Holding(
            VoucherLetter,
            or_(VoucherLetter.voucher_id.in_(_handled), VoucherLetter.voucher_id.in_(_at_companies)),
            ("Brieven waarin u genoemd kunt zijn", "Letters that may mention you"),
            (
                Replace(
                    {
                        "subject": without_name_in_both(VoucherLetter.subject),
                        "body": without_name_in_both(VoucherLetter.body),
                    },
                    Ground.AID_RECORDS,
                ),
            ),
            shown=("id", "kind", "sent_at"),
        ),
        Holding(
            Voucher,
            Voucher.adviser_id.in_(_as_adviser),
            ("Vouchers waarvoor u adviseert", "Vouchers for which you advise"),
            (Replace({"adviser_name": GONE}, Ground.AID_RECORDS, Voucher.adviser_name.is_not(None)),),
            shown=("id", "code", "status", "hours", "adviser_name"),
        ),
        Holding(
            Voucher,
            or_(Voucher.submitted_by == THE_ONE, _as_officer),
            ("Aanvragen die u deed of behandelde", "Applications you made or handled"),
            (Keep(Ground.AID_RECORDS),),
            shown=("id", "code", "status", "submitted_at", "decided_at", "settled_at"),
        ),
        Holding(
            Claim,
            or_(Claim.submitted_by == THE_ONE, Claim.confirmed_by == THE_ONE),
            ("Declaraties die u indiende of bevestigde", "Claims you submitted or confirmed"),
            (Keep(Ground.BOOKKEEPING),),
            shown=("id", "status", "submitted_at", "confirmed_at"),
        ),
        Holding(
            InformationRequest,
            InformationRequest.asked_by == THE_ONE,
            ("Vragen die u stelde over aanvragen", "Questions you asked about applications"),
            (Keep(Ground.AID_RECORDS),),
            shown=("id", "asked_at"),
        ),
        Holding(
            LedgerTransaction,
            LedgerTransaction.account_id == THE_ONE,
            ("Boekingen door uw handelingen", "Postings by your acts"),
            (Keep(Ground.BOOKKEEPING),),
            shown=("id", "act", "occurred_at"),
        ),
        *PAYMENTS_OF_PERSON,
    ),
    of_company=(
        *own_objections.OF_COMPANY,
        *own_aid.OF_COMPANY,
        *own_proposals.OF_COMPANY,
        Holding(
            AllocationEntry,
            AllocationEntry.voucher_id.in_(_of_company),
            ("Uw code of punten in een ronde", "Your code or points in a round"),
            (Keep(Ground.AID_RECORDS),),
        ),
        *PAYMENTS_OF_COMPANY,
        Holding(
            LedgerEntry,
            LedgerEntry.transaction_id.in_(_postings),
            ("Regels in de boekhouding", "Lines in the books"),
            (Keep(Ground.BOOKKEEPING),),
        ),
        Holding(
            LedgerTransaction,
            LedgerTransaction.voucher_id.in_(_of_company),
            ("Boekingen", "Postings"),
            (Keep(Ground.BOOKKEEPING),),
            hidden=frozenset({"account_id"}),
        ),
        Holding(
            Claim,
            Claim.voucher_id.in_(_of_company),
            ("Declaraties", "Claims"),
            (
                Replace({"description": GONE}, Ground.BOOKKEEPING),
                Replace({"returned_reason": GONE}, Ground.BOOKKEEPING, Claim.returned_reason.is_not(None)),
            ),
            hidden=frozenset({"submitted_by", "confirmed_by"}),
        ),
        Holding(
            InformationRequest,
            InformationRequest.voucher_id.in_(_of_company),
            ("Vragen en aanvullingen", "Questions and answers"),
            (
                Replace({"question": GONE}, Ground.AID_RECORDS),
                Replace({"answer": GONE}, Ground.AID_RECORDS, InformationRequest.answer.is_not(None)),
            ),
            hidden=frozenset({"asked_by"}),
        ),
        Holding(
            VoucherLetter,
            VoucherLetter.voucher_id.in_(_of_company),
            ("Brieven", "Letters"),
            (
                Replace(
                    {
                        "subject": without_name_in_both(VoucherLetter.subject),
                        "body": without_name_in_both(VoucherLetter.body),
                    },
                    Ground.AID_RECORDS,
                ),
            ),
        ),
        Holding(
            VoucherStatusChange,
            VoucherStatusChange.voucher_id.in_(_of_company),
            ("Geschiedenis van aanvragen", "History of applications"),
            (Replace({"reason": without_name(VoucherStatusChange.reason)}, Ground.AID_RECORDS),),
            hidden=frozenset({"account_id", "client_id", "source_event_id", "source_fingerprint"}),
        ),
        Holding(
            VoucherShare,
            VoucherShare.voucher_id.in_(_of_company),
            ("Wie wat betaalt", "Who pays what"),
            (Keep(Ground.BOOKKEEPING),),
        ),
        Holding(
            Voucher,
            Voucher.company_id == THE_ONE,
            ("Vouchers", "Vouchers"),
            (
                Remove(_nothing_happened),
                Replace({"goal": GONE}, Ground.AID_RECORDS, Voucher.goal.is_not(None)),
                Replace({"caller_name": GONE}, Ground.AID_RECORDS, Voucher.caller_name.is_not(None)),
            ),
            hidden=frozenset(
                {"reviewer_id", "proposed_by", "granted_by", "raised_by", "settled_by", "submitted_by", "entered_by"}
            ),
        ),
    ),
    excepted_of_person={
        "allocation_entries": "Of a company's application.",
        "ledger_entries": "Amounts; the posting they belong to names who acted.",
        "voucher_shares": "Of a company and the organisations that pay.",
        "voucher_feed_entries": _NAMES_NOBODY,
        "voucher_reminders": "Dates of a voucher; who was told stands with the mails.",
    },
    excepted_of_company={
        "voucher_feed_entries": _NAMES_NOBODY,
        "voucher_status_change_jobs": "Of the executing body, which is never a company; gone after 90 days.",
        "voucher_status_change_job_items": "What was sent goes when the move is made; gone after 90 days.",
        "funding_shares": "Of an organisation that pays, which is never a company.",
        "officer_absences": "Of the executing body, which is never a company.",
        "ledger_accounts": "Of an organisation that pays, which is never a company.",
        "ledger_corrections": "Of an organisation that pays, which is never a company.",
    },
    person_obstacles=(
        Obstacle(
            "vouchers_in_hand",
            (
                "U behandelt nog aanvragen, of adviseert met een voucher die nog loopt. Draag die eerst over.",
                "You still handle applications, or advise with a voucher that still runs. Hand those over first.",
            ),
            select(func.count())
            .select_from(Voucher)
            .where(
                or_(
                    Voucher.reviewer_id == THE_ONE,
                    Voucher.adviser_id.in_(_as_adviser),
                ),
                Voucher.status.in_(OPEN_IN),
            ),
        ),
    ),
    company_obstacles=(
        *own_objections.COMPANY_OBSTACLES,
        Obstacle(
            "open_vouchers",
            (
                "Er loopt nog een aanvraag of voucher. Trek die in, of wacht op de vaststelling.",
                "An application or voucher still runs. Withdraw it, or wait until it is settled.",
            ),
            select(func.count()).select_from(Voucher).where(Voucher.company_id == THE_ONE, Voucher.status.in_(OPEN_IN)),
        ),
        Obstacle(
            "payments_due",
            ("Er staat nog een betaling open.", "A payment is still due."),
            select(func.count())
            .select_from(Payment)
            .where(
                Payment.voucher_id.in_(_of_company), Payment.status.in_((PaymentStatus.DUE, PaymentStatus.IN_BATCH))
            ),
        ),
    ),
    before_company=keep_identity,
)
