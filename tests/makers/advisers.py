"""Builders of advisers and referrals."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import (
    Accreditation,
    Adviser,
    AdviserDeclaration,
    AdviserKind,
    AdvisoryFirm,
    FirmDeclaration,
    FirmStatus,
    Referral,
)
from backend.content import load
from backend.core import clock
from backend.core.naming import sort_key
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind
from tests.makers.identity import make_account, make_organisation


async def make_adviser(
    session: AsyncSession,
    *,
    accredited: bool = True,
    accreditation: Accreditation | None = None,
    name: str = "Karin Voorbeeldhuis",
    firm: str = "Voorbeeldadvies Kompas",
    organisation_id: UUID | None = None,
    account_id: UUID | None = None,
    kind: AdviserKind = AdviserKind.PRIVATE,
    themes: tuple[str, ...] = ("work_division",),
    sectors: tuple[str, ...] = (),
    provinces: tuple[str, ...] = ("NL-NB",),
    rate_cents: int = 11_500,
    free_hours: int = 0,
    accredited_from: date | None = None,
    accredited_until: date | None = None,
    **rest: Any,
) -> Adviser:
    """An adviser with account and firm, accredited from last year to next year unless told otherwise."""
    if organisation_id is None:
        organisation_id = (await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name=firm)).id
    if account_id is None:
        account_id = (await make_account(session, name=name)).id
    state = accreditation or (Accreditation.ACCREDITED if accredited else Accreditation.APPLIED)
    values: dict[str, Any] = {
        "headline": {"nl": "Verdeelt werk opnieuw", "en": "Divides work anew"},
        "bio": {"nl": "Begint op de werkvloer.", "en": "Starts on the shop floor."},
        "methods": [{"nl": "Taken op tafel", "en": "Tasks on the table"}],
        "languages": ["nl"],
        "hours_per_month": 40,
    }
    adviser = Adviser(
        **{**values, **rest},
        organisation_id=organisation_id,
        account_id=account_id,
        name=name,
        sort_name=sort_key(name),
        firm=firm,
        kind=kind,
        themes=list(themes),
        sectors=list(sectors),
        provinces=list(provinces),
        rate_cents=rate_cents,
        free_hours=free_hours,
        accreditation=state,
    )
    if state not in {Accreditation.APPLIED, Accreditation.REJECTED}:
        adviser.accredited_from = accredited_from or clock.today() - timedelta(days=365)
        adviser.accredited_until = accredited_until or clock.today() + timedelta(days=365)
    session.add(adviser)
    await session.flush()
    await make_firm(session, organisation_id)
    return adviser


async def make_firm(
    session: AsyncSession,
    organisation_id: UUID,
    *,
    status: FirmStatus = FirmStatus.ACCREDITED,
    accredited_from: date | None = None,
    accredited_until: date | None = None,
) -> AdvisoryFirm | None:
    """The firm of an organisation, accredited for twenty years around today unless told otherwise.

    One that is known stays as it is; an organisation of another kind is no firm.
    """
    organisation = await session.get_one(Organisation, organisation_id)
    known = await session.get(AdvisoryFirm, organisation_id)
    if organisation.kind is not OrganisationKind.ADVISORY_FIRM or known is not None:
        return known
    firm = AdvisoryFirm(
        organisation_id=organisation_id,
        status=status,
        accredited_from=accredited_from or clock.today() - timedelta(days=3_650),
        accredited_until=accredited_until or clock.today() + timedelta(days=3_650),
    )
    session.add(firm)
    await session.flush()
    return firm


async def make_firm_declaration(
    session: AsyncSession, firm: AdvisoryFirm, *, edition: str | None = None, interests: list[str] | None = None
) -> FirmDeclaration:
    """The next declaration of a firm that waits for a decision, by the rules of now unless told otherwise."""
    before = select(func.count()).where(FirmDeclaration.organisation_id == firm.organisation_id)
    declaration = FirmDeclaration(
        organisation_id=firm.organisation_id,
        number=(await session.scalar(before.select_from(FirmDeclaration)) or 0) + 1,
        edition=edition or load.conduct().edition,
        kvk_number="90001234",
        experience="Tien jaar in de maakindustrie.",
        quality="Wij lezen elkaars verslagen.",
        interests=interests or [],
        declared_at=clock.now(),
    )
    session.add(declaration)
    firm.asked_at = declaration.declared_at
    await session.flush()
    return declaration


async def make_declaration(
    session: AsyncSession, adviser: Adviser, *, edition: str | None = None, interests: list[str] | None = None
) -> AdviserDeclaration:
    """The next declaration of an adviser, by the rules of conduct of now unless told otherwise."""
    before = select(func.count()).where(AdviserDeclaration.adviser_id == adviser.id).select_from(AdviserDeclaration)
    declaration = AdviserDeclaration(
        adviser_id=adviser.id,
        number=(await session.scalar(before) or 0) + 1,
        edition=edition or load.conduct().edition,
        experience="Tien jaar in de maakindustrie.",
        assignments="Een bakkerij en een drukkerij.",
        interests=interests or [],
        declared_at=clock.now(),
        declared_by=adviser.account_id,
    )
    session.add(declaration)
    await session.flush()
    return declaration


async def make_referral(
    session: AsyncSession, *, company_id: UUID, adviser_id: UUID, answer_before: date | None = None
) -> Referral:
    referral = Referral(
        company_id=company_id,
        adviser_id=adviser_id,
        message="Wij willen de taken anders verdelen.",
        asked_at=clock.now(),
        answer_before=answer_before or clock.today() + timedelta(days=7),
    )
    session.add(referral)
    await session.flush()
    return referral
