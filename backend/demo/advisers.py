"""Fill the advisers of the demonstration world: accreditation with its history, and what companies asked of them."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import (
    Accreditation,
    AccreditationChange,
    Adviser,
    AdviserKind,
    Referral,
    ReferralStatus,
)
from backend.advisers.terms import answer_before
from backend.content import load
from backend.content.demo_shapes import DemoAdviser
from backend.content.shapes import Text
from backend.core import clock
from backend.core.naming import sort_key
from backend.core.themes import Theme
from backend.demo import firms
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.identity.scopes import Role

AGO = {
    Accreditation.APPLIED: timedelta(days=200),
    Accreditation.ACCREDITED: timedelta(days=180),
    Accreditation.SUSPENDED: timedelta(days=12),
}
PERIOD = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class Question:
    """What a company asked an adviser, so many days ago, and what came back after so many days."""

    company: str
    adviser: str
    theme: Theme
    message: str
    asked_days_ago: int
    answered_after_days: int | None = None
    accepted: bool = True
    answer: str = ""


QUESTIONS = (
    Question(
        "voorbeeldplaatwerk-de-kantbank",
        "karin-voorbeeldhuis",
        Theme.WORK_DIVISION,
        "Bij ons wacht de kantbank op de werkvoorbereiding en omgekeerd. Kunt u een dag meelopen?",
        120,
        2,
        answer="Dat doe ik graag. Ik bel u morgenochtend om een dag te prikken.",
    ),
    Question(
        "voorbeelddrukkerij-de-laatste-letter",
        "karin-voorbeeldhuis",
        Theme.PARTICIPATION,
        "Wij hebben de scan gedaan en willen de uitkomst met de mensen van de pers bespreken. Hebt u een voorstel?",
        64,
        1,
        answer="Ja. Ik stel een middag voor met zes mensen van de pers en de afwerking.",
    ),
    Question(
        "voorbeeldmachinefabriek-noorderas",
        "karin-voorbeeldhuis",
        Theme.PROCESS,
        "Orders liggen bij ons langer stil dan dat er iemand aan werkt. Kunt u helpen zoeken waar?",
        31,
        3,
        accepted=False,
        answer="Groningen is voor mij te ver voor een traject van een half jaar. Mijn collega Murat komt daar wel.",
    ),
    Question(
        "voorbeeldbakkerij-de-korenbloem",
        "karin-voorbeeldhuis",
        Theme.WORK_DIVISION,
        "In de ochtend staat de inpak te wachten op de ovens. Wij willen met beide ploegen naar de taken kijken.",
        1,
    ),
)


async def seed(session: AsyncSession, world: World) -> None:
    """Add every adviser; the decisions are those of the demonstration's Syntens officer."""
    officer = world.principal_of("syntens", Role.SYNTENS_OFFICER)
    for found in load.demo_advisers():
        person = world.people[found.person]
        firm = next(one for one in load.demo_organisations() if one.slug == found.firm)
        adviser = Adviser(
            id=known_id("adviser", found.slug),
            organisation_id=world.organisations[found.firm],
            account_id=person.account_id,
            name=person.name,
            sort_name=sort_key(person.name),
            firm=firm.name,
            kind=AdviserKind(found.kind),
            headline=_both(found.headline),
            bio=_both(found.bio),
            methods=[_both(method) for method in found.methods],
            themes=list(found.themes),
            sectors=list(found.sectors),
            provinces=list(found.provinces),
            languages=list(found.languages),
            rate_cents=found.rate_cents,
            free_hours=found.free_hours,
            hours_per_month=found.hours_per_month,
            is_demonstration=True,
        )
        session.add(adviser)
        await session.flush()
        await firms.add(session, world, found.firm, officer.account_id)
        _decide(session, adviser, found, officer.account_id)
        world.advisers[found.slug] = adviser.id
    await session.flush()
    for question in QUESTIONS:
        _ask(session, world, question)
    await session.flush()


def _ask(session: AsyncSession, world: World, question: Question) -> None:
    asked_at = clock.now() - timedelta(days=question.asked_days_ago)
    referral = Referral(
        id=known_id("referral", f"{question.company}/{question.adviser}"),
        company_id=world.organisations[question.company],
        adviser_id=world.advisers[question.adviser],
        theme=question.theme,
        message=question.message,
        status=ReferralStatus.ASKED,
        asked_at=asked_at,
        answer_before=answer_before(asked_at.date()),
    )
    if question.answered_after_days is not None:
        answered_at = asked_at + timedelta(days=question.answered_after_days)
        if question.accepted:
            referral.accept(answered_at, question.answer)
        else:
            referral.decline(answered_at, question.answer)
    session.add(referral)


def _decide(session: AsyncSession, adviser: Adviser, found: DemoAdviser, officer_id: UUID) -> None:
    now = clock.now()
    states = [Accreditation.APPLIED]
    if found.accreditation != "applied":
        starts_at = now - AGO[Accreditation.ACCREDITED]
        adviser.accredit(starts_at.date(), (starts_at + PERIOD).date())
        states.append(Accreditation.ACCREDITED)
    if found.accreditation == "suspended":
        adviser.suspend()
        states.append(Accreditation.SUSPENDED)
    reasons = {Accreditation.SUSPENDED: "Een klacht wordt onderzocht (voorbeeld)."}
    before = None
    for state in states:
        known = state is not Accreditation.APPLIED
        session.add(
            AccreditationChange(
                adviser_id=adviser.id,
                from_status=before,
                to_status=state,
                reason=reasons.get(state),
                accredited_from=adviser.accredited_from if known else None,
                accredited_until=adviser.accredited_until if known else None,
                decided_by=officer_id if known else adviser.account_id,
                occurred_at=now - AGO[state],
            )
        )
        before = state


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl.strip(), "en": text.en.strip()}
