"""The rules of retention that go by age, applied every night; together with the others they are shown to everybody."""

from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Referral, ReferralStatus
from backend.audit.models import AuditEntry
from backend.complaints.models import Complaint, ComplaintStatus
from backend.core import clock
from backend.core.own_data import GONE, Remove, Replace
from backend.core.own_data import Ground as Kept
from backend.monitoring.models import Measurement
from backend.notifications.models import Notice
from backend.organisations.models import Invitation, VerificationLetter
from backend.organisations.parting import Departure, KeptIdentity
from backend.privacy.branch_periods import OF_BRANCHES
from backend.privacy.event_periods import OF_EVENTS
from backend.privacy.group_periods import OF_GROUPS
from backend.privacy.guidance_periods import OF_GUIDANCE
from backend.privacy.holdings import needed
from backend.privacy.kept import LASTING
from backend.privacy.models import (
    DataExport,
    ErasureLogEntry,
    ErasureRequest,
    ErasureStatus,
    ExportStatus,
    FileAccess,
)
from backend.privacy.network_periods import OF_NETWORK
from backend.privacy.obstacle_periods import OF_OBSTACLES
from backend.privacy.passing import PASSING
from backend.privacy.periods import ACCOUNT_FOR, AID_YEARS, BEFORE, DAY, LAW_AID, NEEDED, YEAR, Rule, Step
from backend.privacy.question_periods import OF_QUESTIONS
from backend.privacy.research_periods import OF_RESEARCH
from backend.privacy.visitor_periods import OF_VISITORS
from backend.scans.models import QuickScan, Response, Scan, ScanStatus
from backend.vouchers.models import (
    BankAccount,
    BankAccountStatus,
    Claim,
    ClaimWarning,
    InformationRequest,
    Voucher,
    VoucherStatusChange,
)
from backend.vouchers.models.absences import KEPT as ABSENCES_KEPT
from backend.vouchers.states import OPEN_IN, VoucherStatus

_idle_vouchers = select(Voucher.id).where(
    Voucher.status.not_in((*OPEN_IN, VoucherStatus.DRAFT)), Voucher.updated_at < BEFORE
)
FORMER = (BankAccountStatus.REPLACED, BankAccountStatus.REFUSED)
_left = select(Departure.company_id).where(Departure.left_at < BEFORE, Departure.returned_at.is_(None))
_published = select(Scan.id).where(Scan.status == ScanStatus.PUBLISHED, Scan.published_at < BEFORE)

NIGHTLY: tuple[Rule, ...] = (
    Rule(
        "unread-notices",
        ("Berichten in de app die u niet las", "Notices in the app that you did not read"),
        YEAR,
        ("Na het bericht", "After the notice"),
        NEEDED,
        steps=(Step(Notice, Notice.read_at.is_(None) & (Notice.created_at < BEFORE)),),
    ),
    *OF_GUIDANCE,
    *OF_VISITORS,
    Rule(
        "download-requests",
        ("Dat u een download vroeg", "That you asked for a download"),
        90 * DAY,
        ("Na de aanvraag", "After asking"),
        ACCOUNT_FOR,
        steps=(
            Step(
                DataExport,
                DataExport.status.in_((ExportStatus.EXPIRED, ExportStatus.FAILED)) & (DataExport.created_at < BEFORE),
            ),
        ),
    ),
    Rule(
        "invitations",
        ("Uitnodigingen aan collega's: e-mailadres en rol", "Invitations to colleagues: e-mail address and role"),
        90 * DAY,
        ("Nadat de link verliep", "After the link ended"),
        NEEDED,
        steps=(Step(Invitation, Invitation.expires_at < BEFORE),),
    ),
    *OF_BRANCHES,
    *OF_EVENTS,
    *OF_OBSTACLES,
    *OF_GROUPS,
    *OF_QUESTIONS,
    *OF_NETWORK,
    *OF_RESEARCH,
    Rule(
        "verification-letters",
        ("Brieven met een code aan een bedrijf", "Letters with a code to a company"),
        YEAR,
        ("Na de aanvraag van de brief", "After the letter was asked for"),
        NEEDED,
        steps=(Step(VerificationLetter, VerificationLetter.asked_at < BEFORE),),
    ),
    Rule(
        "scan-answers",
        ("Losse antwoorden op een scan, anoniem", "Single answers to a scan, anonymous"),
        YEAR,
        ("Na de publicatie van het resultaat", "After the result was published"),
        NEEDED,
        ("Verwijderd; het gepubliceerde resultaat blijft", "Deleted; the published result stays"),
        steps=(Step(Response, Response.scan_id.in_(_published)),),
    ),
    Rule(
        "quick-scans",
        ("Quickscans die iemand zonder account bewaarde", "Quick scans saved without an account"),
        30 * DAY,
        ("Nadat de quickscan was bewaard", "After the quick scan was saved"),
        NEEDED,
        steps=(Step(QuickScan, QuickScan.company_id.is_(None) & (QuickScan.saved_at < BEFORE)),),
    ),
    Rule(
        "scan-drafts",
        ("Scans die nooit open gingen", "Scans that were never opened"),
        YEAR,
        ("Na de laatste wijziging", "After the last change"),
        NEEDED,
        steps=(Step(Scan, (Scan.status == ScanStatus.DRAFT) & (Scan.updated_at < BEFORE)),),
    ),
    Rule(
        "referrals",
        ("Vragen aan adviseurs", "Requests to advisers"),
        2 * YEAR,
        ("Na de vraag", "After asking"),
        NEEDED,
        steps=(Step(Referral, (Referral.status != ReferralStatus.ASKED) & (Referral.asked_at < BEFORE)),),
    ),
    Rule(
        "complaints",
        ("Klachten over adviseurs", "Complaints about advisers"),
        5 * YEAR,
        ("Nadat zij zijn afgehandeld", "After they were closed"),
        ACCOUNT_FOR,
        steps=(Step(Complaint, (Complaint.status != ComplaintStatus.FILED) & (Complaint.closed_at < BEFORE)),),
    ),
    Rule(
        "voucher-drafts",
        ("Aanvragen die nooit zijn ingediend", "Applications that were never submitted"),
        YEAR,
        ("Na de laatste wijziging", "After the last change"),
        NEEDED,
        steps=(
            Step(
                Voucher,
                (Voucher.status == VoucherStatus.DRAFT)
                & ~exists().where(VoucherStatusChange.voucher_id == Voucher.id)
                & (Voucher.updated_at < BEFORE),
            ),
        ),
    ),
    Rule(
        "voucher-texts",
        ("Teksten in het dossier van een voucher", "Texts in the file of a voucher"),
        AID_YEARS * YEAR + 3 * DAY,
        ("Nadat de voucher was afgehandeld", "After the voucher was finished"),
        LAW_AID,
        (
            "Teksten gewist; bedragen en besluiten blijven in de boekhouding",
            "Texts erased; sums and decisions stay in the books",
        ),
        steps=(
            Step(
                InformationRequest,
                InformationRequest.voucher_id.in_(_idle_vouchers) & (InformationRequest.question != GONE),
                Replace({"question": GONE, "answer": None}, Kept.AID_RECORDS),
            ),
            Step(
                Claim,
                Claim.voucher_id.in_(_idle_vouchers) & (Claim.description != GONE),
                Replace({"description": GONE, "returned_reason": None}, Kept.BOOKKEEPING),
            ),
            Step(
                ClaimWarning,
                ClaimWarning.claim_id.in_(select(Claim.id).where(Claim.voucher_id.in_(_idle_vouchers)))
                & (ClaimWarning.reason != GONE),
                Replace({"reason": GONE}, Kept.BOOKKEEPING),
            ),
            Step(
                Voucher,
                Voucher.id.in_(_idle_vouchers) & (Voucher.goal != GONE),
                Replace({"goal": GONE, "updated_at": Voucher.updated_at}, Kept.AID_RECORDS),
            ),
        ),
    ),
    Rule(
        "former-accounts",
        ("Rekeningnummers die niet meer gelden", "Account numbers no longer in use"),
        YEAR,
        ("Nadat de rekening was vervangen of geweigerd", "After the account was replaced or refused"),
        NEEDED,
        (
            "Verwijderd; bij een betaling blijft staan waarheen zij ging",
            "Deleted; a payment keeps where it went",
        ),
        steps=(Step(BankAccount, BankAccount.status.in_(FORMER) & (BankAccount.updated_at < BEFORE)),),
    ),
    Rule(
        "kept-identities",
        ("Welk gewist bedrijf steun kreeg", "Which erased company received aid"),
        AID_YEARS * YEAR + 3 * DAY,
        ("Na de laatste toekenning", "After the last grant"),
        LAW_AID,
        steps=(Step(KeptIdentity, KeptIdentity.kept_until < func.current_date()),),
    ),
    Rule(
        "measurements-after-leaving",
        ("Metingen van een bedrijf dat is gestopt", "Measurements of a company that left"),
        2 * YEAR,
        ("Na het stoppen", "After leaving"),
        NEEDED,
        steps=(Step(Measurement, Measurement.company_id.in_(_left)),),
    ),
    Rule(
        "audit",
        ("Wie wat deed", "Who did what"),
        7 * YEAR + 2 * DAY,
        ("Na de handeling", "After the act"),
        ACCOUNT_FOR,
        steps=(Step(AuditEntry, AuditEntry.occurred_at < BEFORE),),
    ),
    Rule(
        "file-accesses",
        ("Wie in een dossier keek", "Who looked into a file"),
        2 * YEAR,
        ("Na het inzien", "After looking"),
        ACCOUNT_FOR,
        steps=(Step(FileAccess, FileAccess.first_at < BEFORE),),
    ),
    Rule(
        "erasure-requests",
        ("Verzoeken om te wissen", "Requests for erasure"),
        2 * YEAR,
        ("Na de afhandeling", "After they were handled"),
        ACCOUNT_FOR,
        steps=(
            Step(
                ErasureRequest,
                (ErasureRequest.status != ErasureStatus.WAITING) & (ErasureRequest.ended_at < BEFORE),
            ),
        ),
    ),
    Rule(
        "erasure-log",
        ("Dat er iets is gewist, zonder naam", "That something was erased, without a name"),
        2 * YEAR + 2 * DAY,
        ("Langer dan een reservekopie bestaat", "Longer than any backup exists"),
        ("Om na een herstel opnieuw te wissen (AVG, artikel 17)", "To erase again after a restore (GDPR, article 17)"),
        steps=(Step(ErasureLogEntry, ErasureLogEntry.erased_at < BEFORE),),
    ),
)
# A job of the vouchers forgets these.
OFFICERS_AWAY = Rule(
    "absences",
    ("Wanneer een medewerker van Syntens afwezig is", "When an officer of Syntens is away"),
    ABSENCES_KEPT,
    ("Na de laatste dag", "After the last day"),
    NEEDED,
    tables=("officer_absences",),
)
RULES: tuple[Rule, ...] = (*LASTING, *PASSING, OFFICERS_AWAY, *NIGHTLY)


async def apply_rule(session: AsyncSession, rule: Rule) -> int:
    """Apply one rule now; answers how many rows it met."""
    assert rule.period is not None
    before = clock.now() - rule.period
    met = 0
    for step in rule.steps:
        table: Any = step.table.__table__
        statement: Any = delete(table) if isinstance(step.act, Remove) else update(table).values(dict(step.act.values))
        statement = statement.where(step.aged)
        found = await session.execute(statement, needed(statement, {"aged_before": before}))
        met += int(found.rowcount)  # type: ignore[attr-defined]
    return met


async def apply_all(session: AsyncSession) -> int:
    """Apply every rule; answers how many rows were met. The worker calls it nightly."""
    return sum([await apply_rule(session, rule) for rule in RULES if rule.steps])
