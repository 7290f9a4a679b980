"""The two worlds of a server with demonstration content: what is invented, and what is real. They never meet."""

from uuid import UUID

from sqlalchemy import Select, select

from backend.identity.models import Organisation
from backend.identity.principals import Principal


def same_world(principal: Principal) -> Select[UUID]:
    """The identifiers of the organisations that are invented when one's own is, and real when one's own is."""
    own = select(Organisation.is_demonstration).where(Organisation.id == principal.organisation_id)
    return select(Organisation.id).where(Organisation.is_demonstration == own.scalar_subquery())
