"""Everything that is kept about somebody: the parts of all subjects, in the order in which an erasure goes."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import own_data as advisers
from backend.audit import own_data as audit
from backend.branch_figures import own_data as branch_figures
from backend.branches import own_data as branches
from backend.campaigns import own_data as campaigns
from backend.complaints import own_data as complaints
from backend.core.own_data import Holding, Obstacle, Part, pattern_of
from backend.events import own_data as events
from backend.exchange import own_data as exchange
from backend.extracts import own_data as extracts
from backend.files import own_data as files
from backend.groups import own_data as groups
from backend.guidance import own_data as guidance
from backend.identity import own_data as identity
from backend.identity.models import Account
from backend.integration import own_data as integration
from backend.mails import own_data as mails
from backend.measurement_moments import own_data as measurement_moments
from backend.member_measurements import own_data as member_measurements
from backend.members import own_data as members
from backend.monitor import own_data as monitor
from backend.monitoring import own_data as monitoring
from backend.network import own_data as network
from backend.newsletters import own_data as newsletters
from backend.notifications import own_data as notifications
from backend.obstacles import own_data as obstacles
from backend.openid import own_data as openid
from backend.organisations import own_data as organisations
from backend.organisations.models import Company
from backend.practices import own_data as practices
from backend.privacy import own_data as privacy
from backend.privacy.models import Whose
from backend.publications import own_data as publications
from backend.questions import own_data as questions
from backend.releases import own_data as releases
from backend.reviews import own_data as reviews
from backend.scans import own_data as scans
from backend.search import own_data as search
from backend.studies import own_data as studies
from backend.toolbox import own_data as toolbox
from backend.trajectories import own_data as trajectories
from backend.vouchers import own_data as vouchers
from backend.webhooks import own_data as webhooks

# What hangs on other rows comes before them: a subject before those it is built on.
PARTS: tuple[Part, ...] = (
    network.PART,
    monitor.PART,
    branch_figures.PART,
    releases.PART,
    studies.PART,
    extracts.PART,
    complaints.PART,
    exchange.PART,
    reviews.PART,
    groups.PART,
    questions.PART,
    trajectories.PART,
    guidance.PART,
    obstacles.PART,
    newsletters.PART,
    publications.PART,
    webhooks.PART,
    branches.PART,
    vouchers.PART,
    measurement_moments.PART,
    member_measurements.PART,
    monitoring.PART,
    campaigns.PART,
    events.PART,
    scans.PART,
    search.PART,
    practices.PART,
    toolbox.PART,
    advisers.PART,
    files.PART,
    notifications.PART,
    mails.PART,
    openid.PART,
    members.PART,
    integration.PART,
    audit.PART,
    privacy.PART,
    organisations.PART,
    identity.PART,
)

POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]


def holdings_of(part: Part, whose: Whose) -> tuple[Holding, ...]:
    """What a part holds of a person, or of a company."""
    return part.of_person if whose is Whose.PERSON else part.of_company


async def facts_about(session: AsyncSession, whose: Whose, subject_id: UUID) -> Mapping[str, Any] | None:
    """What the statements of the parts ask about somebody; None when there is no such person or company."""
    if whose is Whose.PERSON:
        account = await session.get(Account, subject_id)
        if account is None:
            return None
        name, email = account.name, account.email
    else:
        company = await session.get(Company, subject_id)
        if company is None:
            return None
        name, email = company.name, ""
    return {"the_one": subject_id, "the_name": name, "the_email": email, "the_name_pattern": pattern_of(name)}


def needed(statement: Any, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the facts that a statement asks: a surplus one would be taken for a column."""
    asked = statement.compile(dialect=POSTGRESQL).params
    return {name: value for name, value in facts.items() if name in asked}


def rows_of(holding: Holding) -> Select[tuple[Any, ...]]:
    """The rows of a holding with the columns that are shown, in a fixed order."""
    table = holding.stored
    return select(*(table.c[name] for name in holding.columns)).where(holding.rows).order_by(*table.primary_key)


async def obstacles_to(session: AsyncSession, whose: Whose, subject_id: UUID) -> list[tuple[Obstacle, int]]:
    """What must be settled before an erasure, with how many there are of each."""
    found = []
    for part in PARTS:
        for obstacle in part.person_obstacles if whose is Whose.PERSON else part.company_obstacles:
            count = await session.scalar(obstacle.counted, needed(obstacle.counted, {"the_one": subject_id}))
            if count:
                found.append((obstacle, count))
    return found


async def counts_of(session: AsyncSession, holding: Holding, facts: Mapping[str, Any]) -> int:
    """How many rows a holding has."""
    counting = select(func.count()).select_from(holding.stored).where(holding.rows)
    return await session.scalar(counting, needed(counting, facts)) or 0


def camel(name: str) -> str:
    """The name of a column as the API writes it."""
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)
