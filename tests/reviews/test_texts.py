"""When a text about an adviser is shown, told of, taken back or withheld: the same rule wherever it is read."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.organisations.models import Company, Verification
from backend.reviews.models import AdviserReview, TextStatus
from backend.reviews.own_data import PART
from tests.makers.reviews import make_completed, make_review
from tests.reviews.test_management import WORDS, decide, give, kind_of, meeting, seen

__all__ = ("meeting",)


async def mails(database):
    async with database.read() as session:
        return sorted(await session.scalars(select(Mail.template)))


async def downloaded(database, account_id):
    """The rows of the download of an adviser, as pairs of words and reply."""
    found = []
    async with database.read() as session:
        for holding in PART.of_person[1:]:
            columns = [holding.stored.c[name] for name in holding.columns]
            rows = await session.execute(select(*columns).where(holding.rows), {"the_one": account_id})
            found += [(row.get("words"), row["reply"]) for row in rows.mappings()]
    return found


async def own(meeting):
    return [one["words"] for one in (await meeting.as_adviser.get("/adviser-reviews")).json()["items"]]


async def approved(meeting, **said):
    await give(meeting.as_company, meeting.trajectory, words=WORDS, **said)
    [waiting] = (await meeting.as_office.get("/review-texts")).json()["items"]
    assert (await decide(meeting, waiting)).status_code == 200


async def review_after(meeting, days, **said):
    """The company sends its review again, so many days later."""
    read = (await meeting.as_company.get(f"/trajectories/{meeting.trajectory.id}/reviews")).json()["review"]
    with clock.set_to(clock.now() + timedelta(days=days)):
        later = await meeting.client_as(Role.OWNER, organisation_id=meeting.trajectory.company_id)
        return await give(later, meeting.trajectory, f'"{read["version"]}"', **said)


async def test_the_adviser_gets_no_unnamed_text_before_everybody_does_nor_hears_of_it(meeting, visitor, database):
    await approved(meeting)
    account_id = meeting.adviser.account_id
    assert (await own(meeting), await downloaded(database, account_id), await mails(database)) == ([], [], [])
    async with database.write() as session:
        for _ in range(3):
            await make_review(session, meeting.adviser)
        fifth = await make_completed(session, meeting.adviser)
    as_fifth = await meeting.client_as(Role.OWNER, organisation_id=fifth.company_id)
    assert (await give(as_fifth, fifth)).status_code == 200
    assert (await seen(visitor, meeting.adviser))["texts"][0]["words"] == WORDS
    assert (await own(meeting), await downloaded(database, account_id)) == ([WORDS], [(WORDS, None)])
    assert await mails(database) == ["review_text_shown"]


async def test_a_text_that_is_hidden_again_is_hidden_from_the_adviser_too_and_the_reply_stays(
    meeting, visitor, database
):
    async with database.write() as session:
        others = [await make_review(session, meeting.adviser) for _ in range(4)]
    await approved(meeting)
    [mine] = (await meeting.as_adviser.get("/adviser-reviews")).json()["items"]
    path = f"/adviser-reviews/{mine['id']}/replies"
    assert (await meeting.as_adviser.post(path, json={"words": "Dank."}, headers={"If-Match": "*"})).status_code == 200
    async with database.write() as session:
        await session.execute(delete(AdviserReview).filter_by(id=others[0].id))
    assert (await seen(visitor, meeting.adviser))["texts"] == []
    assert await own(meeting) == []
    assert await downloaded(database, meeting.adviser.account_id) == [(None, "Dank.")]


async def test_what_an_invented_company_wrote_of_a_real_adviser_is_shown_to_nobody(meeting, visitor, database):
    async with database.write() as session:
        await make_review(
            session,
            meeting.adviser,
            words="Verzonnen.",
            words_status=TextStatus.APPROVED,
            shows_company=True,
            company={"is_demonstration": True},
        )
    assert (await seen(visitor, meeting.adviser))["texts"] == []
    assert (await own(meeting), await downloaded(database, meeting.adviser.account_id)) == ([], [])


async def test_the_name_and_then_the_words_are_taken_back_after_fourteen_days_and_scores_are_not(
    meeting, visitor, database
):
    await approved(meeting, showsCompany=True)
    assert (await seen(visitor, meeting.adviser))["texts"][0]["company"]
    with clock.set_to(clock.now() + timedelta(days=20)):
        later = await meeting.client_as(Role.OWNER, organisation_id=meeting.trajectory.company_id)
        looked = (await later.get(f"/trajectories/{meeting.trajectory.id}/reviews")).json()
    assert (looked["mayReview"], looked["mayTakeBack"]) == (False, True)
    for said in ({"words": "Anders.", "showsCompany": True}, {"words": None, "result": 1}):
        assert kind_of(await review_after(meeting, 20, **said)) == (409, "review-frozen")
    nameless = await review_after(meeting, 20, words=WORDS)
    assert (nameless.status_code, nameless.json()["showsCompany"]) == (200, False)
    assert (await seen(visitor, meeting.adviser))["texts"] == []
    assert kind_of(await review_after(meeting, 20, words=WORDS, showsCompany=True)) == (409, "review-frozen")
    async with database.write() as session:  # also when it may not review any longer
        await session.execute(update(Company).values(verification=Verification.UNVERIFIED, verified_at=None))
    silent = await review_after(meeting, 20)
    assert (silent.status_code, silent.json()["words"], silent.json()["wordsStatus"]) == (200, None, None)
    assert kind_of(await review_after(meeting, 20, words=WORDS)) == (403, "company-unverified")


@pytest.mark.parametrize(
    ("changes", "goes"),
    [
        ({"shows_company": False}, True),
        ({"words": None, "words_status": None, "shows_company": False}, True),
        ({"words": "Anders.", "words_status": "waiting"}, False),
        ({"again": 1}, False),
    ],
)
async def test_the_database_lets_an_old_review_tell_less_and_nothing_else(meeting, database, changes, goes):
    async with database.write() as session:
        old = await make_review(
            session,
            meeting.adviser,
            words=WORDS,
            words_status=TextStatus.APPROVED,
            shows_company=True,
            days_ago=30,
        )

    async def change():
        async with database.write() as session:
            await session.execute(update(AdviserReview).filter_by(id=old.id).values(**changes))

    if goes:
        await change()
    else:
        with pytest.raises(IntegrityError, match="after fourteen days"):
            await change()


async def test_a_nameless_old_text_gets_no_name(meeting, database):
    async with database.write() as session:
        await make_review(session, meeting.adviser, words=WORDS, days_ago=30)
    with pytest.raises(IntegrityError, match="after fourteen days"):
        async with database.write() as session:
            await session.execute(update(AdviserReview).values(shows_company=True))


async def test_who_wrote_a_text_that_is_withheld_reads_why_and_the_adviser_replies_anew(meeting, visitor, database):
    await approved(meeting, showsCompany=True)
    [mine] = (await meeting.as_adviser.get("/adviser-reviews")).json()["items"]
    path = f"/adviser-reviews/{mine['id']}/replies"
    await meeting.as_adviser.post(path, json={"words": "Van Jan geleerd."}, headers={"If-Match": "*"})
    [waiting] = (await meeting.as_office.get("/review-texts")).json()["items"]
    assert (await decide(meeting, waiting, "withheld")).status_code == 400
    await decide(meeting, waiting, "withheld", "Er staat een naam in.")
    assert await mails(database) == ["review_reply_withheld", "review_text_shown"]
    [mine] = (await meeting.as_adviser.get("/adviser-reviews")).json()["items"]
    assert (mine["replyStatus"], mine["replyReason"]) == ("withheld", "Er staat een naam in.")
    again = await meeting.as_adviser.post(path, json={"words": "Dank u."}, headers={"If-Match": f'"{mine["version"]}"'})
    assert (again.status_code, again.json()["replyStatus"], again.json()["replyReason"]) == (200, "waiting", None)
    [waiting] = (await meeting.as_office.get("/review-texts")).json()["items"]
    await decide(meeting, waiting)
    assert (await seen(visitor, meeting.adviser))["texts"][0]["reply"] == "Dank u."


async def test_the_company_is_told_why_its_text_is_withheld(meeting, database):
    await give(meeting.as_company, meeting.trajectory, words="Jan is een held.")
    [waiting] = (await meeting.as_office.get("/review-texts")).json()["items"]
    await decide(meeting, waiting, "withheld", "Er staat een naam in.")
    async with database.read() as session:
        [mail] = await session.scalars(select(Mail))
    assert (mail.template, mail.params["reason"]) == ("review_text_withheld", "Er staat een naam in.")
    with pytest.raises(IntegrityError, match="words_reason"):
        async with database.write() as session:
            await session.execute(update(AdviserReview).values(words_reason=None))


async def test_officers_do_not_find_in_the_audit_trail_who_wrote_and_the_company_does(meeting):
    await give(meeting.as_company, meeting.trajectory, words=WORDS)
    for role in (Role.PROGRAMME_OFFICER, Role.SYNTENS_OFFICER):
        entries = (await (await meeting.client_as(role)).get("/audit-entries")).json()["items"]
        assert "reviews.write" not in {one["act"] for one in entries}
    entries = (await meeting.as_company.get("/audit-entries")).json()["items"]
    assert "reviews.write" in {one["act"] for one in entries}
