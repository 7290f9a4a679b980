"""The account of a round on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.problems import Language
from backend.core.schemas import LocalizedText, Schema
from backend.vouchers.models import AccountKind


class StatementPlace(Schema):
    """How much of a funder's money is where."""

    kind: AccountKind
    name: LocalizedText
    amount_cents: int


class StatementItem(Schema):
    """What became of one funder's money: the places add up to what was put in."""

    funding_share_id: UUID
    organisation_name: str
    put_in_cents: int
    explanation: LocalizedText = Field(description="Every euro in a sentence.")
    places: list[StatementPlace]


class RoundStatement(Schema):
    """The account of a round, per funder that you may follow."""

    round_id: UUID
    is_balanced: bool
    items: list[StatementItem]


class StatementQuery(Schema):
    """How to have the file."""

    language: Language | None = Field(default=None, description="The language; else that of Accept-Language.")
    format: Literal["xlsx", "csv"] = Field(default="xlsx", description="Four sheets, or the postings alone.")
