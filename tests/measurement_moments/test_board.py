"""The response board: counts that agree with the rows, who is missing, and a reminder by hand."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from backend.identity.scopes import Role
from backend.measurement_moments.models import MeasurementMoment, MeasurementReminder
from backend.measurement_moments.queries import saved
from backend.measurement_moments.service import planning
from backend.monitoring.models import EnrolmentKind, MeasurementKind
from backend.organisations.models import ConsentKind
from backend.organisations.service import record_consent
from tests.makers.identity import make_principal
from tests.makers.monitoring import make_measurement
from tests.measurement_moments.conftest import START, make_followed, on

DAY = START + timedelta(days=20)
PARTICIPANTS, COMPARISON = 6, 4


@pytest.fixture
async def firms(database):
    """Six participants of whom three answered and one declined; four of the comparison group of whom one answered."""
    with on(DAY):
        async with database.write() as session:
            made = [await make_followed(session, name=f"Deelnemer {number}") for number in range(PARTICIPANTS)]
            made += [
                await make_followed(session, name=f"Ander {number}", kind=EnrolmentKind.COMPARISON)
                for number in range(COMPARISON)
            ]
            await make_followed(session, name="Zonder toestemming", consents=())
            await make_followed(session, name="Verzonnen", is_demonstration=True)
            await planning.plan(session)
            for firm in (*made[:3], made[PARTICIPANTS]):
                await make_measurement(session, firm.id, kind=MeasurementKind.BASELINE, measured_on=START)
            await session.execute(
                update(MeasurementMoment)
                .where(MeasurementMoment.company_id == made[3].id, MeasurementMoment.number == 0)
                .values(declined_reason="no_time", declined_at=func.now())
            )
    return made


async def read(client, address):
    with on(DAY):
        answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_counts_are_those_of_the_rows(firms, officer):
    board = await read(officer, "/measurement-response")
    [wave] = board["waves"]
    arms = {each["arm"]: each for each in wave["arms"]}
    assert (wave["number"], set(arms)) == (0, {"participant", "comparison"})
    told = arms["participant"]
    assert (told["expected"], told["answered"], told["overdue"], told["open"], told["lapsed"]) == (6, 3, 2, 0, 0)
    assert told["declined"] == {"no_time": 1, "not_available": 0, "stopped": 0, "confidential": 0, "other": 0}
    assert (arms["comparison"]["expected"], arms["comparison"]["answered"]) == (4, 1)
    for arm, counts in arms.items():
        for state in ("answered", "overdue"):
            listed = await read(officer, f"/measurement-moments?arm={arm}&number=0&state={state}")
            assert listed["total"] == counts[state]
        declined = await read(officer, f"/measurement-moments?arm={arm}&state=declined&reason=no_time")
        assert declined["total"] == counts["declined"]["no_time"]


async def test_a_difference_of_more_than_five_points_is_told(firms, officer):
    [wave] = (await read(officer, "/measurement-response"))["waves"]
    shares = {each["arm"]: each["responsePercent"] for each in wave["arms"]}
    assert (shares, wave["gapPoints"], wave["isUneven"]) == ({"participant": 50, "comparison": 25}, 25, True)


async def test_five_points_and_one_group_are_no_difference(database, officer):
    with on(DAY):
        async with database.write() as session:
            for number in range(20):
                for kind, answered in ((EnrolmentKind.PARTICIPANT, 10), (EnrolmentKind.COMPARISON, 9)):
                    firm = await make_followed(session, kind=kind, people=0)
                    if number < answered:
                        await make_measurement(session, firm.id, measured_on=START)
            await planning.plan(session)
    [wave] = (await read(officer, "/measurement-response"))["waves"]
    assert (wave["gapPoints"], wave["isUneven"]) == (5, False)


async def test_an_empty_board_is_an_answer(officer):
    board = await read(officer, "/measurement-response")
    assert (board["waves"], board["isDemonstration"]) == ([], False)


async def test_invented_firms_stand_apart(firms, officer):
    [wave] = (await read(officer, "/measurement-response?demonstration=true"))["waves"]
    assert [each["expected"] for each in wave["arms"]] == [1]
    listed = await read(officer, "/measurement-moments?demonstration=true")
    assert [each["companyName"] for each in listed["items"]] == ["Verzonnen"]
    assert "Verzonnen" not in str(await read(officer, "/measurement-moments"))


async def test_who_took_consent_back_is_counted_no_more(database, firms, officer):
    async with database.write() as session:
        await record_consent(session, firms[0].id, ConsentKind.MONITORING, False, None)
    [wave] = (await read(officer, "/measurement-response"))["waves"]
    assert {each["arm"]: each["expected"] for each in wave["arms"]} == {"participant": 5, "comparison": 4}


async def test_the_list_tells_who_is_missing_and_no_figure(firms, officer):
    found = await read(officer, "/measurement-moments")
    assert {each["companyName"] for each in found["items"]} == {
        "Deelnemer 4",
        "Deelnemer 5",
        "Ander 1",
        "Ander 2",
        "Ander 3",
    }
    assert set(found["items"][0]) == {
        "id",
        "companyId",
        "companyName",
        "kvkNumber",
        "arm",
        "number",
        "dueOn",
        "state",
        "reason",
        "reminders",
        "lastRemindedAt",
        "hasPeople",
        "isDemonstration",
    }
    assert (await read(officer, "/measurement-moments?q=nder 2"))["total"] == 1
    assert (await read(officer, f"/measurement-moments?q={firms[4].kvk_number}"))["total"] == 1
    assert (await read(officer, "/measurement-moments?q=%25"))["total"] == 0


async def test_a_reminder_by_hand_once_a_week_and_logged(database, firms, officer, worker):
    [found] = (await read(officer, "/measurement-moments?q=Deelnemer 4"))["items"]
    address = f"/measurement-moments/{found['id']}/reminders"
    with on(DAY):
        sent = await officer.post(address)
        assert (sent.status_code, sent.json()["people"]) == (201, 1)
        again = await officer.post(address)
        assert (again.status_code, again.json()["type"].rsplit("/", 1)[1]) == (409, "reminded-lately")
    assert await worker.mails() == ["measurement_waits"]
    with on(DAY + timedelta(days=7, hours=1)):
        assert (await officer.post(address)).status_code == 201
    async with database.read() as session:
        hands = await session.scalar(
            select(func.count()).where(MeasurementReminder.step == "by_hand", MeasurementReminder.sent_by.is_not(None))
        )
    assert hands == 2
    acts = (await read(officer, "/audit-entries"))["items"]
    assert [each["act"] for each in acts].count("measurements.remind") == 2


async def test_a_key_sent_twice_reminds_once(firms, officer, worker):
    [found] = (await read(officer, "/measurement-moments?q=Deelnemer 5"))["items"]
    headers = {"Idempotency-Key": "herinnering-0001"}
    with on(DAY):
        first = await officer.post(f"/measurement-moments/{found['id']}/reminders", headers=headers)
        second = await officer.post(f"/measurement-moments/{found['id']}/reminders", headers=headers)
    assert (first.status_code, second.status_code, first.json()) == (201, 201, second.json())
    assert await worker.mails() == ["measurement_waits"]


async def test_who_answered_declined_or_has_nobody_is_not_reminded(database, firms, officer):
    kinds = {}
    for state in ("answered", "declined"):
        listed = await read(officer, f"/measurement-moments?state={state}")
        with on(DAY):
            answer = await officer.post(f"/measurement-moments/{listed['items'][0]['id']}/reminders")
        kinds[state] = (answer.status_code, answer.json()["type"].rsplit("/", 1)[1])
    assert set(kinds.values()) == {(409, "moment-not-open")}
    with on(DAY):
        async with database.write() as session:
            nobody = await make_followed(session, name="Niemand", people=0)
            await make_principal(session, roles=(Role.STAFF_REPRESENTATIVE,), organisation_id=nobody.id)
            await planning.plan(session)
        [found] = (await officer.get("/measurement-moments?q=Niemand")).json()["items"]
        answer = await officer.post(f"/measurement-moments/{found['id']}/reminders")
    assert (found["hasPeople"], answer.json()["type"].rsplit("/", 1)[1]) == (False, "nobody-to-remind")


async def test_the_list_as_csv_is_the_list_and_no_formula(database, firms, officer):
    with on(DAY):
        async with database.write() as session:
            await make_followed(session, name='=HYPERLINK("x")')
            await planning.plan(session)
        answer = await officer.get("/measurement-moments/files")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 6
    assert {row["meting"] for row in rows} == {"T0"}
    assert [row["bedrijf"] for row in rows if "HYPERLINK" in row["bedrijf"]] == ['\'=HYPERLINK("x")']


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", {"groep": "deelnemers", "stand": "antwoordt niet", "reden": "geen tijd"}),
        ("en", {"group": "participants", "state": "declined", "reason": "no time"}),
    ],
)
async def test_the_file_speaks_the_language_of_its_reader(firms, officer, language, told):
    with on(DAY):
        answer = await officer.get("/measurement-moments/files?state=declined", headers={"Accept-Language": language})
    [row] = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert {heading: row[heading] for heading in told} == told


async def test_a_file_that_is_cut_off_says_so(firms, officer, monkeypatch):
    monkeypatch.setattr(saved, "MOST_ROWS", 2)
    with on(DAY):
        answer = await officer.get("/measurement-moments/files")
    lines = answer.text.strip().split("\r\n")
    assert len(lines) == 4
    assert lines[-1].startswith("Er zijn meer bedrijven")


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADVISER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.RESEARCHER])
async def test_only_the_programme_office_follows_the_response(client_as, role):
    client = await client_as(role)
    for address in ("/measurement-response", "/measurement-moments", "/measurement-moments/files"):
        assert (await client.get(address)).status_code == 403


async def test_a_reminder_of_who_is_not_asked_is_not_found(database, firms, officer):
    [found] = (await read(officer, "/measurement-moments?q=Deelnemer 4"))["items"]
    async with database.write() as session:
        await record_consent(session, firms[4].id, ConsentKind.MONITORING, False, None)
    with on(DAY):
        assert (await officer.post(f"/measurement-moments/{found['id']}/reminders")).status_code == 404
