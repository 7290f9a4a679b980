"""The steps by which a firm is told more coarsely, until ten are told alike."""

from enum import StrEnum


class Coarsening(StrEnum):
    """The steps, in order; each is done on top of those before it."""

    NONE = "none"
    REGION = "region"
    COUNTRY = "country"
    TWO_SIZES = "two_sizes"
    ANY_SECTION = "any_section"
    ANY_SIZE = "any_size"
    ANY_START = "any_start"
