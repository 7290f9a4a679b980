"""The questionnaire, and scans of the demonstration world: three published, one open, two being prepared."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random
from uuid import uuid4

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content.demo_shapes import DemoCompany, ScanProfile
from backend.content.load import demo_companies
from backend.content.shapes import Theme
from backend.core import clock
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.scans.editions import CHANGED_CORE, CHANGED_OTHER, Edition, EditionItem
from backend.scans.keys import hash_of, new_key
from backend.scans.models import Answer, InformedHow, QuestionKind, Remark, Respondent, Response, Scan
from backend.scans.queries import current_edition
from backend.scans.questionnaires import bring_in
from backend.scans.schemas.scans import ScanCreate, ScanStatusChange
from backend.scans.service import preparing, running

OPEN_AT = "voorbeeldbouw-het-gebint"
DRAFT_AT = "voorbeeldinstallatie-de-warmtebron"
PERIOD = timedelta(days=14)
SPREAD = 0.8  # steps on the scale of five between people of one firm
ALIKE = 3.2  # the mean where a profile names none


async def seed(session: AsyncSession, world: World) -> None:
    """Bring in the questionnaire, publish the scans that have a profile, open one and prepare one."""
    await bring_in(session)
    edition = await current_edition(session)
    for company in demo_companies():
        for profile in (company.earlier_scan_profile, company.scan_profile):
            if profile is not None:
                await _published(session, world, edition, company, profile)
        if company.scan_profile is not None and company.earlier_scan_profile is None:
            follow_up = ScanCreate(title="Vervolgscan over een jaar", shared_with_employees=True)
            await preparing.prepare(session, world.principal_of(company.slug, Role.OWNER), follow_up)
        elif company.slug in {OPEN_AT, DRAFT_AT}:
            await _running(session, world, company)


async def _published(
    session: AsyncSession, world: World, edition: Edition, company: DemoCompany, profile: ScanProfile
) -> None:
    owner = world.principal_of(company.slug, Role.OWNER)
    closed_at = clock.now() - timedelta(days=profile.closed_days_ago)
    with clock.set_to(closed_at - PERIOD):
        scan = await preparing.prepare(
            session,
            owner,
            ScanCreate(
                title=profile.title,
                closes_on=closed_at.date(),
                representation="staff_representation",
                staff_informed_on=clock.today(),
                staff_informed_how=InformedHow.MEETING,
                staff_agreed=True,
                shared_with_employees=True,
            ),
        )
        # The database gives all that one transaction makes the same moment, and lists are by it.
        scan.created_at = clock.now()
        await running.change_status(session, owner, scan, ScanStatusChange(to_status="open"))
    chance = Random(company.slug)  # noqa: S311 - the same demonstration world each time, nothing secret
    means: dict[Respondent, dict[str, float]] = {
        Respondent.MANAGEMENT: _by_name(profile.management),
        Respondent.EMPLOYEE: {**_by_name(profile.employees), "satisfaction": profile.satisfaction},
    }
    changes = {CHANGED_CORE: company.target_group == 3, CHANGED_OTHER: company.target_group == 2}
    sizes = {
        Respondent.MANAGEMENT: profile.management_respondents,
        Respondent.EMPLOYEE: profile.employee_respondents,
    }
    people = [
        (
            audience,
            {
                item.code: _value(item, means[audience], changes, chance)
                for item in edition.items_for(audience)
                if item.kind is not QuestionKind.OPEN
            },
        )
        for audience, size in sizes.items()
        for _ in range(size)
    ]
    await _answer(session, edition, scan, people, profile.remarks)
    with clock.set_to(closed_at):
        await running.change_status(session, owner, scan, ScanStatusChange(to_status="closed"))
    with clock.set_to(closed_at + timedelta(hours=2)):
        await running.change_status(session, owner, scan, ScanStatusChange(to_status="published"))


def _by_name(means: Mapping[Theme, float]) -> dict[str, float]:
    return {str(theme): mean for theme, mean in means.items()}


def _value(item: EditionItem, means: Mapping[str, float], changes: Mapping[str, bool], chance: Random) -> int:
    if item.kind is QuestionKind.YES_NO:
        return int(changes[item.code])
    assert item.dimension is not None
    step = round(chance.gauss(means.get(item.dimension.value, ALIKE), SPREAD))
    value = min(5, max(1, step))
    return 6 - value if item.reverse else value


async def _answer(
    session: AsyncSession,
    edition: Edition,
    scan: Scan,
    people: Sequence[tuple[Respondent, Mapping[str, int]]],
    remarks: Sequence[str],
) -> None:
    """Everybody's answers in a few statements; the first employees write the remarks."""
    kinds = {item.code: item.kind for item in edition.items}
    [question] = [item.code for item in edition.items if item.kind is QuestionKind.OPEN]
    left = list(remarks)
    responses, answers, written = [], [], []
    for audience, given in people:
        of_response = {"response_id": uuid4(), "version_id": scan.version_id}
        responses.append(
            Response(
                id=of_response["response_id"],
                scan_id=scan.id,
                version_id=scan.version_id,
                audience=audience,
                key_hash=hash_of(new_key()),
                submitted=True,
            )
        )
        answers += [{**of_response, "item_code": code, "kind": kinds[code], "value": given[code]} for code in given]
        if left and audience is Respondent.EMPLOYEE:
            written.append({**of_response, "item_code": question, "kind": QuestionKind.OPEN, "remark": left.pop(0)})
    session.add_all(responses)
    await session.flush()
    await session.execute(insert(Answer), answers)
    if written:
        await session.execute(insert(Remark), written)


async def _running(session: AsyncSession, world: World, company: DemoCompany) -> None:
    owner = world.principal_of(company.slug, Role.OWNER)
    ready = company.slug == OPEN_AT
    wish = ScanCreate(
        title="Scan met de bouwploegen" if ready else "Eerste scan",
        groups=["Bouwplaats", "Werkplaats", "Kantoor"] if ready else [],
        closes_on=clock.today() + PERIOD if ready else None,
        representation="staff_meeting" if ready else None,
        staff_informed_on=clock.today() if ready else None,
        staff_informed_how=InformedHow.MEETING if ready else None,
        shared_with_employees=ready,
    )
    scan = await preparing.prepare(session, owner, wish)
    if ready:
        await running.change_status(session, owner, scan, ScanStatusChange(to_status="open"))
