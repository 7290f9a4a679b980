"""Builders of schemes, rounds and vouchers, and a world in which a voucher can live its whole life."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.core.money import percentage_of
from backend.core.themes import Theme
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role, scopes_of
from backend.organisations.models import Company
from backend.vouchers import ledger
from backend.vouchers.codes import code_of
from backend.vouchers.ledger import Cause
from backend.vouchers.models import (
    AccountKind,
    AidRegulation,
    FundingShare,
    LedgerAct,
    Payee,
    Round,
    Scheme,
    Voucher,
    voucher_numbers,
)
from backend.vouchers.states import RoundStatus
from tests.makers.advisers import make_adviser
from tests.makers.claims import claimed
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company

RULES: dict[str, Any] = {
    "themes": [],
    "sectors": [],
    "size_classes": ["5-14", "15-49", "50-99", "100-249"],
    "branch_ids": [],
    "adviser_kinds": ["private", "branch", "knowledge_institution"],
    "rate_basis_points": 7500,
    "minimum_cents": 750_00,
    "maximum_cents": 2_500_00,
    "validity_days": 273,
    "decision_weeks": 8,
    "vouchers_per_company": 1,
    "four_eyes_above_cents": None,
    "baseline_required": False,
    "aid_regulation": AidRegulation.DE_MINIMIS_2023_2831,
    "payee": Payee.ADVISER,
}


async def make_scheme(session: AsyncSession, **rules: Any) -> Scheme:
    """75 percent of the cost of advice, from 750 to 2,500 euros, unless told otherwise."""
    text = {"nl": "Adviesvoucher", "en": "Advice voucher"}
    scheme = Scheme(
        slug=f"regeling-{uuid4().hex[:8]}", edition=1, name=text, summary=text, conditions=text, **{**RULES, **rules}
    )
    session.add(scheme)
    await session.flush()
    return scheme


async def make_share(
    session: AsyncSession,
    round_id: UUID,
    *,
    amount_cents: int,
    position: int = 1,
    organisation_id: UUID | None = None,
    members_of_id: UUID | None = None,
    share_basis_points: int | None = None,
) -> FundingShare:
    """A funder with money, posted through the ledger."""
    if organisation_id is None:
        kind = OrganisationKind.PROGRAMME_OFFICE
        organisation_id = (await make_organisation(session, kind=kind, name="Programmabureau")).id
    share = FundingShare(
        round_id=round_id,
        organisation_id=organisation_id,
        position=position,
        members_of_id=members_of_id,
        share_basis_points=share_basis_points,
    )
    session.add(share)
    await session.flush()
    await ledger.add_accounts(session, share)
    book = await ledger.open_book(session, round_id)
    await book.move(Cause(LedgerAct.FUND, "made"), {share.id: amount_cents}, AccountKind.FUNDER, AccountKind.AVAILABLE)
    return share


async def make_round(
    session: AsyncSession,
    *,
    budget_cents: int = 100_000_00,
    scheme: Scheme | None = None,
    status: RoundStatus = RoundStatus.OPEN,
    opens_in: timedelta = timedelta(days=-1),
    closes_in: timedelta = timedelta(days=30),
    waiting_list_ends_on: date | None = None,
    **rules: Any,
) -> Round:
    """An open round with one funder who pays for everybody."""
    scheme = scheme or await make_scheme(session, **rules)
    now = clock.now()
    round_ = Round(
        scheme_id=scheme.id,
        slug=f"ronde-{uuid4().hex[:8]}",
        name={"nl": "Eerste ronde", "en": "First round"},
        status=status,
        opens_at=now + opens_in,
        closes_at=now + closes_in,
        waiting_list_ends_on=waiting_list_ends_on or (now + closes_in + timedelta(days=30)).date(),
        objection_reserve_cents=0,
    )
    session.add(round_)
    await session.flush()
    if budget_cents:
        await make_share(session, round_.id, amount_cents=budget_cents)
    return round_


async def make_draft(
    session: AsyncSession,
    *,
    round_id: UUID,
    company_id: UUID,
    adviser_id: UUID | None,
    advice_cents: int | None = 3_333_34,
    other_aid_cents: int = 0,
) -> Voucher:
    """A draft that is complete; 3,333.34 euros of advice gives a voucher of 2,500."""
    number = await session.scalar(voucher_numbers.next_value())
    voucher = Voucher(
        code=code_of(int(number or 0), 2026),
        round_id=round_id,
        company_id=company_id,
        adviser_id=adviser_id,
        theme=Theme.WORK_DIVISION,
        goal="Het werk anders verdelen tussen inpak en bakkerij.",
        hours=30,
        advice_cents=advice_cents,
        other_aid_cents=other_aid_cents,
        monitoring_consent=True,
        subsidy_cents=min(percentage_of(advice_cents or 0, 7500), 2_500_00) or None,
    )
    session.add(voucher)
    await session.flush()
    return voucher


async def make_acting(session: AsyncSession, role: Role, organisation_id: UUID | None = None) -> Principal:
    """Somebody who acts through the service functions, without a request."""
    kinds = {Role.SYNTENS_OFFICER: OrganisationKind.EXECUTING_BODY, Role.PROGRAMME_OFFICER: OrganisationKind.BRANCH}
    if organisation_id is None:
        organisation_id = (await make_organisation(session, kind=kinds.get(role, OrganisationKind.COMPANY))).id
    account = await make_account(session)
    roles = frozenset({role})
    return Principal(account.id, account.name, uuid4(), organisation_id, roles, scopes_of(roles))


def acting_adviser(adviser: Adviser) -> Principal:
    """The adviser, acting."""
    assert adviser.account_id is not None
    roles = frozenset({Role.ADVISER})
    return Principal(adviser.account_id, adviser.name, uuid4(), adviser.organisation_id, roles, scopes_of(roles))


@dataclass(frozen=True, slots=True)
class Stage:
    """Everybody a voucher needs, each signed in over HTTP."""

    round_id: UUID
    company: Company
    adviser: Adviser
    owner: AsyncClient
    adviser_client: AsyncClient
    officer: AsyncClient
    second_officer: AsyncClient


async def set_stage(database: Any, client_as: Any, *, verified: bool = True, **rules: Any) -> Stage:
    """A round, a company with its owner, an accredited adviser and two officers."""
    async with database.write() as session:
        round_ = await make_round(session, **rules)
        company = await make_company(session, verified=verified)
        adviser = await make_adviser(session)
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
    return Stage(
        round_id=round_.id,
        company=company,
        adviser=adviser,
        owner=await client_as(Role.OWNER, organisation_id=company.id),
        adviser_client=await client_as(
            Role.ADVISER, organisation_id=adviser.organisation_id, account_id=adviser.account_id
        ),
        officer=await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id),
        second_officer=await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id),
    )


def once() -> dict[str, str]:
    """A fresh Idempotency-Key."""
    return {"Idempotency-Key": uuid4().hex}


async def version_of(client: AsyncClient, voucher_id: Any) -> str:
    """The ETag of a voucher as this client sees it."""
    return (await client.get(f"/vouchers/{voucher_id}")).headers["ETag"]


async def move(client: AsyncClient, voucher_id: Any, to_status: str, **body: Any) -> Any:
    """Make a move with the current version; answers the response."""
    seen = await client.get(f"/vouchers/{voucher_id}")
    headers = {**once(), "If-Match": seen.headers.get("ETag", '"1"')}
    return await client.post(
        f"/vouchers/{voucher_id}/status-changes", json={"toStatus": to_status, **body}, headers=headers
    )


async def apply(stage: Stage, **fields: Any) -> str:
    """The owner fills in a complete draft; answers its identifier."""
    wish = {
        "roundId": str(stage.round_id),
        "adviserId": str(stage.adviser.id),
        "theme": "work_division",
        "goal": "Het werk anders verdelen.",
        "hours": 30,
        "adviceCents": 3_333_34,
        "otherAidCents": 0,
        "monitoringConsent": True,
        **fields,
    }
    answer = await stage.owner.post("/vouchers", json=wish, headers=once())
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def bring_to(stage: Stage, status: str) -> str:
    """A voucher that has come as far as this status, along the straight road."""
    voucher_id = await apply(stage)
    if status == "draft":
        return voucher_id
    steps: list[tuple[AsyncClient, str, dict[str, Any]]] = [
        (stage.owner, "submitted", {}),
        (stage.officer, "in_review", {}),
        (stage.officer, "granted", {"reason": "Voldoet aan alle regels."}),
        (stage.adviser_client, "in_use", {}),
        (stage.adviser_client, "claimed", {}),
        (stage.second_officer, "settled", {"reason": "Uren en factuur kloppen."}),
    ]
    side = {"information_requested": ("in_review", stage.officer, {"question": "Waar is de offerte?"})}
    aim = side.get(status, (status,))[0]
    for client, to_status, body in steps:
        if to_status == "claimed":
            await claim(stage, voucher_id)
        else:
            answer = await move(client, voucher_id, to_status, **body)
            assert answer.status_code == 201, answer.text
        if to_status == aim:
            break
        if to_status == "claimed":
            await confirm(stage, voucher_id)
    if status in side:
        _, client, body = side[status]
        answer = await move(client, voucher_id, status, **body)
        assert answer.status_code == 201, answer.text
    return voucher_id


async def claim(stage: Stage, voucher_id: str, *, amount_cents: int = 3_333_34, hours: int = 30) -> Any:
    """The adviser claims; answers the claim."""
    answer = await stage.adviser_client.post(
        f"/vouchers/{voucher_id}/claims",
        json=claimed(amount_cents, hours=hours),
        headers={**once(), "If-Match": await version_of(stage.adviser_client, voucher_id)},
    )
    assert answer.status_code == 201, answer.text
    return answer.json()


async def confirm(stage: Stage, voucher_id: str) -> Any:
    """The owner confirms the open claim."""
    waiting = (await stage.owner.get(f"/vouchers/{voucher_id}/claims")).json()["items"][-1]
    answer = await stage.owner.post(
        f"/claims/{waiting['id']}/confirmations",
        json={"confirmed": True},
        headers={**once(), "If-Match": f'"{waiting["version"]}"'},
    )
    assert answer.status_code == 201, answer.text
    return answer.json()
