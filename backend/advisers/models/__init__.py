"""Advisers and their firms, what they declare, how they are accredited, and the companies that ask for contact."""

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
from backend.advisers.models.firm_declarations import FirmDeclaration
from backend.advisers.models.firms import NEXT_FIRM, AdvisoryFirm, FirmAct, FirmChange, FirmStatus

__all__ = (
    "NEXT_ACCREDITATION",
    "NEXT_FIRM",
    "NEXT_REFERRAL",
    "Accreditation",
    "AccreditationChange",
    "Adviser",
    "AdviserDeclaration",
    "AdviserKind",
    "AdvisoryFirm",
    "FirmAct",
    "FirmChange",
    "FirmDeclaration",
    "FirmStatus",
    "Referral",
    "ReferralStatus",
)
