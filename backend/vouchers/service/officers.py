"""Telling the officers of Syntens: the one who has the file, or the whole team."""

from uuid import UUID

from sqlalchemy import select

from backend.identity.models import Membership, Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications import service as notifications
from backend.vouchers.models import Voucher
from backend.vouchers.service.case import Case


def file_of(voucher: Voucher) -> str:
    """The address of the file of a voucher in the room of the officers."""
    return f"/syntens/beoordelen?voucher={voucher.id}"


async def tell(case: Case, template: str, *, link: str, only: UUID | None = None, **more: str) -> int:
    """Mail and notice for officers, without the content of the file; answers how many were told.

    `only` is the officer who has the file. Invented officers hear of invented companies only.
    """
    bodies = await case.session.scalars(
        select(Organisation.id)
        .where(
            Organisation.kind == OrganisationKind.EXECUTING_BODY,
            Organisation.is_demonstration == case.voucher.is_demonstration,
            Organisation.id.in_(select(Membership.organisation_id).where(Membership.role == Role.SYNTENS_OFFICER)),
        )
        .order_by(Organisation.id)
    )
    told = 0
    for body_id in list(bodies):
        told += await notifications.tell(
            case.session,
            organisation_id=body_id,
            roles=(Role.SYNTENS_OFFICER,),
            only=only,
            about=case.voucher.id,
            template=template,
            link=link,
            voucher_code=case.voucher.code,
            **more,
        )
    return told
