"""A panel that a researcher brings along: computed at once, private, and never mixed with the programme."""

import subprocess
import sys
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_organisation
from tests.studies.panels import form, jtrain, lines, made


def found(release, estimand, **fields):
    """The one estimate of this kind."""
    (one,) = [
        each
        for each in release["estimates"]
        if each["estimand"] == estimand and all(each[name] == value for name, value in fields.items())
    ]
    return one


async def test_the_training_grants_come_out_as_published(researcher):
    """Wooldridge, table 14.1: log scrap with firm and year effects; the others after Callaway and Sant'Anna."""
    answer = await researcher.post("/studies", **form(*jtrain()))
    assert answer.status_code == 201, answer.text
    study = answer.json()
    release = study["release"]
    assert release["refusal"] is None
    assert found(release, "twfe_event", eventTime=0)["value"] == pytest.approx(-0.252, abs=0.0005)
    assert found(release, "twfe_event", eventTime=1)["value"] == pytest.approx(-0.422, abs=0.0005)
    assert found(release, "att", comparison="never", adjusted=False)["value"] == pytest.approx(-0.3450, abs=0.0005)
    assert found(release, "att", comparison="not_yet", adjusted=False)["value"] == pytest.approx(-0.3205, abs=0.0005)
    first = found(release, "att_event", comparison="never", eventTime=0, adjusted=False)
    assert first["value"] == pytest.approx(-0.2691, abs=0.0005)
    assert (first["treated"], first["comparisonFirms"], first["cohort"]) == (29, 25, None)
    assert first["low"] < first["value"] < first["high"]
    assert study["panel"]["firms"] == 157
    assert study["panel"]["treated"] == 66
    assert (study["outcome"], study["transform"], study["winsorise"]) == ("scrap_rate", "log", False)
    read = await researcher.get(answer.headers["Location"].removeprefix("/v1"))
    assert read.json() == study
    assert read.headers["ETag"] == answer.headers["ETag"]


async def test_the_same_request_gives_the_same_release_to_the_last_byte(researcher):
    once = await researcher.post("/studies", **form(*jtrain(), adjust="unionised"))
    again = await researcher.post("/studies", **form(*jtrain(), adjust="unionised"))
    assert once.json()["release"] == again.json()["release"]
    start, end = '"release":', ',"version"'
    assert once.text.split(start)[1].split(end)[0] == again.text.split(start)[1].split(end)[0]
    assert once.json()["id"] != again.json()["id"]
    assert once.json()["adjust"] == ["unionised"]


async def test_a_retry_makes_no_second_study_whatever_boundary_it_was_sent_with(researcher):
    key = {"Idempotency-Key": f'"{uuid4()}"'}
    once = await researcher.post("/studies", **form(*jtrain()), headers=key)
    again = await researcher.post("/studies", **form(*jtrain()), headers=key)
    assert once.request.headers["Content-Type"] != again.request.headers["Content-Type"]
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.text == once.text
    other = await researcher.post("/studies", **form(*jtrain(), title="Iets anders"), headers=key)
    assert other.status_code == 422
    assert (await researcher.get("/studies")).json()["total"] == 1


async def test_choices_are_kept_and_told_in_the_asked_language(researcher):
    wish = form(*map(lines, made()), comparison=["never"], adjust="sector", winsorise="true", title="Proef")
    study = (await researcher.post("/studies", **wish)).json()
    assert (study["comparison"], study["adjust"], study["winsorise"]) == (["never"], ["sector"], True)
    assert {each["comparison"] for each in study["release"]["estimates"]} <= {"never", None}
    small = form(*map(lines, made(treated=2, others=1)))
    made_nl = (await researcher.post("/studies", **small)).json()
    read = await researcher.get(f"/studies/{made_nl['id']}", headers={"Accept-Language": "en"})
    assert made_nl["release"]["refusal"]
    assert read.json()["release"]["refusal"] != made_nl["release"]["refusal"]
    assert read.json()["release"]["refusalCode"] == made_nl["release"]["refusalCode"]
    listed = (await researcher.get("/studies")).json()["items"]
    assert [each["title"] for each in listed] == [None, "Proef"]
    assert listed[0]["refusal"] == made_nl["release"]["refusal"]


@pytest.mark.parametrize(
    ("panel", "fields"),
    [
        (made(treated=2, others=1), {}),
        (made(treated=20, others=0, starts=2018), {}),
        (made(starts=2025), {}),
        (made(treated=0, others=30), {}),
        (made(years=(2020,)), {}),
    ],
    ids=["three firms", "all treated throughout", "starts after the last moment", "nobody starts", "one moment"],
)
async def test_what_cannot_be_told_is_refused_with_the_reason(researcher, panel, fields):
    answer = await researcher.post("/studies", **form(*map(lines, panel), **fields))
    assert answer.status_code == 201, answer.text
    release = answer.json()["release"]
    assert release["refusal"]
    assert release["refusalCode"]
    assert release["estimates"] == []
    assert release["evidenceLevel"] == 0


async def test_a_constant_outcome_shows_no_effect_or_the_reason_why_not(researcher):
    firms, measured = made()
    constant = [measured[0], *(row.rsplit(",", 1)[0] + ",5" for row in measured[1:])]
    answer = await researcher.post("/studies", **form(lines(firms), lines(constant)))
    assert answer.status_code == 201, answer.text
    assert answer.json()["release"]["refusalCode"]


async def test_thousands_beside_units_are_refused(researcher):
    firms, measured = made()
    mixed = [
        row if "2021" not in row else ",".join([*row.split(",")[:3], str(float(row.split(",")[3]) * 1_000_000)])
        for row in measured
    ]
    release = (await researcher.post("/studies", **form(lines(firms), lines(mixed)))).json()["release"]
    assert release["refusalCode"] == "units_mixed"
    warned = (await researcher.post("/studies", **form(lines(firms), lines(mixed), transform="level"))).json()[
        "release"
    ]
    assert warned["warningCodes"][0] == "units_mixed"


async def test_a_study_is_of_its_organisation_alone(researcher, client_as, database):
    made_here = await researcher.post("/studies", **form(*jtrain()))
    address = f"/studies/{made_here.json()['id']}"
    elsewhere = await client_as(Role.RESEARCHER)
    assert (await elsewhere.get(address)).status_code == 404
    assert (await elsewhere.delete(address, headers={"If-Match": '"1"'})).status_code == 404
    assert (await elsewhere.get("/studies")).json()["items"] == []
    for role in (Role.PROGRAMME_OFFICER, Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER, Role.OWNER):
        stranger = await client_as(role)
        assert (await stranger.get(address)).status_code == 403
        assert (await stranger.post("/studies", **form(*jtrain()))).status_code == 403
    assert (await researcher.delete(address)).status_code == 428
    assert (await researcher.delete(address, headers={"If-Match": '"7"'})).status_code == 412
    assert (await researcher.delete(address, headers={"If-Match": '"1"'})).status_code == 204
    assert (await researcher.get(address)).status_code == 404


async def test_colleagues_share_their_studies(client_as, database):
    async with database.write() as session:
        institute = await make_organisation(session, kind=OrganisationKind.RESEARCH)
    one = await client_as(Role.RESEARCHER, organisation_id=institute.id)
    other = await client_as(Role.RESEARCHER, organisation_id=institute.id)
    address = f"/studies/{(await one.post('/studies', **form(*jtrain()))).json()['id']}"
    assert (await other.get(address)).status_code == 200


async def test_nothing_of_the_panel_is_kept_and_nothing_of_the_programme_changes(researcher, database):
    tables = "companies, organisations, indicators, measurements, measurement_values, enrolments"
    counting = " + ".join(f"(SELECT count(*) FROM {each})" for each in tables.split(", "))
    async with database.read() as session:
        before = await session.scalar(text(f"SELECT {counting}"))
    study = (await researcher.post("/studies", **form(*jtrain()))).json()
    async with database.read() as session:
        assert await session.scalar(text(f"SELECT {counting}")) == before
        kept = await session.scalar(text("SELECT to_jsonb(studies)::text FROM studies"))
    assert "410523" not in kept  # a firm of the panel
    assert study["firmsSha256"] in kept


async def test_what_was_computed_cannot_be_rewritten_in_the_database(researcher, database):
    await researcher.post("/studies", **form(*jtrain()))
    async with database.write() as session:
        with pytest.raises(IntegrityError, match="stays as it is"):
            async with session.begin_nested():
                await session.execute(text("UPDATE studies SET release = '{\"estimates\": []}'"))


async def test_a_preview_tells_what_was_understood_and_keeps_nothing(researcher):
    firms, measured = made()
    more = [*measured, "f0,2019-06-30,revenue,100", "f1,2019-06-30,revenue,"]
    panel = form(lines(firms), lines(more))
    answer = await researcher.post("/study-previews", files=panel["files"])
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["firms"], told["treated"], told["measurements"], told["emptyValues"]) == (30, 15, 121, 1)
    assert told["attributes"] == ["sector"]
    assert [each["indicator"] for each in told["indicators"]] == ["scrap_rate", "revenue"]
    assert told["indicators"][0] == {
        "indicator": "scrap_rate",
        "measurements": 120,
        "firms": 30,
        "moments": 4,
        "firstOn": "2018-12-31",
        "lastOn": "2021-12-31",
    }
    assert (await researcher.get("/studies")).json()["total"] == 0


def test_the_service_itself_loads_none_of_the_libraries():
    """They would double its memory and its start: a study is computed by a process of its own."""
    asked = "import sys, backend.app; print({'numpy', 'scipy', 'pandas', 'diff_diff'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "set()"
