"""Who may see measurements, and when the next is due."""

from datetime import datetime

from backend.core import clock
from backend.identity.scopes import Role
from backend.monitoring import service
from backend.monitoring.models import EnrolmentKind, MeasurementKind
from tests.makers.monitoring import make_measurement
from tests.makers.organisations import make_company


async def test_only_people_of_the_company_see_its_figures(database, client_as, company, draft):
    async with database.write() as session:
        other = await make_company(session, name="Ander bedrijf")
    paths = [
        f"/measurements/{draft}",
        f"/measurements/{draft}/values/revenue",
        f"/companies/{company.id}/measurements",
        f"/companies/{company.id}/measurements/result",
    ]
    finance = await client_as(Role.FINANCE, organisation_id=company.id)
    neighbour = await client_as(Role.OWNER, organisation_id=other.id)
    for path in paths:
        assert (await finance.get(path)).status_code == 200
        assert (await neighbour.get(path)).status_code == 404
    for role in (Role.ADVISER, Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER, Role.BRANCH_OFFICER, Role.RESEARCHER):
        outsider = await client_as(role)
        assert {(await outsider.get(path)).status_code for path in paths} == {403}
    representative = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)
    assert (await representative.get(paths[0])).status_code == 403
    assert (await neighbour.put(f"/measurements/{draft}/values/revenue", json={"value": 1})).status_code == 404


async def test_a_visitor_must_sign_in_first(visitor, company):
    assert (await visitor.get(f"/companies/{company.id}/measurements")).status_code == 401


async def test_the_day_the_next_measurement_is_due_follows_from_the_start(database, owner, company):
    url = f"/companies/{company.id}/measurements"
    assert (await owner.get(url)).json()["nextDueOn"] is None
    with clock.set_to(datetime.fromisoformat("2026-03-01T12:00:00+01:00")):
        async with database.write() as session:
            await make_measurement(session, company.id, kind=MeasurementKind.BASELINE)
            await service.enrol(session, company.id, started_on=clock.today(), kind=EnrolmentKind.PARTICIPANT)
    found = (await owner.get(url)).json()
    assert (found["hasBaseline"], found["nextDueOn"]) == (True, "2027-03-01")
    assert found["enrolment"] == {"kind": "participant", "startedOn": "2026-03-01"}
