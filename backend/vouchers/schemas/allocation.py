"""Dividing the money of a round, on the wire: criteria, a preview, and the public file of a draw."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.core.schemas import Integer, Schema
from backend.vouchers.criteria import CriterionKind
from backend.vouchers.schemas.fields import LocalizedTitle

CriterionValue = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_+-]+$")]


class Criterion(Schema):
    """What earns points in a ranking: all of them or none."""

    kind: CriterionKind
    values: Annotated[list[CriterionValue], Field(max_length=50)] = Field(
        description="Which sizes, sections, branch organisations or themes earn the points; empty for a yes or no."
    )
    points: Annotated[Integer, Field(ge=1, le=100)]
    name: LocalizedTitle = Field(description="What everybody reads.")


class AllocationPreview(Schema):
    """What dividing the money now would do."""

    applications: int
    places: int = Field(description="How many would get money.")
    waiting: int = Field(description="How many would not.")
    reserved_cents: int
    is_exact: bool = Field(description="False for a draw of different amounts: who comes first is not known.")
    others_wait: bool = Field(description="Whether the others wait; else they are turned down at once.")


class DrawLine(Schema):
    """One code in the order of the draw."""

    code: str
    outcome: Literal["place", "waiting", "withdrawn"]


class DrawRead(Schema):
    """The public file of a draw, with which anybody does it again. Codes only, no names."""

    format: str
    round: str
    commitment: str = Field(description="SHA-256 of the seed, published before applying.")
    seed: str = Field(description="Secret until the draw.")
    list_hash: str = Field(description="SHA-256 of the sorted codes, published at the closing.")
    codes: list[str]
    order: list[DrawLine] = Field(description="By HMAC-SHA256(seed, code), smallest first.")
