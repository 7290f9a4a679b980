"""What can be read of questionnaires, scans and results, and by whom."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content.load import themes
from backend.core import clock
from backend.core.constant import Constant
from backend.core.listing import page_of
from backend.identity.principals import Principal
from backend.organisations.models import BranchMembership, Company
from backend.scans.editions import Edition, EditionItem, EditionTheme
from backend.scans.errors import QuestionnaireNotFound, ScanNotFound, ScanResponseNotFound
from backend.scans.keys import hash_of, read_key
from backend.scans.models import (
    NEXT,
    Answer,
    Invitation,
    Questionnaire,
    QuestionnaireDimension,
    QuestionnaireItem,
    QuestionnaireVersion,
    Remark,
    Response,
    Scan,
    ScanGroup,
    ScanStatus,
    VersionStatus,
)
from backend.scans.published import shows_less_until
from backend.scans.schemas.scans import ScanFilter

SUMMARY = (
    Scan.id,
    Scan.company_id,
    Scan.title,
    Scan.status,
    Scan.closes_on,
    Scan.opened_at,
    Scan.closed_at,
    Scan.published_at,
    Scan.shared_with_employees,
)
_CURRENT = (
    select(QuestionnaireVersion.id)
    .join(Questionnaire, Questionnaire.id == QuestionnaireVersion.questionnaire_id)
    .where(QuestionnaireVersion.status == VersionStatus.PUBLISHED, Questionnaire.owner_id.is_(None))
    .order_by(QuestionnaireVersion.published_on.desc(), QuestionnaireVersion.created_at.desc())
    .limit(1)
)
_MODULE = (
    select(QuestionnaireVersion.id)
    .join(Questionnaire, Questionnaire.id == QuestionnaireVersion.questionnaire_id)
    .where(QuestionnaireVersion.status == VersionStatus.PUBLISHED)
    .order_by(QuestionnaireVersion.published_on.desc(), QuestionnaireVersion.created_at.desc())
    .limit(1)
)
_editions: dict[UUID, Edition] = {}


async def find_current_edition(session: AsyncSession) -> Edition | None:
    """The newest published questionnaire of the programme, if there is one."""
    version_id = await session.scalar(_CURRENT)
    return None if version_id is None else await edition(session, version_id)


async def current_edition(session: AsyncSession) -> Edition:
    """The newest published questionnaire of the programme. Raises QuestionnaireNotFound (404)."""
    found = await find_current_edition(session)
    if found is None:
        raise QuestionnaireNotFound
    return found


async def edition_for(session: AsyncSession, company_id: UUID) -> Edition:
    """What a new scan of this company asks: the newest module of its branch, else the questionnaire of the programme.

    Raises QuestionnaireNotFound (404).
    """
    branches = select(BranchMembership.branch_id).where(BranchMembership.company_id == company_id)
    version_id = await session.scalar(_MODULE.where(Questionnaire.owner_id.in_(branches)))
    return await current_edition(session) if version_id is None else await edition(session, version_id)


async def edition(session: AsyncSession, version_id: UUID) -> Edition:
    """A published version with all its items; read once a process. Raises QuestionnaireNotFound (404)."""
    if version_id not in _editions:
        version = await session.get(QuestionnaireVersion, version_id)
        if version is None or version.published_on is None:
            raise QuestionnaireNotFound
        _editions[version_id] = await read_edition(session, version)
    return _editions[version_id]


async def read_edition(session: AsyncSession, version: QuestionnaireVersion) -> Edition:
    """A version, also a draft, with all its items."""
    slug = (await session.get_one(Questionnaire, version.questionnaire_id)).slug
    dimensions = await session.scalars(
        select(QuestionnaireDimension).filter_by(version_id=version.id).order_by(QuestionnaireDimension.position)
    )
    items = await session.scalars(
        select(QuestionnaireItem).filter_by(version_id=version.id).order_by(QuestionnaireItem.position)
    )
    return Edition(
        id=version.id,
        slug=slug,
        number=version.number,
        published_on=version.published_on,
        scale=version.scale,
        themes=tuple(
            EditionTheme(each.dimension, each.code, _plain_name(each), each.weight, each.needed) for each in dimensions
        ),
        items=tuple(
            EditionItem(
                each.code,
                each.pair,
                each.kind,
                each.dimension,
                each.audience,
                each.reverse,
                each.quick,
                {"nl": each.text_nl, "en": each.text_en},
                each.earlier_code,
                each.comparable,
            )
            for each in items
        ),
        predecessor_id=version.predecessor_id,
    )


def _plain_name(row: QuestionnaireDimension) -> dict[str, str]:
    """The name as the whole product says it; the questionnaire's own label for what is no theme."""
    text = themes().get(row.dimension.value)
    return {"nl": text.name.nl, "en": text.name.en} if text else {"nl": row.name_nl, "en": row.name_en}


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which scans somebody may see: those of the company one acts for; drafts only who may manage them."""
    own = Scan.company_id == principal.organisation_id
    if principal.may("scans:manage"):
        return own
    return and_(own, Scan.status != ScanStatus.DRAFT)


async def get_scan(session: AsyncSession, principal: Principal, scan_id: UUID, *, for_update: bool = False) -> Scan:
    """The scan, when this principal may see it. Raises ScanNotFound (404)."""
    statement = select(Scan).where(Scan.id == scan_id, visible_to(principal))
    scan: Scan | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if scan is None:
        raise ScanNotFound
    return scan


async def list_scans(session: AsyncSession, principal: Principal, wanted: ScanFilter) -> dict[str, Any]:
    """One page of the scans of one's company, the newest first."""
    statement = select(*SUMMARY, shows_less_until().label("shows_less_until")).where(visible_to(principal))
    if wanted.status is not None:
        statement = statement.where(Scan.status == wanted.status)
    return await page_of(session, statement.order_by(Scan.created_at.desc(), Scan.id), wanted)


async def describe(session: AsyncSession, scan: Scan) -> dict[str, Any]:
    """A scan as the people of the company see it. Reads nothing of responses: no count can slip out."""
    invitations = await session.scalars(
        select(Invitation).filter_by(scan_id=scan.id).order_by(Invitation.created_at, Invitation.id)
    )
    return {
        **{column.key: getattr(scan, column.key) for column in SUMMARY},
        "questionnaire_version_id": scan.version_id,
        "questionnaire_number": (await edition(session, scan.version_id)).number,
        **staff_informed(scan),
        "links_from": scan.links_from,
        "groups": await groups_of(session, scan.id),
        "invitations": invitations.all(),
        "next_statuses": sorted(NEXT[scan.status]),
    }


def staff_informed(scan: Scan) -> dict[str, Any]:
    """Who speaks for the staff and what they were told, as the company says it and employees read it."""
    return {
        name: getattr(scan, name)
        for name in ("representation", "staff_informed_on", "staff_informed_how", "staff_agreed")
    }


async def groups_of(session: AsyncSession, scan_id: UUID) -> list[dict[str, Any]]:
    """The groups an employee may name, in the order in which they were given."""
    rows = await session.execute(
        select(ScanGroup.id, ScanGroup.name).filter_by(scan_id=scan_id).order_by(ScanGroup.position)
    )
    return [dict(row) for row in rows.mappings()]


async def get_response(session: AsyncSession, key: str, *, for_answering: bool = False) -> tuple[Response, Scan]:
    """The response that belongs to a key, with its scan. Raises ScanResponseNotFound (404).

    `for_answering` holds a share lock on the scan, so that it cannot close or be mixed under an answer being written.
    """
    statement = select(Response, Scan).join(Scan, Scan.id == Response.scan_id).where(Response.key_hash == _hash(key))
    if for_answering:
        statement = statement.with_for_update(read=True, of=Scan)
    found = (await session.execute(statement)).one_or_none()
    if found is None:
        raise ScanResponseNotFound
    return found[0], found[1]


def _hash(key: str) -> bytes:
    read = read_key(key)
    if read is None:
        raise ScanResponseNotFound(
            nl="Deze code klopt niet. Kijk of u zich hebt vertypt.",
            en="This code is not right. Check for a typing error.",
        )
    return hash_of(read)


_ANSWERING = Constant(
    select(Response.id, Response.version_id, Response.audience, Scan.status, Scan.closes_on)
    .join(Scan, Scan.id == Response.scan_id)
    .where(Response.key_hash == bindparam("key_hash"))
    .with_for_update(read=True, of=Scan)
)


async def answering(session: AsyncSession, key: str) -> dict[str, Any]:
    """As `get_response` for answering, with only what saving one answer needs. Raises ScanResponseNotFound (404)."""
    found = await _ANSWERING.first(session, key_hash=_hash(key))
    if found is None:
        raise ScanResponseNotFound
    return found


def takes_answers(scan: Scan) -> bool:
    """Whether answers can be given now."""
    return is_open(scan.status, scan.closes_on)


def is_open(status: str, closes_on: date | None) -> bool:
    """Whether answers can be given now: the scan is open and its last day has not passed."""
    return status == ScanStatus.OPEN and closes_on is not None and clock.today() <= closes_on


async def answers_of(session: AsyncSession, response_id: UUID) -> list[dict[str, Any]]:
    """Somebody's own answers, by item."""
    rows = await session.execute(
        select(Answer.item_code, Answer.value).filter_by(response_id=response_id).order_by(Answer.item_code)
    )
    return [dict(row) for row in rows.mappings()]


async def remarks_of(session: AsyncSession, response_id: UUID) -> list[dict[str, Any]]:
    """What somebody said in their own words, by item."""
    rows = await session.execute(
        select(Remark.item_code, Remark.remark).filter_by(response_id=response_id).order_by(Remark.item_code)
    )
    return [dict(row) for row in rows.mappings()]


async def company_name(session: AsyncSession, scan: Scan) -> str:
    """The name of the company whose scan it is."""
    found = await session.scalar(select(Company.name).where(Company.id == scan.company_id))
    return found or ""


async def latest_published(session: AsyncSession, company_id: UUID) -> Scan | None:
    """The company's newest published scan, for the subjects that build on its result."""
    found: Scan | None = await session.scalar(
        select(Scan)
        .where(Scan.company_id == company_id, Scan.status == ScanStatus.PUBLISHED)
        .order_by(Scan.published_at.desc(), Scan.id)
        .limit(1)
    )
    return found


async def due_to_close(session: AsyncSession) -> list[Scan]:
    """Open scans whose last day has passed, locked; those that another worker holds are left to it."""
    found = await session.scalars(
        select(Scan)
        .where(Scan.status == ScanStatus.OPEN, Scan.closes_on < clock.today())
        .order_by(Scan.id)
        .with_for_update(skip_locked=True)
    )
    return list(found)
