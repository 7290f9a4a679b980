"""Tables of companies, and of who may act for an organisation."""

from backend.organisations.models.access import AccessChange, AccessParty, AccessRequest, AccessStatus, ContestGround
from backend.organisations.models.companies import (
    WORDING,
    BranchMembership,
    Company,
    CompanyStatus,
    CompanyStatusChange,
    Consent,
    ConsentKind,
    PostcodeRange,
    Province,
    SbiVersion,
    Sector,
    SizeClass,
    Verification,
)
from backend.organisations.models.members import BranchMember
from backend.organisations.models.people import Invitation
from backend.organisations.models.verification import (
    CompanyVerification,
    LetterStatus,
    VerificationGround,
    VerificationLetter,
)

__all__ = [
    "WORDING",
    "AccessChange",
    "AccessParty",
    "AccessRequest",
    "AccessStatus",
    "BranchMember",
    "BranchMembership",
    "Company",
    "CompanyStatus",
    "CompanyStatusChange",
    "CompanyVerification",
    "Consent",
    "ConsentKind",
    "ContestGround",
    "Invitation",
    "LetterStatus",
    "PostcodeRange",
    "Province",
    "SbiVersion",
    "Sector",
    "SizeClass",
    "Verification",
    "VerificationGround",
    "VerificationLetter",
]
