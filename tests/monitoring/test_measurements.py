"""Entering, correcting and completing measurements."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.monitoring import queries
from tests.makers.monitoring import FIGURES, make_measurement
from tests.monitoring.entering import BASELINE, YEAR, complete, enter, enter_all


async def test_the_dictionary_is_public_and_says_what_is_needed(visitor):
    items = (await visitor.get("/indicators")).json()["items"]
    assert len(items) == 14
    assert [each["code"] for each in items if each["isRequired"]] == list(FIGURES)
    assert {each["code"] for each in items if each["isDerived"]} == {
        "productivity_per_fte",
        "productivity_per_hour",
        "profit_margin",
    }
    assert all(each["definition"]["nl"] and each["definition"]["en"] for each in items)


async def test_each_value_is_saved_as_it_is_entered(owner, draft):
    answer = await enter(owner, draft, "sickness_absence", 5.4)
    assert (answer.status_code, answer.headers["etag"]) == (200, '"1"')
    values = {each["indicator"]: each for each in (await owner.get(f"/measurements/{draft}")).json()["values"]}
    assert (values["sickness_absence"]["value"], values["sickness_absence"]["source"]) == (5.4, "company")
    assert (values["revenue"]["value"], values["revenue"]["revision"]) == (None, 0)


async def test_a_baseline_counts_once_every_needed_value_is_there(owner, draft, company, session):
    await enter(owner, draft, "revenue", 410_000_000)
    refused = await complete(owner, draft)
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/measurement-incomplete")
    assert refused.json()["missing"] == [code for code in FIGURES if code != "revenue"]
    assert not await queries.has_baseline(session, company.id)
    for code, value in FIGURES.items():
        if code != "revenue":
            await enter(owner, draft, code, float(value))
    done = await complete(owner, draft)
    assert (done.status_code, done.json()["missing"]) == (201, [])
    assert done.json()["derived"] == {
        "productivity_per_fte": 6031746,
        "productivity_per_hour": 3725,
        "profit_margin": 4.5,
    }
    assert await queries.has_baseline(session, company.id)
    again = await complete(owner, draft)
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/measurement-completed")


async def test_a_needed_value_that_is_not_kept_does_not_complete_the_baseline(owner, draft):
    for code, value in FIGURES.items():
        if code != "hours_worked":
            await enter(owner, draft, code, float(value))
    url = f"/measurements/{draft}/values/hours_worked"
    answer = await owner.put(url, json={"missingReason": "not_kept"}, headers={"If-Match": '"0"'})
    assert (answer.status_code, answer.json()["missingReason"]) == (200, "not_kept")
    assert (await complete(owner, draft)).json()["missing"] == ["hours_worked"]


@pytest.mark.parametrize(
    ("code", "value", "fault"),
    [
        ("sickness_absence", 101, "out_of_range"),
        ("sickness_absence", -0.1, "out_of_range"),
        ("sickness_absence", 5.123, "too_many_decimals"),
        ("employees", 37.5, "too_many_decimals"),
        ("revenue", 4_100.0, "out_of_range"),
        ("revenue", 410_000_000.5, "too_many_decimals"),
        ("employee_satisfaction", 72, "out_of_range"),
        ("fte", 0.04, "too_many_decimals"),
    ],
)
async def test_an_impossible_value_is_refused_with_the_range_in_its_unit(owner, draft, code, value, fault):
    answer = await enter(owner, draft, code, value)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, fault)
    assert (await owner.get(f"/measurements/{draft}")).json()["values"][0]["revision"] == 0


async def test_a_refusal_names_the_bounds_as_people_write_them(owner, draft):
    answer = await enter(owner, draft, "revenue", 410_000)
    assert answer.status_code == 200, "EUR 4,100"
    answer = await enter(owner, draft, "revenue", 4_100, revision=1)
    detail = answer.json()["errors"][0]["detail"]
    assert detail == "Omzet ligt tussen 1.000 euro en 50.000.000.000 euro. Klopt de eenheid?"


@pytest.mark.parametrize("value", ["5,4", "5.4", True, None, [5]])
async def test_only_a_json_number_is_a_value(owner, draft, value):
    assert (await enter(owner, draft, "sickness_absence", value)).status_code == 400


@pytest.mark.parametrize("body", [{}, {"value": 5, "missingReason": "not_kept"}, {"value": 5, "unit": "percent"}])
async def test_a_value_or_a_reason_and_nothing_else(owner, draft, body):
    url = f"/measurements/{draft}/values/sickness_absence"
    assert (await owner.put(url, json=body, headers={"If-Match": '"0"'})).status_code == 400


@pytest.mark.parametrize("code", ["productivity_per_fte", "no_such_thing"])
async def test_a_derived_or_unknown_indicator_cannot_be_entered(owner, draft, code):
    answer = await enter(owner, draft, code, 5)
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/indicator-not-found")


async def test_a_jump_is_asked_about_and_taken_when_confirmed(database, owner, company):
    async with database.write() as session:
        await make_measurement(session, company.id, measured_on=clock.today() - timedelta(days=400))
    started = await owner.post(
        f"/companies/{company.id}/measurements",
        json={"kind": "follow_up", **YEAR},
    )
    follow_up = started.json()
    assert follow_up["values"][0]["previous"]["value"] == 410_000_000, "the values of last time stand beside"
    asked = await enter(owner, follow_up["id"], "revenue", 900_000_000)
    assert (asked.status_code, asked.json()["warnings"]) == (409, ["jump"])
    assert "4.100.000 euro" in asked.json()["detail"]
    taken = await enter(owner, follow_up["id"], "revenue", 900_000_000, confirmed=True)
    assert (taken.status_code, taken.json()["value"]) == (200, 900_000_000)
    usual = await enter(owner, follow_up["id"], "sickness_absence", 4.9)
    assert usual.status_code == 200


async def test_figures_that_hardly_go_together_are_asked_about(owner, draft):
    await enter(owner, draft, "employees", 10)
    asked = await enter(owner, draft, "fte", 31.5)
    assert asked.json()["warnings"] == ["fte_above_employees"]
    await enter(owner, draft, "fte", 8.0)
    asked = await enter(owner, draft, "hours_worked", 51_000)
    assert (asked.status_code, asked.json()["warnings"]) == (409, ["hours_per_fte"])
    await enter(owner, draft, "revenue", 100_000_000)
    asked = await enter(owner, draft, "value_added", 100_000_001)
    assert asked.json()["warnings"] == ["value_added_above_revenue"]


async def test_a_correction_keeps_what_stood_there_and_says_why(owner, draft):
    await enter_all(owner, draft)
    await complete(owner, draft)
    refused = await enter(owner, draft, "sickness_absence", 5.1, revision=1)
    assert refused.json()["errors"][0]["location"] == "#/correctionReason"
    corrected = await enter(
        owner, draft, "sickness_absence", 5.1, revision=1, correctionReason="Zwangerschapsverlof stond erbij."
    )
    assert corrected.status_code == 200
    history = (await owner.get(f"/measurements/{draft}/values/sickness_absence")).json()["history"]
    assert [(each["revision"], each["value"]) for each in history] == [(2, 5.1), (1, 5.4)]
    assert history[0]["correctionReason"] == "Zwangerschapsverlof stond erbij."
    assert history[0]["recordedBy"] == "Anna Voorbeeld"
    emptied = await owner.put(
        f"/measurements/{draft}/values/revenue",
        json={"missingReason": "not_kept", "correctionReason": "Weg ermee"},
        headers={"If-Match": '"1"'},
    )
    assert emptied.json()["errors"][0]["code"] == "required"


async def test_a_stale_value_is_refused_and_the_same_value_again_changes_nothing(owner, draft):
    url = f"/measurements/{draft}/values/employees"
    assert (await owner.put(url, json={"value": 38})).status_code == 428
    await enter(owner, draft, "employees", 38)
    stale = await enter(owner, draft, "employees", 39, revision=0)
    assert (stale.status_code, stale.headers["etag"]) == (412, '"1"')
    same = await enter(owner, draft, "employees", 38, revision=1)
    assert (same.status_code, same.json()["revision"]) == (200, 1)


async def test_a_stale_measurement_is_not_completed(owner, draft):
    await enter_all(owner, draft)
    answer = await owner.post(f"/measurements/{draft}/completions", headers={"If-Match": '"1"'})
    assert answer.status_code == 412
    assert (await owner.post(f"/measurements/{draft}/completions")).status_code == 428


async def test_a_double_submit_begins_one_measurement(owner, company):
    url, key = f"/companies/{company.id}/measurements", {"Idempotency-Key": "begin-baseline-1"}
    first = await owner.post(url, json=BASELINE, headers=key)
    second = await owner.post(url, json=BASELINE, headers=key)
    assert (second.status_code, second.json()) == (201, first.json())
    third = await owner.post(url, json={**BASELINE, "measuredOn": "2026-04-01"})
    assert (third.status_code, third.json()["type"]) == (409, "/v1/problems/measurement-exists")
    assert len((await owner.get(url)).json()["items"]) == 1


async def test_a_follow_up_waits_for_a_completed_baseline(owner, company, draft):
    wish = {"kind": "follow_up", "measuredOn": "2026-06-01", **YEAR}
    url = f"/companies/{company.id}/measurements"
    assert (await owner.post(url, json=wish)).json()["type"] == "/v1/problems/baseline-missing"
    await enter_all(owner, draft)
    await complete(owner, draft)
    early = await owner.post(url, json={**wish, "measuredOn": "2026-02-01"})
    assert early.json()["errors"][0]["code"] == "out_of_order"
    assert (await owner.post(url, json=wish)).status_code == 201


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"periodStartsOn": "2025-12-20"}, "period_length"),
        ({"periodStartsOn": "2024-01-01"}, "period_length"),
        ({"measuredOn": "2199-01-01"}, "in_future"),
        ({"measuredOn": "2025-06-01"}, "after_measuring"),
    ],
)
async def test_impossible_days_are_refused(owner, company, change, code):
    answer = await owner.post(f"/companies/{company.id}/measurements", json={**BASELINE, **change})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)


async def test_the_days_of_a_draft_can_change_and_those_of_a_completed_one_cannot(owner, draft):
    url = f"/measurements/{draft}"
    moved = await owner.patch(url, json={"measuredOn": "2026-04-02"}, headers={"If-Match": '"1"'})
    assert (moved.status_code, moved.json()["measuredOn"]) == (200, "2026-04-02")
    assert (await owner.patch(url, json={"measuredOn": "2026-04-03"}, headers={"If-Match": '"1"'})).status_code == 412
    await enter_all(owner, draft)
    done = await complete(owner, draft)
    refused = await owner.patch(url, json={"measuredOn": "2026-04-03"}, headers={"If-Match": done.headers["etag"]})
    assert refused.json()["type"] == "/v1/problems/measurement-completed"
