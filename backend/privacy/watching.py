"""Who looked: each read of a company's file by an officer of the programme is written down, and the company sees it."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from fastapi import Request
from sqlalchemy import Select, Uuid, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from backend.core import clock
from backend.core.database import database_of
from backend.files.models import File
from backend.identity.principals import Principal
from backend.monitoring.models import Measurement
from backend.organisations.models import AccessRequest, Company
from backend.privacy.models import FileAccess, FilePart
from backend.scans.models import QuickScan, Scan
from backend.trajectories.models import Trajectory
from backend.vouchers.models import (
    BankAccount,
    Claim,
    LinkedCompany,
    Objection,
    Payment,
    Reclaim,
    SyncConflict,
    Voucher,
    VoucherLetter,
)

THING = bindparam("thing", type_=Uuid)

# By the name of a path parameter: which part of a file it opens, and of which company.
OPENS: Mapping[str, tuple[FilePart, Select[UUID] | Select[UUID | None]]] = MappingProxyType(
    {
        "companyId": (FilePart.COMPANY, select(Company.id).where(Company.id == THING)),
        "organisationId": (FilePart.COMPANY, select(Company.id).where(Company.id == THING)),
        "accessRequestId": (FilePart.COMPANY, select(AccessRequest.company_id).where(AccessRequest.id == THING)),
        "scanId": (FilePart.SCAN, select(Scan.company_id).where(Scan.id == THING)),
        "quickScanId": (FilePart.SCAN, select(QuickScan.company_id).where(QuickScan.id == THING)),
        "voucherId": (FilePart.VOUCHER, select(Voucher.company_id).where(Voucher.id == THING)),
        "voucherEntryId": (FilePart.VOUCHER, select(Voucher.company_id).where(Voucher.id == THING)),
        "claimId": (
            FilePart.VOUCHER,
            select(Voucher.company_id).join(Claim, Claim.voucher_id == Voucher.id).where(Claim.id == THING),
        ),
        "objectionId": (
            FilePart.VOUCHER,
            select(Voucher.company_id).join(Objection, Objection.voucher_id == Voucher.id).where(Objection.id == THING),
        ),
        "syncConflictId": (
            FilePart.VOUCHER,
            select(Voucher.company_id)
            .join(SyncConflict, SyncConflict.voucher_id == Voucher.id)
            .where(SyncConflict.id == THING),
        ),
        "voucherLetterId": (
            FilePart.VOUCHER,
            select(Voucher.company_id)
            .join(VoucherLetter, VoucherLetter.voucher_id == Voucher.id)
            .where(VoucherLetter.id == THING),
        ),
        "linkedCompanyId": (
            FilePart.COMPANY,
            select(LinkedCompany.company_id).where(LinkedCompany.id == THING),
        ),
        "paymentId": (
            FilePart.VOUCHER,
            select(Voucher.company_id).join(Payment, Payment.voucher_id == Voucher.id).where(Payment.id == THING),
        ),
        "reclaimId": (
            FilePart.VOUCHER,
            select(Voucher.company_id).join(Reclaim, Reclaim.voucher_id == Voucher.id).where(Reclaim.id == THING),
        ),
        "bankAccountId": (
            FilePart.COMPANY,
            select(Company.id)
            .join(BankAccount, BankAccount.organisation_id == Company.id)
            .where(BankAccount.id == THING),
        ),
        "trajectoryId": (FilePart.TRAJECTORY, select(Trajectory.company_id).where(Trajectory.id == THING)),
        "measurementId": (FilePart.MEASUREMENT, select(Measurement.company_id).where(Measurement.id == THING)),
        "fileId": (
            FilePart.DOCUMENT,
            select(Company.id).join(File, File.organisation_id == Company.id).where(File.id == THING),
        ),
    }
)


async def write_down(request: Request) -> None:
    """After a read: one row per officer, part of the file and day.

    In a transaction of its own, before the answer leaves: a read that cannot be written down is not answered.
    """
    principal: Principal | None = getattr(request.state, "principal", None)
    opened = [name for name in OPENS if name in request.path_params]
    if principal is None or not principal.acts_for_programme or not opened:
        return
    async with database_of(request).write() as session:
        # A document of the adviser is of no company; the voucher or trajectory it lies with is.
        for name in reversed(opened):
            part, whose = OPENS[name]
            company_id = await session.scalar(whose, {"thing": UUID(str(request.path_params[name]))})
            if company_id is not None:
                break
        if company_id is not None:
            await session.execute(
                insert(FileAccess)
                .values(
                    company_id=company_id,
                    account_id=principal.person_id or principal.client_id,
                    part=part,
                    accessed_on=clock.today(),
                    organisation_id=principal.organisation_id,
                    first_at=clock.now(),
                )
                .on_conflict_do_nothing()
            )
