"""Builders of questionnaires, scans, invitations and anonymous answers."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from httpx import AsyncClient
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.scans.keys import hash_of, new_key, new_token
from backend.scans.models import (
    Answer,
    InformedHow,
    Invitation,
    InvitationKind,
    InvitationToken,
    QuestionKind,
    Remark,
    Representation,
    Respondent,
    Response,
    Scan,
    ScanGroup,
    ScanStatus,
)
from backend.scans.questionnaires import bring_in, read_file
from backend.scans.service.publishing import freeze_result

SOURCE = read_file()
QUICK_CODES = {item["code"] for item in SOURCE["items"] if item["quick"]}
CODE_OF = {entry["code"]: entry["theme"] for entry in SOURCE["dimensions"]}


def codes(audience: str, theme: str | None = None) -> list[str]:
    """The codes of the statements for an audience, of one theme or all."""
    return [
        item["code"]
        for item in SOURCE["items"]
        if item["audience"] in {audience, "both"} and theme in {None, CODE_OF[item["dimension"]]}
    ]


def answers_at(audience: str, level: int, **themes: int) -> dict[str, int]:
    """An answer to every statement that scores `level` (1-5) on each theme, or what is named for it."""
    found = {}
    for item in SOURCE["items"]:
        if item["audience"] in {audience, "both"}:
            wanted = themes.get(CODE_OF[item["dimension"]], level)
            found[item["code"]] = 6 - wanted if item["reverse"] else wanted
    return found


async def make_scan(
    session: AsyncSession,
    company_id: UUID,
    *,
    status: ScanStatus = ScanStatus.OPEN,
    closes_on: date | None = None,
    groups: tuple[str, ...] = (),
    shared: bool = False,
) -> Scan:
    """A scan on the questionnaire of the file, brought to this status (not published)."""
    version = await bring_in(session)
    scan = Scan(
        company_id=company_id,
        version_id=version.id,
        title="Scan najaar",
        status=ScanStatus.DRAFT,
        closes_on=closes_on or clock.today() + timedelta(days=14),
        representation=Representation.WORKS_COUNCIL,
        staff_informed_on=clock.today(),
        staff_informed_how=InformedHow.MEETING,
        shared_with_employees=shared,
    )
    if status is not ScanStatus.DRAFT:
        scan.open(clock.now())
    if status is ScanStatus.CLOSED:
        scan.close(clock.now())
    session.add(scan)
    await session.flush()
    session.add_all(ScanGroup(scan_id=scan.id, name=name, position=place) for place, name in enumerate(groups))
    await session.flush()
    return scan


async def make_link(
    session: AsyncSession,
    scan: Scan,
    *,
    audience: Respondent = Respondent.EMPLOYEE,
    kind: InvitationKind = InvitationKind.SHARED,
) -> str:
    """The token of a new link."""
    token = new_token()
    invitation = Invitation(scan_id=scan.id, audience=audience, kind=kind, quantity=1)
    session.add(invitation)
    await session.flush()
    session.add(InvitationToken(token_hash=hash_of(token), invitation_id=invitation.id))
    await session.flush()
    return token


async def until_served(client: AsyncClient, method: str, address: str, **more: Any) -> httpx.Response:
    """Ask again, when told so and as the app does, while the service has its hands full (503); not for ever."""
    for _ in range(60):
        answer = await client.request(method, address, **more)
        if answer.status_code != 503:
            break
        await asyncio.sleep(float(answer.headers["Retry-After"]))
    return answer


async def take_part(
    client: AsyncClient,
    token: str,
    answers: dict[str, int | None],
    *,
    submit: bool = True,
    group_id: str | None = None,
) -> str:
    """Answer the scan over the API, as a person does; answers the key."""
    entered = await client.post("/scan-responses", json={"invitationToken": token})
    assert entered.status_code == 201, entered.text
    key = str(entered.json()["key"])
    headers = {"Scan-Key": key}
    if group_id:
        named = await client.patch("/scan-responses/current", json={"groupId": group_id}, headers=headers)
        assert named.status_code == 200, named.text
    for code, value in answers.items():
        saved = await client.put(f"/scan-responses/current/answers/{code}", json={"value": value}, headers=headers)
        assert saved.status_code == 200, saved.text
    if submit:
        done = await client.post("/scan-responses/current/submissions", headers=headers)
        assert done.status_code == 200, done.text
    return key


People = Sequence[tuple[Respondent, dict[str, int]]]


async def answer_with(session: AsyncSession, scan: Scan, people: People, *, remarks: Sequence[str] = ()) -> list[str]:
    """These people answered, written straight into the tables; answers their keys.

    Each of the `remarks` is of one employee, to the first open question.
    """
    statements = {*codes("management"), *codes("employee")}
    left = list(remarks)
    answers, written, keys = [], [], []
    for audience, values in people:
        keys.append(new_key())
        of_response = {"response_id": uuid4(), "version_id": scan.version_id}
        session.add(
            Response(
                id=of_response["response_id"],
                scan_id=scan.id,
                version_id=scan.version_id,
                audience=audience,
                key_hash=hash_of(keys[-1]),
                submitted=True,
            )
        )
        answers += [
            {
                **of_response,
                "item_code": code,
                "kind": QuestionKind.AGREEMENT if code in statements else QuestionKind.YES_NO,
                "value": value,
            }
            for code, value in values.items()
        ]
        if left and audience is Respondent.EMPLOYEE:
            written.append({**of_response, "item_code": "OPEN1", "kind": QuestionKind.OPEN, "remark": left.pop(0)})
    await session.flush()
    await session.execute(insert(Answer), answers)
    if written:
        await session.execute(insert(Remark), written)
    return keys


async def publish_with(session: AsyncSession, company_id: UUID, people: People, *, remarks: Sequence[str] = ()) -> Scan:
    """A published scan of a company in which these people answered, as `answer_with`."""
    scan = await make_scan(session, company_id)
    await answer_with(session, scan, people, remarks=remarks)
    scan.close(clock.now())
    scan.publish(clock.now())
    await freeze_result(session, scan, management_only=False)
    return scan
