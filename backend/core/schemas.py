"""What all shapes on the wire share."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic.alias_generators import to_camel
from pydantic.functional_validators import AfterValidator

Item = TypeVar("Item")
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
_WRITTEN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # a bare number would be read as seconds since 1970


def _only_whole_number(value: Any) -> Any:
    """JSON has no booleans or strings among its numbers; Python and pydantic would take them."""
    if isinstance(value, (bool, str)):
        raise ValueError("Geef hier een geheel getal. | Give a whole number here.")  # noqa: TRY004 - told as a fault
    return value


def _only_true(value: Any) -> Any:
    """A confirmation is the word `true`; for Python 1 is the same."""
    if value is not True:
        raise ValueError("Bevestig met true. | Confirm with true.")
    return value


def _only_text(value: Any) -> Any:
    """Moments and days cross the wire as ISO 8601 text, never as a count of seconds."""
    if isinstance(value, date) or (isinstance(value, str) and _WRITTEN_DAY.match(value)):
        return value
    raise ValueError("Geef een datum in ISO-vorm. | Give a date in ISO form.")


def _in_utc(moment: datetime) -> datetime:
    """Within the years that days have too, so that neither a time zone nor a term carries it out of the calendar."""
    if not EARLIEST.year <= moment.year < LATEST.year:
        raise ValueError(
            f"Geef een moment tussen {EARLIEST.year} en {LATEST.year}. | "
            f"Give a moment between {EARLIEST.year} and {LATEST.year}."
        )
    return moment.astimezone(UTC)


# Field types of request and answer bodies.
Integer = Annotated[int, BeforeValidator(_only_whole_number)]
Cents = Annotated[Integer, Field(ge=0, le=1_000_000_000_00, description="An amount in euro cents.")]
Flag = Annotated[bool, Strict()]
Yes = Annotated[Literal[True], BeforeValidator(_only_true)]
Moment = Annotated[AwareDatetime, BeforeValidator(_only_text), AfterValidator(_in_utc)]
Day = Annotated[date, BeforeValidator(_only_text), Field(ge=EARLIEST, le=LATEST)]
# PostgreSQL cannot store U+0000; a text of only blanks is no answer.
Line = Annotated[
    str, StringConstraints(max_length=200, pattern=r"^[^\u0000-\u001f]*[^\u0000-\u0020][^\u0000-\u001f]*$")
]
Prose = Annotated[str, StringConstraints(max_length=10_000, pattern=r"^[^\u0000]*[^\u0000-\u0020][^\u0000]*$")]
KvkNumber = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{8}$"),
    Field(description="Number in the Dutch trade register: eight digits, no check digit.", examples=["90001234"]),
]


class Schema(BaseModel):
    """A shape on the wire: camelCase keys; unknown keys are refused."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, from_attributes=True, extra="forbid", ser_json_bytes="base64"
    )


class LocalizedText(Schema):
    """A text in both languages of the platform."""

    nl: str = Field(description="Dutch.")
    en: str = Field(description="English.")


class PageQuery(Schema):
    """Which page of a list."""

    page: int = Field(default=1, ge=1, le=10_000, description="The page, from 1.")
    page_size: int = Field(default=20, ge=1, le=100, description="Items on a page.")

    @property
    def offset(self) -> int:
        """Rows to pass over."""
        return (self.page - 1) * self.page_size


class Paged(Schema, Generic[Item]):
    """One page of a list. Subclass it by name, for a clean name in generated clients."""

    items: list[Item]
    page: int
    page_size: int
    total: int = Field(description="Items in the whole list, counted up to 1,000.")
    total_is_minimum: bool = Field(description="True when there are more than `total`.")
