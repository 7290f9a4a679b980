"""Answering: exchange an invitation, save answers, submit, withdraw.

Nothing here writes an audit row, an idempotency row, an address or a moment, and nothing reads a cookie.
"""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, exists, literal, select, union_all
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert

from backend.core import clock
from backend.core.constant import Constant
from backend.core.validation import field, invalid
from backend.scans import outcomes, queries
from backend.scans.disclosure import FEWEST
from backend.scans.editions import EditionItem
from backend.scans.errors import (
    InvitationNotValid,
    ItemNotFound,
    NothingAnswered,
    ScanNotOpen,
    ScanResultNotFound,
)
from backend.scans.keys import hash_of, new_key, read_key
from backend.scans.models import (
    Answer,
    Invitation,
    InvitationKind,
    InvitationToken,
    QuestionKind,
    Remark,
    Respondent,
    Response,
    Scan,
    ScanGroup,
    ScanStatus,
)
from backend.scans.schemas.responses import ScanResponseUpdate

ANONYMOUS = {
    "nl": (
        "Niemand in uw bedrijf ziet uw antwoorden op de stellingen, ook niet als u stopt. Na het sluiten tonen wij "
        f"scores per thema, vanaf {FEWEST} medewerkers."
    ),
    "en": (
        "Nobody in your firm sees your answers to the statements, not even when you stop. After closing we show scores "
        f"per theme, from {FEWEST} employees."
    ),
}
NOT_ANONYMOUS = {
    "nl": (
        "Van de leiding tonen wij het gemiddelde per thema, ook als u de enige bent die antwoordt. Uw antwoorden zijn "
        "dus niet anoniem."
    ),
    "en": (
        "Of management we show the mean per theme, also when you are the only one who answers. So your answers are not "
        "anonymous."
    ),
}


_writing = upsert(Answer)
_WRITE = Constant(
    _writing.on_conflict_do_update(index_elements=["response_id", "item_code"], set_={"value": _writing.excluded.value})
)


async def exchange(session: AsyncSession, token: str, own_key: str | None = None) -> tuple[str, Response, Scan]:
    """Give a random key for an invitation; a single-use token is spent in the same statement that makes the response.

    `own_key` is a key that the app drew itself, so that it can ask again when the answer got lost on the way: whoever
    holds the key gets the response that was made with it, and a token that came along is not spent. Raises
    InvitationNotValid (404), ScanNotOpen (409, for a shared link) and InvalidInput (400) for a key that is none. A
    spent token is deleted: nothing is left to lay beside the response.
    """
    key = new_key() if own_key is None else read_key(own_key)
    if key is None:
        raise invalid(field("#/key", "no_key", nl="Dit is geen geldige sleutel.", en="This is not a valid key."))
    if not await _make_response(session, token, key) and not await _made_before(session, key):
        raise ScanNotOpen if await _is_shared(session, token) else InvitationNotValid
    response, scan = await queries.get_response(session, key)
    return key, response, scan


async def _make_response(session: AsyncSession, token: str, key: str) -> bool:
    """Make the response and spend the token, or leave both be: when the key has a response already, or the link none.

    Two wishes with one key at the same moment both find it free. The later one makes nothing; its token is put back.
    """
    try:
        async with session.begin_nested():
            await _make(session, token, key)
    except _NothingMadeError:
        return False
    return True


async def _make(session: AsyncSession, token: str, key: str) -> None:
    if await session.scalar(_making(token, key)) is None:
        raise _NothingMadeError


class _NothingMadeError(Exception):
    """Undoes what was spent for a response that was not made."""


def _making(token: str, key: str) -> ReturningInsert[tuple[UUID]]:
    hashed, key_hash = hash_of(token), hash_of(key)
    open_now = (Scan.status == ScanStatus.OPEN) & (Scan.closes_on >= clock.today())
    free = ~exists().where(Response.key_hash == key_hash)
    held = (  # the scan before the link, as whoever takes links away holds them
        select(
            InvitationToken.token_hash,
            Scan.id.label("scan_id"),
            Scan.version_id,
            Invitation.audience,
            Invitation.kind,
        )
        .select_from(InvitationToken)
        .join(Invitation, Invitation.id == InvitationToken.invitation_id)
        .join(Scan, Scan.id == Invitation.scan_id)
        .where(InvitationToken.token_hash == hashed, open_now)
        .with_for_update(read=True, of=Scan)
        .cte("held")
    )
    told = (held.c.scan_id, held.c.version_id, held.c.audience)
    spent = (
        delete(InvitationToken)
        .where(InvitationToken.token_hash == held.c.token_hash, held.c.kind == InvitationKind.SINGLE_USE, free)
        .returning(*told)
        .cte("spent")
    )
    shared = select(*told).where(held.c.kind == InvitationKind.SHARED)
    found = union_all(select(spent), shared).subquery()
    made = select(
        literal(uuid4()),
        found.c.scan_id,
        found.c.version_id,
        found.c.audience,
        literal(key_hash),
        literal(False),
    )
    columns = ["id", "scan_id", "version_id", "audience", "key_hash", "submitted"]
    making = upsert(Response).from_select(columns, made).on_conflict_do_nothing(index_elements=["key_hash"])
    return making.returning(Response.id)


async def _is_shared(session: AsyncSession, token: str) -> bool:
    """Only of a shared link it is told that its scan is closed: of a single-use one that would tell it was not used."""
    return bool(
        await session.scalar(
            select(InvitationToken.token_hash)
            .join(Invitation, Invitation.id == InvitationToken.invitation_id)
            .where(InvitationToken.token_hash == hash_of(token), Invitation.kind == InvitationKind.SHARED)
        )
    )


async def _made_before(session: AsyncSession, key: str) -> bool:
    return await session.scalar(select(Response.id).filter_by(key_hash=hash_of(key))) is not None


async def describe(session: AsyncSession, response: Response, scan: Scan) -> dict[str, Any]:
    """Somebody's own answers, with the questionnaire in the wording for them."""
    edition = await queries.edition(session, scan.version_id)
    return {
        "audience": response.audience,
        "submitted": response.submitted,
        "group_id": response.group_id,
        "answers": await queries.answers_of(session, response.id),
        "remarks": await queries.remarks_of(session, response.id),
        "scan": {
            **queries.staff_informed(scan),
            "links_from": scan.links_from,
            "title": scan.title,
            "company_name": await queries.company_name(session, scan),
            "status": scan.status,
            "closes_on": scan.closes_on,
            "takes_answers": queries.takes_answers(scan),
            "shared_with_employees": scan.shared_with_employees,
            "groups": await queries.groups_of(session, scan.id),
            "fewest_shown": FEWEST,
        },
        "questionnaire": edition.describe_for(response.audience),
        "privacy": ANONYMOUS if response.audience is Respondent.EMPLOYEE else NOT_ANONYMOUS,
    }


async def _for_answering(session: AsyncSession, key: str) -> tuple[Response, Scan]:
    response, scan = await queries.get_response(session, key, for_answering=True)
    if not queries.takes_answers(scan):
        raise ScanNotOpen
    return response, scan


async def _item(session: AsyncSession, version_id: UUID, audience: Respondent, code: str) -> EditionItem:
    item = (await queries.edition(session, version_id)).item(code, audience)
    if item is None:
        raise ItemNotFound
    return item


async def answer(session: AsyncSession, key: str, code: str, value: int | None) -> dict[str, Any]:
    """Save one answer; the last one counts. Raises ScanResponseNotFound, ItemNotFound (404), ScanNotOpen (409)."""
    response = await queries.answering(session, key)
    if not queries.is_open(response["status"], response["closes_on"]):
        raise ScanNotOpen
    item = await _item(session, response["version_id"], Respondent(response["audience"]), code)
    if item.kind is QuestionKind.OPEN:
        raise ItemNotFound
    lowest, highest = (1, 5) if item.kind is QuestionKind.AGREEMENT else (0, 1)
    if value is not None and not lowest <= value <= highest:
        raise invalid(
            field(
                "#/value",
                "not_on_scale",
                nl=f"Kies een waarde van {lowest} tot en met {highest}.",
                en=f"Choose a value from {lowest} to {highest}.",
            )
        )
    await _WRITE.run(
        session,
        response_id=response["id"],
        item_code=code,
        version_id=response["version_id"],
        kind=item.kind,
        value=value,
    )
    return {"item_code": code, "value": value}


async def remark(session: AsyncSession, key: str, code: str, text: str | None) -> None:
    """Save or take back an answer in one's own words. Raises as `answer`."""
    response, _ = await _for_answering(session, key)
    item = await _item(session, response.version_id, response.audience, code)
    if item.kind is not QuestionKind.OPEN:
        raise ItemNotFound
    await session.execute(delete(Remark).filter_by(response_id=response.id, item_code=code))
    if text is not None:
        session.add(
            Remark(response_id=response.id, item_code=code, version_id=response.version_id, kind=item.kind, remark=text)
        )
        await session.flush()


async def name_group(session: AsyncSession, key: str, wish: ScanResponseUpdate) -> tuple[Response, Scan]:
    """Say to which group one belongs. Raises InvalidInput (400) for a group of another scan."""
    response, scan = await _for_answering(session, key)
    if wish.group_id is not None and not await _has_group(session, scan.id, wish.group_id):
        raise invalid(
            field("#/groupId", "unknown", nl="Deze groep hoort niet bij deze scan.", en="This scan has no such group.")
        )
    response.group_id = wish.group_id
    await session.flush()
    return response, scan


async def _has_group(session: AsyncSession, scan_id: UUID, group_id: UUID) -> bool:
    return await session.scalar(select(ScanGroup.id).filter_by(scan_id=scan_id, id=group_id)) is not None


async def submit(session: AsyncSession, key: str) -> tuple[Response, Scan]:
    """Say that one is done; answers can be changed until the scan closes. Raises NothingAnswered (409)."""
    response, scan = await _for_answering(session, key)
    given = {each["item_code"]: each["value"] for each in await queries.answers_of(session, response.id)}
    if not (await queries.edition(session, response.version_id)).scores(given, response.audience):
        raise NothingAnswered(
            nl="Beantwoord bij minstens één thema drie stellingen. Daarna kunt u versturen.",
            en="Answer three statements of at least one theme. Then you can submit.",
        )
    response.submitted = True
    await session.flush()
    return response, scan


async def withdraw(session: AsyncSession, key: str) -> None:
    """Delete one's answers for good. A result that was published stays as it is."""
    response, _ = await queries.get_response(session, key, for_answering=True)
    await session.delete(response)
    await session.flush()


async def read_shared_result(session: AsyncSession, key: str) -> dict[str, Any]:
    """The published result for somebody who answered, when the company shares it. Raises ScanResultNotFound (404)."""
    response, scan = await queries.get_response(session, key)
    if not scan.shared_with_employees and response.audience is Respondent.EMPLOYEE:
        raise ScanResultNotFound(
            nl="Uw bedrijf heeft deze uitkomst nog niet gedeeld.", en="Your firm has not shared this result yet."
        )
    return await outcomes.read_result(session, scan)
