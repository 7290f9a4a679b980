"""The rules of conduct that accredited advisers agree to."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from backend.content.shapes import STRICT, Code, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductRule:
    """One rule; a complaint is about one of these."""

    __pydantic_config__ = STRICT

    code: Code
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """The rules of one edition, named after its month; a change of meaning is a new edition."""

    __pydantic_config__ = STRICT

    edition: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")]
    rules: Annotated[tuple[ConductRule, ...], Field(min_length=1)]
