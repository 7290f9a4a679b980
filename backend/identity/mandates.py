"""What a company can let an adviser or branch do in its name: a short list, each opening a few scopes."""

from enum import StrEnum
from types import MappingProxyType

from backend.identity.scopes import Role

_ALWAYS = ("companies:read",)
# In whose place somebody with a mandate stands: a manager of the company, with the scopes of the mandate only.
MANDATED = frozenset({Role.MANAGER})


class Power(StrEnum):
    """One thing that a mandate allows."""

    SEE_SCAN_RESULT = "see_scan_result"
    PREPARE_APPLICATIONS = "prepare_applications"
    SUBMIT_APPLICATIONS = "submit_applications"
    CONFIRM_CLAIMS = "confirm_claims"
    ENTER_MEASUREMENTS = "enter_measurements"


SCOPES_OF_POWER: MappingProxyType[Power, frozenset[str]] = MappingProxyType(
    {
        Power.SEE_SCAN_RESULT: frozenset({"scans:read"}),
        Power.PREPARE_APPLICATIONS: frozenset({"vouchers:read", "vouchers:draft"}),
        Power.SUBMIT_APPLICATIONS: frozenset({"vouchers:read", "vouchers:apply"}),
        Power.CONFIRM_CLAIMS: frozenset({"vouchers:read", "claims:confirm"}),
        Power.ENTER_MEASUREMENTS: frozenset({"measurements:read", "measurements:write"}),
    }
)


def scopes_of_powers(powers: list[str]) -> frozenset[str]:
    """Everything that a mandate with these powers opens, and no more."""
    return frozenset({"account", *_ALWAYS}).union(*(SCOPES_OF_POWER[Power(power)] for power in powers))
