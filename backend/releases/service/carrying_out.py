"""The worker's part: freezing the data, computing in a process of its own, and computing again.

Each part is written whole or not at all, and a killed worker leaves nothing half done: the next one begins that part
anew. One computation at a time for all workers, as each takes memory.
"""

import asyncio
import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import orjson
import structlog
from sqlalchemy import ARRAY, Select, Uuid, cast, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.database import Database
from backend.identity.models import Membership, Organisation
from backend.identity.scopes import Role
from backend.monitoring import queries as monitoring
from backend.notifications.service import tell
from backend.releases import queries, showing
from backend.releases.behind import OF_DRAW, Behind, Mark, Nearness, nearness
from backend.releases.models import (
    IN_WORK,
    EffectRelease,
    EffectReleaseFirm,
    EffectReleaseStatus,
    EffectRerun,
    EffectSnapshot,
    RerunOutcome,
)
from backend.releases.service.child import run_in_child

if TYPE_CHECKING:
    from backend.releases.gathering import Gathered
    from backend.releases.request import Former

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 3
_ONE_AT_A_TIME = 7_341_900
Run = Callable[[bytes], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What figures are held against but for other releases: the marks of this deployment, and studies by outcome."""

    mark: Mark
    studies: Callable[[AsyncSession], Awaitable[Mapping[str, Sequence[Behind]]]]


class Releaser:
    """What a worker does for releases, one part at a time."""

    def __init__(self, database: Database, beside: Beside, run: Run = run_in_child) -> None:
        self._database, self._beside, self._run = database, beside, run

    async def step(self) -> bool:
        """Do the next part of a release, or compute one again; False when nothing waits or another worker is at it."""
        async with self._database.write() as guard:
            if not await guard.scalar(select(func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME))):
                return False
            return await self._release() or await self._rerun()

    async def _release(self) -> bool:
        async with self._database.write() as session:
            found = await session.scalar(
                select(EffectRelease)
                .where(EffectRelease.status.in_(IN_WORK))
                .order_by(EffectRelease.ordered_at, EffectRelease.id)
                .limit(1)
                .with_for_update()
            )
            if found is None:
                return False
            found.attempts += 1
            if found.attempts > MOST_ATTEMPTS:
                found.fail(clock.now())
                log.error("effect release given up", release=str(found.id))
                return True
            release_id, is_frozen = found.id, found.status is EffectReleaseStatus.COMPUTING
        if is_frozen:
            await self._compute(release_id)
        else:
            await self._freeze(release_id)
        return True

    async def _freeze(self, release_id: UUID) -> None:
        from backend.releases.gathering import gather  # numpy is loaded where there is something to compute

        key = secrets.token_bytes(32)
        async with self._database.write() as session:
            release = await session.get_one(EffectRelease, release_id, with_for_update=True)
            gathered = await gather(session, release.data_until, key, is_demonstration=release.is_demonstration)
            content = await asyncio.to_thread(gathered.snapshot.pack)
            marks = {} if release.is_demonstration else await asyncio.to_thread(self._behind, gathered, key)
            await keep_snapshot(session, release, key, content, firms=len(gathered.company_ids), behind=marks)
            ids = cast(literal(list(gathered.company_ids), ARRAY(Uuid)), ARRAY(Uuid))
            linked = select(literal(release_id, Uuid), func.unnest(ids))
            await session.execute(insert(EffectReleaseFirm).from_select(["release_id", "company_id"], linked))

    def _behind(self, gathered: "Gathered", key: bytes) -> dict[str, dict[str, str]]:
        from backend.releases.panels import behind_outcomes
        from backend.releases.snapshot import pseudonym

        names = {pseudonym(key, each): each for each in gathered.company_ids}
        return behind_outcomes(gathered.snapshot, names, self._beside.mark)

    async def _beside_studies(self, session: AsyncSession, release: EffectRelease) -> set[str]:
        """Of which outcomes, or of the parts of which, a figure tells of a few firms beside a study of before."""
        if release.is_demonstration:
            return set()
        await queries.wait_for_studies(session)  # one that is computing now is there when this goes on
        studies = await self._beside.studies(session)
        found = set()
        for code, now in (await queries.behind_release(session, release.id)).items():
            indicator = code.removesuffix(OF_DRAW)
            near = nearness(now, studies.get(indicator, ()))
            if near is not Nearness.FAR:
                found.add(indicator if near is Nearness.WHOLE else indicator + showing.PARTS_OF)
        return found

    async def _compute(self, release_id: UUID) -> None:
        async with self._database.write() as session:
            release = await session.get_one(EffectRelease, release_id)
            frozen_at = release.frozen_at
            formers = await queries.published_with_data(session, is_demonstration=release.is_demonstration)
            against = await queries.newest_published(session, is_demonstration=release.is_demonstration)
            request = await _request(session, release_id, formers)
        few, result = _parts(await self._run(request))
        async with self._database.write() as session:
            release = await session.get_one(EffectRelease, release_id, with_for_update=True)
            if release.status is not EffectReleaseStatus.COMPUTING or release.frozen_at != frozen_at:
                return  # a firm in it was erased meanwhile: it begins anew
            release.judged_against_id = against
            few = sorted({*few, *await self._beside_studies(session, release)})
            await come_out(session, release, few, result, clock.now())
            await _tell_deciders(session, release)

    async def _rerun(self) -> bool:
        async with self._database.write() as session:
            found = await session.scalar(
                select(EffectRerun)
                .where(EffectRerun.ran_at.is_(None))
                .order_by(EffectRerun.asked_at, EffectRerun.id)
                .limit(1)
                .with_for_update()
            )
            if found is None:
                return False
            found.attempts += 1
            if found.attempts > MOST_ATTEMPTS:
                found.ran_at, found.outcome = clock.now(), RerunOutcome.FAILED
                log.error("re-run of an effect release given up", release=str(found.release_id))
                return True
            if not await queries.has_data(session, found.release_id):  # it was withheld, and long ago
                found.ran_at, found.outcome = clock.now(), RerunOutcome.NOT_RERUNNABLE
                return True
            rerun_id, release_id = found.id, found.release_id
            request = await _request(session, release_id, ())
        _, result = _parts(await self._run(request))
        async with self._database.write() as session:
            rerun = await session.get_one(EffectRerun, rerun_id)
            release = await session.get_one(EffectRelease, release_id)
            rerun.ran_at, rerun.outcome = clock.now(), _outcome(release, result)
            if rerun.outcome is RerunOutcome.DIFFERENT:
                log.error("effect release came out otherwise", release=str(release_id))
        return True


async def _tell_deciders(session: AsyncSession, release: EffectRelease) -> None:
    """Tell the officers of its world that a release waits for their decision; not who ordered it, as who may not."""
    deciders = await session.execute(
        select(Membership.organisation_id, Membership.account_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.role == Role.PROGRAMME_OFFICER,
            Membership.account_id.is_distinct_from(release.ordered_by),
            Organisation.is_demonstration == release.is_demonstration,
        )
        .order_by(Membership.account_id)
    )
    for office_id, account_id in deciders.all():
        await tell(
            session,
            organisation_id=office_id,
            roles=[Role.PROGRAMME_OFFICER],
            template="effect_release_ready",
            link=f"/programma/effect/{release.id}",
            only=account_id,
        )


def _outcome(release: EffectRelease, result: bytes) -> RerunOutcome:
    if release.not_rerunnable_since is not None:
        return RerunOutcome.NOT_RERUNNABLE
    if hashlib.sha256(result).digest() == release.result_sha256:
        return RerunOutcome.SAME
    return RerunOutcome.DIFFERENT if orjson.loads(result)["method"] == release.method else RerunOutcome.OTHER_METHOD


async def keep_snapshot(
    session: AsyncSession,
    release: EffectRelease,
    key: bytes,
    content: bytes,
    *,
    firms: int,
    behind: dict[str, dict[str, str]],
) -> None:
    """Keep what a release is computed from, with the mark by which anybody can tell that it is the same."""
    session.add(EffectSnapshot(release_id=release.id, key=key, content=content, behind=behind))
    release.freeze(clock.now(), hashlib.sha256(content).digest(), firms)
    await session.flush()


async def come_out(session: AsyncSession, release: EffectRelease, few: list[str], result: bytes, at: datetime) -> None:
    """Write the result down with what may be shown of it, under the names that indicators and tools have now."""
    found = orjson.loads(result)
    shown = showing.show(found, few)
    indicators = {each.code: each.name for each in await monitoring.list_indicators(session)}
    for outcome in shown["outcomes"]:
        outcome["name"] = indicators[outcome["indicator"]]
    titles = await queries.titles_of_tools(session, [each["slug"] for each in shown["tools"]])
    for tool in shown["tools"]:
        tool["name"] = titles.get(tool["slug"], tool["slug"])
    release.come_out(at, result=result, sha256=hashlib.sha256(result).digest(), method=found["method"], shown=shown)
    await session.flush()


async def _request(session: AsyncSession, release_id: UUID, formers: Sequence[UUID]) -> bytes:
    from backend.releases.request import Request

    snapshot = await session.get_one(EffectSnapshot, release_id)
    before = [await _former(session, snapshot, each) for each in formers]
    return Request(snapshot.content, tuple(before)).pack()


async def _former(session: AsyncSession, snapshot: EffectSnapshot, former_id: UUID) -> "Former":
    from backend.releases.request import Former
    from backend.releases.snapshot import pseudonym

    before = await session.get_one(EffectSnapshot, former_id)
    release = await session.get_one(EffectRelease, former_id)
    mine = set(await session.scalars(_firms_of(snapshot.release_id)))
    theirs = (await session.scalars(_firms_of(former_id))).all()
    names = {pseudonym(before.key, each): pseudonym(snapshot.key, each) for each in theirs if each in mine}
    return Former(before.content, names, (release.firms or 0) - len(theirs))


def _firms_of(release_id: UUID) -> Select[UUID]:
    return select(EffectReleaseFirm.company_id).where(EffectReleaseFirm.release_id == release_id)


def _parts(answer: bytes) -> tuple[list[str], bytes]:
    few, _, result = answer.partition(b"\n")
    found: list[str] = orjson.loads(few)
    return found, result


async def ask_reruns(session: AsyncSession) -> int:
    """Have every published release that still can be computed again; answers how many. The worker calls it weekly."""
    waiting = select(EffectRerun.release_id).where(EffectRerun.ran_at.is_(None))
    due = await session.scalars(
        select(EffectRelease.id).where(
            EffectRelease.status == EffectReleaseStatus.PUBLISHED,
            EffectRelease.not_rerunnable_since.is_(None),
            EffectRelease.id.not_in(waiting),
        )
    )
    asked = [EffectRerun(release_id=each, asked_at=clock.now()) for each in due]
    session.add_all(asked)
    await session.flush()
    return len(asked)
