"""Every module that declares tables, so that migrations and tests see the whole database."""

import backend.audit.models
import backend.core.idempotency
import backend.identity.models
import backend.organisations.models

ALL_MODELS = (
    backend.audit.models,
    backend.core.idempotency,
    backend.identity.models,
    backend.organisations.models,
)
