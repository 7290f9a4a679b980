"""People who sign in, their sessions, and for whom they act."""

from backend.identity.models.accounts import Account, Session
from backend.identity.models.organisations import Membership, Organisation

__all__ = ["Account", "Membership", "Organisation", "Session"]
