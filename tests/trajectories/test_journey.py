"""The one next step of a company, and the page around it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import CompanyStatus
from backend.scans.models import PlanStatus, Respondent, ScanStatus
from backend.trajectories.facts import (
    AdviserFacts,
    Facts,
    MeasurementFacts,
    PlanFacts,
    ScanFacts,
    TrajectoryFacts,
    VoucherFacts,
)
from backend.trajectories.journey_schemas import NextAct, Part
from backend.trajectories.models import StepKind, TrajectoryStatus
from backend.trajectories.next_step import choose, parts
from backend.vouchers.states import VoucherStatus
from tests.makers.identity import make_organisation
from tests.makers.monitoring import make_enrolment, make_measurement
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, make_link, make_scan, take_part
from tests.makers.trajectories import make_trajectory
from tests.makers.vouchers import bring_to, set_stage

TODAY = date(2026, 11, 24)
ID = UUID("4f8a6f0e-8a43-4a3e-bb0e-2f3c2d1e0a11")
LATER = TODAY + timedelta(days=20)
SCAN = ScanFacts(ID, ScanStatus.PUBLISHED, TODAY, TODAY, TODAY, None)
MEASURED = MeasurementFacts(has_baseline=True, follow_ups=0, next_due_on=None, draft=None, newest=ID, measured_on=TODAY)
UNMEASURED = replace(MEASURED, has_baseline=False, newest=None, measured_on=None)
VOUCHER = VoucherFacts(
    ID,
    VoucherStatus.GRANTED,
    TODAY,
    ID,
    decision_due_on=LATER,
    respond_before=None,
    valid_until=LATER,
    claim_waits=False,
)
TRAJECTORY = TrajectoryFacts(ID, TrajectoryStatus.RUNNING, TODAY, StepKind.VISION, looked_back=False)
ASKED = AdviserFacts(ID, accepted=False, since=TODAY, answer_before=LATER)
WRITTEN = PlanFacts(PlanStatus.DRAFT, has_open_proposals=False, may_write=True, may_agree=False)
NOTHING = Facts(TODAY, None, None, None, None, None, UNMEASURED)


def plan(status, **rest):
    return replace(WRITTEN, status=PlanStatus(status), **rest)


def voucher(status, **rest):
    return replace(VOUCHER, status=VoucherStatus(status), **rest)


CASES = [
    (NOTHING, NextAct.START_SCAN, None),
    (replace(NOTHING, scan=replace(SCAN, status=ScanStatus.DRAFT, published_on=None)), NextAct.OPEN_SCAN, None),
    (
        replace(NOTHING, scan=replace(SCAN, status=ScanStatus.OPEN, published_on=None, closes_on=LATER)),
        NextAct.WAIT_FOR_ANSWERS,
        LATER,
    ),
    (replace(NOTHING, scan=replace(SCAN, status=ScanStatus.CLOSED, published_on=None)), NextAct.PUBLISH_SCAN, None),
    (replace(NOTHING, scan=SCAN), NextAct.CHOOSE_WHERE_TO_BEGIN, None),
    (replace(NOTHING, scan=SCAN, plan=WRITTEN), NextAct.FINISH_PLAN, None),
    (replace(NOTHING, scan=SCAN, plan=plan("disagreed")), NextAct.ADAPT_PLAN, None),
    (replace(NOTHING, scan=SCAN, plan=plan("proposed")), NextAct.FIND_ADVISER, None),
    (replace(NOTHING, scan=SCAN, plan=plan("agreed")), NextAct.FIND_ADVISER, None),
    (replace(NOTHING, scan=SCAN, plan=plan("proposed", has_open_proposals=True)), NextAct.ANSWER_PROPOSALS, None),
    (replace(NOTHING, scan=SCAN, plan=plan("proposed", may_write=False, may_agree=True)), NextAct.READ_PLAN, None),
    (
        replace(NOTHING, scan=SCAN, trajectory=TRAJECTORY, plan=plan("proposed", has_open_proposals=True)),
        NextAct.ANSWER_PROPOSALS,
        None,
    ),
    (replace(NOTHING, scan=SCAN, tool_since=TODAY), NextAct.FIND_ADVISER, None),
    (replace(NOTHING, scan=SCAN, adviser=ASKED), NextAct.WAIT_FOR_CONTACT, LATER),
    (replace(NOTHING, scan=SCAN, adviser=replace(ASKED, accepted=True)), NextAct.APPLY_FOR_VOUCHER, None),
    (replace(NOTHING, scan=SCAN, voucher=voucher("draft")), NextAct.FINISH_APPLICATION, None),
    (replace(NOTHING, voucher=voucher("submitted")), NextAct.FILL_IN_BASELINE, None),
    (replace(NOTHING, voucher=voucher("in_review"), measurement=MEASURED), NextAct.WAIT_FOR_DECISION, LATER),
    (
        replace(NOTHING, voucher=voucher("information_requested", respond_before=TODAY)),
        NextAct.SUPPLY_INFORMATION,
        TODAY,
    ),
    (replace(NOTHING, voucher=voucher("granted"), measurement=MEASURED), NextAct.WAIT_FOR_ADVISER, LATER),
    (replace(NOTHING, voucher=voucher("in_use"), measurement=MEASURED), NextAct.BEGIN_TRAJECTORY, LATER),
    (
        replace(NOTHING, voucher=voucher("in_use"), trajectory=TRAJECTORY, measurement=MEASURED),
        NextAct.DO_STEP,
        LATER,
    ),
    (
        replace(NOTHING, trajectory=replace(TRAJECTORY, step=None), measurement=MEASURED),
        NextAct.COMPLETE_TRAJECTORY,
        None,
    ),
    (
        replace(NOTHING, trajectory=TRAJECTORY, measurement=MEASURED, voucher=voucher("claimed", claim_waits=True)),
        NextAct.CONFIRM_CLAIM,
        LATER,
    ),
    (
        replace(NOTHING, trajectory=replace(TRAJECTORY, status=TrajectoryStatus.COMPLETED), measurement=MEASURED),
        NextAct.LOOK_BACK,
        None,
    ),
    (
        replace(NOTHING, trajectory=TRAJECTORY, measurement=replace(MEASURED, next_due_on=TODAY - timedelta(days=3))),
        NextAct.MEASURE_AGAIN,
        TODAY - timedelta(days=3),
    ),
    (
        replace(
            NOTHING,
            trajectory=replace(TRAJECTORY, status=TrajectoryStatus.COMPLETED, looked_back=True),
            measurement=replace(MEASURED, next_due_on=TODAY + timedelta(days=61)),
        ),
        NextAct.SCAN_AGAIN,
        None,
    ),
    (replace(NOTHING, scan=SCAN, tool_since=TODAY, voucher=voucher("rejected")), NextAct.FIND_ADVISER, None),
]


@pytest.mark.parametrize(("facts", "act", "due_on"), CASES, ids=[str(case[1]) for case in CASES])
def test_there_is_always_one_next_step(facts, act, due_on):
    chosen = choose(facts)
    assert (chosen["act"], chosen["due_on"]) == (act, due_on)
    assert chosen["waits_for_others"] is act.startswith("wait_")


def test_the_cases_cover_every_act_but_one():
    assert set(NextAct) - {case[1] for case in CASES} == {NextAct.WAIT_FOR_START}
    planned = replace(NOTHING, trajectory=replace(TRAJECTORY, status=TrajectoryStatus.PLANNED), measurement=MEASURED)
    assert choose(planned)["act"] is NextAct.WAIT_FOR_START


def test_the_part_of_the_next_step_stands_at_now_and_what_is_behind_is_done():
    facts = replace(NOTHING, scan=SCAN, voucher=voucher("in_use"), trajectory=TRAJECTORY, measurement=MEASURED)
    states = {each["part"]: each["state"] for each in parts(facts, choose(facts)["part"])}
    assert states == {
        Part.SCAN: "done",
        Part.PLAN: "done",
        Part.ADVISER: "done",
        Part.VOUCHER: "done",
        Part.TRAJECTORY: "now",
        Part.MEASUREMENT: "ahead",
    }


async def test_a_first_visit_begins_with_the_scan(database, client_as):
    async with database.write() as session:
        company = await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    found = (await owner.get(f"/companies/{company.id}/journey")).json()
    assert (found["next"]["act"], found["isFirstVisit"]) == ("start_scan", True)
    assert [each["state"] for each in found["parts"]] == ["now", "ahead", "ahead", "ahead", "ahead", "ahead"]
    assert (found["deadlines"], found["changes"]) == ([], [])


async def test_a_company_that_ended_has_no_next_step(database, client_as):
    async with database.write() as session:
        company = await make_company(session)
        company.end(CompanyStatus.STOPPED, clock.today(), None)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    found = (await owner.get(f"/companies/{company.id}/journey")).json()
    assert (found["next"], found["isFirstVisit"]) == (None, False)
    assert {each["state"] for each in found["parts"]} == {"ahead"}


async def test_a_scan_in_preparation_leaves_the_published_result_where_it_is(database, client_as, visitor):
    async with database.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
        link = await make_link(session, scan, audience=Respondent.EMPLOYEE)
        leading = await make_link(session, scan, audience=Respondent.MANAGEMENT)
    await take_part(visitor, leading, answers_at("management", 4))
    for level in (2, 2, 3, 2, 3, 2):
        await take_part(visitor, link, answers_at("employee", level))
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    for to in ("closed", "published"):
        moved = await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": to}, headers={"If-Match": "*"})
        assert moved.status_code == 200, moved.text
    async with database.write() as session:
        await make_scan(session, company.id, status=ScanStatus.DRAFT)
    found = (await owner.get(f"/companies/{company.id}/journey")).json()
    assert (found["next"]["act"], found["next"]["objectId"]) == ("choose_where_to_begin", str(scan.id))
    assert found["parts"][0] == {**found["parts"][0], "state": "done", "status": "published"}


async def test_the_page_tells_what_changed_and_what_is_due(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    async with database.write() as session:
        await make_measurement(session, stage.company.id)
        await make_enrolment(session, stage.company.id)
    found = (await stage.owner.get(f"/companies/{stage.company.id}/journey")).json()
    assert (found["next"]["act"], found["next"]["objectId"]) == ("wait_for_adviser", voucher_id)
    assert [each["kind"] for each in found["deadlines"]] == ["voucher_ends", "measurement_due"]
    moved = [each["detail"] for each in found["changes"] if each["kind"] == "voucher_moved"]
    assert set(moved) == {"submitted", "in_review", "granted"}
    assert "baseline" in {each["detail"] for each in found["changes"]}


async def test_a_running_trajectory_leads_to_its_first_open_step(database, pair):
    async with database.write() as session:
        await make_measurement(session, pair.company.id, measured_on=clock.today() - timedelta(days=40))
        await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser, steps_done=2)
    found = (await pair.owner.get(f"/companies/{pair.company.id}/journey")).json()
    assert (found["next"]["act"], found["next"]["step"]) == ("do_step", "plan")


async def test_only_people_of_the_company_see_its_journey(database, client_as, pair):
    url = f"/companies/{pair.company.id}/journey"
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
        member = await make_company(session, name="Lid", branch_id=branch.id)
    representative = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=pair.company.id)
    assert (await representative.get(url)).status_code == 200
    assert (await pair.adviser_client.get(url)).status_code == 404
    neighbour = await client_as(Role.OWNER, organisation_id=member.id)
    assert (await neighbour.get(url)).status_code == 404
    officer = await client_as(Role.SYNTENS_OFFICER)
    branch_officer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    assert (await officer.get(url)).status_code == 403
    # A branch does not see a member that did not let it.
    assert (await branch_officer.get(f"/companies/{member.id}/journey")).status_code == 404
