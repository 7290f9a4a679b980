"""What may be written in a practice: faults where they stand, tools, addresses."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import ConsentKind
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.practices import make_practice
from tests.makers.toolbox import make_toolbox_item
from tests.practices.telling import (
    begin,
    change,
    company_and_officer,
    current,
    done,
    publish,
    wish,
)


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"title": {"nl": ""}}, "#/title/nl"),
        ({"title": {"nl": "a\u0000b"}}, "#/title/nl"),
        ({"themes": []}, "#/themes"),
        ({"year": 1850}, "#/year"),
        (
            {"figures": [{"label": {"nl": "x"}, "before": "veel", "after": 1, "unit": {"nl": "u"}}]},
            "#/figures/0/before",
        ),
        ({"tools": ["niet-in-gebruik"]}, "#/tools"),
    ],
)
async def test_a_fault_is_told_where_it_stands(client_as, database, changed, location):
    people = await company_and_officer(database, client_as)
    answer = await people.owner.post("/practices", json={**wish(**changed), "companyId": str(people.company.id)})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["location"] == location


async def test_the_tools_that_the_company_uses_are_named_where_it_wants(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    async with database.write() as session:
        await make_toolbox_item(session, slug="urenbank", title="Urenbank")
    used = await people.owner.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-01-05"})
    assert used.status_code == 201, used.text
    version = await publish(people, tools=["urenbank", "urenbank"])
    shown = (await visitor.get(f"/practices/{version['slug']}")).json()
    assert [tool["slug"] for tool in shown["tools"]] == ["urenbank"]


async def test_others_learn_nothing_of_the_tools_and_only_keep_or_drop_them(client_as, database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        member = await make_company(session, branch_id=branch.id, consents=(ConsentKind.BRANCH_SEES_PROGRESS,))
        await make_toolbox_item(session, slug="urenbank", title="Urenbank")
        await make_toolbox_item(session, slug="weekstart", title="Weekstart")
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    owner = await client_as(Role.OWNER, organisation_id=member.id)
    used = await owner.post("/toolbox-items/urenbank/uses", json={"usedSince": "2026-01-05"})
    assert used.status_code == 201, used.text
    tried = [
        await writer.post("/practices", json={**wish(tools=[slug]), "companyId": str(member.id)})
        for slug in ("urenbank", "weekstart")
    ]
    assert [(answer.status_code, answer.json()["errors"]) for answer in tried] == [
        (400, tried[0].json()["errors"]),
        (400, tried[0].json()["errors"]),
    ]
    version = await begin(writer, member)
    version = await done(await change(owner, version, tools=["urenbank"]))
    kept = await done(await change(writer, version, tools=["urenbank"], year=2025))
    assert [tool["slug"] for tool in kept["tools"]] == ["urenbank"]
    dropped = await done(await change(writer, kept))
    assert dropped["tools"] == []
    assert (await change(writer, dropped, tools=["urenbank"])).status_code == 400


async def test_two_stories_with_one_title_have_two_addresses(client_as, database):
    people = await company_and_officer(database, client_as)
    async with database.write() as session:
        await make_practice(session, slug="samen-aan-het-rooster")
    version = await publish(people)
    assert version["slug"] == "samen-aan-het-rooster-2"
    assert current(version)
