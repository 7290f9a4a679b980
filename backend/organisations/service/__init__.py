"""What people do with companies and organisations: one module per matter, one function per act."""

from backend.organisations.service.companies import (
    correct,
    decide_consent,
    record_consent,
    register,
)
from backend.organisations.service.verification import verify_by_provider

__all__ = ["correct", "decide_consent", "record_consent", "register", "verify_by_provider"]
