"""The editions of the agreements: which counts today, and until when who takes part already may sign it."""

from datetime import date, timedelta

from backend.branches.models import AgreementKind
from backend.content import load
from backend.content.agreement_shapes import Agreement


def current(kind: AgreementKind, today: date) -> Agreement:
    """The newest edition that is published."""
    editions = [text for text in load.agreements() if text.kind == kind and text.published_on <= today]
    return max(editions or _of(kind), key=lambda text: text.edition)


def edition_of(kind: AgreementKind, edition: str) -> Agreement:
    """One edition. Raises StopIteration for one that never was."""
    return next(text for text in _of(kind) if text.edition == edition)


def sign_before(text: Agreement) -> date:
    """The day by which a branch that takes part already is asked to sign it."""
    return text.published_on + timedelta(days=text.sign_within_days)


def _of(kind: AgreementKind) -> list[Agreement]:
    return [text for text in load.agreements() if text.kind == kind]
