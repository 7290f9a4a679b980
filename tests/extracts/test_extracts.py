"""An extract from the request to the file: who may do what, and what leaves."""

import hashlib
from collections import Counter
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
    ResearchExtractFirm,
)
from backend.extracts.own_data import PART
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.parting import Departure
from backend.privacy.archive import gather as gather_own
from backend.privacy.holdings import facts_about
from backend.privacy.models import Whose
from tests.extracts.conftest import INDICATORS, count, read, rows_of, tables_of, templates, wish, withdraw_consent
from tests.makers.extracts import make_extract
from tests.makers.identity import make_account, make_organisation
from tests.makers.releases import correct_values, make_followed


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
        invented = await make_followed(session, 90, seed=2, is_demonstration=True)
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
