"""A system that tries out stands in the sandbox by name, so that what it does there can be told of it.

Nobody waits for the sandbox while a transaction of the real database is open.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.core import clock
from backend.core.database import Database
from backend.core.problems import Unavailable
from backend.identity.demonstration import sandbox_organisation
from backend.identity.models import MachineClient, Organisation
from backend.identity.scopes import OrganisationKind
from backend.machines.errors import SandboxNotOpen

# What it may do stands with the real one: here it has no key, and opens nothing.
NAMED_ONLY = ["vouchers:read"]


async def require_open(sandbox: Database | None, kind: OrganisationKind, organisation_id: UUID) -> None:
    """Refuse whoever has no sandbox to try out in. Raises SandboxNotOpen (409)."""
    acts_for = sandbox_organisation(kind, organisation_id)
    if sandbox is None or acts_for is None:
        raise SandboxNotOpen
    async with sandbox.read() as session:
        if await session.get(Organisation, acts_for) is None:
            raise SandboxNotOpen


async def introduce(sandbox: Database | None, client: MachineClient, kind: OrganisationKind) -> None:
    """Write its name down in the sandbox. Raises Unavailable (503) when there is none, or nobody opened it."""
    acts_for = sandbox_organisation(kind, client.organisation_id)
    if sandbox is None or acts_for is None:
        raise _not_there()
    now = clock.now()
    async with sandbox.write() as session:
        here = await session.scalar(select(Organisation.id).where(Organisation.id == acts_for))
        if here is None:
            raise _not_there()
        name = insert(MachineClient).values(
            id=client.id,
            organisation_id=here,
            name=client.name,
            scopes=NAMED_ONLY,
            sandbox=False,
            created_at=now,
            updated_at=now,
            version=1,
        )
        await session.execute(name.on_conflict_do_update(index_elements=["id"], set_={"name": client.name}))


def _not_there() -> Unavailable:
    return Unavailable(
        nl="Er is geen proefomgeving, of niemand heeft die geopend.",
        en="There is no sandbox, or nobody has opened it.",
        headers={"Retry-After": "30"},
    )
