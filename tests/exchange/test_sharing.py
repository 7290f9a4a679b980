"""A branch shares a piece of its work: who reads it, what it may not say, and how it is said anew or taken back."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.branches.service.exiting import carry_out_next
from backend.campaigns.models import CampaignStatus
from backend.core import clock
from backend.exchange.models import ExchangeShare
from backend.exchange.service.sharing import end_of_branch
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.models import Notice
from tests.exchange.conftest import WORDS
from tests.makers.campaigns import DAY, enter_members, make_campaign
from tests.makers.identity import make_organisation
from tests.makers.toolbox import make_toolbox_item


async def test_a_draft_is_its_branchs_own_until_it_is_shared(pair):
    draft = await pair.write()
    address = f"/exchange-shares/{draft.json()['id']}"
    assert (await pair.reader.get(address)).status_code == 404
    assert (await pair.reader.get("/exchange-shares")).json()["total"] == 0
    shared = await pair.move(draft)
    assert (shared.status_code, shared.json()["number"]) == (201, 1)
    read = (await pair.reader.get(address)).json()
    assert read["title"] == {"nl": "Samen roosteren", "en": None}
    assert read["cost"]["nl"] == "Veertig uur per hotel."
    assert (read["draft"], read["isMine"], read["allowedActs"]) == (None, False, ["take_over"])


async def test_the_programme_and_syntens_read_and_do_nothing_else(pair, client_as, database):
    shared = await pair.shared()
    address = f"/exchange-shares/{shared.json()['id']}"
    kinds = {
        Role.PROGRAMME_OFFICER: OrganisationKind.PROGRAMME_OFFICE,
        Role.SYNTENS_OFFICER: OrganisationKind.EXECUTING_BODY,
    }
    for role, kind in kinds.items():
        async with database.write() as session:
            body = await make_organisation(session, kind=kind)
        client = await client_as(role, organisation_id=body.id)
        assert (await client.get(address)).json()["allowedActs"] == []
        assert (await client.get("/exchange-branches")).json()["items"][0]["shares"] == 1
        assert (await client.post(f"{address}/adoptions", json={"number": 1})).status_code == 403
        assert (await client.put(f"/exchange-branches/{pair.sharing.id}/follow")).status_code == 403


async def test_companies_advisers_and_visitors_find_nothing(pair, client_as, visitor):
    shared = await pair.shared()
    for role in (Role.OWNER, Role.STAFF_REPRESENTATIVE, Role.ADVISER, Role.RESEARCHER):
        other = await client_as(role)
        known = await other.get(f"/exchange-shares/{shared.json()['id']}")
        unknown = await other.get(f"/exchange-shares/{uuid4()}")
        assert known.status_code == unknown.status_code == 403
        assert known.json()["type"] == unknown.json()["type"]
    assert (await visitor.get("/exchange-shares")).status_code == 401


async def test_the_demonstration_world_and_the_real_one_do_not_meet(pair, database, client_as):
    shared = await pair.shared()
    async with database.write() as session:
        invented = await make_organisation(session, kind=OrganisationKind.BRANCH)
        invented.is_demonstration = True
        invented_id = invented.id
    other = await client_as(Role.BRANCH_OFFICER, organisation_id=invented_id)
    assert (await other.get(f"/exchange-shares/{shared.json()['id']}")).status_code == 404
    assert (await other.put(f"/exchange-branches/{pair.sharing.id}/follow")).status_code == 404


async def test_a_branch_without_an_agreement_shares_and_takes_over_nothing(pair, database, client_as):
    shared = await pair.shared()
    async with database.write() as session:
        joining = await make_organisation(session, kind=OrganisationKind.BRANCH, name="In aanloop", live=False)
    client = await client_as(Role.BRANCH_OFFICER, organisation_id=joining.id)
    refused = await client.post("/exchange-shares", json=WORDS)
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (409, "branch-not-live")
    taken = await pair.take(shared, client=client)
    assert (taken.status_code, taken.json()["type"].rsplit("/", 1)[1]) == (409, "branch-not-live")
    assert (await client.get("/exchange-shares/offer")).json()["mayShare"] is False


async def test_another_branch_changes_nothing_of_it(pair):
    shared = await pair.shared()
    address = f"/exchange-shares/{shared.json()['id']}"
    wish = {key: value for key, value in WORDS.items() if key != "kind"}
    assert (await pair.reader.put(address, json=wish, headers={"If-Match": "*"})).status_code == 403
    assert (await pair.move(shared, "withdrawn", client=pair.reader)).status_code == 403


async def test_a_stale_version_is_refused(pair):
    draft = await pair.write()
    address = f"/exchange-shares/{draft.json()['id']}"
    wish = {key: value for key, value in WORDS.items() if key != "kind"}
    assert (await pair.source.put(address, json=wish)).status_code == 428
    await pair.move(draft)
    assert (await pair.source.put(address, json=wish, headers={"If-Match": draft.headers["etag"]})).status_code == 412
    assert (await pair.move(draft)).status_code == 412


async def test_what_is_written_anew_is_read_once_it_is_shared_again(pair):
    shared = await pair.shared()
    address = f"/exchange-shares/{shared.json()['id']}"
    wish = {key: value for key, value in WORDS.items() if key != "kind"} | {"cost": {"nl": "Dertig uur."}}
    changed = await pair.source.put(address, json=wish, headers={"If-Match": shared.headers["etag"]})
    assert changed.json()["draft"]["cost"]["nl"] == "Dertig uur."
    assert (await pair.reader.get(address)).json()["cost"]["nl"] == "Veertig uur per hotel."
    await pair.move(changed)
    versions = (await pair.reader.get(f"{address}/versions")).json()["items"]
    assert [(each["number"], each["cost"]["nl"]) for each in versions] == [
        (2, "Dertig uur."),
        (1, "Veertig uur per hotel."),
    ]


async def test_a_share_can_be_sent_twice_with_one_key(pair):
    first, second = [
        await pair.source.post("/exchange-shares", json=WORDS, headers={"Idempotency-Key": "een-keer-is-genoeg"})
        for _ in range(2)
    ]
    assert first.json() == second.json()
    assert (await pair.source.get("/exchange-shares", params={"whose": "mine"})).json()["total"] == 1


@pytest.mark.parametrize(
    "said", ["Vooral Voorbeeldhotel Zonnezicht deed mee.", "Vraag het aan het lid met nummer 90001234."]
)
async def test_words_that_name_a_member_are_not_shared(pair, database, said):
    async with database.write() as session:
        await enter_members(session, pair.sharing.id, ["90009999"])
        await session.execute(text("UPDATE branch_members SET name = 'Voorbeeldhotel Zonnezicht'"))
    refused = await pair.move(await pair.write(gain={"nl": said}))
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("exchange-names-member")


async def test_of_a_campaign_only_its_set_up_is_shared(pair, database):
    async with database.write() as session:
        campaign = await make_campaign(session, pair.sharing.id, members=137)
        hidden = await make_campaign(session, pair.sharing.id, status=CampaignStatus.DRAFT)
        theirs = await make_campaign(session, pair.reading.id)
    wish = {**WORDS, "kind": "campaign", "did": None}
    for wrong in (hidden.id, theirs.id, uuid4()):
        answer = await pair.source.post("/exchange-shares", json={**wish, "pieceId": str(wrong)})
        assert answer.status_code == 400
    shared = await pair.shared(kind="campaign", did=None, pieceId=str(campaign.id))
    read = await pair.reader.get(f"/exchange-shares/{shared.json()['id']}")
    assert set(read.json()["campaign"]) == {"purpose", "days", "aim", "isModule", "section", "province", "sizeClass"}
    assert "137" not in read.text
    assert campaign.code not in read.text


async def test_only_published_tools_of_ones_own_are_offered_and_shared(pair, database):
    async with database.write() as session:
        own = await make_toolbox_item(session, owner_id=pair.sharing.id)
        theirs = await make_toolbox_item(session, owner_id=pair.reading.id)
    offer = (await pair.source.get("/exchange-shares/offer")).json()
    assert [(each["kind"], each["id"]) for each in offer["pieces"]] == [("tool", str(own.item_id))]
    wish = {**WORDS, "kind": "tool", "did": None, "pieceId": str(theirs.item_id)}
    assert (await pair.source.post("/exchange-shares", json=wish)).status_code == 400


async def test_an_approach_has_no_piece_and_says_what_was_done(pair):
    for wrong in ({**WORDS, "did": None}, {**WORDS, "pieceId": str(uuid4())}, {**WORDS, "kind": "tool"}):
        assert (await pair.source.post("/exchange-shares", json=wrong)).status_code == 400
    shared = await pair.shared()
    wish = {key: value for key, value in WORDS.items() if key not in {"kind", "did"}}
    answer = await pair.source.put(f"/exchange-shares/{shared.json()['id']}", json=wish, headers={"If-Match": "*"})
    assert answer.json()["errors"][0]["location"] == "#/did"


async def test_a_list_is_narrowed_and_searched(pair):
    await pair.shared()
    await pair.shared(title={"nl": "Taken verdelen"}, themes=["work_division"], sectors=["C"])
    found = {
        "kind=approach": 2,
        "kind=tool": 0,
        "theme=work_division": 1,
        "sector=C": 1,
        f"branchId={pair.sharing.id}": 2,
        f"branchId={pair.reading.id}": 0,
        "q=TAKEN": 1,
        "q=hotels": 2,
        "q=%25": 0,
        "whose=mine": 0,
    }
    for asked, total in found.items():
        assert (await pair.reader.get(f"/exchange-shares?{asked}")).json()["total"] == total, asked


async def test_who_follows_a_branch_is_told_once_and_no_more_afterwards(pair, database):
    address = f"/exchange-branches/{pair.sharing.id}/follow"
    for _ in range(2):
        assert (await pair.reader.put(address)).status_code == 204
    shared = await pair.shared()
    (branch,) = (await pair.reader.get("/exchange-branches")).json()["items"]
    assert (branch["isFollowed"], branch["shares"]) == (True, 1)
    told = select(Notice.link).where(Notice.organisation_id == pair.reading.id)
    async with database.write() as session:
        assert (await session.scalars(told)).all() == [f"/branche/uitwisseling/{shared.json()['id']}"]
    for _ in range(2):
        assert (await pair.reader.delete(address)).status_code == 204
    await pair.shared()
    async with database.write() as session:
        assert len((await session.scalars(told)).all()) == 1
        acts = await session.scalars(select(AuditEntry.act).where(AuditEntry.act.like("exchange.%follow")))
        assert sorted(acts) == ["exchange.follow", "exchange.unfollow"]
    own = await pair.reader.put(f"/exchange-branches/{pair.reading.id}/follow")
    assert own.status_code == 400


async def test_the_database_keeps_what_was_shared(pair, database):
    await pair.shared()
    async with database.write() as session:
        with pytest.raises(IntegrityError, match="stays as it was"):
            await session.execute(text('UPDATE exchange_share_versions SET gain = \'{"nl": "Anders"}\''))
        await session.rollback()


async def test_a_branch_that_leaves_shares_nothing_more(pair, database):
    shared = await pair.shared()
    await pair.take(shared)
    await pair.reader.put(f"/exchange-branches/{pair.sharing.id}/follow")
    async with database.write() as session:
        found = await session.get_one(BranchParticipation, pair.sharing.id)
        found.status, found.left_from = BranchStatus.LEAVING, BranchStatus.LIVE
        found.last_on, found.notice_by = clock.today() - DAY, BranchParty.BRANCH
        await session.flush()
        assert await carry_out_next(session)
        assert (await session.get_one(ExchangeShare, shared.json()["id"])).status == "withdrawn"
        await end_of_branch(session, pair.sharing.id)  # again: nothing is left to do
    assert (await pair.reader.get("/exchange-shares")).json()["total"] == 0
    assert (await pair.reader.get("/exchange-branches")).json()["items"] == []
    assert (await pair.reader.get(f"/exchange-shares/{shared.json()['id']}")).json()["adoption"]["number"] == 1
