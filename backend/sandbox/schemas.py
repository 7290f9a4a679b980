"""The sandbox on the wire."""

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


class SandboxRead(Schema):
    """An invented world beside the real one, for systems that try out."""

    offered: bool = Field(description="Whether there is one for your organisation.")
    opened_at: Moment | None = Field(description="When it was filled; null as long as nobody opened it.")
    organisation_name: str | None = Field(description="The invented organisation your systems act for in it.")
    vouchers: list[SandboxVoucher] = Field(description="As they stand now, at most 200, by company.")
    officers: list[SandboxOfficer]
