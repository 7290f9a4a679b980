"""What is not shown is read by nobody, by no route; and no filter finds somebody by it."""

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import IntegrityError

from backend.identity.models import Membership
from backend.identity.scopes import Role, scopes_of
from backend.network.models import NetworkProfile, ProfileField
from tests.architecture.test_rights import OPERATIONS
from tests.makers.identity import make_account
from tests.makers.network import make_profile
from tests.network.conftest import ALL_FIELDS, SECRETS, act, ask, met, show

OTHERS = ("piet", "chris", "adviser", "branch", "officer")
COLUMNS = {"name", "company"}  # of the profile's fields: those that colleagues know from elsewhere


def _carries_no(answer, hidden=SECRETS.values()):
    assert not [secret for secret in hidden if secret.lower() in answer.text.lower()], answer.url


async def test_off_and_empty_until_its_owner_says_otherwise(stage, database):
    own = (await stage.vera.get("/network-profile")).json()
    assert (own["isVisible"], own["isSuggestible"], own["version"], own["id"]) == (False, False, 0, None)
    assert set(own["shown"].values()) == {"nobody"}
    written = await stage.vera.put("/network-profile", json={"words": "Dag"})
    assert (written.json()["isVisible"], set(written.json()["shown"].values())) == (False, {"nobody"})
    assert (await stage.piet.get("/network-profiles")).json()["items"] == []
    assert (await stage.piet.get(f"/network-profiles/{written.json()['id']}")).status_code == 404


async def test_no_field_that_is_not_shown_leaves_by_any_network_route(stage, visitor):
    """Every GET of the network for everybody who could look, before and after an introduction."""
    conversation = await met(stage)
    await stage.vera.post(f"{conversation.path}/messages", json={"words": "Dag Piet"})
    names = {
        "networkProfileId": conversation.hers["id"],
        "networkIntroductionId": conversation.id,
    }
    reads = [path.removeprefix("/v1") for method, path, _ in OPERATIONS if method == "get" and "/network-" in path]
    assert len(reads) >= 8
    walked = 0
    for path in reads:
        filled = path
        for name, value in names.items():
            filled = filled.replace(f"{{{name}}}", value)
        if "{" in filled:
            continue
        for key in OTHERS:
            known = {SECRETS["company"]} if key == "chris" else set()  # of one's own company
            _carries_no(await getattr(stage, key).get(filled), {*SECRETS.values()} - known)
            walked += 1
        _carries_no(await visitor.get(filled))
    assert walked >= 7 * len(OTHERS)


async def test_no_route_at_all_tells_what_only_a_profile_holds(stage, visitor):
    """Function, words and contact stand nowhere else: lists, search, people of the company, the trail, own data."""
    await met(stage)
    hidden = [SECRETS[name] for name in SECRETS if name not in COLUMNS]
    paths = sorted({path.removeprefix("/v1") for method, path, *_ in OPERATIONS if method == "get" and "{" not in path})
    assert len(paths) > 80
    for client in (stage.piet, stage.chris, stage.officer, visitor):
        for path in paths:
            _carries_no(await client.get(path), hidden)
    for client in (stage.chris, stage.officer, stage.branch, stage.adviser):
        company = f"/companies/{stage.company.id}"
        for path in (company, f"{company}/people", f"{company}/audit-entries"):
            _carries_no(await client.get(path), hidden)


async def test_only_people_of_a_company_come_in(stage, visitor):
    hers = await show(stage.vera, shown=dict.fromkeys(ALL_FIELDS, "everyone"))
    for client, status in (
        (visitor, 401),
        (stage.adviser, 403),
        (stage.branch, 403),
        (stage.officer, 403),
        (stage.piet, 200),
    ):
        for path in ("/network-profiles", f"/network-profiles/{hers['id']}", "/network-suggestions"):
            assert (await client.get(path)).status_code == status, path
    for role in (Role.ADVISER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER, Role.RESEARCHER):
        assert "network:use" not in scopes_of({role})


@pytest.mark.parametrize("field", ALL_FIELDS)
async def test_each_field_is_shown_by_itself(stage, field):
    hers = await show(stage.vera, shown={field: "everyone"})
    (found,) = (await stage.piet.get("/network-profiles")).json()["items"]
    read = (await stage.piet.get(f"/network-profiles/{hers['id']}")).json()
    for told in (found, read):
        assert {name for name in (*ALL_FIELDS, "contact") if told[name]} == {field}


async def test_what_is_for_after_an_introduction_comes_then_and_not_before(stage):
    after = {"name": "introduced", "contact": "introduced", "company": "introduced"}
    hers = await show(stage.vera, shown=after)
    await show(stage.piet, shown={"name": "introduced"})
    made = await ask(stage.piet, hers["id"])
    path = f"/network-introductions/{made['id']}"
    _carries_no(await stage.piet.get(path))
    assert (await stage.vera.get(path)).json()["person"]["name"] is None
    await act(stage.vera, path, "status-changes", {"toStatus": "accepted"})
    told = (await stage.piet.get(path)).json()["person"]
    assert (told["name"], told["contact"], told["company"]) == tuple(
        SECRETS[one] for one in ("name", "contact", "company")
    )
    assert (told["function"], told["words"], told["offers"]) == (None, None, [])
    assert (await stage.vera.get(path)).json()["person"]["name"] == "Piet Peer"
    _carries_no(await stage.derde.get(f"/network-profiles/{hers['id']}"))
    _carries_no(await stage.derde.get("/network-profiles"))


async def test_contact_is_never_for_everyone(stage, database):
    refused = await stage.vera.put("/network-profile", json={"shown": {"contact": "everyone"}})
    assert refused.status_code == 400
    await show(stage.vera)
    with pytest.raises(IntegrityError, match="contact_after_introduction"):
        async with database.write() as session:
            await session.execute(update(NetworkProfile).values(shown_to_all=["contact"]))
    with pytest.raises(IntegrityError, match="shown_to_all_known"):
        async with database.write() as session:
            await session.execute(update(NetworkProfile).values(shown_to_all=["email"]))


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("sector", "sector=C"),
        ("province", "province=NL-NB"),
        ("offers", "theme=technology"),
        ("seeks", "theme=working_time"),
        ("name", "q=vera"),
        ("company", "q=voorbeeld b"),
        ("function", "q=functie"),
        ("words", "q=woorden"),
    ],
)
async def test_a_filter_on_a_hidden_field_finds_nobody(stage, field, asked):
    """Also not when all the others are shown, and not when it is for after an introduction."""
    rest = {name: "everyone" for name in ALL_FIELDS if name != field}
    for who in ("nobody", "introduced"):
        await show(stage.vera, shown={**rest, field: who})
        assert (await stage.piet.get(f"/network-profiles?{asked}")).json()["items"] == []
    await show(stage.vera, shown={field: "everyone"})
    (found,) = (await stage.piet.get(f"/network-profiles?{asked}")).json()["items"]
    assert found[field]


async def test_a_search_by_contact_finds_nobody(stage):
    await show(stage.vera, shown={**dict.fromkeys(ALL_FIELDS, "everyone"), "contact": "introduced"})
    assert (await stage.piet.get("/network-profiles?q=06-0000")).json()["items"] == []
    assert (await stage.piet.get("/network-profiles?q=%25")).json()["items"] == []


async def test_pages_by_cursor_show_each_once(stage, database):
    async with database.write() as session:
        made = {str((await make_profile(session)).id) for _ in range(5)}
    seen, after = [], None
    while True:
        page = (
            await stage.piet.get("/network-profiles", params={"limit": 2, **({"after": after} if after else {})})
        ).json()
        seen += [one["id"] for one in page["items"]]
        after = page["nextCursor"]
        if after is None:
            break
    assert sorted(seen) == sorted(made)


async def test_whoever_leaves_the_company_loses_the_profile(stage, database):
    hers = await show(stage.vera, shown={"name": "everyone"})
    async with database.write() as session:  # a company keeps an owner
        stays = await make_account(session)
        session.add(Membership(account_id=stays.id, organisation_id=stage.company.id, role=Role.OWNER))
    async with database.write() as session:  # another role in the same company is no leaving
        await session.execute(delete(Membership).where(Membership.account_id == stage.accounts["vera"].id))
        session.add(
            Membership(account_id=stage.accounts["vera"].id, organisation_id=stage.company.id, role=Role.FINANCE)
        )
        await session.flush()
        await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # as at the end of the transaction
    assert (await stage.piet.get(f"/network-profiles/{hers['id']}")).status_code == 200
    async with database.write() as session:
        await session.execute(delete(Membership).where(Membership.account_id == stage.accounts["vera"].id))
        await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    assert (await stage.piet.get(f"/network-profiles/{hers['id']}")).status_code == 404
    async with database.read() as session:
        assert (await session.scalars(select(NetworkProfile))).all() == []


async def test_a_profile_is_of_the_company_and_of_whoever_made_it(stage, database):
    await show(stage.vera)
    for column, other in (("account_id", stage.accounts["piet"].id), ("company_id", stage.other_company.id)):
        with pytest.raises(IntegrityError, match="stays of whoever made it"):
            async with database.write() as session:
                await session.execute(update(NetworkProfile).values({column: other}))
    with pytest.raises(IntegrityError, match="of somebody of the company"):
        async with database.write() as session:
            session.add(
                NetworkProfile(
                    account_id=stage.accounts["adviser"].id,
                    company_id=stage.company.id,
                    offers=[],
                    seeks=[],
                    shown_to_all=[],
                    shown_introduced=[],
                )
            )


def test_each_field_of_a_profile_is_tested():
    assert {field.value.replace("size_class", "sizeClass") for field in ProfileField} == {*ALL_FIELDS, "contact"}


async def test_script_in_a_field_stays_text(stage):
    script = "<script>alert(1)</script>"
    shown = dict.fromkeys(ALL_FIELDS, "everyone")
    hers = await show(stage.vera, function=script, words=script, contact=script, shown=shown)
    told = await stage.piet.get(f"/network-profiles/{hers['id']}")
    assert (told.json()["function"], told.json()["words"]) == (script, script)
    assert told.headers["content-type"].startswith("application/json")
