"""Preparing a scan: its title, groups, closing date and promises."""

from datetime import timedelta

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
from backend.scans.models import CAN_AGREE, Representation, Scan, ScanGroup, ScanStatus
from backend.scans.schemas.scans import ScanCreate, ScanUpdate

# What may be taken back from a draft; the rest stays said.
EMPTIED = frozenset({"closes_on", "representation", "staff_informed_on", "staff_informed_how"})
LONGEST_AGO = timedelta(days=366)


async def prepare(session: AsyncSession, principal: Principal, wish: ScanCreate) -> Scan:
    """Begin a scan for the company one acts for, on the newest questionnaire that is meant for it.

    Raises CompanyNotFound (404) for an organisation that is no company, and InvalidInput for a day that does not fit or
    agreement of whom nobody elected.
    """
    assert principal.organisation_id is not None
    company = await company_of(session, principal.organisation_id)
    await require_participating(session, company.id)
    edition = await queries.edition_for(session, company.id)
    _require_days(wish)
    scan = Scan(
        company_id=company.id,
        version_id=edition.id,
        title=wish.title,
        closes_on=wish.closes_on,
        representation=wish.representation and Representation(wish.representation),
        staff_informed_on=wish.staff_informed_on,
        staff_informed_how=wish.staff_informed_how,
        staff_agreed=wish.staff_agreed,
        shared_with_employees=wish.shared_with_employees,
    )
    _require_elected(scan)
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
    _require_days(wish)
    groups = given.pop("groups", None)
    for name, value in given.items():
        if value is None and name not in EMPTIED:
            raise invalid(
                field(
                    f"#/{to_camel(name)}",
                    "missing",
                    nl="Dit veld kan niet leeg zijn.",
                    en="This field cannot be empty.",
                )
            )
        setattr(scan, name, value)
    _require_elected(scan)
    if groups is not None:
        await _set_groups(session, scan, groups)
    scan.updated_at = clock.now()
    record(session, principal, "scans.change", "scan", scan.id, organisation_id=scan.company_id)
    await session.flush()
    return scan


def _require_days(wish: ScanCreate | ScanUpdate) -> None:
    """Refuse a closing date that has passed, and telling the staff on a day that did not come or is long past."""
    today = clock.today()
    if wish.staff_informed_on is not None and not today - LONGEST_AGO <= wish.staff_informed_on <= today:
        raise invalid(
            field(
                "#/staffInformedOn",
                "not_in_the_last_year",
                nl="Kies vandaag of een dag in het afgelopen jaar.",
                en="Choose today or a day in the past year.",
            )
        )
    if wish.closes_on is not None and wish.closes_on < today:
        raise invalid(
            field(
                "#/closesOn", "in_the_past", nl="Kies een dag die nog komt.", en="Choose a day that is still to come."
            )
        )


def _require_elected(scan: Scan) -> None:
    """Refuse agreement of anybody but who was elected to give it."""
    if scan.staff_agreed and scan.representation not in CAN_AGREE:
        raise invalid(
            field(
                "#/staffAgreed",
                "nobody_to_agree",
                nl="Instemmen kan alleen een ondernemingsraad of een personeelsvertegenwoordiging.",
                en="Only a works council or a staff representation can agree.",
            )
        )


async def _set_groups(session: AsyncSession, scan: Scan, names: list[str]) -> None:
    await session.execute(delete(ScanGroup).filter_by(scan_id=scan.id))
    session.add_all(ScanGroup(scan_id=scan.id, name=name, position=place) for place, name in enumerate(names, 1))
