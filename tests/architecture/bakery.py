"""What the bakery of the demonstration world has in these tests besides what the demonstration gives it."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.branch_figures.models import BranchFigureRelease
from backend.core import clock
from backend.files.models import File
from backend.identity.models import Account, Mandate, Membership, Session
from backend.identity.scopes import OrganisationKind, Role
from backend.measurement_moments.service.planning import plan
from backend.member_measurements.models import MeasurementProposal
from backend.members.models import FileFormat, MemberImport
from backend.monitoring import service as monitoring
from backend.monitoring.models import EnrolmentKind
from backend.network.models import NetworkBlock
from backend.notifications.models import Notice
from backend.openid.models import OpenidIdentity
from backend.organisations.models import AccessRequest, AccessStatus, Invitation, VerificationLetter
from backend.privacy.models import DataExport, ErasureRequest, Whose
from backend.releases.models import EffectRelease
from backend.scans.models import QuickScan, ResultShare
from backend.scans.plans import newest_planned
from backend.scans.queries import current_edition
from backend.studies.models import Study, StudySource
from backend.trajectories.models import TrajectoryStatus
from backend.vouchers.models import (
    BankAccount,
    BankAccountStatus,
    DecisionProposal,
    LinkedCompany,
    OfficerAbsence,
    Payee,
    Payment,
    PaymentBatch,
    Reclaim,
    Round,
    StatusChangeJob,
    SyncConflict,
    Voucher,
    VoucherLetter,
    batch_numbers,
)
from backend.vouchers.states import PaymentStatus, VoucherStatus
from tests.makers.branches import make_agreement
from tests.makers.extracts import make_extract
from tests.makers.identity import make_account, make_organisation
from tests.makers.machines import make_system
from tests.makers.monitoring import make_measurement
from tests.makers.objections import make_objection
from tests.makers.reviews import make_review
from tests.makers.trajectories import make_trajectory
from tests.makers.vouchers import make_draft
from tests.makers.webhooks import make_message, make_webhook


async def furnish(session: AsyncSession, bakery: UUID) -> None:
    """Give the bakery one of everything: a mandate, an invitation, a letter, a download, an API client next door."""
    owner = await _owner(session, bakery)
    firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeld Advies")
    asker = await make_account(session, name="Vragende Voorbeeld")
    now, today = clock.now(), clock.today()
    branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Brood")
    institute = await make_organisation(session, kind=OrganisationKind.RESEARCH, name="Voorbeeldinstituut")
    session.add_all(
        [
            MemberImport(branch_id=branch.id, file_name="leden.csv", file_format=FileFormat.CSV),
            make_agreement(branch.id),
            Study(
                organisation_id=institute.id,
                source=StudySource.UPLOAD,
                design={},
                firms_sha256=b"f",
                measurements_sha256=b"m",
                panel={},
                release={"estimates": []},
            ),
            Mandate(
                company_id=bakery,
                organisation_id=firm.id,
                powers=["prepare_applications"],
                starts_on=today,
                ends_on=today + timedelta(days=30),
            ),
            Invitation(
                organisation_id=bakery,
                email="uitgenodigd@voorbeeld.example",
                role=Role.FINANCE,
                token_hash=b"u" * 32,
                invited_by=owner,
                sent_at=now,
                expires_at=now + timedelta(days=14),
            ),
            NetworkBlock(blocked_by=owner, blocked=asker.id, blocked_at=now),
            AccessRequest(
                company_id=bakery,
                account_id=asker.id,
                explanation="Ik doe de boeken.",
                status=AccessStatus.ASKED,
                answer_before=today + timedelta(days=14),
            ),
            QuickScan(
                version_id=(await current_edition(session)).id,
                answers={"TAK2M": 3, "TAK5M": 3},
                saved_at=now,
                company_id=bakery,
                claimed_on=today,
            ),
            LinkedCompany(company_id=bakery, kvk_number="90009999", name="Voorbeeld Holding", declared_at=now),
            BankAccount(
                organisation_id=bakery,
                status=BankAccountStatus.IN_USE,
                iban="NL60VOOR0000000001",
                holder="Voorbeeldbakkerij",
                entered_by=owner,
                entered_at=now,
                confirmable_at=now,
            ),
            VerificationLetter(company_id=bakery, asked_at=now, asked_by=owner),
            OpenidIdentity(account_id=owner, issuer="https://inloggen.example", subject="bakker", last_used_at=now),
            DataExport(whose=Whose.COMPANY, account_id=owner, company_id=bakery, total=1),
            ErasureRequest(
                whose=Whose.COMPANY,
                subject_id=bakery,
                requested_by=owner,
                requested_at=now,
                due_at=now + timedelta(days=14),
            ),
            Session(
                token_hash=b"t" * 32,
                account_id=owner,
                organisation_id=bakery,
                last_seen_at=now,
                expires_at=now + timedelta(hours=1),
            ),
            Notice(account_id=owner, organisation_id=bakery, template="voucher_granted", link="/vouchers"),
            File(
                organisation_id=bakery,
                name="offerte.pdf",
                media_type="application/pdf",
                size=1,
                sha256=b"s" * 32,
                created_by=owner,
            ),
        ]
    )
    endpoint = await make_webhook(session, (await make_system(session)).organisation_id)
    await make_message(session, endpoint)
    session.add(
        StatusChangeJob(
            organisation_id=firm.id,
            client_id=uuid4(),
            client_name="Dossiersysteem",
            fingerprint=b"f" * 32,
            total=1,
            received_at=now,
        )
    )
    session.add(OfficerAbsence(organisation_id=firm.id, account_id=asker.id, from_on=now.date(), until_on=now.date()))
    adviser = await session.scalar(select(Adviser).where(Adviser.account_id.is_not(None)).limit(1))
    round_id = await session.scalar(select(Round.id).limit(1))
    assert adviser is not None
    assert round_id is not None
    voucher = await make_draft(session, round_id=round_id, company_id=bakery, adviser_id=adviser.id)
    entry = await make_draft(session, round_id=round_id, company_id=bakery, adviser_id=adviser.id)
    entry.entered_by, entry.entered_organisation_id = asker.id, firm.id
    entry.entered_at = entry.handed_over_at = now
    entry.caller_name = "Bram Voorbeeld"
    await make_objection(session, voucher_id=voucher.id, filed_by=owner)
    words = {"nl": "Uw voucher", "en": "Your voucher"}
    session.add(VoucherLetter(voucher_id=voucher.id, kind="voucher_rejected", subject=words, body=words, sent_at=now))
    session.add(
        DecisionProposal(
            voucher_id=voucher.id,
            granted_cents=100,
            reason="Concreet plan.",
            proposed_by=(await make_account(session)).id,
            proposed_at=now,
        )
    )
    submitted = await make_draft(session, round_id=round_id, company_id=bakery, adviser_id=adviser.id)
    submitted.submitted_at = now
    session.add(
        SyncConflict(
            voucher_id=submitted.id,
            client_id=uuid4(),
            client_name="Dossiersysteem",
            source_event_id="dossier/1",
            source_fingerprint=b"f" * 32,
            source_occurred_at=now,
            made_there_by=owner,
            their_status=VoucherStatus.SETTLED,
            wish={"toStatus": "settled", "reason": "Klaar."},
            our_status=submitted.status,
            received_at=now,
        )
    )
    await _asked_back(session, voucher, officer=(await make_account(session)).id)
    planned = await newest_planned(session, bakery)
    assert planned is not None
    session.add(ResultShare(scan_id=planned, token_hash=b"s" * 32, ends_on=clock.today(), with_plan=True))
    await make_trajectory(session, company_id=bakery, adviser=adviser, plan_scan_id=planned)
    looked_back = await make_trajectory(
        session,
        company_id=bakery,
        adviser=adviser,
        plan_scan_id=planned,
        status=TrajectoryStatus.COMPLETED,
        steps_done=4,
    )
    await make_review(session, adviser, trajectory=looked_back, words="Zij luisterde goed.")
    measurement = await make_measurement(session, bakery)
    await monitoring.enrol(session, bakery, started_on=clock.today(), kind=EnrolmentKind.PARTICIPANT)
    await plan(session)
    branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Meel")
    session.add_all(
        [
            MeasurementProposal(
                measurement_id=measurement.id, indicator="fte", branch_id=branch.id, value=30, proposed_at=clock.now()
            ),
            BranchFigureRelease(
                branch_id=branch.id,
                as_of=clock.today(),
                method="1",
                is_demonstration=False,
                computed_at=clock.now(),
            ),
            EffectRelease(data_until=clock.today(), reason="Jaarlijkse uitgave.", ordered_at=clock.now()),
        ]
    )
    await make_extract(session, institute.id)


async def _asked_back(session: AsyncSession, voucher: Voucher, officer: UUID) -> None:
    """A payment that waits in a batch, and one before it that is asked back."""
    now = clock.now()
    batch = PaymentBatch(
        number=await session.scalar(batch_numbers.next_value()),
        execution_on=clock.today(),
        payment_count=1,
        total_cents=100,
        made_by=officer,
        made_at=now,
    )
    session.add(batch)
    await session.flush()
    payment = Payment(
        voucher_id=voucher.id,
        payee=Payee.COMPANY,
        payee_organisation_id=voucher.company_id,
        amount_cents=100,
        due_at=now,
    )
    payment.status = PaymentStatus.DUE
    payment.put_in(batch.id, iban="NL60VOOR0000000001", holder="Voorbeeldbakkerij")
    reclaim = Reclaim(
        voucher_id=voucher.id,
        payee_organisation_id=voucher.company_id,
        amount_cents=100,
        reason="De uren waren niet gewerkt.",
        pay_before=clock.today(),
        opened_by=officer,
        opened_at=now,
    )
    session.add_all([payment, reclaim])


async def _owner(session: AsyncSession, bakery: UUID) -> UUID:
    owners = select(Account.id).join(Membership, Membership.account_id == Account.id)
    found = await session.scalar(
        owners.where(Membership.organisation_id == bakery, Membership.role == Role.OWNER).limit(1)
    )
    assert found is not None
    return found
