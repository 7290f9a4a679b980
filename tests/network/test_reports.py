"""A report hands over what was chosen and nothing else; a decision, an objection, and another officer."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.files.store import open_store
from backend.network.models import (
    NetworkBlock,
    NetworkIntroduction,
    NetworkMessage,
    NetworkProfile,
    NetworkReport,
    NetworkSuggestion,
)
from backend.privacy.erasing import erase
from backend.privacy.models import Whose
from tests.makers.network import make_network_report
from tests.network.conftest import SECRETS, act, ask, met, show, write


async def _reported(stage):
    """Vera reports one of two messages of Piet."""
    conversation = await met(stage)
    bad = await write(stage.piet, conversation, "Grof <script>alert(1)</script>")
    await write(stage.piet, conversation, "Vertrouwelijk en niet gemeld")
    hers = await write(stage.vera, conversation, "Van Vera zelf")
    made = await stage.vera.post(
        f"{conversation.path}/reports",
        json={"reason": "offensive", "words": "Niet netjes", "messageIds": [bad["id"], hers["id"]]},
    )
    assert made.status_code == 201, made.text
    return conversation, f"/network-reports/{made.json()['id']}"


async def test_syntens_reads_what_was_chosen_and_no_names(stage):
    _, path = await _reported(stage)
    (found,) = (await stage.officer.get("/network-reports?waiting=true")).json()["items"]
    assert found["reportedWords"] == ["Grof <script>alert(1)</script>"]  # not her own, though she chose it
    assert (found["reason"], found["words"], found["allowedActs"]) == ("offensive", "Niet netjes", ["decide"])
    told = str(found)
    for word in ("Piet", "Vertrouwelijk", *SECRETS.values()):
        assert word not in told
    for client in (stage.piet, stage.vera, stage.derde):
        assert (await client.get(path)).status_code == 404
        assert (await client.get("/network-reports")).json()["items"] == []


async def test_something_of_the_other_is_reported(stage):
    conversation = await met(stage)
    refused = await stage.vera.post(f"{conversation.path}/reports", json={"reason": "spam"})
    assert refused.status_code == 409
    # He asked, so there is nothing of hers in the question.
    refused = await stage.piet.post(
        f"{conversation.path}/reports", json={"reason": "spam", "includesIntroduction": True}
    )
    assert refused.status_code == 409
    made = await stage.vera.post(f"{conversation.path}/reports", json={"reason": "spam", "includesIntroduction": True})
    assert made.status_code == 201


async def test_excluded_objected_and_turned_back_by_another_officer(stage, database):
    conversation, path = await _reported(stage)
    await act(stage.officer, path, "decisions", {"verdict": "excluded", "reason": "Dit kan niet."})
    await act(stage.officer, path, "decisions", {"verdict": "kept", "reason": "Toch niet."}, 409)
    seen = (await stage.piet.get(path)).json()
    assert (seen["decision"], seen["reason"], seen["words"], seen["isAboutMe"]) == ("Dit kan niet.", None, None, True)
    assert "Verborgen" not in str(seen)
    assert (await stage.vera.get(path)).status_code == 404
    assert (await stage.piet.get("/network-profile")).json()["isExcluded"] is True
    assert (await stage.piet.get("/network-profiles")).json()["items"] == []
    assert (await stage.vera.get(f"/network-profiles/{conversation.his['id']}")).status_code == 404
    await write(stage.piet, conversation, expected=409)
    await ask(stage.piet, conversation.hers["id"], expected=404)
    await act(stage.piet, path, "appeals", {"words": "Het was een grap."})
    await act(stage.piet, path, "appeals", {"words": "Nog eens."}, 409)
    decision = {"outcome": "reversed", "reason": "Te streng."}
    await act(stage.officer, path, "appeal-decisions", decision, 403)
    await act(stage.second, path, "appeal-decisions", decision)
    await act(stage.second, path, "appeal-decisions", decision, 409)
    assert (await stage.piet.get("/network-profile")).json()["isExcluded"] is False
    await write(stage.piet, conversation)
    async with database.read() as session:
        rows = (await session.scalars(select(AuditEntry).where(AuditEntry.act.like("network.%")))).all()
    assert sorted(row.act for row in rows) == ["network.appeal", "network.appeal_reversed", "network.excluded"]
    assert {row.organisation_id for row in rows} & {stage.company.id, stage.other_company.id} == set()


async def test_kept_changes_nothing(stage):
    conversation, path = await _reported(stage)
    await act(stage.officer, path, "decisions", {"verdict": "kept", "reason": "Dit mag."})
    assert (await stage.piet.get(path)).status_code == 404
    await write(stage.piet, conversation)
    await act(stage.officer, path, "appeals", {"words": "Ik"}, 403)


async def test_only_syntens_decides_and_the_database_says_so_too(stage, database):
    _, path = await _reported(stage)
    wish = {"verdict": "kept", "reason": "Mag."}
    for client in (stage.vera, stage.piet, stage.branch, stage.adviser):
        assert (await client.post(f"{path}/decisions", json=wish, headers={"If-Match": '"1"'})).status_code == 403
    for column, match in (("reported_by", "decided_by_neither"), ("about", "decided_by_neither")):
        with pytest.raises(IntegrityError, match=match):
            async with database.write() as session:
                await session.execute(
                    update(NetworkReport).values(
                        verdict="kept",
                        decision="Mag",
                        decided_at=clock.now(),
                        decided_by=getattr(NetworkReport, column),
                    )
                )
    await act(stage.officer, path, "decisions", {"verdict": "excluded", "reason": "Nee."})
    with pytest.raises(IntegrityError, match="another_officer"):
        async with database.write() as session:
            await session.execute(
                update(NetworkReport).values(
                    appeal="Nee",
                    appealed_at=clock.now(),
                    appeal_outcome="stands",
                    appeal_reason="Toch",
                    appeal_decided_at=clock.now(),
                    appeal_decided_by=NetworkReport.decided_by,
                )
            )
    with pytest.raises(IntegrityError, match="decided stays"):
        async with database.write() as session:
            await session.execute(update(NetworkReport).values(verdict="kept"))


async def test_a_report_stays_when_the_writer_leaves_and_names_nobody(stage, database, settings):
    conversation, path = await _reported(stage)
    await act(stage.officer, path, "decisions", {"verdict": "excluded", "reason": "Nee."})
    await stage.vera.post("/network-blocks", json={"introductionId": conversation.id})
    async with database.write() as session:
        account_id = stage.accounts["piet"].id
        assert await erase(session, open_store(settings), Whose.PERSON, account_id, clock.now())
    async with database.read() as session:
        (report,) = (await session.scalars(select(NetworkReport))).all()
        assert (report.about, report.reported_words, report.decision) == (None, ["[gewist]"], "Nee.")
        for table in (NetworkIntroduction, NetworkMessage, NetworkBlock, NetworkSuggestion):
            assert (await session.scalars(select(table))).all() == [], table
        (left,) = (await session.scalars(select(NetworkProfile))).all()
        assert left.account_id == stage.accounts["vera"].id


async def test_an_officer_who_is_involved_leaves_it_to_a_colleague(stage, database):
    async with database.write() as session:
        made = await make_network_report(session, reported_by=stage.accounts["officer"].id)
    path = f"/network-reports/{made.id}"
    assert (await stage.officer.get(path)).json()["allowedActs"] == []
    await act(stage.officer, path, "decisions", {"verdict": "kept", "reason": "Mag."}, 403)
    await act(stage.second, path, "decisions", {"verdict": "kept", "reason": "Mag."})


async def test_removing_a_profile_keeps_the_block_and_the_conversation(stage):
    conversation = await met(stage)
    await stage.vera.post("/network-blocks", json={"introductionId": conversation.id})
    assert (await stage.piet.delete("/network-profile")).status_code == 204
    assert (await stage.piet.delete("/network-profile")).status_code == 404
    await show(stage.piet)  # again, with another identifier
    assert (await stage.vera.get("/network-profiles")).json()["items"] == []
    await ask(stage.piet, conversation.hers["id"], expected=404)
