"""How much one officer may grant: up to the own limit, and above that of the scheme what a colleague proposed.

The one place where both are judged: by a grant under the lock of the voucher, and beforehand for who opens the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from backend.core.problems import Problem
from backend.vouchers.errors import SecondOfficerNeeded
from backend.vouchers.refusals import AboveOwnLimit
from backend.vouchers.wording import both, euros

Localized = dict[str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """What stands between an officer and a grant. Amounts in euro cents; None is no limit.

    `proposed` is what each colleague proposes now, by account; a proposal of one's own is not among them but apart.
    """

    four_eyes_above_cents: int | None
    own_limit_cents: int | None
    proposed: Mapping[UUID, int]
    own_proposed_cents: int | None = None

    @property
    def proposed_cents(self) -> int:
        """The highest amount that a colleague proposes."""
        return max(self.proposed.values(), default=0)

    def needs_two(self, cents: int) -> bool:
        """Whether this amount takes two officers."""
        return self.four_eyes_above_cents is not None and cents > self.four_eyes_above_cents

    def grantable(self, asked_cents: int) -> int:
        """The most that this officer may grant now, of what was asked."""
        most = asked_cents
        if self.four_eyes_above_cents is not None:
            most = min(most, max(self.four_eyes_above_cents, self.proposed_cents))
        return most if self.own_limit_cents is None else min(most, self.own_limit_cents)

    def followed(self, cents: int) -> UUID | None:
        """The colleague whose proposal a grant of this amount follows: the lowest that reaches so far."""
        reaching = [(proposed, account_id) for account_id, proposed in self.proposed.items() if proposed >= cents]
        return min(reaching, key=lambda each: (each[0], str(each[1])))[1] if reaching else None

    def refusal(self, cents: int) -> Problem | None:
        """Why this officer may not grant so much; None when nothing stands in the way."""
        if self._above_own(cents):
            return self._own()
        if not self.needs_two(cents) or cents <= self.proposed_cents:
            return None
        assert self.four_eyes_above_cents is not None
        if self.proposed:
            words = _above_proposed(self.proposed_cents)
        elif self.own_proposed_cents is not None:
            words = _own_proposed(self.own_proposed_cents)
        else:
            words = _two_needed(self.four_eyes_above_cents)
        return SecondOfficerNeeded(
            nl=words["nl"],
            en=words["en"],
            fourEyesAboveCents=self.four_eyes_above_cents,
            proposedCents=self.proposed_cents if self.proposed else None,
        )

    def require(self, cents: int) -> None:
        """Refuse a grant above these limits. Raises AboveOwnLimit and SecondOfficerNeeded (403)."""
        refusal = self.refusal(cents)
        if refusal is not None:
            raise refusal

    def require_own(self, cents: int) -> None:
        """Refuse what is above the own limit, where two officers decide anyhow. Raises AboveOwnLimit (403)."""
        if self._above_own(cents):
            raise self._own()

    def _above_own(self, cents: int) -> bool:
        return self.own_limit_cents is not None and cents > self.own_limit_cents

    def _own(self) -> AboveOwnLimit:
        assert self.own_limit_cents is not None
        words = _above_own(self.own_limit_cents)
        return AboveOwnLimit(nl=words["nl"], en=words["en"], ownLimitCents=self.own_limit_cents)

    def blocked(self, asked_cents: int) -> Localized | None:
        """The same in words, for somebody who has not tried yet."""
        refusal = self.refusal(asked_cents)
        return both(refusal.detail["nl"], refusal.detail["en"]) if refusal is not None else None


UNLIMITED = Limits(None, None, {})  # for who decides nothing anyhow


def _above_own(limit_cents: int) -> Localized:
    return both(
        f"U kent zelf ten hoogste {euros(limit_cents, 'nl')} toe. Stel het besluit voor aan een collega.",
        f"You grant at most {euros(limit_cents, 'en')} yourself. Propose the decision to a colleague.",
    )


def _two_needed(limit_cents: int) -> Localized:
    return both(
        f"Boven {euros(limit_cents, 'nl')} beslissen twee medewerkers. De een stelt voor, de ander kent toe.",
        f"Above {euros(limit_cents, 'en')} two officers decide. One proposes, the other grants.",
    )


def _own_proposed(proposed_cents: int) -> Localized:
    return both(
        f"U stelde {euros(proposed_cents, 'nl')} voor. Een collega kent toe.",
        f"You proposed {euros(proposed_cents, 'en')}. A colleague grants it.",
    )


def _above_proposed(proposed_cents: int) -> Localized:
    return both(
        f"Uw collega stelde ten hoogste {euros(proposed_cents, 'nl')} voor. Meer kunt u niet toekennen.",
        f"Your colleague proposed at most {euros(proposed_cents, 'en')}. You cannot grant more.",
    )
