"""Answering with a key of one's own."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.scans.keys import new_key
from backend.scans.models import InvitationKind, Respondent, ScanStatus
from tests.makers.scans import answers_at, codes, make_link, make_scan, take_part


@pytest.fixture
async def scan(company, database):
    async with database.write() as session:
        return await make_scan(session, company.id, groups=("Werkplaats", "Kantoor"))


@pytest.fixture
async def link(scan, database):
    async with database.write() as session:
        return await make_link(session, scan)


async def _enter(client, token):
    answer = await client.post("/scan-responses", json={"invitationToken": token})
    assert answer.status_code == 201, answer.text
    return answer.json(), {"Scan-Key": answer.json()["key"]}


async def test_an_employee_answers_leaves_and_goes_on_with_the_key(visitor, link):
    told, key = await _enter(visitor, link)
    assert told["scan"]["companyName"] == "Voorbeeldbakkerij B.V."
    assert {item["audience"] for item in told["questionnaire"]["items"]} == {"employee", "both"}
    assert "Niemand in uw bedrijf" in told["privacy"]["nl"]
    await visitor.put("/scan-responses/current/answers/TAK1E", json={"value": 4}, headers=key)
    await visitor.put("/scan-responses/current/answers/TAK2E", json={"value": None}, headers=key)
    await visitor.put("/scan-responses/current/remarks/OPEN1", json={"remark": "De planning."}, headers=key)
    written = {"Scan-Key": key["Scan-Key"].lower().replace("-", " ")}
    found = (await visitor.get("/scan-responses/current", headers=written)).json()
    assert found["answers"] == [{"itemCode": "TAK1E", "value": 4}, {"itemCode": "TAK2E", "value": None}]
    assert found["remarks"] == [{"itemCode": "OPEN1", "remark": "De planning."}]
    assert (found["submitted"], "key" in found) == (False, False)


async def test_the_last_answer_counts(visitor, link):
    _, key = await _enter(visitor, link)
    for value in (1, 5, 2, 2):
        saved = await visitor.put("/scan-responses/current/answers/TAK1E", json={"value": value}, headers=key)
        assert saved.json() == {"itemCode": "TAK1E", "value": value}
    assert (await visitor.get("/scan-responses/current", headers=key)).json()["answers"][0]["value"] == 2


async def test_a_single_use_link_works_once(visitor, scan, database):
    async with database.write() as session:
        token = await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
    await _enter(visitor, token)
    again = await visitor.post("/scan-responses", json={"invitationToken": token})
    assert (again.status_code, again.json()["type"]) == (404, "/v1/problems/invitation-not-valid")


async def test_an_exchange_whose_answer_got_lost_is_asked_again_with_ones_own_key(visitor, scan, database):
    async with database.write() as session:
        token = await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
    wish = {"invitationToken": token, "key": new_key()}
    first, again = [await visitor.post("/scan-responses", json=wish) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.json()["key"] == wish["key"]
    other = await visitor.post("/scan-responses", json={**wish, "key": new_key()})
    assert other.status_code == 404


async def test_a_key_with_a_typing_error_is_refused(visitor, link):
    key = new_key()
    wrong = ("3" if key[0] == "2" else "2") + key[1:]
    answer = await visitor.post("/scan-responses", json={"invitationToken": link, "key": wrong})
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/key")


async def test_a_shared_link_gives_everybody_another_key(visitor, link):
    keys = {(await _enter(visitor, link))[0]["key"] for _ in range(3)}
    assert len(keys) == 3


@pytest.mark.parametrize("token", ["b" * 32, "a" * 16])
async def test_a_made_up_link_is_refused(visitor, company, token):
    answer = await visitor.post("/scan-responses", json={"invitationToken": token})
    assert answer.status_code == 404


@pytest.mark.parametrize("key", ["23456-789AB-CDEFG-HJKMK", "K7QM2", "'; drop table scans", "x" * 64])
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/scan-responses/current", None),
        ("PUT", "/scan-responses/current/answers/TAK1E", {"value": 4}),
        ("POST", "/scan-responses/current/submissions", None),
        ("DELETE", "/scan-responses/current", None),
        ("GET", "/scan-responses/current/result", None),
    ],
)
async def test_a_forged_key_opens_nothing(*, visitor, link, key, method, path, body):
    answer = await visitor.request(method, path, json=body, headers={"Scan-Key": key})
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/scan-response-not-found")


async def test_without_a_key_there_is_no_answer_to_read(visitor):
    answer = await visitor.get("/scan-responses/current")
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "Scan-Key")


@pytest.mark.parametrize("value", [0, 6, -1, 2.5, "4", True, [3]])
async def test_an_answer_outside_the_scale_is_refused(visitor, link, value):
    _, key = await _enter(visitor, link)
    answer = await visitor.put("/scan-responses/current/answers/TAK1E", json={"value": value}, headers=key)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/value")
    assert (await visitor.get("/scan-responses/current", headers=key)).json()["answers"] == []


@pytest.mark.parametrize("code", ["TAK1M", "DG1", "OPEN1", "XYZ9E"])
async def test_an_item_of_others_or_of_no_questionnaire_is_refused(visitor, link, code):
    _, key = await _enter(visitor, link)
    answer = await visitor.put(f"/scan-responses/current/answers/{code}", json={"value": 1}, headers=key)
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/item-not-found")


async def test_management_answers_its_own_wording_and_yes_or_no(visitor, scan, database):
    async with database.write() as session:
        token = await make_link(session, scan, audience=Respondent.MANAGEMENT)
    told, key = await _enter(visitor, token)
    assert "niet anoniem" in told["privacy"]["nl"]
    put = "/scan-responses/current/answers"
    assert (await visitor.put(f"{put}/DG1", json={"value": 1}, headers=key)).status_code == 200
    assert (await visitor.put(f"{put}/DG2", json={"value": 5}, headers=key)).status_code == 400
    assert (await visitor.put(f"{put}/TAK1E", json={"value": 4}, headers=key)).status_code == 404


async def test_a_group_is_one_of_this_scan(visitor, company, link, database):
    async with database.write() as session:
        other = await make_scan(session, company.id, groups=("Winkel",))
        strange = await make_link(session, other)
    told, key = await _enter(visitor, link)
    named = await visitor.patch(
        "/scan-responses/current", json={"groupId": told["scan"]["groups"][1]["id"]}, headers=key
    )
    assert named.json()["groupId"] == told["scan"]["groups"][1]["id"]
    elsewhere, _ = await _enter(visitor, strange)
    wrong = await visitor.patch(
        "/scan-responses/current", json={"groupId": elsewhere["scan"]["groups"][0]["id"]}, headers=key
    )
    assert (wrong.status_code, wrong.json()["errors"][0]["location"]) == (400, "#/groupId")
    assert (await visitor.patch("/scan-responses/current", json={"groupId": None}, headers=key)).status_code == 200


async def test_submitting_needs_three_answers_of_one_theme(visitor, link):
    _, key = await _enter(visitor, link)
    early = await visitor.post("/scan-responses/current/submissions", headers=key)
    assert (early.status_code, early.json()["type"]) == (409, "/v1/problems/nothing-answered")
    for code in codes("employee", "process")[:3]:
        await visitor.put(f"/scan-responses/current/answers/{code}", json={"value": 4}, headers=key)
    done = await visitor.post("/scan-responses/current/submissions", headers=key)
    assert (done.status_code, done.json()["submitted"]) == (200, True)


async def test_answers_can_be_changed_after_submitting_and_withdrawn(visitor, link):
    key = {"Scan-Key": await take_part(visitor, link, answers_at("employee", 4))}
    changed = await visitor.put("/scan-responses/current/answers/TAK1E", json={"value": 1}, headers=key)
    assert changed.status_code == 200
    assert (await visitor.delete("/scan-responses/current", headers=key)).status_code == 204
    assert (await visitor.get("/scan-responses/current", headers=key)).status_code == 404


async def test_a_closed_scan_takes_no_answers_but_still_shows_and_deletes_them(visitor, owner, scan, link):
    key = {"Scan-Key": await take_part(visitor, link, answers_at("employee", 4))}
    await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": "closed"}, headers={"If-Match": "*"})
    late = [
        await visitor.put("/scan-responses/current/answers/TAK1E", json={"value": 1}, headers=key),
        await visitor.put("/scan-responses/current/remarks/OPEN1", json={"remark": "Te laat"}, headers=key),
        await visitor.patch("/scan-responses/current", json={"groupId": None}, headers=key),
        await visitor.post("/scan-responses/current/submissions", headers=key),
        await visitor.post("/scan-responses", json={"invitationToken": link}),
    ]
    assert {(answer.status_code, answer.json()["type"]) for answer in late} == {(409, "/v1/problems/scan-not-open")}
    found = (await visitor.get("/scan-responses/current", headers=key)).json()
    assert (found["scan"]["takesAnswers"], len(found["answers"])) == (False, len(codes("employee")))
    assert (await visitor.delete("/scan-responses/current", headers=key)).status_code == 204


async def test_the_day_after_the_last_day_no_answers_are_taken(visitor, scan, link):
    _, key = await _enter(visitor, link)
    with clock.set_to(clock.now() + timedelta(days=15)):
        late = await visitor.put("/scan-responses/current/answers/TAK1E", json={"value": 1}, headers=key)
        entering = await visitor.post("/scan-responses", json={"invitationToken": link})
    assert (late.status_code, entering.status_code) == (409, 409)


async def test_a_single_use_link_is_not_spent_on_a_closed_scan(visitor, owner, scan, database):
    async with database.write() as session:
        token = await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
    await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": "closed"}, headers={"If-Match": "*"})
    assert (await visitor.post("/scan-responses", json={"invitationToken": token})).status_code == 404
    later = (clock.today() + timedelta(days=30)).isoformat()
    again = await owner.post(f"/scans/{scan.id}/extensions", json={"closesOn": later}, headers={"If-Match": "*"})
    assert again.json()["status"] == ScanStatus.OPEN
    assert (await visitor.post("/scan-responses", json={"invitationToken": token})).status_code == 201


@pytest.mark.parametrize("remark", ["", "  ", "x" * 501])
async def test_a_remark_has_a_fitting_length(visitor, link, remark):
    _, key = await _enter(visitor, link)
    answer = await visitor.put("/scan-responses/current/remarks/OPEN1", json={"remark": remark}, headers=key)
    assert answer.status_code == 400


async def test_a_remark_is_taken_back_and_a_statement_takes_none(visitor, link):
    _, key = await _enter(visitor, link)
    put = "/scan-responses/current/remarks"
    await visitor.put(f"{put}/OPEN1", json={"remark": "Eerst"}, headers=key)
    assert (await visitor.put(f"{put}/OPEN1", json={"remark": None}, headers=key)).status_code == 204
    assert (await visitor.get("/scan-responses/current", headers=key)).json()["remarks"] == []
    assert (await visitor.put(f"{put}/TAK1E", json={"remark": "Hm"}, headers=key)).status_code == 404
