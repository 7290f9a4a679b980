"""The own result on paper, read back as a reading program would."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.monitoring import norming
from backend.monitoring.models import Indicator, MeasurementKind, Transformation, Unit
from backend.monitoring.result_paper import _headline, told_change
from tests.makers.monitoring import FIGURES, make_measurement
from tests.makers.organisations import make_company
from tests.monitoring.test_figures import make_measured


def read(answer):
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    found = pypdf.PdfReader(BytesIO(answer.content))
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return found, " ".join("\n".join(page.extract_text() for page in found.pages).split())


async def paper(client, company, **wish):
    return await client.post(f"/companies/{company.id}/measurements/result/documents", json=wish)


@pytest.fixture
async def measured(database):
    """Eleven firms of one cell: the own one grew its value added by 5 percent."""
    async with database.write() as session:
        firm = await make_measured(session, 5, name="Voorbeeldbakkerij B.V.")
        for number in range(10):
            await make_measured(session, number)
        await norming.release_due(session)
    return firm


@pytest.fixture
async def owner(client_as, measured):
    return await client_as(Role.OWNER, organisation_id=measured.id)


async def test_the_paper_holds_figures_changes_and_the_comparison(owner, measured):
    found, words = read(await paper(owner, measured))
    assert found.trailer["/Root"]["/Lang"] == "nl"
    assert "Voorbeeldbakkerij B.V." in words
    for told in (
        "1.900.000 euro",
        "1.995.000 euro",
        "+5 %",
        "\u22121,3 punt",
        "dezelfde sector en grootte",
        "in de middelste",
    ):
        assert told in words, told
    assert "niet waardoor" in words
    assert "effect" not in words.lower()


async def test_the_paper_speaks_english(owner, measured):
    found, words = read(await paper(owner, measured, language="en"))
    assert found.trailer["/Root"]["/Lang"] == "en"
    assert "1,995,000 euros" in words
    assert "not what caused it" in words
    assert "effect" not in words.lower()


async def test_employees_see_changes_of_what_was_chosen_and_no_amounts(owner, measured):
    _, words = read(await paper(owner, measured, audience="employees", indicators=["value_added", "sickness_absence"]))
    assert "deelt dit met de medewerkers" in words
    assert "+5 %" in words
    assert "Ziekteverzuim" in words
    assert "1.900.000" not in words
    assert "Winst" not in words.replace("winst", "")


async def test_employees_never_see_a_change_that_is_an_amount(owner, measured):
    _, words = read(await paper(owner, measured, audience="employees"))
    assert "euro" not in words
    assert "1.900.000" not in words
    _, words = read(await paper(owner, measured, audience="company", indicators=["profit"]))
    assert "Winst" in words
    assert "Wat er veranderde" in words
    answer = await paper(owner, measured, audience="employees", indicators=["profit"])
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "result-too-early")


def test_a_headline_counts_only_figures_with_a_good_way():
    neutral = {"is_better": None}
    assert _headline([neutral], "en") == "What changed"
    assert _headline([neutral, {"is_better": True}], "nl") == "1 van 1 cijfers gingen de goede kant op"


async def test_a_firm_without_comparison_still_has_its_paper(database, client_as):
    async with database.write() as session:
        firm = await make_measured(session, 3)
    client = await client_as(Role.FINANCE, organisation_id=firm.id)
    _, words = read(await paper(client, firm))
    assert "Naast vergelijkbare bedrijven" not in words


async def test_there_is_no_paper_before_a_second_measurement_or_without_a_figure(database, client_as, owner, measured):
    async with database.write() as session:
        firm = await make_company(session)
        await make_measurement(session, firm.id, measured_on=clock.today() - timedelta(days=30))
    client = await client_as(Role.OWNER, organisation_id=firm.id)
    for answer in (await paper(client, firm), await paper(owner, measured, indicators=["throughput_time"])):
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "result-too-early")


async def test_strangers_wrong_roles_and_bad_wishes(client_as, owner, measured, visitor):
    assert (await paper(await client_as(Role.OWNER), measured)).status_code == 404
    representative = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=measured.id)
    assert (await paper(representative, measured)).status_code == 403
    assert (await paper(visitor, measured)).status_code == 401
    for wish in ({"language": "de"}, {"audience": "press"}, {"indicators": []}, {"indicators": ["x;y"]}):
        assert (await paper(owner, measured, **wish)).status_code == 400


async def test_what_people_typed_stays_text(database, client_as):
    async with database.write() as session:
        firm = await make_measured(session, 3, name="#panic() *Bakker* & Zn")
    client = await client_as(Role.OWNER, organisation_id=firm.id)
    _, words = read(await paper(client, firm))
    assert "#panic() *Bakker* & Zn" in words


async def test_the_place_is_told_only_with_a_comparison(database, client_as, owner, measured):
    address = f"/companies/{measured.id}/measurements/result"
    lines = {each["indicator"]: each for each in (await owner.get(address)).json()["lines"]}
    assert lines["value_added"]["place"] == "middle_half"
    assert lines["staff_turnover"]["place"] is None
    async with database.write() as session:
        lonely = await make_company(session)
        await make_measurement(session, lonely.id, measured_on=clock.today() - timedelta(days=365))
        await make_measurement(session, lonely.id, kind=MeasurementKind.FOLLOW_UP, figures=FIGURES)
    client = await client_as(Role.OWNER, organisation_id=lonely.id)
    told = (await client.get(f"/companies/{lonely.id}/measurements/result")).json()
    assert {each["place"] for each in told["lines"] if each["comparison"] is None} == {None}


def test_changes_are_told_in_both_languages():
    growth = Indicator(unit=Unit.EURO_CENTS, transformation=Transformation.LOG)
    share = Indicator(unit=Unit.PERCENT, transformation=Transformation.POINTS)
    level = Indicator(unit=Unit.DAYS, transformation=Transformation.LEVEL)
    assert told_change(growth, Decimal("1234.5"), "nl") == "+1.234,5 %"
    assert told_change(growth, Decimal("-0.3"), "en") == "\u22120.3%"
    assert told_change(share, Decimal("-1.30"), "nl") == "\u22121,3 punt"
    assert told_change(share, Decimal(1), "en") == "+1 point"
    assert told_change(share, Decimal(-2), "en") == "\u22122 points"
    assert told_change(level, Decimal("-2.50"), "nl") == "\u22122,5 dagen"
    assert told_change(growth, Decimal(0), "nl") == "0 %"


async def test_the_dictionary_is_for_everybody_and_whole(visitor):
    listed = (await visitor.get("/indicators")).json()["items"]
    saved = await visitor.get("/indicators/files", headers={"Accept-Language": "en"})
    assert saved.headers["content-type"].startswith("text/csv")
    lines = saved.text.removeprefix("\ufeff").strip().split("\r\n")
    assert len(lines) == len(listed) + 1
    assert lines[0].startswith("code,name,definition")
    revenue = next(line for line in lines if line.startswith("revenue,"))
    assert "percent" in revenue
    assert "omzet" in (await visitor.get("/indicators/files")).text.lower()
