"""People who sign in, their sessions, for whom they act; and the systems that act without a person."""

from backend.identity.models.accounts import Account, AccountUse, Session
from backend.identity.models.links import EmailLink, LinkPurpose, SignUp
from backend.identity.models.machines import (
    CredentialKind,
    MachineClient,
    MachineCredential,
    SigningKey,
    UsedAssertion,
)
from backend.identity.models.mandates import Mandate
from backend.identity.models.organisations import Membership, Organisation
from backend.identity.models.participations import BranchParticipation, BranchParty, BranchStatus

__all__ = [
    "Account",
    "AccountUse",
    "BranchParticipation",
    "BranchParty",
    "BranchStatus",
    "CredentialKind",
    "EmailLink",
    "LinkPurpose",
    "MachineClient",
    "MachineCredential",
    "Mandate",
    "Membership",
    "Organisation",
    "Session",
    "SignUp",
    "SigningKey",
    "UsedAssertion",
]
