"""What the outbox holds of a company: messages about its matters, that name no person."""

from backend.core.own_data import Part

_NAMES_NOBODY = "Holds the identifier of a matter and nothing that names a person or company; gone after 30 days."

PART = Part(
    subject="integration",
    excepted_of_person={"outbox_messages": _NAMES_NOBODY, "outbox_sequences": _NAMES_NOBODY},
    excepted_of_company={"outbox_messages": _NAMES_NOBODY, "outbox_sequences": _NAMES_NOBODY},
)
