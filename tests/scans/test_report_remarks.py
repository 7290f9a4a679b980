"""Open answers in the report: those that were reviewed, all at once, in no order and tagged; and no word before."""

import io
import re
from uuid import uuid4

import pypdf
import pytest
from sqlalchemy import insert, select

from backend.scans.models import MASK, PooledRemark, QuestionKind, RemarkStatus, Respondent
from tests.makers.scans import answers_at, publish_with

PEOPLE = [
    (Respondent.MANAGEMENT, answers_at("management", 4, work_division=5)),
    *((Respondent.EMPLOYEE, answers_at("employee", 3 + first, work_division=2 + first)) for first in (1, 0, 0, 0, 0)),
]
WORDS = [f"Bijzonder woord {number}, van een # collega" for number in range(10)]


@pytest.fixture
async def scan(company, database):
    """A published scan with ten open answers, all waiting."""
    async with database.write() as session:
        scan = await publish_with(session, company.id, PEOPLE)
        row = {"scan_id": scan.id, "version_id": scan.version_id, "item_code": "OPEN1", "kind": QuestionKind.OPEN}
        rows = [
            {**row, "id": uuid4(), "version": 1, "status": RemarkStatus.WAITING, "remark": words} for words in WORDS
        ]
        await session.execute(insert(PooledRemark).values(rows))
        return scan


async def _review(database, scan, *decisions):
    """Decide on so many open answers: words to show, or None to withhold."""
    async with database.write() as session:
        waiting = select(PooledRemark).filter_by(scan_id=scan.id, status=RemarkStatus.WAITING)
        found_now = (await session.scalars(waiting.order_by(PooledRemark.remark))).all()
        for found, decide in zip(found_now, decisions, strict=False):
            found.remark = decide(found.remark)
            found.status = RemarkStatus.WITHHELD if found.remark is None else RemarkStatus.APPROVED


def _whole(words):
    return words


def _masked(words):
    return words.replace("collega", MASK)


def _withheld(_):
    return None


async def _read(client, scan, language="nl"):
    answer = await client.get(f"/scans/{scan.id}/report", params={"language": language})
    assert answer.status_code == 200, answer.text
    return pypdf.PdfReader(io.BytesIO(answer.content))


def _text(found):
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in found.pages))


@pytest.mark.parametrize(
    ("language", "told"), [("nl", "leest nog na wat uw mensen schreven"), ("en", "still reviewing what your people")]
)
async def test_no_word_is_in_it_before_all_were_reviewed(*, owner, scan, database, language, told):
    for decisions in ([], [_whole] * 9):
        await _review(database, scan, *decisions)
        report = _text(await _read(owner, scan, language))
        assert "Bijzonder" not in report
        assert told in report


async def test_what_was_reviewed_is_in_it_and_what_was_withheld_is_not(owner, scan, database):
    await _review(database, scan, _withheld, _masked, *[_whole] * 8)
    report = _text(await _read(owner, scan))
    assert "Wat uw mensen erbij schreven" in report
    assert WORDS[0] not in report
    assert f"Bijzonder woord 1, van een # {MASK}" in report
    assert all(words in report for words in WORDS[2:])


async def test_it_keeps_the_order_of_the_screen_which_says_nothing(owner, scan, database):
    await _review(database, scan, *[_whole] * 10)
    on_screen = (await owner.get(f"/scans/{scan.id}/result/remarks")).json()["questions"][0]["remarks"]
    report = _text(await _read(owner, scan))
    assert sorted(on_screen, key=report.index) == on_screen
    assert on_screen != sorted(on_screen)  # ten factorial to one


async def test_each_is_an_item_of_a_list_under_the_question_for_who_listens(owner, scan, database):
    before = _tags(await _read(owner, scan))
    await _review(database, scan, *[_whole] * 10)
    after = _tags(await _read(owner, scan))
    assert after.count("/LI") - before.count("/LI") == 10
    assert after.count("/H3") - before.count("/H3") == 1


async def test_without_ten_it_says_so(owner, company, database):
    async with database.write() as session:
        scan = await publish_with(session, company.id, PEOPLE)
    assert "vanaf tien medewerkers" in _text(await _read(owner, scan))


def _tags(found):
    """What each element of the document is, in no order."""
    elements = (found.get_object(number) for number in range(1, len(found.xref[0]) + 1))
    return [
        each["/S"]
        for each in elements
        if isinstance(each, pypdf.generic.DictionaryObject) and "/S" in each and "/P" in each
    ]
