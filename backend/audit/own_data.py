"""What the audit trail holds: acts, by identifiers that lead nowhere once an account or a company is gone."""

from sqlalchemy import Text, and_, cast, or_

from backend.audit.models import AuditEntry
from backend.core.own_data import THE_ONE, Ground, Holding, Keep, Part

_about_account = and_(AuditEntry.object_kind == "account", AuditEntry.object_id == THE_ONE)
_IT = cast(THE_ONE, Text)
# Whose days away somebody recorded or took back, and who takes over then.
_about_absence = and_(
    AuditEntry.object_kind == "officer_absence",
    or_(AuditEntry.details["officer_id"].astext == _IT, AuditEntry.details["taken_over_by"].astext == _IT),
)

PART = Part(
    subject="audit",
    of_person=(
        Holding(
            AuditEntry,
            or_(AuditEntry.account_id == THE_ONE, _about_account, _about_absence),
            ("Wat u deed, en wat anderen aan uw account deden", "What you did, and what others did to your account"),
            (Keep(Ground.ACCOUNTABILITY),),
            shown=("id", "occurred_at", "act", "object_kind", "object_id"),
        ),
    ),
    of_company=(
        Holding(
            AuditEntry,
            or_(AuditEntry.organisation_id == THE_ONE, AuditEntry.acting_organisation_id == THE_ONE),
            ("Wie wat deed", "Who did what"),
            (Keep(Ground.ACCOUNTABILITY),),
        ),
    ),
)
