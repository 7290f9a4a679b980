"""An adviser's own profile: made, changed, and kept from others."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_account, make_organisation

SCRIPT = "<script>alert('x')</script>"


def wish(**changed):
    return {
        "kind": "private",
        "headline": {"nl": "Verdeelt werk opnieuw", "en": "Divides work anew"},
        "bio": {"nl": "Begint op de werkvloer.", "en": "Starts on the shop floor."},
        "methods": [{"nl": "Taken op tafel", "en": "Tasks on the table"}],
        "themes": ["work_division"],
        "sectors": [],
        "provinces": ["NL-NB"],
        "languages": ["nl"],
        "rateCents": 11500,
        "hoursPerMonth": 20,
        **changed,
    }


async def adviser_with_client(client_as, database, **rest):
    async with database.write() as session:
        firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        account = await make_account(session, name="Karin Voorbeeldhuis")
        adviser = await make_adviser(session, organisation_id=firm.id, account_id=account.id, **rest)
    client = await client_as(Role.ADVISER, organisation_id=firm.id, account_id=account.id)
    return adviser, client


async def test_a_new_profile_is_an_application(client_as, visitor):
    client = await client_as(Role.ADVISER)
    made = await client.post("/adviser-profiles", json=wish(kind="syntens"))
    assert made.status_code == 201, made.text
    profile = made.json()
    assert (profile["accreditation"], profile["freeHours"]) == ("applied", 16)
    assert [change["toStatus"] for change in profile["changes"]] == ["applied"]
    assert (await visitor.get("/advisers")).json()["total"] == 0
    again = await client.post("/adviser-profiles", json=wish())
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/adviser-profile-known")


async def test_an_adviser_changes_the_own_profile(client_as, visitor, database):
    adviser, client = await adviser_with_client(client_as, database)
    path = f"/adviser-profiles/{adviser.id}"
    read = await client.get(path)
    changed = await client.patch(path, json={"hoursPerMonth": 0}, headers={"If-Match": read.headers["etag"]})
    assert changed.status_code == 200, changed.text
    assert (await visitor.get(f"/advisers/{adviser.id}")).json()["hoursPerMonth"] == 0
    stale = await client.patch(path, json={"hoursPerMonth": 9}, headers={"If-Match": read.headers["etag"]})
    assert stale.status_code == 412
    assert (await client.patch(path, json={"hoursPerMonth": 9})).status_code == 428
    assert (await client.get(path)).json()["hoursPerMonth"] == 0


async def test_profiles_of_others_are_not_there(client_as, database):
    async with database.write() as session:
        other = await make_adviser(session)
    _, client = await adviser_with_client(client_as, database)
    path = f"/adviser-profiles/{other.id}"
    assert (await client.get(path)).status_code == 404
    assert (await client.patch(path, json={}, headers={"If-Match": '"1"'})).status_code == 404
    assert (await client.get("/adviser-profiles")).json()["total"] == 1


async def test_syntens_reads_every_profile_but_writes_none(client_as, database):
    adviser, _ = await adviser_with_client(client_as, database)
    officer = await client_as(Role.SYNTENS_OFFICER)
    assert (await officer.get(f"/adviser-profiles/{adviser.id}")).status_code == 200
    answer = await officer.patch(f"/adviser-profiles/{adviser.id}", json={}, headers={"If-Match": '"1"'})
    assert answer.status_code == 403


async def test_companies_see_no_files(client_as, database):
    await adviser_with_client(client_as, database)
    owner = await client_as(Role.OWNER)
    assert (await owner.get("/adviser-profiles")).json()["total"] == 0


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"themes": []}, "#/themes"),
        ({"provinces": ["NL-XX"]}, "#/provinces/0"),
        ({"rateCents": -1}, "#/rateCents"),
        ({"rateCents": "115"}, "#/rateCents"),
        ({"hoursPerMonth": 745}, "#/hoursPerMonth"),
        ({"freeHours": 16}, "#/freeHours"),
        ({"accreditation": "accredited"}, "#/accreditation"),
        ({"languages": ["nederlands"]}, "#/languages/0"),
    ],
)
async def test_a_faulty_profile_is_refused_with_the_place(client_as, changed, location):
    client = await client_as(Role.ADVISER)
    answer = await client.post("/adviser-profiles", json=wish(**changed))
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)


async def test_nothing_of_a_profile_is_emptied(client_as, database):
    adviser, client = await adviser_with_client(client_as, database)
    path = f"/adviser-profiles/{adviser.id}"
    assert (await client.patch(path, json={"bio": None}, headers={"If-Match": '"1"'})).status_code == 400


async def test_script_in_every_text_field_stays_text(client_as, visitor, database):
    adviser, client = await adviser_with_client(client_as, database)
    both = {"nl": SCRIPT, "en": SCRIPT}
    answer = await client.patch(
        f"/adviser-profiles/{adviser.id}",
        json={"headline": both, "bio": both, "methods": [both]},
        headers={"If-Match": '"1"'},
    )
    assert answer.status_code == 200, answer.text
    shown = await visitor.get(f"/advisers/{adviser.id}")
    assert shown.headers["content-type"] == "application/json"
    assert (shown.json()["headline"], shown.json()["bio"], shown.json()["methods"]) == (both, both, [both])
