"""Does this company qualify: every rule of scheme and round answered, with its reason.

The same rules serve the public pre-check (where much is unknown yet), the submission and the review.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from backend.vouchers.aid import Aid
from backend.vouchers.funding import subsidy_of
from backend.vouchers.models import Round, Scheme
from backend.vouchers.states import RoundStatus
from backend.vouchers.wording import both, day, euros, in_both, listed


class Outcome(StrEnum):
    """Whether a rule is met."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChosenAdviser:
    """What the rules ask of an adviser."""

    name: str
    kind: str
    accredited: bool
    accredited_until: date | None
    related: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an application; None is not known yet."""

    moment: datetime
    size_class: str | None = None
    employees: int | None = None
    section: str | None = None
    branch_ids: frozenset[UUID] | None = None
    verified: bool | None = None
    adviser: ChosenAdviser | None = None
    advice_cents: int | None = None
    aid: Aid | None = None
    other_vouchers: int | None = None
    was_open: bool = False


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """One rule, and whether it is met."""

    code: str
    outcome: Outcome
    title: dict[str, str]
    reason: dict[str, str]


Verdict = tuple[bool | None, dict[str, str]]
UNKNOWN_YET = both("Dit weten wij nog niet.", "We do not know this yet.")
SIZE_WORDS = {"1-4": (1, 4), "5-14": (5, 14), "15-49": (15, 49), "50-99": (50, 99), "100-249": (100, 249)}


def _sizes(size_classes: list[str]) -> dict[str, str]:
    known = [SIZE_WORDS[size] for size in size_classes if size in SIZE_WORDS]
    if not known or "250+" in size_classes:
        low = min((low for low, _ in known), default=250)
        return both(f"{low} of meer medewerkers", f"{low} employees or more")
    low, high = min(low for low, _ in known), max(high for _, high in known)
    return both(f"{low} tot en met {high} medewerkers", f"{low} to {high} employees")


def _size(scheme: Scheme, _: Round, facts: Facts) -> Verdict:
    if facts.size_class is None:
        return None, UNKNOWN_YET
    wanted = _sizes(scheme.size_classes)
    met = not scheme.size_classes or facts.size_class in scheme.size_classes
    return met, both(
        f"U hebt {facts.employees} medewerkers; de regeling is voor bedrijven met {wanted['nl']}.",
        f"You have {facts.employees} employees; the scheme is for companies with {wanted['en']}.",
    )


def _sector(scheme: Scheme, _: Round, facts: Facts) -> Verdict:
    if not scheme.sectors:
        return True, both("De regeling is voor alle sectoren.", "The scheme is for all sectors.")
    if facts.section is None:
        return None, UNKNOWN_YET
    met = facts.section in scheme.sectors
    return met, both(
        f"Uw sector ({facts.section}) hoort {'' if met else 'niet '}bij deze regeling.",
        f"Your sector ({facts.section}) {'belongs' if met else 'does not belong'} to this scheme.",
    )


def _branch(scheme: Scheme, _: Round, facts: Facts) -> Verdict:
    if facts.branch_ids is None:
        return None, UNKNOWN_YET
    met = bool(set(scheme.branch_ids) & facts.branch_ids)
    return met, both(
        f"Uw bedrijf is {'' if met else 'geen '}lid van een branche die meedoet.",
        f"Your company is {'' if met else 'not '}a member of a branch that takes part.",
    )


def _round_open(_: Scheme, round_: Round, facts: Facts) -> Verdict:
    status = round_.status_at(facts.moment)
    if facts.was_open or status is RoundStatus.OPEN:
        return True, in_both(
            lambda language: (
                {"nl": "Open tot en met ", "en": "Open up to and including "}[language]
                + day(round_.closes_at.date(), language)
                + "."
            )
        )
    if status in {RoundStatus.DRAFT, RoundStatus.PUBLISHED}:
        return False, in_both(
            lambda language: (
                {"nl": "De ronde opent op ", "en": "The round opens on "}[language]
                + day(round_.opens_at.date(), language)
                + "."
            )
        )
    return False, both("De ronde is gesloten.", "The round is closed.")


def _verified(_: Scheme, __: Round, facts: Facts) -> Verdict:
    if facts.verified is None:
        return None, both(
            "Wij controleren eenmalig of u voor uw bedrijf mag optreden.",
            "We check once whether you may act for your company.",
        )
    if facts.verified:
        return True, both("Uw bedrijf is gecontroleerd.", "Your company has been verified.")
    return False, both(
        "Syntens moet nog controleren of u voor dit bedrijf mag optreden.",
        "Syntens has yet to check whether you may act for this company.",
    )


def _adviser(scheme: Scheme, _: Round, facts: Facts) -> Verdict:
    adviser = facts.adviser
    if adviser is None:
        return None, both("U kiest nog een erkende adviseur.", "You have yet to choose an accredited adviser.")
    if not adviser.accredited:
        return False, both(f"{adviser.name} is nu niet erkend.", f"{adviser.name} is not accredited now.")
    if adviser.related:
        return False, both(
            f"{adviser.name} heeft een belang in uw bedrijf. Kies een ander.",
            f"{adviser.name} has an interest in your company. Choose another.",
        )
    if adviser.kind not in scheme.adviser_kinds:
        return False, both(
            f"Met {adviser.name} kunt u in deze regeling niet werken.",
            f"You cannot work with {adviser.name} in this scheme.",
        )
    until = adviser.accredited_until
    return True, both(
        f"{adviser.name} is erkend" + (f" tot en met {day(until, 'nl')}." if until else "."),
        f"{adviser.name} is accredited" + (f" up to and including {day(until, 'en')}." if until else "."),
    )


def _amount(scheme: Scheme, _: Round, facts: Facts) -> Verdict:
    if not facts.advice_cents:
        return None, both("U vult de kosten van het advies nog in.", "You have yet to fill in the cost of the advice.")
    subsidy = subsidy_of(facts.advice_cents, scheme.rate_basis_points, scheme.maximum_cents)
    met = subsidy >= max(1, scheme.minimum_cents)
    return met, both(
        f"De voucher wordt {euros(subsidy, 'nl')}; het minimum is {euros(scheme.minimum_cents, 'nl')}.",
        f"The voucher will be {euros(subsidy, 'en')}; the minimum is {euros(scheme.minimum_cents, 'en')}.",
    )


def _aid(scheme: Scheme, _: Round, facts: Facts) -> Verdict:
    if facts.aid is None:
        return None, both("U geeft nog op welke steun u kreeg.", "You have yet to declare the aid you received.")
    subsidy = subsidy_of(facts.advice_cents or 0, scheme.rate_basis_points, scheme.maximum_cents)
    total = facts.aid.declared_cents + facts.aid.granted_cents + subsidy
    return facts.aid.allows(subsidy), both(
        f"Met deze voucher {euros(total, 'nl')} van ten hoogste {euros(facts.aid.ceiling_cents, 'nl')} in drie jaar.",
        f"With this voucher {euros(total, 'en')} of at most {euros(facts.aid.ceiling_cents, 'en')} in three years.",
    )


def _number(scheme: Scheme, _: Round, facts: Facts) -> Verdict:
    if facts.other_vouchers is None:
        return None, UNKNOWN_YET
    most = scheme.vouchers_per_company
    return facts.other_vouchers < most, both(
        f"Uw bedrijf heeft er nu {facts.other_vouchers}; ten hoogste {most} per bedrijf.",
        f"Your company has {facts.other_vouchers} now; at most {most} per company.",
    )


RULES: tuple[tuple[str, dict[str, str], Callable[[Scheme, Round, Facts], Verdict]], ...] = (
    ("round_open", both("De ronde is open", "The round is open"), _round_open),
    ("company_size", both("Uw bedrijf heeft de juiste grootte", "Your company has the right size"), _size),
    ("sector", both("De regeling is er voor uw sector", "The scheme is for your sector"), _sector),
    ("branch", both("U bent lid van een deelnemende branche", "You belong to a branch that takes part"), _branch),
    ("company_verified", both("Uw bedrijf is gecontroleerd", "Your company has been verified"), _verified),
    ("adviser", both("Uw adviseur is erkend", "Your adviser is accredited"), _adviser),
    ("amount", both("Het bedrag is hoog genoeg", "The amount is high enough"), _amount),
    ("state_aid", both("De steun blijft onder de grens", "State aid stays under the ceiling"), _aid),
    ("vouchers_per_company", both("Uw bedrijf heeft nog ruimte", "Your company has room for one more"), _number),
)


def judge(scheme: Scheme, round_: Round, facts: Facts) -> list[RuleAnswer]:
    """Answer every rule that this scheme has."""
    answers = []
    for code, title, verdict in RULES:
        if code == "branch" and not scheme.branch_ids:
            continue
        met, reason = verdict(scheme, round_, facts)
        outcome = Outcome.UNKNOWN if met is None else Outcome.MET if met else Outcome.NOT_MET
        answers.append(RuleAnswer(code, outcome, title, reason))
    return answers


def unmet(answers: list[RuleAnswer]) -> list[dict[str, Any]]:
    """The rules that are not met, as extra members of a problem."""
    return [
        {"code": answer.code, "outcome": answer.outcome, "reason": answer.reason}
        for answer in answers
        if answer.outcome is not Outcome.MET
    ]


def summed(answers: list[RuleAnswer]) -> str:
    """The Dutch reasons of the rules that are not met, in one line."""
    return listed([answer.title["nl"] for answer in answers if answer.outcome is not Outcome.MET], "nl")
