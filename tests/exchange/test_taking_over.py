"""Another branch takes a piece of work over: a draft of its own, once, with where it came from."""

from sqlalchemy import delete, select

from backend.campaigns.models import ScanCampaign
from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.models import Notice
from backend.toolbox.models import ToolboxItem, ToolboxVersion
from tests.exchange.conftest import WORDS
from tests.makers.campaigns import make_campaign
from tests.makers.identity import make_organisation
from tests.makers.toolbox import make_toolbox_item

NAME = "Voorbeeldbranche Horeca"


async def test_an_approach_becomes_a_draft_of_ones_own_with_whose_it_was(pair):
    shared = await pair.shared()
    taken = await pair.take(shared)
    assert taken.status_code == 201
    address = f"/exchange-shares/{taken.json()['draftId']}"
    own = await pair.reader.get(address)
    assert own.json()["origin"] == {"branch": NAME, "number": 1}
    assert (own.json()["status"], own.json()["isMine"]) == ("draft", True)
    await pair.move(own, client=pair.reader)
    assert (await pair.source.get(address)).json()["origin"]["branch"] == NAME
    assert (await pair.source.get(f"/exchange-shares/{shared.json()['id']}")).json()["takenOverBy"] == 1


async def test_a_second_time_leads_to_the_draft_that_there_is(pair):
    shared = await pair.shared()
    first, second = await pair.take(shared), await pair.take(shared)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    listed = (await pair.reader.get("/exchange-shares", params={"whose": "taken"})).json()["items"]
    assert [(each["id"], each["takenNumber"], each["takenOverBy"]) for each in listed] == [(shared.json()["id"], 1, 1)]


async def test_a_tool_becomes_a_draft_in_ones_own_toolbox_and_tells_everybody_whose_it_was(pair, database, visitor):
    async with database.write() as session:
        tool = await make_toolbox_item(session, owner_id=pair.sharing.id, slug="rooster", title="Rooster")
    shared = await pair.shared(kind="tool", did=None, pieceId=str(tool.item_id))
    assert shared.json()["tool"] == {"slug": "rooster", "number": 1}
    taken = (await pair.take(shared)).json()
    draft = (await pair.reader.get(f"/toolbox-versions/{taken['draftId']}")).json()
    assert (draft["status"], draft["slug"], draft["title"]["nl"]) == ("draft", "rooster-2", "Rooster")
    assert draft["origin"] == {"branch": NAME, "number": 1}
    assert (await pair.source.get(f"/toolbox-versions/{taken['draftId']}")).status_code == 404
    async with database.write() as session:
        version = await session.get_one(ToolboxVersion, taken["draftId"])
        version.offer()
        version.publish(clock.now())
    assert (await visitor.get("/toolbox-items/rooster-2")).json()["origin"] == {"branch": NAME, "number": 1}
    assert (await visitor.get("/toolbox-items/rooster")).json()["origin"] is None


async def test_a_tool_that_left_the_toolbox_is_shared_no_further(pair, database):
    async with database.write() as session:
        tool = await make_toolbox_item(session, owner_id=pair.sharing.id)
    draft = await pair.write(kind="tool", did=None, pieceId=str(tool.item_id))
    async with database.write() as session:
        (await session.get_one(ToolboxVersion, tool.id)).archive(clock.now())
    refused = await pair.move(draft)
    assert refused.json()["type"].endswith("exchange-move-impossible")


async def test_a_campaign_becomes_a_draft_with_the_same_set_up_and_days_of_its_own(pair, database):
    async with database.write() as session:
        source = await make_campaign(session, pair.sharing.id, days=29, section="I", members=99)
    shared = await pair.shared(kind="campaign", did=None, pieceId=str(source.id))
    taken = (await pair.take(shared)).json()
    own = (await pair.reader.get(f"/scan-campaigns/{taken['draftId']}")).json()
    assert (own["status"], own["title"], own["aim"]) == ("draft", "Samen roosteren", 40)
    assert (own["target"]["section"], own["purpose"]["nl"]) == ("I", source.purpose_nl)
    assert own["origin"] == {"branch": NAME, "number": 1}
    assert own["members"] == 0
    async with database.write() as session:
        campaign = await session.get_one(ScanCampaign, taken["draftId"])
        assert (campaign.closes_at - campaign.opens_at).days == 30
        assert campaign.opens_at > clock.now()
        assert campaign.version_id == source.version_id
        campaign.open(clock.now(), 200)
        code = campaign.code
    told = await pair.source.get(f"/campaign-invitations/{code}")
    assert told.json()["origin"] == {"branch": NAME, "number": 1}


async def test_a_draft_that_was_thrown_away_can_be_made_anew(pair, database):
    async with database.write() as session:
        source = await make_campaign(session, pair.sharing.id)
    shared = await pair.shared(kind="campaign", did=None, pieceId=str(source.id))
    first = (await pair.take(shared)).json()
    async with database.write() as session:
        await session.execute(delete(ScanCampaign).where(ScanCampaign.branch_id == pair.reading.id))
    assert (await pair.reader.get(f"/exchange-shares/{shared.json()['id']}")).json()["adoption"]["draftId"] is None
    again = await pair.take(shared)
    assert (again.status_code, again.json()["takenAt"]) == (201, first["takenAt"])
    assert again.json()["draftId"] not in {None, first["draftId"]}


async def test_one_takes_over_what_one_read(pair, database):
    shared = await pair.shared()
    await pair.move(shared)
    refused = await pair.take(shared, number=1)
    assert refused.json()["type"].endswith("exchange-version-outdated")
    assert refused.json()["currentNumber"] == 2
    assert (await pair.take(shared, number=2)).json()["number"] == 2


async def test_ones_own_work_is_not_taken_over(pair):
    shared = await pair.shared()
    assert (await pair.take(shared, client=pair.source)).json()["type"].endswith("exchange-own-share")


async def test_who_took_it_over_is_told_of_a_new_version_and_sees_what_changed(pair, database):
    shared = await pair.shared()
    await pair.reader.put(f"/exchange-branches/{pair.sharing.id}/follow")
    await pair.take(shared)
    address = f"/exchange-shares/{shared.json()['id']}"
    wish = {key: value for key, value in WORDS.items() if key != "kind"} | {"gain": {"nl": "Nog minder wisselen."}}
    await pair.move(await pair.source.put(address, json=wish, headers={"If-Match": shared.headers["etag"]}))
    async with database.write() as session:
        told = await session.scalars(select(Notice.template).where(Notice.organisation_id == pair.reading.id))
        assert told.all() == ["exchange_new_version"]
    read = (await pair.reader.get(address)).json()
    assert (read["adoption"]["number"], read["number"]) == (1, 2)
    newest, taken = (await pair.reader.get(f"{address}/versions")).json()["items"]
    assert (newest["gain"]["nl"], taken["gain"]["nl"]) == ("Nog minder wisselen.", WORDS["gain"]["nl"])


async def test_what_is_withdrawn_leaves_copies_with_whose_it_was(pair, database, client_as):
    shared = await pair.shared()
    taken = (await pair.take(shared)).json()
    withdrawn = await pair.move(shared, "withdrawn")
    assert withdrawn.json()["status"] == "withdrawn"
    assert (await pair.move(withdrawn)).json()["type"].endswith("exchange-move-impossible")
    address = f"/exchange-shares/{shared.json()['id']}"
    assert (await pair.reader.get(f"/exchange-shares/{taken['draftId']}")).json()["origin"]["branch"] == NAME
    assert (await pair.reader.get(address)).json()["allowedActs"] == []
    assert (await pair.take(shared)).status_code == 200
    async with database.write() as session:
        third = await make_organisation(session, kind=OrganisationKind.BRANCH)
    other = await client_as(Role.BRANCH_OFFICER, organisation_id=third.id)
    assert (await other.get(address)).status_code == 404
    assert (await pair.take(shared, client=other)).status_code == 404


async def test_a_copy_is_another_tool_with_words_of_its_own(pair, database):
    async with database.write() as session:
        tool = await make_toolbox_item(session, owner_id=pair.sharing.id, slug="dagstart")
        await make_toolbox_item(session, slug="dagstart-2")
    shared = await pair.shared(kind="tool", did=None, pieceId=str(tool.item_id))
    await pair.take(shared)
    async with database.write() as session:
        copied = await session.scalar(select(ToolboxItem).where(ToolboxItem.slug == "dagstart-3"))
        assert copied.owner_id == pair.reading.id
        version = await session.scalar(select(ToolboxVersion).where(ToolboxVersion.item_id == copied.id))
        assert (version.body, version.status) == (tool.body, VersionStatus.DRAFT)
