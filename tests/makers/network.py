"""Builders of profiles and introductions."""

from datetime import timedelta

from backend.core import clock
from backend.identity.models import Membership
from backend.identity.scopes import Role
from backend.network.models import NetworkIntroduction, NetworkMessage, NetworkProfile, NetworkReport
from backend.questions.models import ReportReason
from tests.makers.identity import make_account
from tests.makers.organisations import make_company


async def make_profile(session, *, account_id=None, company=None, role=Role.OWNER, **changed):
    """A profile that is on and shows nothing, of a member of a company; somebody new unless told otherwise."""
    company = company or await make_company(session)
    if account_id is None:
        account_id = (await make_account(session)).id
        session.add(Membership(account_id=account_id, organisation_id=company.id, role=role))
        await session.flush()
    values = {"is_on": True, "offers": [], "seeks": [], "shown_to_all": [], "shown_introduced": [], **changed}
    profile = NetworkProfile(account_id=account_id, company_id=company.id, **values)
    session.add(profile)
    await session.flush()
    return profile


async def make_introduction(session, *, asked_by=None, asked=None, accepted=False, **changed):
    """An open introduction of two people, or one that was accepted."""
    moment = clock.now() - timedelta(days=1)
    made = NetworkIntroduction(
        asked_by=asked_by or (await make_account(session)).id,
        asked=asked or (await make_account(session)).id,
        **{"reason": "Zullen wij kennismaken?", "asked_at": moment, "active_at": moment, **changed},
    )
    session.add(made)
    await session.flush()
    if accepted:
        made.accept(moment)
        await session.flush()
    return made


async def make_message(session, introduction, *, written_by, words="Hallo.", **changed):
    """A message in an introduction that was accepted."""
    made = NetworkMessage(
        introduction_id=introduction.id,
        written_by=written_by,
        words=words,
        **{"written_at": clock.now(), **changed},
    )
    session.add(made)
    await session.flush()
    return made


async def make_network_report(session, *, about=None, reported_by=None, **changed):
    """A report that waits."""
    values = {"reason": ReportReason.OFFENSIVE, "reported_words": ["Grof."], "reported_at": clock.now(), **changed}
    made = NetworkReport(
        about=about or (await make_account(session)).id,
        reported_by=reported_by or (await make_account(session)).id,
        **values,
    )
    session.add(made)
    await session.flush()
    return made
