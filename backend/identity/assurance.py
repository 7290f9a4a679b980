"""How sure it is who somebody is: nothing more than a password, or a level that an identity provider vouches for."""

from enum import StrEnum

from backend.core.problems import Problem


class Assurance(StrEnum):
    """The level an identity provider vouches for, as eIDAS names them; `low` there is `basic` here."""

    BASIC = "basic"
    SUBSTANTIAL = "substantial"
    HIGH = "high"


ORDER = (None, Assurance.BASIC, Assurance.SUBSTANTIAL, Assurance.HIGH)


class AssuranceTooLow(Problem):
    """Confirm first who you are, at a higher level."""

    status = 403
    nl = "Bevestig eerst wie u bent, op een hoger niveau."


def reaches(level: Assurance | None, needed: Assurance | None) -> bool:
    """Whether this level is enough."""
    return ORDER.index(level) >= ORDER.index(needed)


def require_assurance(level: Assurance | None, needed: Assurance | None) -> None:
    """Refuse an act for which it must be surer who this is.

    Raises AssuranceTooLow (403) with `requiredAssurance`: the app begins a sign-in at that level and comes back.
    """
    if not reaches(level, needed):
        raise AssuranceTooLow(
            nl="Voor deze stap moet u bevestigen wie u bent. Uw gegevens blijven staan; daarna gaat u hier verder.",
            en="This step needs you to confirm who you are. What you entered is kept; you go on here afterwards.",
            requiredAssurance=needed,
            currentAssurance=level,
        )
