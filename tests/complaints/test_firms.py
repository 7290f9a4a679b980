"""An upheld complaint reaches the accreditation of the firm: seen and weighed there by an officer, never by itself."""

from uuid import uuid4

from sqlalchemy import select, update

from backend.advisers.models import Accreditation, Adviser
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.complaints.test_complaints import WORDS, complain, dispute, move, respond
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_organisation

__all__ = ("dispute",)


async def upheld(dispute, measure="warning"):
    filed = await complain(dispute)
    answered = await respond(dispute.as_adviser, filed)
    decided = await move(dispute.as_officer, answered, toStatus="upheld", decision="Terecht.", measure=measure)
    assert decided.status_code == 201, decided.text


async def act_on_firm(dispute, **body):
    path = f"/advisory-firms/{dispute.firm.id}"
    current = (await dispute.as_officer.get(path)).headers["etag"]
    return await dispute.as_officer.post(
        f"{path}/accreditation-changes", json={"reason": "Gewogen.", **body}, headers={"If-Match": current}
    )


async def test_an_upheld_complaint_stands_with_the_firm_until_an_officer_weighed_it(dispute, database):
    async with database.write() as session:
        await make_adviser(session, firm="Aaadvies")
    path = f"/advisory-firms/{dispute.firm.id}"
    seen = await dispute.as_officer.get(path)
    assert seen.json()["hasUpheldComplaint"] is False
    assert (await act_on_firm(dispute, toStatus="no_measure")).status_code == 409
    await upheld(dispute)
    (first, _) = (await dispute.as_officer.get("/advisory-firms")).json()["items"]
    assert (first["id"], first["hasUpheldComplaint"], first["isValid"]) == (str(dispute.firm.id), True, True)
    stale = await dispute.as_officer.post(
        f"{path}/accreditation-changes",
        json={"toStatus": "suspended", "reason": "Nee."},
        headers={"If-Match": seen.headers["etag"]},
    )
    assert stale.status_code == 412  # who did not see the complaint
    (about,) = (await dispute.as_officer.get(f"/adviser-complaints?firmId={dispute.firm.id}")).json()["items"]
    assert (about["status"], about["words"]) == ("upheld", WORDS)
    assert (await dispute.as_officer.get(f"/adviser-complaints?firmId={uuid4()}")).json()["total"] == 0
    suspended = await act_on_firm(dispute, toStatus="suspended")
    assert (suspended.json()["status"], suspended.json()["hasUpheldComplaint"]) == ("suspended", False)
    async with database.read() as session:
        adviser = await session.get(Adviser, dispute.adviser.id)
        assert adviser.accreditation is Accreditation.ACCREDITED


async def test_colleagues_read_nothing_of_a_complaint_in_the_file_of_their_firm(dispute, client_as, database):
    await upheld(dispute)
    colleague = await client_as(Role.ADVISER, organisation_id=dispute.firm.id)
    path = f"/advisory-firms/{dispute.firm.id}"
    assert (await colleague.get(path)).json()["hasUpheldComplaint"] is False
    assert (await colleague.get(f"/adviser-complaints?firmId={dispute.firm.id}")).json()["total"] == 0
    async with database.read() as session:
        before = sorted(await session.scalars(select(Mail.template)))
    weighed = await act_on_firm(dispute, toStatus="no_measure")
    assert weighed.status_code == 200, weighed.text
    assert [(one["act"], one["toStatus"]) for one in weighed.json()["changes"]] == [("no_measure", "accredited")]
    assert (await colleague.get(path)).json()["changes"] == []
    async with database.read() as session:
        assert sorted(await session.scalars(select(Mail.template))) == before


async def test_a_complaint_that_is_not_upheld_does_not_reach_the_firm(dispute):
    filed = await complain(dispute)
    answered = await respond(dispute.as_adviser, filed)
    await move(dispute.as_officer, answered, toStatus="dismissed", decision="Niet vast te stellen.")
    assert (await dispute.as_officer.get(f"/advisory-firms/{dispute.firm.id}")).json()["hasUpheldComplaint"] is False


async def test_an_officer_of_syntens_weighs_no_firm_where_the_adviser_works_for_syntens(dispute, database):
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Uitvoerder")
        await session.execute(update(Adviser).where(Adviser.id == dispute.adviser.id).values(organisation_id=body.id))
    await upheld(dispute)
    assert (await dispute.as_officer.get(f"/advisory-firms/{dispute.firm.id}")).json()["hasUpheldComplaint"] is False
