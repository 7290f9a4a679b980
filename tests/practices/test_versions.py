"""Writing, sending, reviewing and publishing: states, rights, four eyes, versions, and what anybody may type."""

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import IntegrityError

from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.organisations.models import ConsentKind
from backend.practices.models import PracticeConsent, PracticeVersion, PracticeWriter
from tests.makers.identity import make_account, make_organisation, make_principal
from tests.makers.organisations import make_company
from tests.makers.practices import make_told_practice
from tests.practices.telling import (
    SCRIPT,
    agree,
    begin,
    change,
    company_and_officer,
    done,
    move,
    publish,
    wish,
)


async def test_a_company_tells_its_story_and_the_office_publishes_version_after_version(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.manager, people.company)
    assert (version["stage"], version["allowedStatuses"]) == ("write", ["in_review"])
    assert version["companyName"] == "Bakkerij De Zevenster B.V."
    version = await done(await move(people.manager, version, "in_review"))
    assert version["stage"] == "consent"
    version = await done(await move(people.officer, version, "draft", note="Noem de duur."))
    assert (version["stage"], version["reviewNote"]) == ("mend", "Noem de duur.")
    version = await done(await change(people.manager, version, result={"nl": "Na acht weken klaar."}))
    version = await done(await move(people.manager, version, "in_review"))
    version = await done(await agree(people.owner, version))
    assert (version["stage"], version["hasConsent"]) == ("review", True)
    version = await done(await move(people.officer, version, "published"))
    assert (version["slug"], version["stage"]) == ("samen-aan-het-rooster", "published")
    shown = (await visitor.get("/practices/samen-aan-het-rooster")).json()
    assert (shown["companyName"], shown["sizeClass"], shown["isTranslated"]) == (
        "Bakkerij De Zevenster B.V.",
        "15-49",
        False,
    )
    assert shown["result"] == {"nl": "Na acht weken klaar.", "en": "Na acht weken klaar."}

    second = await done(await people.owner.post(f"/practice-versions/{version['id']}/successors"))
    assert (second["number"], second["hasConsent"]) == (2, False)
    taken = await people.owner.post(f"/practice-versions/{version['id']}/successors")
    assert (taken.status_code, taken.json()["type"]) == (409, "/v1/problems/practice-version-in-work")
    second = await done(await change(people.owner, second, title={"nl": "Anders", "en": "Otherwise"}))
    assert (await visitor.get("/practices/samen-aan-het-rooster")).json()["title"]["nl"] == "Samen aan het rooster"
    second = await done(await move(people.owner, second, "in_review"))
    await done(await agree(people.owner, second))
    await done(await move(people.officer, second, "published"))
    assert (await visitor.get("/practices/samen-aan-het-rooster")).json()["title"]["nl"] == "Anders"
    first = (await people.owner.get(f"/practice-versions/{version['id']}")).json()
    assert [each["status"] for each in first["versions"]] == ["published", "archived"]


async def test_both_sides_hear_what_is_theirs_to_do(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    async with database.read() as session:
        sent = set(await session.scalars(select(Mail.template).where(Mail.template.startswith("practice_"))))
    assert sent == {"practice_offered", "practice_consent_asked", "practice_published"}
    assert version["publishedAt"]


async def test_a_story_is_kept_half_and_sent_whole(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company, reason={"nl": " "}, lessons={"nl": ""})
    answer = await move(people.owner, version, "in_review")
    assert (answer.status_code, answer.json()["missing"]) == (409, ["reason", "lessons"])
    assert answer.json()["detail"] == "Vul nog in: waarom u begon, wat u anderen meegeeft."


async def test_nobody_publishes_what_they_wrote_or_sent(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    version = await done(await move(people.owner, version, "in_review"))
    english = {"nl": "Samen aan het rooster", "en": "Rostering together"}
    version = await done(await change(people.officer, version, title=english))
    await done(await agree(people.owner, version))
    answer = await move(people.officer, version, "published")
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-written-by-you")
    colleague = await client_as(Role.PROGRAMME_OFFICER)
    assert (await move(colleague, version, "published")).status_code == 200


async def test_the_database_too_refuses_who_wrote_it(database):
    async with database.write() as session:
        company = await make_company(session)
        version = await make_told_practice(session, company, status="in_review")
        writer = await make_account(session)
        session.add(PracticeWriter(version_id=version.id, account_id=writer.id))
    for publisher in (writer.id, None):
        with pytest.raises(IntegrityError, match="wrote or sent"):
            async with database.write() as session:
                await session.execute(
                    update(PracticeVersion)
                    .where(PracticeVersion.id == version.id)
                    .values(status="published", published_at=text("now()"), published_by=publisher)
                )


async def test_nobody_publishes_a_practice_of_a_company_that_they_belong_to(client_as, database):
    people = await company_and_officer(database, client_as)
    async with database.write() as session:
        both = await make_account(session)
    owner = await client_as(Role.OWNER, organisation_id=people.company.id, account_id=both.id)
    officer = await client_as(Role.PROGRAMME_OFFICER, account_id=both.id)
    version = await begin(people.manager, people.company)
    version = await done(await move(people.manager, version, "in_review"))
    await done(await agree(owner, version))
    for left in (False, True):
        if left:
            async with database.write() as session:
                await session.execute(
                    delete(Membership).where(
                        Membership.account_id == both.id, Membership.organisation_id == people.company.id
                    )
                )
        answer = await move(officer, version, "published")
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/practice-of-your-company")
    assert (await move(people.officer, version, "published")).status_code == 200


@pytest.mark.parametrize("who", ["owner", "manager"])
async def test_the_database_too_refuses_who_is_of_the_company(database, who):
    async with database.write() as session:
        company = await make_company(session)
        version = await make_told_practice(session, company, status="in_review")
        publisher = await session.scalar(select(PracticeConsent.given_by))
        if who == "manager":
            publisher = (await make_account(session)).id
            await make_principal(session, roles=(Role.MANAGER,), organisation_id=company.id, account_id=publisher)
    with pytest.raises(IntegrityError, match="is of a company or agreed"):
        async with database.write() as session:
            await session.execute(
                update(PracticeVersion)
                .where(PracticeVersion.id == version.id)
                .values(status="published", published_at=text("now()"), published_by=publisher)
            )


async def test_published_words_never_change(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    answer = await change(people.owner, version)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-words-fixed")
    with pytest.raises(IntegrityError, match="never changes"):
        async with database.write() as session:
            await session.execute(update(PracticeVersion).values(result={"nl": "Anders", "en": "Otherwise"}))


async def test_a_company_neither_publishes_nor_hands_back(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    version = await done(await move(people.owner, version, "in_review"))
    for to_status, rest in (("published", {}), ("draft", {"note": "Anders."}), ("archived", {})):
        answer = await move(people.owner, version, to_status, **rest)
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/practice-review-not-yours")


async def test_a_draft_is_of_its_company_alone(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    path = f"/practice-versions/{version['id']}"
    others = [people.officer, await client_as(Role.OWNER), await client_as(Role.SYNTENS_OFFICER)]
    for other in others:
        assert (await other.get(path)).status_code == 404
        assert (await other.get("/practice-versions")).json()["items"] == []
        assert (await change(other, version)).status_code == 404
        assert (await other.post(f"{path}/successors")).status_code == 404
    assert (await visitor.get(path)).status_code == 401
    finance = await client_as(Role.FINANCE, organisation_id=people.company.id)
    assert (await finance.get(path)).status_code == 403
    stranger = await client_as(Role.OWNER)
    answer = await stranger.post("/practices", json={**wish(), "companyId": str(people.company.id)})
    assert answer.status_code == 404


async def test_a_branch_writes_with_a_member_that_lets_it_see_and_with_no_other(client_as, database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        member = await make_company(session, branch_id=branch.id, consents=(ConsentKind.BRANCH_SEES_PROGRESS,))
        hidden = await make_company(session, branch_id=branch.id)
    writer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    version = await begin(writer, member)
    owner = await client_as(Role.OWNER, organisation_id=member.id)
    assert (await owner.get(f"/practice-versions/{version['id']}")).json()["companyId"] == str(member.id)
    answer = await writer.post("/practices", json={**wish(), "companyId": str(hidden.id)})
    assert answer.status_code == 404
    assert (await agree(writer, version)).status_code == 403


async def test_a_stale_version_is_not_changed_and_one_without_a_tag_neither(client_as, database):
    people = await company_and_officer(database, client_as)
    version = await begin(people.owner, people.company)
    await done(await change(people.manager, version, year=2025))
    assert (await change(people.owner, version, year=2024)).status_code == 412
    assert (await move(people.owner, version, "in_review")).status_code == 412
    path = f"/practice-versions/{version['id']}"
    assert (await people.owner.put(path, json=wish())).status_code == 428
    answer = await people.owner.post(f"{path}/status-changes", json={"toStatus": "in_review"})
    assert answer.status_code == 428


@pytest.mark.parametrize(
    ("status", "to_status", "rest"),
    [
        ("draft", "published", {}),
        ("draft", "draft", {"note": "Anders."}),
        ("draft", "archived", {}),
        ("in_review", "in_review", {}),
        ("in_review", "archived", {}),
        ("published", "in_review", {}),
        ("published", "published", {}),
        ("published", "draft", {"note": "Anders."}),
    ],
)
async def test_no_move_but_those_of_the_life(client_as, database, status, to_status, rest):
    people = await company_and_officer(database, client_as)
    if status == "published":
        version = await publish(people)
    else:
        version = await begin(people.owner, people.company)
        version = await done(await move(people.owner, version, "in_review"))
        if status == "draft":
            version = await done(await move(people.officer, version, "draft", note="Anders."))
    answer = await move(people.officer, version, to_status, **rest)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/practice-move-impossible")


async def test_the_office_takes_one_away_and_its_address_is_not_there(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    version = await publish(people)
    await done(await move(people.officer, version, "archived"))
    async with database.read() as session:
        told = (await session.scalars(select(Mail.template).where(Mail.template == "practice_archived"))).all()
    assert len(told) == 2  # the owner and the manager
    assert (await visitor.get(f"/practices/{version['slug']}")).status_code == 404


async def test_what_somebody_types_stays_text_in_every_field(client_as, visitor, database):
    people = await company_and_officer(database, client_as)
    both = {"nl": SCRIPT, "en": SCRIPT}
    texts = ("title", "summary", "reason", "approach", "participation", "result", "lessons")
    version = await publish(
        people,
        **dict.fromkeys(texts, both),
        quotes=[{"who": both, "side": "employee", "text": both}],
        figures=[{"label": both, "before": 1, "after": 2, "unit": both}],
    )
    assert version["slug"] == "script-alert-x-script-img-src-x-onerror-alert-1"
    shown = await visitor.get(f"/practices/{version['slug']}")
    assert shown.headers["content-type"] == "application/json"
    assert all(shown.json()[name] == both for name in texts)
    assert shown.json()["quotes"][0]["who"] == both
    assert shown.json()["figures"][0] | {"label": both, "unit": both, "basis": "company"} == shown.json()["figures"][0]
