"""Looking again: the day, the reminder, "out of date", still right, and what takes the place of a tool that goes."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.toolbox.models import REVIEW_AFTER, ToolboxItem, ToolboxVersion
from backend.toolbox.service.reviewing import remind
from tests.makers.identity import make_account, make_organisation, make_principal
from tests.makers.toolbox import make_toolbox_item

YESTERDAY, SOON = clock.today() - timedelta(days=1), clock.today() + timedelta(days=20)


async def move(client, version, **body):
    path = f"/toolbox-versions/{version.id}/status-changes"
    return await client.post(path, json=body, headers={"If-Match": f'"{version.version}"'})


async def test_what_is_published_is_looked_at_after_a_year(client_as, database):
    async with database.write() as session:
        version = await make_toolbox_item(session, status=VersionStatus.IN_REVIEW, review_on=YESTERDAY)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    shown = (await move(officer, version, toStatus="published")).json()
    assert shown["reviewOn"] == (clock.today() + REVIEW_AFTER).isoformat()
    assert shown["checkedOn"] == clock.today().isoformat()
    assert shown["isOutdated"] is False


async def test_after_the_day_it_is_marked_out_of_date_on_its_page_and_in_the_list(visitor, database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="oud", review_on=YESTERDAY)
        await make_toolbox_item(session, slug="vers", review_on=clock.today())
    assert (await visitor.get("/toolbox-items/oud")).json()["isOutdated"] is True
    listed = (await visitor.get("/toolbox-items")).json()["items"]
    assert {item["slug"]: item["isOutdated"] for item in listed} == {"oud": True, "vers": False}


async def test_its_owner_finds_it_still_right_without_a_new_version(client_as, visitor, database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        version = await make_toolbox_item(session, slug="oud", owner_id=branch.id, review_on=YESTERDAY)
    owner = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    path, tag = f"/toolbox-versions/{version.id}/confirmations", {"If-Match": f'"{version.version}"'}
    confirmed = await owner.post(path, json={}, headers=tag)
    assert confirmed.status_code == 200, confirmed.text
    item = (await visitor.get("/toolbox-items/oud")).json()
    assert (item["versionNumber"], item["isOutdated"], item["checkedOn"]) == (1, False, clock.today().isoformat())
    assert (await owner.post(path, json={}, headers=tag)).status_code == 412  # the second of a double click
    assert (await owner.post(path, json={})).status_code == 428


@pytest.mark.parametrize("days", [0, -1, 731])
async def test_the_next_day_lies_within_two_years(client_as, database, days):
    async with database.write() as session:
        version = await make_toolbox_item(session, review_on=YESTERDAY)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    answer = await officer.post(
        f"/toolbox-versions/{version.id}/confirmations",
        json={"reviewOn": (clock.today() + timedelta(days=days)).isoformat()},
        headers={"If-Match": f'"{version.version}"'},
    )
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/reviewOn")


async def test_others_confirm_nothing_and_a_draft_is_not_confirmed(client_as, database):
    async with database.write() as session:
        shown = await make_toolbox_item(session, review_on=YESTERDAY)
        draft = await make_toolbox_item(session, status=VersionStatus.DRAFT)
    tag = {"If-Match": "*"}
    other = await client_as(Role.BRANCH_OFFICER)
    assert (await other.post(f"/toolbox-versions/{shown.id}/confirmations", json={}, headers=tag)).status_code == 404
    company = await client_as(Role.OWNER)
    assert (await company.post(f"/toolbox-versions/{shown.id}/confirmations", json={}, headers=tag)).status_code == 403
    officer = await client_as(Role.PROGRAMME_OFFICER)
    answer = await officer.post(f"/toolbox-versions/{draft.id}/confirmations", json={}, headers=tag)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/toolbox-move-impossible")


async def test_its_owner_is_reminded_once_for_each_day(session):
    branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
    officer = await make_account(session)
    await make_principal(session, roles=(Role.BRANCH_OFFICER,), organisation_id=branch.id, account_id=officer.id)
    version = await make_toolbox_item(session, owner_id=branch.id, title="Urenbank", review_on=SOON)
    await make_toolbox_item(session, review_on=clock.today() + timedelta(days=31))
    await make_toolbox_item(session, status=VersionStatus.ARCHIVED, review_on=YESTERDAY)
    assert (await remind(session), await remind(session)) == (1, 0)
    notice = await session.scalar(select(Notice).where(Notice.account_id == officer.id))
    assert (notice.template, notice.link) == ("toolbox_review_due", f"/branche/instrumenten/{version.id}")
    mail = await session.scalar(select(Mail).where(Mail.template == "toolbox_review_due"))
    assert mail.recipient == officer.email
    version.confirm(clock.today(), clock.today() + timedelta(days=10))
    await session.flush()
    assert await remind(session) == 1


async def test_the_old_address_leads_to_what_took_its_place(client_as, visitor, database):
    async with database.write() as session:
        first = await make_toolbox_item(session, slug="eerste")
        second = await make_toolbox_item(session, slug="tweede")
        await make_toolbox_item(session, slug="derde", title="De derde")
    officer = await client_as(Role.PROGRAMME_OFFICER)
    assert (await move(officer, first, toStatus="archived", replacedBy="tweede")).status_code == 200
    assert (await move(officer, second, toStatus="archived", replacedBy="derde")).status_code == 200
    for slug in ("eerste", "tweede"):
        answer = await visitor.get(f"/toolbox-items/{slug}")
        assert (answer.status_code, answer.json()["type"]) == (410, "/v1/problems/toolbox-item-replaced")
        assert answer.json()["replacedBy"] == "derde"
        assert "De derde" in answer.json()["detail"]


async def test_no_address_leads_to_what_is_not_in_the_toolbox(client_as, visitor, database):
    async with database.write() as session:
        version = await make_toolbox_item(session, slug="eerste")
        await make_toolbox_item(session, slug="geheim", status=VersionStatus.DRAFT)
        last = await make_toolbox_item(session, slug="laatste")
    officer = await client_as(Role.PROGRAMME_OFFICER)
    for slug in ("geheim", "eerste", "bestaat-niet"):
        answer = await move(officer, version, toStatus="archived", replacedBy=slug)
        assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/replacedBy")
    assert (await visitor.get("/toolbox-items/eerste")).status_code == 200
    assert (await move(officer, version, toStatus="archived", replacedBy="laatste")).status_code == 200
    await move(officer, last, toStatus="archived")
    assert (await visitor.get("/toolbox-items/eerste")).status_code == 404


async def test_what_comes_back_is_replaced_by_nothing(client_as, visitor, database):
    async with database.write() as session:
        first = await make_toolbox_item(session, slug="eerste")
        second = await make_toolbox_item(session, slug="tweede")
    officer = await client_as(Role.PROGRAMME_OFFICER)
    await move(officer, first, toStatus="archived", replacedBy="tweede")
    again = await officer.post("/toolbox-items/eerste/versions")
    path = f"/toolbox-versions/{again.json()['id']}/status-changes"
    offered = await officer.post(path, json={"toStatus": "in_review"}, headers={"If-Match": again.headers["etag"]})
    await officer.post(path, json={"toStatus": "published"}, headers={"If-Match": offered.headers["etag"]})
    await move(officer, second, toStatus="archived", replacedBy="eerste")
    assert (await visitor.get("/toolbox-items/eerste")).status_code == 200
    assert (await visitor.get("/toolbox-items/tweede")).json()["replacedBy"] == "eerste"


async def test_the_database_lets_no_item_replace_itself_and_keeps_published_words(database):
    async with database.write() as session:
        version = await make_toolbox_item(session)
    with pytest.raises(IntegrityError, match="replaced_by_another"):
        async with database.write() as session:
            await session.execute(
                update(ToolboxItem).where(ToolboxItem.id == version.item_id).values(replaced_by_id=version.item_id)
            )
    async with database.write() as session:
        await session.execute(update(ToolboxVersion).values(checked_on=clock.today()))
    with pytest.raises(IntegrityError, match="never changes"):
        async with database.write() as session:
            await session.execute(update(ToolboxVersion).values(cost_cents=1))
