"""Figures of the company's own measurements: verified, with their days, frozen, and never called an effect."""

from datetime import date, timedelta

import pytest
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.monitoring.models import MeasurementKind, MeasurementValue
from backend.practices.models import Practice, PracticeVersion
from tests.makers.identity import make_account
from tests.makers.monitoring import FIGURES, make_measurement
from tests.makers.organisations import make_company
from tests.practices.telling import agree, begin, change, company_and_officer, current, done, move, withdraw

BEFORE, AFTER = date(2025, 3, 1), date(2026, 3, 1)
LATER = {**FIGURES, "revenue": "450000000", "sickness_absence": "4.10"}


@pytest.fixture
async def measured(client_as, database):
    people = await company_and_officer(database, client_as)
    async with database.write() as session:
        await make_measurement(session, people.company.id, measured_on=BEFORE)
        later = await make_measurement(
            session, people.company.id, kind=MeasurementKind.FOLLOW_UP, measured_on=AFTER, figures=LATER
        )
    people.later = later
    return people


async def take(client, version, *picks):
    path = f"/practice-versions/{version['id']}/verified-figures"
    figures = [{"indicator": code, "asIndex": as_index} for code, as_index in picks]
    return await client.put(path, json={"figures": figures}, headers=current(version))


async def publish(people, version):
    version = await done(await move(people.owner, version, "in_review"))
    await done(await agree(people.owner, version))
    return await move(people.officer, version, "published")


async def test_what_was_measured_is_shown_with_its_days_beside_what_is_stated(measured, visitor):
    stated = {"label": {"nl": "Zoeken", "en": "Searching"}, "before": 9, "after": 4, "unit": {"nl": "minuten"}}
    version = await begin(measured.owner, measured.company, figures=[stated])
    version = await done(await take(measured.owner, version, ("sickness_absence", False), ("revenue", True)))
    assert version["verifiedPicks"][1] == {"indicator": "revenue", "asIndex": True}
    version = await done(await publish(measured, version))
    shown = (await visitor.get(f"/practices/{version['slug']}")).json()
    assert shown["evidence"] == "verified"
    told = [
        (figure["basis"], figure["before"], figure["after"], figure["measuredBeforeOn"], figure["measuredAfterOn"])
        for figure in shown["figures"]
    ]
    assert told == [
        ("verified", 5.4, 4.1, "2025-03-01", "2026-03-01"),
        ("verified", 100, 109.8, "2025-03-01", "2026-03-01"),
        ("company", 9, 4, None, None),
    ]
    assert {figure["evidenceLevel"] for figure in shown["figures"]} == {0}
    assert "effect" not in str(shown["figures"]).lower()
    assert "Id" not in str(shown["figures"])


async def test_amounts_are_in_euros(measured):
    version = await begin(measured.owner, measured.company)
    version = await done(await take(measured.owner, version, ("revenue", False)))
    figure = version["verifiedFigures"][0]
    assert (figure["before"], figure["after"], figure["unit"]["nl"]) == (4_100_000, 4_500_000, "euro")


async def test_taking_figures_undoes_a_consent_and_none_takes_them_out(measured):
    version = await begin(measured.owner, measured.company)
    agreed = await done(await agree(measured.owner, version))
    taken = await done(await take(measured.owner, agreed, ("revenue", True)))
    assert (agreed["hasConsent"], taken["hasConsent"]) == (True, False)
    without = await done(await take(measured.owner, taken))
    assert (without["verifiedFigures"], without["hasConsent"]) == ([], True)


async def test_other_words_leave_the_figures(measured):
    version = await begin(measured.owner, measured.company)
    version = await done(await take(measured.owner, version, ("revenue", True)))
    changed = await done(await change(measured.owner, version, year=2024))
    assert len(changed["verifiedFigures"]) == 1


async def test_nobody_writes_a_verified_figure(measured):
    version = await begin(measured.owner, measured.company)
    for name in ("verifiedFigures", "verified_figures"):
        answer = await change(measured.owner, version, **{name: []})
        assert answer.status_code == 400
    forged = {"label": {"nl": "x"}, "before": 1, "after": 2, "unit": {"nl": "x"}, "basis": "verified"}
    assert (await change(measured.owner, version, figures=[forged])).status_code == 400


async def test_a_figure_that_was_corrected_is_taken_anew_before_it_is_published(measured, database):
    version = await begin(measured.owner, measured.company)
    version = await done(await take(measured.owner, version, ("sickness_absence", False)))
    async with database.write() as session:
        session.add(
            MeasurementValue(
                measurement_id=measured.later.id,
                indicator="sickness_absence",
                revision=2,
                value=6,
                source="company",
                correction_reason="Verkeerd gelezen.",
                recorded_at=clock.now() + timedelta(seconds=1),
            )
        )
    answer = await publish(measured, version)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-figures-changed")
    async with database.write() as session:
        await session.execute(update(Practice).values(slug="een-adres"))
        publisher = await make_account(session)
    with pytest.raises(IntegrityError, match="called verified"):
        async with database.write() as session:
            await session.execute(
                update(PracticeVersion).values(status="published", published_at=clock.now(), published_by=publisher.id)
            )


async def test_figures_of_another_company_are_not_called_verified(measured, database):
    version = await begin(measured.owner, measured.company)
    await done(await take(measured.owner, version, ("sickness_absence", False)))
    async with database.write() as session:
        other = await make_company(session)
        stands = select(func.practice_figures_stand(bindparam("company"), PracticeVersion.verified_figures))
        assert await session.scalar(stands, {"company": measured.company.id}) is True
        assert await session.scalar(stands, {"company": other.id}) is False


async def test_published_figures_stay_as_they_were(measured, visitor, database):
    version = await begin(measured.owner, measured.company)
    version = await done(await take(measured.owner, version, ("sickness_absence", False)))
    version = await done(await publish(measured, version))
    async with database.write() as session:
        session.add(
            MeasurementValue(
                measurement_id=measured.later.id,
                indicator="sickness_absence",
                revision=2,
                value=6,
                source="company",
                recorded_at=clock.now() + timedelta(seconds=1),
            )
        )
    shown = (await visitor.get(f"/practices/{version['slug']}")).json()
    assert shown["figures"][0]["after"] == 4.1
    for client in (measured.owner, measured.officer):
        told = (await client.get(f"/practice-versions/{version['id']}")).json()
        assert (version["figuresChanged"], told["figuresChanged"]) == (False, True)
    assert (await take(measured.owner, version, ("revenue", True))).status_code == 409
    await done(await withdraw(measured.owner, version))


@pytest.mark.parametrize("picks", [[("new_product_share", False)], [("unknown", False)]])
async def test_what_was_not_measured_twice_is_refused(measured, picks):
    version = await begin(measured.owner, measured.company)
    answer = await take(measured.owner, version, *picks)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/figures/0")


async def test_without_a_follow_up_there_is_nothing_to_take(client_as, database):
    people = await company_and_officer(database, client_as)
    async with database.write() as session:
        await make_measurement(session, people.company.id, measured_on=BEFORE)
        await make_measurement(
            session, people.company.id, kind=MeasurementKind.FOLLOW_UP, measured_on=AFTER, completed=False
        )
    version = await begin(people.owner, people.company)
    answer = await take(people.owner, version, ("revenue", False))
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-figures-missing")


async def test_figures_are_taken_by_the_company_itself(measured, client_as):
    version = await begin(measured.owner, measured.company)
    version = await done(await move(measured.owner, version, "in_review"))
    assert (await take(measured.officer, version, ("revenue", False))).status_code == 403
    assert (await take(await client_as(Role.OWNER), version, ("revenue", False))).status_code == 404
