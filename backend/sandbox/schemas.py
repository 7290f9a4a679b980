"""The sandbox on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Moment, Schema
from backend.vouchers.states import VoucherStatus


class SandboxVoucher(Schema):
    """A voucher of the sandbox."""

    id: UUID
    code: str
    company_name: str
    status: VoucherStatus


class SandboxOfficer(Schema):
    """An invented officer, in whose name a system in the sandbox may move vouchers."""

    account_id: UUID = Field(description="For `decidedByAccountId`.")
    name: str


class SandboxMember(Schema):
    """A member in the register of a test branch, with what a real branch is never told."""

    kvk_number: str
    name: str
    has_ended: bool = Field(description="It is no member any more.")
    takes_part: bool = Field(description="Whether it takes part, also when it does not let the branch see that.")
    lets_branch_see: bool = Field(description="Whether the branch sees that and how it takes part.")


class SandboxThing(Schema):
    """Something of a test branch beside its members."""

    kind: Literal["round", "tool", "module", "webhook"]
    id: UUID
    name: str


class SandboxRead(Schema):
    """An invented world beside the real one, for systems that try out."""

    offered: bool = Field(description="Whether there is one for your organisation.")
    opened_at: Moment | None = Field(description="When it was filled; null as long as nobody opened it.")
    organisation_name: str | None = Field(description="The invented organisation your systems act for in it.")
    vouchers: list[SandboxVoucher] = Field(description="As they stand now, at most 200, by company.")
    officers: list[SandboxOfficer]
    members: list[SandboxMember] = Field(description="Of a test branch, by name, at most 200; else none.")
    things: list[SandboxThing] = Field(description="Of a test branch: what it pays for, wrote and is told at.")
