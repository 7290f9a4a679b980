"""Advisers that fit a company and a theme, and who may start on a day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from backend.advisers.catalogue import SECTIONS
from backend.advisers.errors import AdviserNotAccredited, AdviserNotFound
from backend.advisers.models import Accreditation
from backend.advisers.queries import require_accredited
from backend.advisers.recommending import recommend
from backend.core import clock
from tests.makers.advisers import make_adviser


async def test_the_own_province_comes_first_with_the_reason(session):
    await make_adviser(session, name="Elders Voorbeeld", provinces=("NL-GR",), rate_cents=9_000)
    await make_adviser(session, name="Dichtbij Voorbeeld", sectors=("C",), provinces=("NL-NB",), rate_cents=12_000)
    await make_adviser(session, name="Bouw Voorbeeld", sectors=("F",))
    await make_adviser(session, name="Tijden Voorbeeld", themes=("working_time",))
    found = await recommend(session, theme="work_division", section="C", province="NL-NB")
    assert [row["name"] for row in found] == ["Dichtbij Voorbeeld", "Elders Voorbeeld"]
    assert found[0]["reason"]["nl"] == (
        "Komt in uw provincie, kent uw sector, heeft ruimte voor een nieuw bedrijf "
        "en werkt vooral aan werk- en taakverdeling."
    )
    assert found[1]["reason"]["en"].startswith("Now works in other provinces, works in every sector, has room")


async def test_whoever_ticked_every_sector_knows_it_no_better_than_whoever_ticked_none(session):
    await make_adviser(session, name="Elk Voorbeeld", sectors=tuple(SECTIONS), rate_cents=12_000)
    await make_adviser(session, name="Leeg Voorbeeld", rate_cents=11_000)
    await make_adviser(session, name="Twintig Voorbeeld", sectors=tuple(SECTIONS[:-1]), rate_cents=13_000)
    found = await recommend(session, theme="work_division", section="C", province="NL-NB")
    knowing = [(row["name"], "kent uw sector" in row["reason"]["nl"]) for row in found]
    assert knowing[0] == ("Twintig Voorbeeld", True)
    assert set(knowing[1:]) == {("Leeg Voorbeeld", False), ("Elk Voorbeeld", False)}
    assert all("werkt in elke sector" in row["reason"]["nl"] for row in found[1:])


async def test_the_reason_says_when_there_is_no_room(session):
    await make_adviser(session, name="Vol Voorbeeld", hours_per_month=0, rate_cents=9_000)
    await make_adviser(session, name="Vrij Voorbeeld")
    found = await recommend(session, theme="work_division", section="C", province="NL-NB")
    assert [(row["name"], "heeft nu geen ruimte" in row["reason"]["nl"]) for row in found] == [
        ("Vrij Voorbeeld", False),
        ("Vol Voorbeeld", True),
    ]
    assert "has no room now" in found[1]["reason"]["en"]


@pytest.mark.parametrize("state", [state for state in Accreditation if state is not Accreditation.ACCREDITED])
async def test_nobody_without_accreditation_is_recommended(session, state):
    await make_adviser(session, accreditation=state)
    assert await recommend(session, theme="work_division", section="C", province="NL-NB") == []


async def test_nobody_is_recommended_after_the_period(session):
    await make_adviser(session, accredited_until=clock.today() - timedelta(days=1))
    assert await recommend(session, theme="work_division", section="C", province="NL-NB") == []


async def test_accreditation_holds_on_its_first_and_last_day_only(session):
    adviser = await make_adviser(session, accredited_from=date(2026, 3, 1), accredited_until=date(2026, 8, 31))
    for day in (date(2026, 3, 1), date(2026, 8, 31)):
        assert (await require_accredited(session, adviser.id, on=day)).firm == "Voorbeeldadvies Kompas"
    for day in (date(2026, 2, 28), date(2026, 9, 1)):
        with pytest.raises(AdviserNotAccredited):
            await require_accredited(session, adviser.id, on=day)


async def test_a_suspended_adviser_starts_with_nobody(session):
    adviser = await make_adviser(session, accreditation=Accreditation.SUSPENDED)
    with pytest.raises(AdviserNotAccredited):
        await require_accredited(session, adviser.id, on=clock.today())


async def test_an_unknown_adviser_is_not_found(session):
    with pytest.raises(AdviserNotFound):
        await require_accredited(session, uuid4(), on=clock.today())
