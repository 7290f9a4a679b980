"""What all tables share."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, DateTime, Enum, MetaData, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncAttrs
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Base(AsyncAttrs, DeclarativeBase):
    """The root of all tables: constraint names by convention, so that migrations and messages can rely on them."""

    __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012 - SQLAlchemy's own form
    metadata = MetaData(
        naming_convention={
            "pk": "%(table_name)s_pkey",
            "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
            "uq": "%(table_name)s_%(column_0_N_name)s_key",
            "ck": "%(table_name)s_%(constraint_name)s_check",
            "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own form
        datetime: DateTime(timezone=True),
        int: BigInteger,
        dict[str, str]: JSONB,
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=True,
            length=40,
            values_callable=lambda kind: [member.value for member in kind],
        ),
    }


class Identified:
    """A row with a random identifier, that tells nothing of order or number."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)


class Timestamped:
    """A row that knows when it was made."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Versioned:
    """A row whose version goes up at each change: the source of its ETag; a stale write fails."""

    version: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let SQLAlchemy count the version and compare it at each UPDATE."""
        return {"eager_defaults": True, "version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]
