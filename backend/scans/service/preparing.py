"""Preparing a scan: its title, groups, closing date and promises."""

from pydantic.alias_generators import to_camel
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.organisations.parting import require_participating
from backend.organisations.queries import company_of
from backend.scans import queries
from backend.scans.errors import ScanNotDraft
from backend.scans.models import Scan, ScanGroup, ScanStatus
from backend.scans.schemas.scans import ScanCreate, ScanUpdate


async def prepare(session: AsyncSession, principal: Principal, wish: ScanCreate) -> Scan:
    """Begin a scan for the company one acts for, on the newest questionnaire that is meant for it.

    Raises CompanyNotFound (404) for an organisation that is no company, and InvalidInput for a day that has passed.
    """
    assert principal.organisation_id is not None
    company = await company_of(session, principal.organisation_id)
    await require_participating(session, company.id)
    edition = await queries.edition_for(session, company.id)
    require_day_to_come(wish)
    scan = Scan(
        company_id=company.id,
        version_id=edition.id,
        title=wish.title,
        closes_on=wish.closes_on,
        staff_informed=wish.staff_informed,
        shared_with_employees=wish.shared_with_employees,
    )
    session.add(scan)
    await session.flush()
    await _set_groups(session, scan, wish.groups)
    record(session, principal, "scans.prepare", "scan", scan.id, organisation_id=company.id)
    await session.flush()
    return scan


async def change(session: AsyncSession, principal: Principal, scan: Scan, wish: ScanUpdate) -> Scan:
    """Change a draft. Once people were asked, only sharing with employees can still be added.

    Raises ScanNotDraft (409), InvalidInput (400).
    """
    given = wish.model_dump(exclude_unset=True)
    if scan.status is not ScanStatus.DRAFT and given != {"shared_with_employees": True}:
        raise ScanNotDraft(
            nl="De scan is al geopend. U kunt de uitkomst nog wel delen met uw medewerkers.",
            en="The scan was opened. You can still share the result with employees.",
        )
    require_day_to_come(wish)
    groups = given.pop("groups", None)
    for name, value in given.items():
        if value is None and name != "closes_on":
            raise invalid(
                field(
                    f"#/{to_camel(name)}",
                    "missing",
                    nl="Dit veld kan niet leeg zijn.",
                    en="This field cannot be empty.",
                )
            )
        setattr(scan, name, value)
    if groups is not None:
        await _set_groups(session, scan, groups)
    scan.updated_at = clock.now()
    record(session, principal, "scans.change", "scan", scan.id, organisation_id=scan.company_id)
    await session.flush()
    return scan


def require_day_to_come(wish: ScanCreate | ScanUpdate) -> None:
    """Refuse a closing date that has passed."""
    if wish.closes_on is not None and wish.closes_on < clock.today():
        raise invalid(
            field(
                "#/closesOn", "in_the_past", nl="Kies een dag die nog komt.", en="Choose a day that is still to come."
            )
        )


async def _set_groups(session: AsyncSession, scan: Scan, names: list[str]) -> None:
    await session.execute(delete(ScanGroup).filter_by(scan_id=scan.id))
    session.add_all(ScanGroup(scan_id=scan.id, name=name, position=place) for place, name in enumerate(names, 1))
