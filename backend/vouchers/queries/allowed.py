"""What somebody may do with a voucher now, and what still stands in the way."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from backend.core.problems import Problem
from backend.vouchers.eligibility import Outcome, RuleAnswer
from backend.vouchers.limits import Limits
from backend.vouchers.models import Claim, Voucher
from backend.vouchers.rights import open_to
from backend.vouchers.states import NEXT, ClaimStatus, Party, VoucherStatus
from backend.vouchers.wording import both, day, in_both

YOU_GRANTED = both(
    "U hebt deze voucher toegekend. Een collega stelt hem vast.", "You granted this voucher. A colleague settles it."
)

Localized = dict[str, str]
STILL_TIME = {"nl": "Het bedrijf kan nog antwoorden tot ", "en": "The company can still answer until "}
NOT_DIVIDED = both(
    "Het geld van deze ronde wordt na de sluiting verdeeld. Beoordelen kan daarna.",
    "The money of this round is divided after the closing. Reviewing comes after that.",
)
NEEDED = ("adviser_id", "theme", "goal", "hours", "advice_cents", "other_aid_cents", "monitoring_consent")


def moves(
    voucher: Voucher,
    parties: frozenset[Party],
    *,
    account_id: UUID | None,
    rules: list[RuleAnswer],
    baseline_missing: bool,
    claim: Claim | None,
    respond_before: date | None,
    on: date,
    divides_later: bool = False,
    limits: Limits,
) -> list[dict[str, Any]]:
    """The moves in these capacities, each with the reason why it has to wait."""
    found = []
    for to in open_to(voucher.status, parties):
        blocked: Localized | None = None
        match to:
            case VoucherStatus.SUBMITTED:
                blocked = _not_ready(voucher, rules)
            case VoucherStatus.IN_REVIEW if divides_later:
                blocked = NOT_DIVIDED
            case VoucherStatus.GRANTED if voucher.status is VoucherStatus.IN_REVIEW:
                blocked = _rule_broken(rules) or limits.blocked(voucher.subsidy_cents or 0)
            case VoucherStatus.IN_USE | VoucherStatus.CLAIMED | VoucherStatus.GRANTED if voucher.has_ended(on):
                blocked = both("De laatste dag van de voucher is voorbij.", "The last day of the voucher has passed.")
            case VoucherStatus.IN_USE if baseline_missing:
                blocked = both("De nulmeting van het bedrijf ontbreekt nog.", "The company's baseline is missing.")
            case VoucherStatus.NOT_CONSIDERED if respond_before and on < respond_before:
                blocked = in_both(lambda language: STILL_TIME[language] + day(respond_before, language) + ".")
            case VoucherStatus.SETTLED:
                blocked = _not_settleable(voucher, account_id, claim)
        found.append({"to_status": to, "blocked": blocked})
    return found


def _not_ready(voucher: Voucher, rules: list[RuleAnswer]) -> Localized | None:
    if voucher.still_entered:
        return both("Syntens vult deze aanvraag nog in.", "Syntens is still filling in this application.")
    if any(getattr(voucher, name) is None for name in NEEDED):
        return both("Vul de aanvraag eerst helemaal in.", "Fill in the whole application first.")
    return next((answer.reason for answer in rules if answer.outcome is not Outcome.MET), None)


def _rule_broken(rules: list[RuleAnswer]) -> Localized | None:
    decisive = {"adviser", "state_aid"}
    return next(
        (answer.reason for answer in rules if answer.code in decisive and answer.outcome is not Outcome.MET), None
    )


def granted_by(voucher: Voucher, officer_id: UUID | None) -> bool:
    """Whether this officer granted the voucher, or raised the grant after an objection."""
    return officer_id is not None and officer_id in {voucher.granted_by, voucher.raised_by}


def _not_settleable(voucher: Voucher, account_id: UUID | None, claim: Claim | None) -> Localized | None:
    if granted_by(voucher, account_id):
        return YOU_GRANTED
    if claim is None or claim.status is not ClaimStatus.CONFIRMED:
        return both("Het bedrijf heeft de declaratie nog niet bevestigd.", "The company has not confirmed the claim.")
    return None


def may_extend_validity(voucher: Voucher, on: date, times: int) -> bool:
    """Whether more time can still be given to the work."""
    return _passes(lambda: voucher.require_extendable(on, times))


def may_extend_decision(voucher: Voucher, on: date) -> bool:
    """Whether more time can still be taken for the decision."""
    return _passes(lambda: voucher.require_decision_extendable(on))


def may_hand_over(voucher: Voucher) -> bool:
    """Whether an officer has the file and something can still be done with it."""
    return voucher.reviewer_id is not None and bool(NEXT[voucher.status])


def _passes(check: Callable[[], None]) -> bool:
    try:
        check()
    except Problem:
        return False
    return True
