"""Advisers, what they declare for their accreditation, its history, and the companies that ask them for contact."""

from backend.advisers.models.advisers import (
    NEXT_ACCREDITATION,
    NEXT_REFERRAL,
    Accreditation,
    AccreditationChange,
    Adviser,
    AdviserKind,
    Referral,
    ReferralStatus,
)
from backend.advisers.models.declarations import AdviserDeclaration

__all__ = (
    "NEXT_ACCREDITATION",
    "NEXT_REFERRAL",
    "Accreditation",
    "AccreditationChange",
    "Adviser",
    "AdviserDeclaration",
    "AdviserKind",
    "Referral",
    "ReferralStatus",
)
