"""An extract from the request to the end: who may do what, what leaves, and what becomes of it."""

import asyncio
import hashlib
from collections import Counter
from datetime import timedelta
from uuid import UUID

import orjson
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.extracts.models import (
    ResearchExtract,
    ResearchExtractChange,
    ResearchExtractContent,
    ResearchExtractDownload,
    ResearchExtractFirm,
)
from backend.extracts.own_data import PART
from backend.extracts.service import carrying_out
from backend.extracts.service.carrying_out import Extractor
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.models import Notice
from backend.organisations.models import Consent, ConsentKind
from backend.organisations.parting import Departure
from backend.privacy.archive import gather as gather_own
from backend.privacy.erasing import erase
from backend.privacy.holdings import facts_about
from backend.privacy.models import Whose
from tests.extracts.conftest import INDICATORS, rows_of, tables_of, wish
from tests.makers.extracts import make_extract
from tests.makers.identity import make_account, make_organisation
from tests.makers.releases import correct_values, make_followed


class _NoStore:
    async def forget(self, _):
        raise AssertionError("there were no documents")


async def read(client, extract):
    answer = await client.get(f"/research-extracts/{extract['id']}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def count(database, table):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(table))


async def templates(database):
    async with database.read() as session:
        return list(await session.scalars(select(Notice.template).order_by(Notice.created_at)))


async def withdraw_consent(database, company):
    async with database.write() as session:
        session.add(Consent(company_id=company.id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()))


async def test_a_researcher_asks_an_officer_grants_and_the_worker_builds(  # noqa: PLR0917
    asked, move, officer, researcher, firms, work, database
):
    extract = await asked()
    assert (extract["status"], extract["requestedByMe"], extract["allowedActs"]) == ("requested", True, ["withdraw"])
    seen = await read(officer, extract)
    assert (seen["requestedByMe"], seen["allowedActs"]) == (False, ["decide", "withdraw"])
    assert await work() == 0, "nothing is built before somebody decided"
    granted = await move(officer, extract, "granted", reason="Past bij het programma.")
    assert (granted["status"], granted["decision"]) == ("granted", "Past bij het programma.")
    assert (await researcher.get(f"/research-extracts/{extract['id']}/content")).status_code == 409
    assert await work() == 1
    found = await read(researcher, extract)
    assert (found["status"], found["allowedActs"]) == ("ready", ["withdraw", "download"])
    assert [each["toStatus"] for each in found["changes"]] == ["requested", "granted", "ready"]
    assert found["changes"][2]["changedBy"] is None
    answer = await researcher.get(f"/research-extracts/{extract['id']}/content")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.headers["cache-control"] == "no-store"
    assert hashlib.sha256(answer.content).hexdigest() == found["contentSha256"]
    seen = await read(officer, extract)
    assert (seen["downloads"], len(seen["downloadLog"]), seen["downloadLog"][0]["downloadedBy"]) == (
        1,
        1,
        seen["requestedBy"],
    )
    assert await templates(database) == [
        "research_extract_requested",
        "research_extract_decided",
        "research_extract_ready",
    ]


async def test_what_leaves_is_grouped_coded_and_described(ready, researcher, firms, database):
    extract = await ready()
    files = tables_of((await researcher.get(f"/research-extracts/{extract['id']}/content")).content)
    assert set(files) == {"firms.csv", "measurements.csv", "codebook.json", "csv-metadata.json"}
    rows, measured = rows_of(files["firms.csv"]), rows_of(files["measurements.csv"])
    groups = Counter(tuple(value for name, value in row.items() if name != "firm") for row in rows)
    assert min(groups.values()) >= 10
    assert {row["firm"] for row in measured} <= {row["firm"] for row in rows}
    assert {row["indicator"] for row in measured} <= set(INDICATORS)
    assert {row["source"] for row in measured} == {"company", "computed"}
    everything = "".join(files.values())
    for company in firms:
        for identifier in (str(company.id), company.id.hex, company.kvk_number, company.name):
            assert identifier not in everything
    codebook = orjson.loads(files["codebook.json"])
    assert codebook["firms"] % 5 == 0
    assert {each["code"] for each in codebook["indicators"]} == set(INDICATORS)
    shown = extract["codebook"]
    assert [each["name"] for each in shown["tables"][0]["variables"]] == list(rows[0])
    assert [each["name"] for each in shown["tables"][1]["variables"]] == list(measured[0])
    metadata = orjson.loads(files["csv-metadata.json"])
    assert [each["url"] for each in metadata["tables"]] == ["firms.csv", "measurements.csv"]
    for table, some in (("firms.csv", rows), ("measurements.csv", measured)):
        described = next(each for each in shown["tables"] if each["name"] == table)
        for variable in described["variables"]:
            if variable["values"]:
                assert {row[variable["name"]] for row in some} <= {each["code"] for each in variable["values"]}
    by_code = {each["code"]: each for each in shown["indicators"]}
    for row in measured:
        indicator = by_code[row["indicator"]]
        assert indicator["lowest"] <= float(row["value"]) <= indicator["highest"]
    assert by_code["productivity_per_hour"]["computedAs"] == "value_added / hours_worked"
    async with database.read() as session:
        linked = set(await session.scalars(select(ResearchExtractFirm.company_id)))
    assert linked <= {company.id for company in firms}
    assert len(linked) == len(rows)


async def test_only_firms_that_agree_and_stayed_are_in_it_and_the_last_measurement_of_a_year_corrected(  # noqa: PLR0917
    asked, move, officer, researcher, firms, work, database
):
    extract = await asked(indicators=["revenue"])
    await move(officer, extract, "granted")
    await withdraw_consent(database, firms[0])
    async with database.write() as session:
        session.add(Departure(company_id=firms[1].id, left_at=clock.now()))
        invented = await make_followed(session, 15, seed=9, is_demonstration=True)
        silent = await make_followed(session, 15, seed=10, consents=())
        for company in firms[2:]:
            measurement = await session.scalar(
                text("SELECT id FROM measurements WHERE company_id = :c ORDER BY measured_on LIMIT 1"),
                {"c": company.id},
            )
            await correct_values(session, measurement, revenue="500000000")
    await work()
    async with database.read() as session:
        linked = set(await session.scalars(select(ResearchExtractFirm.company_id)))
    assert not linked & {each.id for each in (*firms[:2], *invented, *silent)}
    files = tables_of((await researcher.get(f"/research-extracts/{extract['id']}/content")).content)
    corrected = {(row["year"], row["corrected"]) for row in rows_of(files["measurements.csv"])}
    assert ("2023", "0") in corrected
    assert ("2022", "0") not in corrected, "of the first year every value was corrected, and counts so"


async def test_two_extracts_of_the_same_firms_share_no_name(  # noqa: PLR0917
    ready, researcher, asked, move, officer, work
):
    first, second = await ready(), await asked()
    await move(officer, second, "granted")
    await work()
    names = []
    for extract in (first, second):
        files = tables_of((await researcher.get(f"/research-extracts/{extract['id']}/content")).content)
        names.append({row["firm"] for row in rows_of(files["firms.csv"])})
    assert not names[0] & names[1]


@pytest.mark.parametrize(
    ("other", "pointer"),
    [
        ({"indicators": ["revenue", "unknown"]}, "#/indicators/1"),
        ({"indicators": []}, "#/indicators"),
        ({"firstYear": 2026}, "#/lastYear"),
        ({"firstYear": 2010}, "#/lastYear"),
        ({"keptUntil": "2026-01-01"}, "#/keptUntil"),
        ({"keptUntil": "2031-01-01"}, "#/keptUntil"),
        ({"acceptsTerms": "2020-01"}, "#/acceptsTerms"),
        ({"purpose": " "}, "#/purpose"),
    ],
)
async def test_a_request_must_be_possible(researcher, other, pointer):
    answer = await researcher.post("/research-extracts", json=wish(**other))
    assert answer.status_code == 400
    assert pointer in {each.get("location") for each in answer.json()["errors"]}


async def test_an_organisation_waits_for_three_at_most_and_a_double_click_asks_once(researcher):
    key = {"Idempotency-Key": "twee-keer-geklikt-1"}
    first, again = [await researcher.post("/research-extracts", json=wish(), headers=key) for _ in range(2)]
    assert first.json()["id"] == again.json()["id"]
    for _ in range(2):
        assert (await researcher.post("/research-extracts", json=wish())).status_code == 201
    assert (await researcher.post("/research-extracts", json=wish())).status_code == 409


async def test_rights(asked, move, officer, client_as, institute, office, database):  # noqa: PLR0917
    extract = await asked()
    elsewhere = await client_as(Role.RESEARCHER)
    colleague = await client_as(Role.RESEARCHER, organisation_id=institute.id)
    path = f"/research-extracts/{extract['id']}"
    assert (await elsewhere.get(path)).status_code == 404
    assert (await elsewhere.get("/research-extracts")).json()["total"] == 0
    assert (await colleague.get(path)).status_code == 200
    assert (await colleague.get("/research-extracts")).json()["total"] == 1
    for role in (Role.OWNER, Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER):
        stranger = await client_as(role)
        assert (await stranger.get(path)).status_code == 404
        assert (await stranger.post("/research-extracts", json=wish())).status_code == 403
        assert (await stranger.get(f"{path}/content")).status_code == 403
    await move(colleague, extract, "granted", expected=403)
    await move(colleague, extract, "withdrawn", expected=403)
    assert (await colleague.get(f"{path}/content")).status_code == 403, "a colleague asked, not you"
    assert (await officer.get(f"{path}/content")).status_code == 403
    # An officer who also works for who asked does not decide.
    async with database.write() as session:
        both = await make_account(session)
        session.add(Membership(account_id=both.id, organisation_id=institute.id, role=Role.RESEARCHER))
    double = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id, account_id=both.id)
    assert (await double.get(path)).json()["allowedActs"] == ["withdraw"]
    await move(double, extract, "refused", expected=403, reason="Nee.")


async def test_an_invented_office_decides_on_nothing_real(asked, client_as, database):
    extract = await asked()
    async with database.write() as session:
        invented = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Voorbeeldbureau")
        invented.is_demonstration = True
    officer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=invented.id)
    assert (await officer.get(f"/research-extracts/{extract['id']}")).status_code == 404


async def test_versions_and_states(asked, move, officer, researcher):
    extract = await asked()
    path = f"/research-extracts/{extract['id']}/status-changes"
    assert (await officer.post(path, json={"toStatus": "granted"})).status_code == 428
    stale = {"If-Match": '"99"'}
    assert (await officer.post(path, json={"toStatus": "granted"}, headers=stale)).status_code == 412
    assert (await officer.post(path, json={"toStatus": "refused"}, headers={"If-Match": "*"})).status_code == 400
    refused = await move(officer, extract, "refused", reason="De vraag past niet bij het doel.")
    assert (refused["status"], refused["decision"]) == ("refused", "De vraag past niet bij het doel.")
    assert refused["endedAt"] is not None
    await move(officer, refused, "granted", expected=409)
    await move(researcher, refused, "withdrawn", expected=409)
    assert (await researcher.get(f"/research-extracts/{extract['id']}/content")).status_code == 410


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
        await make_followed(session, 45, seed=3)
    assert sorted(await asyncio.gather(*(Extractor(committed).step() for _ in range(2)))) == [False, True]
    assert await count(committed, ResearchExtractContent) == 1


async def test_the_database_keeps_the_rules_by_itself(ready, firms, institute, database):
    extract = await ready()
    async with database.write() as session:
        invented = (await make_followed(session, 1, seed=7, is_demonstration=True))[0]
        silent = (await make_followed(session, 1, seed=8, consents=()))[0]
        own = await make_account(session)
        session.add(Membership(account_id=own.id, organisation_id=institute.id, role=Role.RESEARCHER))
        waiting = await make_extract(session, institute.id)
    link = "INSERT INTO research_extract_firms (extract_id, company_id) VALUES (:e, :c)"
    for statement, values in (
        ("UPDATE research_extracts SET question = 'Iets anders' WHERE id = :e", {}),
        ("UPDATE research_extracts SET status = 'granted' WHERE id = :e", {}),
        ("UPDATE research_extracts SET content_sha256 = 'x' WHERE id = :e", {}),
        ("UPDATE research_extracts SET decision = 'Toch niet' WHERE id = :e", {}),
        (
            "UPDATE research_extracts SET status = 'granted', decided_at = now(), decided_by = :a WHERE id = :e",
            {"e": waiting.id, "a": own.id},
        ),
        (
            "UPDATE research_extracts SET status = 'granted', decided_at = now() WHERE id = :e",
            {"e": waiting.id},
        ),
        ("INSERT INTO research_extract_contents VALUES (:e, 'x')", {"e": waiting.id}),
        ("UPDATE research_extract_contents SET content = 'x' WHERE extract_id = :e", {}),
        ("UPDATE research_extract_changes SET to_status = 'refused' WHERE extract_id = :e", {}),
        ("UPDATE research_extract_changes SET reason = 'Anders' WHERE extract_id = :e", {}),
        ("DELETE FROM research_extract_changes WHERE extract_id = :e", {}),
        (link, {"c": invented.id}),
        (link, {"c": silent.id}),
    ):
        with pytest.raises(DBAPIError, match="extract"):
            async with database.write() as session:
                await session.execute(text(statement), {"e": extract["id"], **values})
    async with database.write() as session:
        await session.execute(text("DELETE FROM research_extracts WHERE id = :e"), {"e": extract["id"]})
    assert await count(database, ResearchExtractContent) == 0
    async with database.read() as session:
        left = select(func.count()).where(ResearchExtractChange.extract_id == extract["id"])
        assert await session.scalar(left) == 0


async def test_a_demonstration_holds_invented_firms_alone_and_says_so(database, work, researcher):
    async with database.write() as session:
        await make_followed(session, 40, seed=1)
        invented = await make_followed(session, 40, seed=2, is_demonstration=True)
        asking = await make_organisation(session, kind=OrganisationKind.RESEARCH, name="Voorbeeldmonitor")
        asking.is_demonstration = True
        decider = await make_account(session)
        extract = await make_extract(session, asking.id, granted_by=decider.id, is_demonstration=True)
    assert await work() == 1
    async with database.read() as session:
        linked = set(await session.scalars(select(ResearchExtractFirm.company_id)))
        told = await session.scalar(select(ResearchExtract.codebook).where(ResearchExtract.id == extract.id))
    assert linked
    assert linked <= {each.id for each in invented}
    assert told["is_demonstration"] is True


async def test_terms_are_those_that_are_asked_for(researcher):
    found = (await researcher.get("/research-extracts/terms")).json()
    assert found["version"] == wish()["acceptsTerms"]
    assert len(found["terms"]) == 5


async def test_a_company_sees_in_its_own_data_who_got_its_figures(ready, database):
    extract = await ready()
    async with database.read() as session:
        inside = await session.scalar(select(ResearchExtractFirm.company_id).limit(1))
        facts = await facts_about(session, Whose.COMPANY, inside)
        sections = await gather_own(session, PART, Whose.COMPANY, facts)
    (mine,) = sections
    assert [row["extractId"] for row in mine["rows"]] == [UUID(extract["id"])]
