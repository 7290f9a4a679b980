"""Rounds that are divided later, over HTTP: made, shown to everybody, divided once, and what each company reads."""

from sqlalchemy import text

from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers import draw
from tests.makers.advisers import make_adviser
from tests.makers.allocation import CRITERIA
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_draft, move, once
from tests.vouchers.test_rounds import SCHEME, post, round_wish

ANY = {"If-Match": "*"}


async def a_round(client_as, database, *, publish=True, share=None, **fields):
    """A funded round of the programme office with money for one; answers who runs it and its address."""
    async with database.write() as session:
        office = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Programmabureau")
    programme = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)
    scheme = (await post(programme, "/schemes", {**SCHEME, "baselineRequired": False})).json()
    made = await post(programme, "/rounds", round_wish(scheme["id"], objectionReserveCents=0, **fields))
    assert made.status_code == 201, made.text
    address = made.headers["Location"].removeprefix("/v1")
    funder = {"organisationId": str(office.id), "amountCents": 2_500_00, **(share or {})}
    assert (await post(programme, f"{address}/funding-shares", funder)).status_code == 201
    for status in ("published", "open") if publish else ():
        answer = await post(programme, f"{address}/status-changes", {"toStatus": status}, **ANY)
        assert answer.status_code == 201, answer.text
    return programme, address


async def applicants(client_as, database, address, *employees):
    """Companies of these sizes that submitted; each as its client and voucher."""
    found = []
    for many in employees:
        async with database.write() as session:
            company = await make_company(session, employees=many)
            adviser = await make_adviser(session)
            draft = await make_draft(
                session, round_id=address.rsplit("/", 1)[-1], company_id=company.id, adviser_id=adviser.id
            )
        owner = await client_as(Role.OWNER, organisation_id=company.id)
        answer = await move(owner, draft.id, "submitted")
        assert answer.status_code == 201, answer.text
        found.append((owner, draft.id))
    return found


async def test_a_ranking_over_http(client_as, database, visitor):
    programme, address = await a_round(client_as, database, allocation="ranking", criteria=CRITERIA)
    shown = (await visitor.get(address)).json()
    assert (shown["allocation"], shown["criteria"]) == ("ranking", CRITERIA)
    small, fitting = await applicants(client_as, database, address, 8, 38)
    before = (await fitting[0].get(f"/vouchers/{fitting[1]}")).json()
    assert (before["status"], before["allocation"]["points"]) == ("submitted", None)
    assert before["calculation"]["stage"] == "estimate"

    early = await post(programme, f"{address}/status-changes", {"toStatus": "allocated"}, **ANY)
    assert (early.status_code, early.json()["currentStatus"]) == (409, "open")
    await post(programme, f"{address}/status-changes", {"toStatus": "closed"}, **ANY)
    told = (await programme.post(f"{address}/allocation-previews")).json()
    assert (told["applications"], told["places"], told["waiting"]) == (2, 1, 1)
    key = once()
    wish = {"toStatus": "allocated"}
    first = await programme.post(f"{address}/status-changes", json=wish, headers={**key, **ANY})
    again = await programme.post(f"{address}/status-changes", json=wish, headers={**key, **ANY})
    assert (first.status_code, again.status_code) == (201, 201)
    assert (first.json(), again.headers["Idempotent-Replayed"]) == (again.json(), "true")
    assert (first.json()["status"], first.json()["availableCents"], first.json()["waiting"]) == ("allocated", 0, 1)

    won = (await fitting[0].get(f"/vouchers/{fitting[1]}")).json()
    assert (won["status"], won["allocation"]["points"], won["allocation"]["position"]) == ("submitted", 75, 1)
    assert won["calculation"]["stage"] == "reserved"
    lost = (await small[0].get(f"/vouchers/{small[1]}")).json()
    assert (lost["status"], lost["placeInLine"], lost["allocation"]["points"]) == ("waitlisted", 1, 45)
    assert [reason["earned"] for reason in lost["allocation"]["reasons"]] == [0, 20, 10, 0, 15]
    assert (await small[0].get(f"/vouchers/{fitting[1]}")).status_code == 404


async def test_a_draw_over_http(client_as, database, visitor):
    programme, address = await a_round(client_as, database, allocation="draw")
    promised = (await visitor.get(address)).json()
    assert (len(promised["commitment"]), promised["listHash"], promised["drawn"]) == (64, None, False)
    assert (await visitor.get(f"{address}/draw")).status_code == 404
    found = await applicants(client_as, database, address, 38, 38, 38)
    codes = []
    for owner, voucher_id in found:
        voucher = (await owner.get(f"/vouchers/{voucher_id}")).json()
        codes.append(voucher["allocation"]["code"])
        assert codes[-1] == draw.code_of(voucher["allocation"]["salt"], voucher["code"])
    for status in ("closed", "allocated"):
        answer = await post(programme, f"{address}/status-changes", {"toStatus": status}, **ANY)
        assert answer.status_code == 201, answer.text
    file = (await visitor.get(f"{address}/draw")).json()
    assert draw.faults_in(file) == []
    assert (file["codes"], file["commitment"]) == (sorted(codes), promised["commitment"])
    assert [line["outcome"] for line in file["order"]] == ["place", "waiting", "waiting"]


async def test_a_draw_with_a_funder_that_forbids_it_is_not_published(client_as, database):
    programme, address = await a_round(
        client_as, database, publish=False, allocation="draw", share={"forbidsDraw": True}
    )
    answer = await post(programme, f"{address}/status-changes", {"toStatus": "published"}, **ANY)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/draw-forbidden")


async def test_a_funder_that_forbids_draws_does_not_join_one(client_as, database):
    programme, address = await a_round(client_as, database, allocation="draw")
    office = (await programme.get(address)).json()["fundingShares"][0]["organisationId"]
    wish = {"organisationId": office, "amountCents": 100, "forbidsDraw": True}
    answer = await post(programme, f"{address}/funding-shares", wish)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/draw-forbidden")


async def test_only_the_programme_previews_or_divides(client_as, database):
    _, address = await a_round(client_as, database, allocation="draw")
    [(owner, _)] = await applicants(client_as, database, address, 38)
    assert (await owner.post(f"{address}/allocation-previews")).status_code == 403
    assert (await post(owner, f"{address}/status-changes", {"toStatus": "allocated"}, **ANY)).status_code == 403


async def test_a_round_by_arrival_is_not_divided(client_as, database):
    programme, address = await a_round(client_as, database)
    await post(programme, f"{address}/status-changes", {"toStatus": "closed"}, **ANY)
    answer = await post(programme, f"{address}/status-changes", {"toStatus": "allocated"}, **ANY)
    assert (answer.status_code, answer.json()["currentStatus"]) == (409, "closed")


async def test_the_adviser_reads_no_points(client_as, database):
    programme, address = await a_round(client_as, database, allocation="ranking", criteria=CRITERIA)
    [(owner, voucher_id)] = await applicants(client_as, database, address, 38)
    for status in ("closed", "allocated"):
        await post(programme, f"{address}/status-changes", {"toStatus": status}, **ANY)
    async with database.write() as session:
        account = (
            await session.execute(text("SELECT account_id, organisation_id FROM advisers ORDER BY created_at DESC"))
        ).first()
    officer = await client_as(Role.SYNTENS_OFFICER)
    for to_status, body in (("in_review", {}), ("granted", {"reason": "Voldoet."})):
        answer = await move(officer, voucher_id, to_status, **body)
        assert answer.status_code == 201, answer.text
    adviser = await client_as(Role.ADVISER, organisation_id=account.organisation_id, account_id=account.account_id)
    assert (await adviser.get(f"/vouchers/{voucher_id}")).json()["allocation"] is None
    assert (await owner.get(f"/vouchers/{voucher_id}")).json()["allocation"]["points"] == 75
