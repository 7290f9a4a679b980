"""What a branch and the programme signed, and the texts that are signed today."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches import texts
from backend.branches.errors import AgreementNotComplete, BranchAgreementNotFound
from backend.branches.models import AgreementKind, BranchAgreement
from backend.branches.schemas.agreements import BranchAgreementRead
from backend.core import clock


async def get_agreement(session: AsyncSession, branch_id: UUID, agreement_id: UUID) -> BranchAgreement:
    """One signature of a branch that was found. Raises BranchAgreementNotFound (404)."""
    statement = select(BranchAgreement).where(
        BranchAgreement.id == agreement_id, BranchAgreement.branch_id == branch_id
    )
    found: BranchAgreement | None = await session.scalar(statement)
    if found is None:
        raise BranchAgreementNotFound
    return found


async def list_agreements(session: AsyncSession, branch_id: UUID) -> Sequence[BranchAgreement]:
    """What was signed for a branch, newest first."""
    statement = select(BranchAgreement).where(BranchAgreement.branch_id == branch_id)
    return (await session.scalars(statement.order_by(BranchAgreement.signed_at.desc(), BranchAgreement.id))).all()


async def document_of(session: AsyncSession, agreement: BranchAgreement) -> bytes:
    """The document with both signatures. Raises AgreementNotComplete (409) before the second."""
    found: bytes | None = await session.scalar(
        select(BranchAgreement.document).where(BranchAgreement.id == agreement.id)
    )
    if found is None:
        raise AgreementNotComplete
    return found


def describe(agreement: BranchAgreement) -> dict[str, Any]:
    """A signature, as both sides see it."""
    return {name: getattr(agreement, name) for name in BranchAgreementRead.model_fields}


def current_texts() -> list[dict[str, Any]]:
    """The texts that are signed today, in the order in which they are signed."""
    found = (texts.current(kind, clock.today()) for kind in AgreementKind)
    return [
        {
            "kind": text.kind,
            "edition": text.edition,
            "published_on": text.published_on,
            "title": text.title,
            "summary": text.summary,
            "articles": [
                {
                    "heading": article.heading,
                    "text": {"nl": article.text.nl.strip(), "en": article.text.en.strip()},
                }
                for article in text.articles
            ],
        }
        for text in found
    ]
