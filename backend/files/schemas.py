"""Files on the wire: what is known of them. Their content travels as raw bytes."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Moment, Schema

FileName = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\u0000]*$")]


class FileRead(Schema):
    """What is known of a file."""

    id: UUID
    name: str = Field(description="With the ending of what the file really is.")
    media_type: str = Field(description="Told by the content.")
    size: int = Field(description="In bytes.")
    created_at: Moment


class DocumentRead(FileRead):
    """What is known of a file that belongs to something, for whoever sees that."""

    is_own: bool = Field(description="Whether your organisation added it.")


class FileQuery(Schema):
    """How the file is named."""

    name: FileName | None = Field(default=None, description="Name of the file; or send Content-Disposition.")
