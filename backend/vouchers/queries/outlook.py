"""What a voucher can do for a company today: an open round that fits it, one that comes, or none now."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.organisations import queries as organisations
from backend.organisations.models import Company
from backend.vouchers.eligibility import Facts, Outcome, judge
from backend.vouchers.models import AccountKind, Round, Scheme
from backend.vouchers.queries.facts import vouchers_counted
from backend.vouchers.queries.rounds import in_status, total_in
from backend.vouchers.schemas.outlook import Outlook
from backend.vouchers.states import RoundStatus
from backend.vouchers.wording import both, day, euros, in_both

# Rules that the company's own facts decide; the others are about an application that is not there yet.
OF_COMPANY = frozenset({"company_size", "sector", "branch"})
NO_ROUND = both(
    "Er is nu geen ronde open of aangekondigd die bij uw bedrijf past. Begin zelf met een instrument, of kies een "
    "adviseur met gratis uren. Komt er een ronde, dan staat die bij de vouchers.",
    "No round that fits your company is open or announced now. Begin with a tool yourself, or choose an adviser with "
    "free hours. When a round comes, it is shown under vouchers.",
)


async def look_ahead(session: AsyncSession, company: Company, theme: Theme | None) -> dict[str, Any]:
    """The round that helps the company most for advice on this theme, by the clock of this moment.

    An open one with money left comes first, then one that has a waiting list, then the next to open; of several the one
    that pays most. `held` when the company has all the vouchers that every fitting open round allows.
    """
    facts = await _facts(session, company)
    held = None
    for round_, scheme, available_cents in await _rounds(session, RoundStatus.OPEN):
        if not _fits(scheme, round_, theme, facts):
            continue
        if await vouchers_counted(session, company.id, scheme) < scheme.vouchers_per_company:
            return _told(Outlook.OPEN, round_, scheme, available_cents)
        held = held or _told(Outlook.HELD, round_, scheme, available_cents)
    if held:
        return held
    for round_, scheme, available_cents in await _rounds(session, RoundStatus.PUBLISHED):
        if _fits(scheme, round_, theme, facts):
            return _told(Outlook.COMING, round_, scheme, available_cents)
    return {"status": Outlook.NONE, "reason": NO_ROUND, "round": None}


async def look_around(
    session: AsyncSession, *, size_class: str | None, section: str | None, theme: Theme | None
) -> dict[str, Any]:
    """As `look_ahead`, for a firm of which little is known: what is not known speaks against no round."""
    facts = Facts(moment=clock.now(), size_class=size_class, section=section)
    for status, outlook in ((RoundStatus.OPEN, Outlook.OPEN), (RoundStatus.PUBLISHED, Outlook.COMING)):
        for round_, scheme, available_cents in await _rounds(session, status):
            if _may_fit(scheme, round_, theme, facts):
                return _told(outlook, round_, scheme, available_cents)
    return {"status": Outlook.NONE, "reason": NO_ROUND, "round": None}


async def _facts(session: AsyncSession, company: Company) -> Facts:
    return Facts(
        moment=clock.now(),
        size_class=company.size_class,
        employees=company.employees,
        section=company.section,
        branch_ids=await organisations.branch_ids_of(session, company.id),
    )


async def _rounds(session: AsyncSession, status: RoundStatus) -> list[tuple[Round, Scheme, int]]:
    available = total_in(AccountKind.AVAILABLE)
    statement = select(Round, Scheme, available).join(Scheme, Scheme.id == Round.scheme_id)
    by_help = (Scheme.rate_basis_points.desc(), Scheme.maximum_cents.desc(), Round.closes_at, Round.id)
    order = ((available <= 0), *by_help) if status is RoundStatus.OPEN else (Round.opens_at, *by_help)
    return [(*row,) for row in await session.execute(in_status(statement, status).order_by(*order))]


def _fits(scheme: Scheme, round_: Round, theme: Theme | None, facts: Facts) -> bool:
    return _outcomes(scheme, round_, theme, facts) == {Outcome.MET}


def _may_fit(scheme: Scheme, round_: Round, theme: Theme | None, facts: Facts) -> bool:
    return Outcome.NOT_MET not in _outcomes(scheme, round_, theme, facts)


def _outcomes(scheme: Scheme, round_: Round, theme: Theme | None, facts: Facts) -> set[Outcome]:
    if theme and scheme.themes and theme not in scheme.themes:
        return {Outcome.NOT_MET}
    return {answer.outcome for answer in judge(scheme, round_, facts) if answer.code in OF_COMPANY}


def _told(status: Outlook, round_: Round, scheme: Scheme, available_cents: int) -> dict[str, Any]:
    words = {Outlook.OPEN: _open, Outlook.COMING: _coming, Outlook.HELD: _held}[status]
    return {
        "status": status,
        "reason": in_both(lambda language: words(round_, scheme, available_cents, language)),
        "round": {
            "id": round_.id,
            "name": round_.name,
            "scheme_name": scheme.name,
            "opens_at": round_.opens_at,
            "closes_at": round_.closes_at,
            "rate_basis_points": scheme.rate_basis_points,
            "maximum_cents": scheme.maximum_cents,
            "available_cents": available_cents,
        },
    }


def _open(round_: Round, scheme: Scheme, available_cents: int, language: str) -> str:
    until, pays = _until(round_.closes_at, language), _pays(scheme, language)
    if language == "nl":
        left = (
            f"Er is nog {euros(available_cents, 'nl')}."
            if available_cents > 0
            else "Het geld is nu verdeeld; wie nu aanvraagt, komt op de wachtlijst."
        )
        return f"{_name(round_, scheme, 'nl')} is open {until}. Het programma betaalt {pays}. {left}"
    left = (
        f"{euros(available_cents, 'en')} is left."
        if available_cents > 0
        else "The money has been divided; who applies now joins the waiting list."
    )
    return f"{_name(round_, scheme, 'en')} is open {until}. The programme pays {pays}. {left}"


def _coming(round_: Round, scheme: Scheme, _: int, language: str) -> str:
    name, pays, opens = _name(round_, scheme, language), _pays(scheme, language), _from(round_.opens_at, language)
    if language == "nl":
        return f"Nu is er geen ronde open. {name} opent op {opens}. Het programma betaalt dan {pays}."
    return f"No round is open now. {name} opens on {opens}. The programme then pays {pays}."


def _held(_: Round, scheme: Scheme, __: int, language: str) -> str:
    if language == "nl":
        return f"Uw bedrijf heeft al een aanvraag of voucher van de regeling {scheme.name['nl']}."
    return f"Your company has an application or a voucher of the scheme {scheme.name['en']} already."


def _name(round_: Round, scheme: Scheme, language: str) -> str:
    return f"{scheme.name[language]} ({round_.name[language][:1].lower()}{round_.name[language][1:]})"


def _pays(scheme: Scheme, language: str) -> str:
    percent = f"{scheme.rate_basis_points / 100:g}"
    most = euros(scheme.maximum_cents, language)
    if language == "nl":
        return f"{percent.replace('.', ',')} procent van de kosten van het advies, tot {most}"
    return f"{percent} percent of the cost of advice, up to {most}"


def _until(closes_at: datetime, language: str) -> str:
    """The last moment to apply: a whole last day when the round closes at midnight."""
    local = closes_at.astimezone(clock.AMSTERDAM)
    if local.time() == time.min:
        last = day(local.date() - timedelta(days=1), language)
        return f"tot en met {last}" if language == "nl" else f"up to and including {last}"
    last = day(local.date(), language)
    return f"tot {last}, {local:%H:%M} uur" if language == "nl" else f"until {last}, {local:%H:%M}"


def _from(opens_at: datetime, language: str) -> str:
    local = opens_at.astimezone(clock.AMSTERDAM)
    first = day(local.date(), language)
    if local.time() == time.min:
        return first
    return f"{first}, {local:%H:%M} uur" if language == "nl" else f"{first}, {local:%H:%M}"
