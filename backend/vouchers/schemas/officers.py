"""Who has the file of a voucher, on the wire."""

from uuid import UUID

from pydantic import Field

from backend.core.schemas import Schema


class OfficerFilter(Schema):
    """For which file."""

    voucher_id: UUID = Field(description="The voucher whose file is to be taken up.")


class OfficerRead(Schema):
    """An officer who can take up the file."""

    id: UUID = Field(description="The account.")
    name: str
    has_file: bool = Field(description="Whether this officer has the file now.")


class OfficerList(Schema):
    """Officers of your organisation who can take up the file, by name."""

    items: list[OfficerRead]


class OfficerChangeCreate(Schema):
    """Take a file over, or hand it to a colleague."""

    officer_id: UUID = Field(description="Who has the file from now on: yourself or a colleague.")
