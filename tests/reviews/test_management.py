"""The management reviews an adviser: after what, by whom, until when, and what others see of it."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import AdviserDeclaration
from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.organisations.models import Company, Verification
from backend.reviews.models import AdviserRating, AdviserReview, TextStatus
from backend.trajectories.models import TrajectoryStatus
from tests.makers.advisers import make_adviser, make_declaration
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company
from tests.makers.reviews import SCORES, make_completed, make_review
from tests.makers.trajectories import make_trajectory

WORDS = "Begon op de werkvloer en bleef daar."


class Meeting:
    """A company that completed a trajectory with an adviser."""


@pytest.fixture
async def meeting(client_as, database):
    found = Meeting()
    async with database.write() as session:
        firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        account = await make_account(session, name="Karin Voorbeeldhuis")
        found.adviser = await make_adviser(session, organisation_id=firm.id, account_id=account.id)
        found.trajectory = await make_completed(session, found.adviser)
    found.client_as = client_as
    found.as_company = await client_as(Role.OWNER, organisation_id=found.trajectory.company_id)
    found.as_adviser = await client_as(Role.ADVISER, organisation_id=firm.id, account_id=account.id)
    found.as_office = await client_as(Role.PROGRAMME_OFFICER)
    return found


async def give(client, trajectory, etag=None, **said):
    headers = {"If-Match": etag} if etag else {}
    return await client.put(f"/trajectories/{trajectory.id}/review", json={**SCORES, **said}, headers=headers)


async def seen(visitor, adviser):
    answer = await visitor.get(f"/advisers/{adviser.id}/reviews")
    assert answer.status_code == 200, answer.text
    return answer.json()


def kind_of(answer):
    return answer.status_code, answer.json()["type"].removeprefix("/v1/problems/")


@pytest.mark.parametrize("status", [TrajectoryStatus.PLANNED, TrajectoryStatus.RUNNING, TrajectoryStatus.STOPPED])
async def test_only_after_a_trajectory_that_was_completed(meeting, database, status):
    async with database.write() as session:
        unfinished = await make_trajectory(
            session, company_id=meeting.trajectory.company_id, adviser=meeting.adviser, status=status
        )
    looked = (await meeting.as_company.get(f"/trajectories/{unfinished.id}/reviews")).json()
    assert (looked["isCompleted"], looked["mayReview"], looked["mayAsk"]) == (False, False, False)
    assert kind_of(await give(meeting.as_company, unfinished)) == (409, "review-too-early")
    with pytest.raises(IntegrityError, match="after a trajectory that was completed"):
        async with database.write() as session:
            await make_review(session, meeting.adviser, trajectory=unfinished)


async def test_another_company_does_not_know_of_the_trajectory_and_the_adviser_does_not_review(
    meeting, client_as, database
):
    async with database.write() as session:
        other = await make_company(session)
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    assert kind_of(await give(stranger, meeting.trajectory)) == (404, "trajectory-not-found")
    assert (await stranger.get(f"/trajectories/{meeting.trajectory.id}/reviews")).status_code == 404
    assert (await give(meeting.as_adviser, meeting.trajectory)).status_code == 403
    reading = await meeting.as_adviser.get(f"/trajectories/{meeting.trajectory.id}/reviews")
    assert kind_of(reading) == (403, "review-not-yours")
    officer = await client_as(Role.SYNTENS_OFFICER)
    assert kind_of(await officer.get(f"/trajectories/{meeting.trajectory.id}/reviews")) == (403, "review-not-yours")
    with pytest.raises(IntegrityError, match="by its company"):
        async with database.write() as session:
            session.add(
                AdviserReview(
                    trajectory_id=meeting.trajectory.id,
                    company_id=other.id,
                    adviser_id=meeting.adviser.id,
                    given_at=clock.now(),
                    **SCORES,
                )
            )


async def test_an_unverified_company_and_one_in_which_the_adviser_has_a_part_do_not_review(meeting, database):
    async with database.write() as session:
        company = await session.get_one(Company, meeting.trajectory.company_id)
        declaration = await make_declaration(session, meeting.adviser, interests=[company.kvk_number])
    assert kind_of(await give(meeting.as_company, meeting.trajectory)) == (409, "adviser-related")
    async with database.write() as session:
        await session.execute(delete(AdviserDeclaration).filter_by(id=declaration.id))
        await session.execute(
            update(Company).filter_by(id=company.id).values(verification=Verification.UNVERIFIED, verified_at=None)
        )
    assert kind_of(await give(meeting.as_company, meeting.trajectory)) == (403, "company-unverified")


async def test_a_double_click_leaves_one_review_that_counts_once(meeting, visitor, database):
    first, second = [await give(meeting.as_company, meeting.trajectory) for _ in range(2)]
    assert {first.status_code, second.status_code} == {200}
    assert first.json() == second.json()
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(AdviserReview)) == 1
        acts = select(func.count()).select_from(AuditEntry).where(AuditEntry.act == "reviews.write")
        assert await session.scalar(acts) == 1
    assert (await seen(visitor, meeting.adviser))["companies"] == {"count": 1, "figures": []}


async def test_it_is_changed_for_fourteen_days_with_the_version_that_was_seen(meeting, client_as, database):
    given = await give(meeting.as_company, meeting.trajectory)
    assert (await give(meeting.as_company, meeting.trajectory, result=2)).status_code == 428
    stale = await give(meeting.as_company, meeting.trajectory, '"7"', result=2)
    assert stale.status_code == 412
    changed = await give(meeting.as_company, meeting.trajectory, given.headers["etag"], result=2)
    assert (changed.status_code, changed.json()["result"]) == (200, 2)
    assert changed.json()["changesUntil"] == given.json()["changesUntil"]
    etag = changed.headers["etag"]
    with clock.set_to(clock.now() + timedelta(days=14, minutes=1)):
        later = await client_as(Role.MANAGER, organisation_id=meeting.trajectory.company_id)
        assert kind_of(await give(later, meeting.trajectory, etag, result=5)) == (409, "review-frozen")
        looked = (await later.get(f"/trajectories/{meeting.trajectory.id}/reviews")).json()
        assert (looked["mayReview"], looked["review"]["result"]) == (False, 2)
    async with database.write() as session:
        old = await make_review(session, meeting.adviser, days_ago=15)
    with pytest.raises(IntegrityError, match="after fourteen days"):
        async with database.write() as session:
            await session.execute(update(AdviserReview).filter_by(id=old.id).values(again=1))


async def test_a_mean_from_five_companies_and_the_next_from_ten(meeting, visitor, database):
    async with database.write() as session:
        for score in (1, 2, 3, 4):
            await make_review(session, meeting.adviser, result=score)
        await make_review(session, meeting.adviser, result=1, company={"is_demonstration": True})  # counts nowhere
    assert (await seen(visitor, meeting.adviser))["companies"] == {"count": 4, "figures": []}
    await give(meeting.as_company, meeting.trajectory, result=5)
    five = (await seen(visitor, meeting.adviser))["companies"]
    assert five["count"] == 5
    assert five["figures"][1] == {"question": "result", "mean": 3.0, "count": 5}
    async with database.write() as session:
        for _ in range(4):
            await make_review(session, meeting.adviser, result=5)
    assert (await seen(visitor, meeting.adviser))["companies"] == five  # the sixth score follows from nothing
    async with database.write() as session:
        await make_review(session, meeting.adviser, result=5)
    ten = (await seen(visitor, meeting.adviser))["companies"]
    assert (ten["count"], ten["figures"][1]["mean"]) == (10, 4.0)


async def test_a_company_counts_once_whatever_it_did_with_the_adviser(meeting, visitor, database):
    async with database.write() as session:
        for _ in range(5):
            again = await make_trajectory(
                session,
                company_id=meeting.trajectory.company_id,
                adviser=meeting.adviser,
                status=TrajectoryStatus.COMPLETED,
            )
            await make_review(session, meeting.adviser, trajectory=again)
    assert (await seen(visitor, meeting.adviser))["companies"] == {"count": 1, "figures": []}


async def test_a_mean_is_hidden_when_a_company_was_erased_and_stays_as_it_was(meeting, visitor, database):
    async with database.write() as session:
        reviews = [await make_review(session, meeting.adviser) for _ in range(5)]
    assert len((await seen(visitor, meeting.adviser))["companies"]["figures"]) == 4
    async with database.write() as session:
        await session.execute(delete(AdviserReview).filter_by(id=reviews[0].id))
    assert (await seen(visitor, meeting.adviser))["companies"] == {"count": 4, "figures": []}
    with pytest.raises(IntegrityError, match="five_companies"):
        async with database.write() as session:
            await session.execute(update(AdviserRating).values(companies=4))


async def test_words_are_shown_after_review_and_without_a_name_only_beside_a_mean(meeting, visitor, database):
    await give(meeting.as_company, meeting.trajectory, words=WORDS)
    assert (await seen(visitor, meeting.adviser))["texts"] == []
    waiting = (await meeting.as_office.get("/review-texts")).json()["items"]
    assert [(one["text"], one["part"], one["beside"]) for one in waiting] == [(WORDS, "words", None)]
    assert set(waiting[0]) == {"reviewId", "part", "text", "beside", "adviser", "version"}
    await decide(meeting, waiting[0])
    assert (await seen(visitor, meeting.adviser))["texts"] == []  # one company: everybody would know which
    assert (await meeting.as_adviser.get("/adviser-reviews")).json()["total"] == 0
    async with database.write() as session:
        for _ in range(4):
            await make_review(session, meeting.adviser)
    shown = (await seen(visitor, meeting.adviser))["texts"]
    assert shown == [{"words": WORDS, "company": None, "reply": None}]


async def decide(meeting, waiting, to="approved", reason=None, **headers):
    return await meeting.as_office.post(
        f"/review-texts/{waiting['reviewId']}/status-changes",
        json={"part": waiting["part"], "toStatus": to, **({"reason": reason} if reason else {})},
        headers={"If-Match": f'"{waiting["version"]}"', **headers},
    )


async def test_a_company_can_show_its_name_and_the_adviser_replies_once(meeting, visitor, database):
    await give(meeting.as_company, meeting.trajectory, words=WORDS, showsCompany=True)
    [waiting] = (await meeting.as_office.get("/review-texts")).json()["items"]
    assert (await decide(meeting, waiting)).json()["wordsStatus"] == "approved"
    assert kind_of(await decide(meeting, waiting, **{"If-Match": "*"})) == (409, "text-reviewed")
    async with database.read() as session:
        assert list(await session.scalars(select(Mail.template))) == ["review_text_shown"]
    [mine] = (await meeting.as_adviser.get("/adviser-reviews")).json()["items"]
    path, etag = f"/adviser-reviews/{mine['id']}/replies", {"If-Match": f'"{mine["version"]}"'}
    replied = await meeting.as_adviser.post(path, json={"words": "Dank u wel."}, headers=etag)
    assert (replied.status_code, replied.json()["replyStatus"]) == (200, "waiting")
    assert (await seen(visitor, meeting.adviser))["texts"][0]["reply"] is None
    again = await meeting.as_adviser.post(path, json={"words": "En nog iets."}, headers={"If-Match": "*"})
    assert kind_of(again) == (409, "reply-given")
    [waiting] = (await meeting.as_office.get("/review-texts")).json()["items"]
    assert (waiting["part"], waiting["text"], waiting["beside"]) == ("reply", "Dank u wel.", WORDS)
    await decide(meeting, waiting)
    name = "Voorbeeldbakkerij B.V."
    assert (await seen(visitor, meeting.adviser))["texts"] == [
        {"words": WORDS, "company": name, "reply": "Dank u wel."}
    ]
    with pytest.raises(IntegrityError, match="a reply at once"):
        async with database.write() as session:
            await session.execute(update(AdviserReview).values(reply="Anders."))


async def test_what_was_withheld_is_shown_to_nobody_and_new_words_wait_again(meeting, visitor, database):
    given = await give(meeting.as_company, meeting.trajectory, words=WORDS, showsCompany=True)
    [waiting] = (await meeting.as_office.get("/review-texts")).json()["items"]
    assert (await decide(meeting, waiting, "withheld")).status_code == 400  # never without a reason
    assert (await decide(meeting, waiting, "withheld", "Er staat een naam in.")).status_code == 200
    assert (await seen(visitor, meeting.adviser))["texts"] == []
    looked = (await meeting.as_company.get(f"/trajectories/{meeting.trajectory.id}/reviews")).json()["review"]
    assert (looked["words"], looked["wordsStatus"], looked["wordsReason"]) == (
        WORDS,
        "withheld",
        "Er staat een naam in.",
    )
    changed = await give(
        meeting.as_company, meeting.trajectory, f'"{looked["version"]}"', words="Netter gezegd.", showsCompany=True
    )
    assert (changed.json()["wordsStatus"], changed.json()["wordsReason"]) == ("waiting", None)
    assert given.json()["id"] == changed.json()["id"]
    with pytest.raises(IntegrityError, match="a review stays"):
        async with database.write() as session:
            await session.execute(update(AdviserReview).values(words="Ongelezen.", words_status=TextStatus.APPROVED))


async def test_only_the_programme_office_reads_texts_before_others(meeting, client_as):
    for role in (Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER, Role.RESEARCHER, Role.OWNER, Role.ADVISER):
        assert (await (await client_as(role)).get("/review-texts")).status_code == 403


async def test_an_adviser_replies_to_no_text_about_another(meeting, client_as, database):
    async with database.write() as session:
        other = await make_adviser(session, name="Bas Voorbeeld")
        theirs = await make_review(session, other, words=WORDS, words_status=TextStatus.APPROVED, shows_company=True)
    path = f"/adviser-reviews/{theirs.id}/replies"
    answer = await meeting.as_adviser.post(path, json={"words": "Onzin."}, headers={"If-Match": "*"})
    assert kind_of(answer) == (404, "review-not-found")


async def test_reviews_of_who_is_not_accredited_are_not_shown(visitor, database):
    async with database.write() as session:
        gone = await make_adviser(session, accredited=False)
    assert (await visitor.get(f"/advisers/{gone.id}/reviews")).status_code == 404
