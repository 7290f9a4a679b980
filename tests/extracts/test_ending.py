"""What becomes of an extract: taken back, called back, ended, failed, and a worker that dies."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.extracts.models import (
    ResearchExtract,
    ResearchExtractContent,
    ResearchExtractDownload,
    ResearchExtractFirm,
)
from backend.extracts.service import carrying_out
from backend.extracts.service.carrying_out import Extractor
from backend.identity.scopes import OrganisationKind
from backend.privacy.erasing import erase
from backend.privacy.models import Whose
from tests.extracts.conftest import count, read, templates, withdraw_consent
from tests.makers.extracts import make_extract
from tests.makers.identity import make_account, make_organisation
from tests.makers.releases import make_followed


class _NoStore:
    async def forget(self, _):
        raise AssertionError("there were no documents")


async def test_who_asked_or_the_office_takes_it_back_and_the_bytes_are_gone(ready, move, officer, researcher, database):
    first = await ready()
    assert await count(database, ResearchExtractContent) == 1
    await move(officer, first, "withdrawn", reason="De afspraak liep af.")
    assert await count(database, ResearchExtractContent) == 0
    assert (await researcher.get(f"/research-extracts/{first['id']}/content")).status_code == 410
    assert "research_extract_ended" in await templates(database)


async def test_taken_back_before_it_is_built_is_not_built(asked, move, officer, researcher, firms, work, database):  # noqa: PLR0917
    extract = await asked()
    granted = await move(officer, extract, "granted")
    await move(researcher, granted, "withdrawn")
    assert await work() == 0
    assert await count(database, ResearchExtractContent) == 0


async def test_a_consent_taken_back_blocks_at_once_and_calls_the_extract_back(ready, researcher, firms, database):
    extract = await ready()
    async with database.read() as session:
        inside = await session.scalar(select(ResearchExtractFirm.company_id).limit(1))
    async with database.write() as session:
        assert await carrying_out.recall_lost(session) == 0
    await withdraw_consent(database, next(each for each in firms if each.id == inside))
    assert (await researcher.get(f"/research-extracts/{extract['id']}/content")).status_code == 410
    assert await count(database, ResearchExtractDownload) == 0
    for expected in (1, 0):
        async with database.write() as session:
            assert await carrying_out.recall_lost(session) == expected
    found = await read(researcher, extract)
    assert (found["status"], found["contentSha256"]) == ("recalled", extract["contentSha256"])
    assert await count(database, ResearchExtractContent) == 0
    assert (await templates(database)).count("research_extract_ended") == 1


async def test_an_erased_company_calls_the_extract_back_and_leaves_the_list(ready, researcher, firms, database):
    extract = await ready()
    async with database.read() as session:
        inside = await session.scalar(select(ResearchExtractFirm.company_id).limit(1))
    before = await count(database, ResearchExtractFirm)
    async with database.write() as session:
        await erase(session, _NoStore(), Whose.COMPANY, inside, clock.now())
    assert (await read(researcher, extract))["status"] == "recalled"
    assert await count(database, ResearchExtractFirm) == before - 1
    assert await count(database, ResearchExtractContent) == 0


async def test_the_end_date_ends_it(ready, researcher, database, monkeypatch):
    extract = await ready(keptUntil=(clock.today() + timedelta(days=2)).isoformat())
    later = clock.now() + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", lambda: later.astimezone(clock.AMSTERDAM).date())
    async with database.write() as session:
        assert await carrying_out.expire_due(session) == 1
    async with database.read() as session:
        found = await session.get_one(ResearchExtract, extract["id"])
        assert (found.status, found.ended_at) == ("expired", later)
    assert await count(database, ResearchExtractContent) == 0


async def test_a_consent_taken_back_while_it_is_built_has_it_built_anew_without_that_firm(  # noqa: PLR0917
    asked, move, officer, researcher, firms, work, database
):
    extract = await asked()
    await move(officer, extract, "granted")
    async with database.write() as session:
        made = carrying_out.make(await carrying_out.prepare(session, UUID(extract["id"])))
    gone = next(each for each in firms if each.id == made.company_ids[0])
    await withdraw_consent(database, gone)
    async with database.write() as session:
        await carrying_out.keep(session, UUID(extract["id"]), made)
    assert (await read(researcher, extract))["status"] == "granted"
    assert await count(database, ResearchExtractFirm) == 0
    assert await work() == 1
    assert (await read(researcher, extract))["status"] == "ready"
    async with database.read() as session:
        assert gone.id not in set(await session.scalars(select(ResearchExtractFirm.company_id)))


async def test_too_few_firms_are_told_and_nothing_is_kept(asked, move, officer, researcher, work, database):  # noqa: PLR0917
    async with database.write() as session:
        await make_followed(session, 20, seed=4)
    extract = await asked()
    await move(officer, extract, "granted")
    await work()
    found = await read(researcher, extract)
    assert (found["status"], found["failure"], found["codebook"]) == ("failed", "too_few", None)
    assert await count(database, ResearchExtractFirm) == 0


async def test_a_worker_that_dies_halfway_leaves_a_granted_extract_for_the_next(  # noqa: PLR0917
    asked, move, officer, researcher, firms, work, database, monkeypatch
):
    extract = await asked()
    await move(officer, extract, "granted")

    def killed(*_):
        raise asyncio.CancelledError

    with monkeypatch.context() as broken:
        broken.setattr(carrying_out.hashlib, "sha256", killed)
        with pytest.raises(asyncio.CancelledError):
            await work()
    assert (await read(researcher, extract))["status"] == "granted"
    assert await count(database, ResearchExtractContent) == 0
    assert await work() == 1
    assert (await read(researcher, extract))["status"] == "ready"


async def test_an_extract_that_ends_its_worker_each_time_is_given_up(committed, monkeypatch):
    async with committed.write() as session:
        institute = await make_organisation(session, kind=OrganisationKind.RESEARCH, name="Voorbeeldinstituut")
        extract = await make_extract(session, institute.id, granted_by=(await make_account(session)).id)

    async def killed(*_):
        raise asyncio.CancelledError

    monkeypatch.setattr(carrying_out, "_labels", killed)
    worker = Extractor(committed)
    for _ in range(3):
        with pytest.raises(asyncio.CancelledError):
            await worker.step()
    assert not await worker.step()
    async with committed.read() as session:
        found = await session.get_one(ResearchExtract, extract.id)
        assert (found.status, found.failure) == ("failed", "broken")


async def test_two_workers_build_one_at_a_time(committed):
    async with committed.write() as session:
        institute = await make_organisation(session, kind=OrganisationKind.RESEARCH, name="Voorbeeldinstituut")
        await make_extract(session, institute.id, granted_by=(await make_account(session)).id)
        await make_followed(session, 90, seed=3)
    assert sorted(await asyncio.gather(*(Extractor(committed).step() for _ in range(2)))) == [False, True]
    assert await count(committed, ResearchExtractContent) == 1
