"""What the demonstration world does not show: brought about before the walk past all pages."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.database import PooledDatabase, make_engine
from backend.identity.models import Account, Membership
from backend.identity.scopes import Role
from backend.members.models import FileFormat, ImportStatus, MemberImport, MemberImportMismatch, MismatchKind
from backend.organisations.models import Company
from backend.scans.keys import hash_of, new_token
from backend.scans.models import PooledRemark, QuickScan, RemarkStatus, Respondent, ResultShare, Scan
from backend.scans.schemas.plans import PlanCreate
from backend.scans.service import planning
from tests.journeys.pages import ASKED, KEPT, SHARED, WRITTEN, Place
from tests.makers.organisations import make_company
from tests.makers.scans import QUICK_CODES, answers_at, make_link, make_scan, publish_with
from tests.makers.vouchers import make_acting

OFFICER = "joost@maakindustrie.example"  # of the branch that opens these pages
COMPANY = "Voorbeeldgroothandel Het Magazijn"  # of who opens these pages; it has no scan of its own
PEOPLE = [
    (Respondent.MANAGEMENT, answers_at("management", 4, work_division=5)),
    *((Respondent.EMPLOYEE, answers_at("employee", 2 + number % 3)) for number in range(10)),
]
QUICK = {code: value for code, value in answers_at("management", 2, work_division=4).items() if code in QUICK_CODES}
REMARKS = [f"Het rooster is er te laat, vooral in week {number}." for number in range(10)]


def number_of_its_own() -> str:
    """A number in the trade register that no company of the demonstration world has."""
    return f"8{uuid4().int % 10**7:07}"


async def prepare(database_url: str) -> dict[Place, str]:
    """Where each of these pages now is. Besides, a plan is begun, and open answers of another company wait."""
    engine = make_engine(database_url, pool_size=1)
    async with PooledDatabase(engine).write() as session:
        company = (await session.scalars(select(Company).filter_by(name=COMPANY))).one()
        scan = await publish_with(session, company.id, PEOPLE, remarks=REMARKS)
        await _approve(session, scan)
        await planning.begin(session, await make_acting(session, Role.OWNER, company.id), scan.id, PlanCreate())
        token = new_token()
        ends_on = clock.today() + timedelta(days=30)
        session.add(ResultShare(scan_id=scan.id, token_hash=hash_of(token), ends_on=ends_on, with_plan=True))
        quick = QuickScan(
            version_id=scan.version_id,
            answers=QUICK,
            saved_at=clock.now(),
            company_id=company.id,
            claimed_on=clock.today(),
        )
        session.add(quick)
        await _send_members(session)
        other = await make_company(session, kvk_number=number_of_its_own())
        await publish_with(session, other.id, PEOPLE, remarks=REMARKS)
        asked = await make_link(session, await make_scan(session, other.id, groups=("Bakkerij", "Winkel")))
        addresses = {
            SHARED: f"/mijn-antwoorden#{token}",
            ASKED: f"/meedoen#{asked}",
            KEPT: f"/scan/uitkomst?van={quick.id}",
            WRITTEN: f"/bedrijf/scans/{scan.id}/uitkomst",
        }
    await engine.dispose()
    return addresses


async def _send_members(session: AsyncSession) -> None:
    """A file with members of a branch, read and not carried out, with something that does not fit."""
    branch_id = await session.scalar(
        select(Membership.organisation_id).join(Account, Account.id == Membership.account_id).filter_by(email=OFFICER)
    )
    counts = dict.fromkeys(("changed", "unchanged", "back", "doubled", "mended", "unreadable"), 0)
    waiting = MemberImport(
        branch_id=branch_id,
        status=ImportStatus.READY,
        file_name="ledenlijst.csv",
        file_format=FileFormat.CSV,
        file_kept=False,
        columns=[{"heading": name, "samples": ["90000001"]} for name in ("KvK-nummer", "Bedrijfsnaam")],
        mapping={"kvk_number": 0, "name": 1},
        ends_absent=True,
        rows_done=40,
        rows_total=40,
        counts={**counts, "new": 39, "wrong": 1, "absent": 5, "members": 8},
    )
    session.add(waiting)
    await session.flush()
    told = {"nl": "Een KVK-nummer heeft acht cijfers.", "en": "A KVK number has eight digits."}
    session.add(
        MemberImportMismatch(
            import_id=waiting.id, row=7, column="KvK-nummer", value="12345", kind=MismatchKind.WRONG, reason=told
        )
    )


async def _approve(session: AsyncSession, scan: Scan) -> None:
    for remark in await session.scalars(select(PooledRemark).filter_by(scan_id=scan.id)):
        remark.status = RemarkStatus.APPROVED
    await session.flush()
