"""The programme office makes a scheme, and the next edition of it when the rules become others."""

import asyncio
from uuid import uuid4

from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.errors import SchemeMadeMeanwhile
from backend.vouchers.schemas.rounds import SchemeCreate
from backend.vouchers.service import schemes
from tests.makers.identity import make_organisation
from tests.makers.vouchers import make_acting
from tests.vouchers.test_rounds import SCHEME, post


async def test_other_rules_are_a_next_edition_and_rounds_keep_theirs(client_as, visitor):
    programme = await client_as(Role.PROGRAMME_OFFICER)
    first = (await post(programme, "/schemes", SCHEME)).json()
    second = (await post(programme, "/schemes", {**SCHEME, "maximumCents": 3_000_00, "formerEdition": 1})).json()
    assert (first["edition"], second["edition"]) == (1, 2)
    assert [scheme["id"] for scheme in (await visitor.get("/schemes")).json()["items"]] == [second["id"]]
    assert (await visitor.get(f"/schemes/{first['id']}")).json()["maximumCents"] == 2_500_00


async def test_an_edition_follows_the_newest(client_as):
    programme = await client_as(Role.PROGRAMME_OFFICER)
    early = await post(programme, "/schemes", {**SCHEME, "formerEdition": 1})
    assert (early.status_code, early.json()["type"]) == (409, "/v1/problems/scheme-made-meanwhile")
    assert (await post(programme, "/schemes", SCHEME)).status_code == 201
    again = await post(programme, "/schemes", SCHEME)
    assert (again.status_code, again.json()["newestEdition"]) == (409, 1)


async def test_two_officers_make_one_edition(committed):
    async with committed.write() as session:
        office = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)
        officers = [await make_acting(session, Role.PROGRAMME_OFFICER, office.id) for _ in range(2)]
        await schemes.create_scheme(session, officers[0], SchemeCreate.model_validate(SCHEME))
    wish = SchemeCreate.model_validate({**SCHEME, "formerEdition": 1})

    async def make(officer):
        async with committed.write() as session:
            return (await schemes.create_scheme(session, officer, wish)).edition

    found = await asyncio.gather(*(make(officer) for officer in officers), return_exceptions=True)
    assert {type(each) for each in found} == {int, SchemeMadeMeanwhile}
    assert 2 in found


async def test_a_scheme_for_members_names_branches_that_exist(client_as, database):
    programme = await client_as(Role.PROGRAMME_OFFICER)
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        other = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY)
    wrong = {**SCHEME, "branchIds": [str(branch.id), str(other.id), str(uuid4())]}
    refused = await post(programme, "/schemes", wrong)
    places = [fault["location"] for fault in refused.json()["errors"]]
    assert (refused.status_code, places) == (400, ["#/branchIds/1", "#/branchIds/2"])
    assert (await post(programme, "/schemes", {**SCHEME, "branchIds": [str(branch.id)]})).status_code == 201


async def test_a_scheme_says_how_vouchers_are_extended(client_as):
    programme = await client_as(Role.PROGRAMME_OFFICER)
    usual = (await post(programme, "/schemes", SCHEME)).json()
    names = ("extensionDays", "extensionMaxDays", "extensionCount")
    assert [usual[name] for name in names] == [91, 183, 1]
    other = await post(
        programme, "/schemes", {**SCHEME, "formerEdition": 1, "extensionDays": 30, "extensionMaxDays": 30}
    )
    assert (other.status_code, other.json()["edition"]) == (201, 2)
    refused = await post(programme, "/schemes", {**SCHEME, "extensionDays": 31, "extensionMaxDays": 30})
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/extensionDays")
