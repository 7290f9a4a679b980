"""What a researcher does: look at a panel, have a study computed, delete it."""

import hashlib
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.monitoring.models import Indicator
from backend.releases import queries as releases
from backend.releases.behind import Mark, Nearness, behind, nearness
from backend.studies import queries
from backend.studies.enrolled import ADJUSTED_FOR, files_of, quarter_of
from backend.studies.errors import StudiesBusy, TooManyStudies
from backend.studies.gate import WITHHELD, through_gate
from backend.studies.models import ComparisonGroup, EnrolledRelease, Study, StudySource
from backend.studies.running import compute
from backend.studies.schemas import StudyCreate

KEPT_AT_MOST = 1_000  # studies of one organisation


async def look_at(firms: bytes, measurements: bytes) -> dict[str, Any]:
    """What is understood of a panel; nothing is kept.

    Raises InvalidInput (400) with the faults in the files, PanelTooLarge (413) and StudiesBusy (503).
    """
    told = await compute({}, firms, measurements)
    found: dict[str, Any] = told["panel"]
    return found


async def compute_upload(
    session: AsyncSession, principal: Principal, wish: StudyCreate, firms: bytes, measurements: bytes
) -> Study:
    """Compute a study over a panel brought along: nothing of the programme counts in it, nor it in the programme.

    Raises InvalidInput (400) with the faults in the files, TooManyStudies (409), PanelTooLarge (413) and StudiesBusy
    (503).
    """
    design = _design(wish)
    told = await compute(design, firms, measurements)
    study = Study(
        source=StudySource.UPLOAD,
        design=design,
        firms_sha256=hashlib.sha256(firms).digest(),
        measurements_sha256=hashlib.sha256(measurements).digest(),
        panel=told["panel"],
        release=told["release"],
    )
    return await _keep(session, principal, wish, study)


async def compute_enrolled(session: AsyncSession, principal: Principal, wish: StudyCreate, mark: Mark) -> Study:
    """Compute a study over the firms that the programme follows, or give what this design gave before this quarter.

    Raises InvalidInput (400) for another design than the fixed one, TooManyStudies (409), StudiesBusy (503).
    """
    indicator = await _fixed(session, wish)
    await _require_room(session, principal)
    design = {
        **_design(wish),
        "comparison": [each.value for each in ComparisonGroup],
        "adjust": list(ADJUSTED_FOR),
        "winsorise": True,
    }
    release = await _released(session, indicator, design, mark)
    study = Study(
        source=StudySource.ENROLLED,
        design=design,
        as_of=release.as_of,
        panel=release.panel,
        release=release.release,
    )
    return await _keep(session, principal, wish, study)


async def delete(session: AsyncSession, principal: Principal, study_id: UUID, if_match: str | None) -> None:
    """Delete a study. Raises StudyNotFound (404), PreconditionMissing (428), VersionStale (412)."""
    study = await queries.get_study(session, principal, study_id)
    require_current(study, if_match)
    record(session, principal, "studies.delete", "study", study.id, organisation_id=study.organisation_id)
    await session.delete(study)


def _design(wish: StudyCreate) -> dict[str, Any]:
    return wish.model_dump(mode="json", include={"outcome", "transform", "comparison", "adjust", "winsorise"})


async def _keep(session: AsyncSession, principal: Principal, wish: StudyCreate, study: Study) -> Study:
    # Asked last: until here an upload holds no connection to the database while it is computed.
    await _require_room(session, principal)
    assert principal.organisation_id is not None
    study.organisation_id, study.created_by = principal.organisation_id, principal.person_id
    study.title, study.created_at = wish.title, clock.now()
    session.add(study)
    await session.flush()
    record(
        session,
        principal,
        "studies.create",
        "study",
        study.id,
        organisation_id=study.organisation_id,
        source=study.source,
        **_logged(study),
    )
    return study


def _logged(study: Study) -> dict[str, Any]:
    """What was asked over enrolled firms, and whether it was withheld; of an upload nothing."""
    if study.source is StudySource.UPLOAD:
        return {"outcome": None}
    refusal = study.release["refusal"]
    return {"outcome": study.design["outcome"], "refusal": refusal and refusal["code"]}


async def _require_room(session: AsyncSession, principal: Principal) -> None:
    assert principal.organisation_id is not None
    if await queries.count_studies(session, principal.organisation_id) >= KEPT_AT_MOST:
        raise TooManyStudies


async def _fixed(session: AsyncSession, wish: StudyCreate) -> Indicator:
    """The indicator asked about. Raises InvalidInput (400) for what may not be chosen."""
    indicator = await session.get(Indicator, wish.outcome)
    if indicator is None:
        raise invalid(
            field(
                "#/outcome", "outcome_unknown", nl="Dit kengetal kennen wij niet.", en="We do not know this indicator."
            )
        )
    if wish.transform.value != indicator.transformation.value:
        raise invalid(
            field(
                "#/transform",
                "transform_fixed",
                nl=f"Bij dit kengetal hoort {indicator.transformation.value}.",
                en=f"This indicator goes with {indicator.transformation.value}.",
            )
        )
    if wish.adjust:
        raise invalid(
            field(
                "#/adjust",
                "adjust_fixed",
                nl="Over deelnemende bedrijven ligt vast waarvoor wordt gecorrigeerd: laat dit weg.",
                en="Over enrolled firms it is fixed what is adjusted for: leave this out.",
            )
        )
    return indicator


async def _released(session: AsyncSession, indicator: Indicator, design: dict[str, Any], mark: Mark) -> EnrolledRelease:
    """The release of this quarter, made once. Raises StudiesBusy (503) while somebody else has it made.

    It is withheld when beside any study or effect release of before it would tell of one to nine firms in an arm, and
    tells nothing by moment or cohort when that holds of a part alone.
    """
    key = (quarter_of(clock.today()), indicator.code)
    lock = cast(func.hashtextextended(f"enrolled release {key}", 0), BigInteger)
    found = await queries.get_enrolled_release(session, key)
    if found is not None:
        return found
    # Whoever asks meanwhile does not wait: each who did would hold a connection for as long as this computes.
    if not await session.scalar(select(func.pg_try_advisory_xact_lock(lock))):
        raise StudiesBusy(headers={"Retry-After": "30"})
    found = await queries.get_enrolled_release(session, key)
    if found is not None:
        return found
    # Nor does an effect release come out meanwhile: each of the two is held against the other.
    if not await releases.may_compute_beside(session):
        raise StudiesBusy(headers={"Retry-After": "30"})
    enrolled = await files_of(session, indicator, key[0])
    marks = {} if enrolled is None else behind(enrolled.given, mark)
    near = nearness(marks, await queries.behind_outcome(session, indicator.code))
    told: dict[str, Any] = WITHHELD
    if enrolled is not None and near is not Nearness.WHOLE:
        computed = await compute({**design, "has_one_unit": True}, *enrolled.files)
        told = through_gate(computed, with_parts=near is Nearness.FAR)
    made = EnrolledRelease(
        as_of=key[0],
        outcome=indicator.code,
        panel=told["panel"],
        release=told["release"],
        # What tells nothing cannot be laid beside another.
        behind=None if told is WITHHELD else marks,
        released_at=clock.now(),
    )
    session.add(made)
    await session.flush()
    return made
