"""Every module that declares tables, so that migrations and tests see the whole database."""

import backend.advisers.models
import backend.audit.models
import backend.branch_figures.models
import backend.branches.models
import backend.campaigns.models
import backend.complaints.models
import backend.core.idempotency
import backend.core.throttling
import backend.events.models
import backend.exchange.models
import backend.extracts.models
import backend.files.models
import backend.groups.models
import backend.guidance.models
import backend.identity.models
import backend.integration.models
import backend.mails.models
import backend.measurement_moments.models
import backend.member_measurements.models
import backend.members.models
import backend.monitor.models
import backend.monitoring.models
import backend.network.models
import backend.newsletters.models
import backend.notifications.models
import backend.obstacles.models
import backend.openid.models
import backend.organisations.models
import backend.organisations.parting
import backend.practices.models
import backend.privacy.models
import backend.publications.models
import backend.questions.models
import backend.releases.models
import backend.reviews.models
import backend.scans.models
import backend.search.models
import backend.studies.models
import backend.toolbox.models
import backend.traces.models
import backend.trajectories.models
import backend.vouchers.models
import backend.webhooks.models

ALL_MODELS = (
    backend.audit.models,
    backend.core.idempotency,
    backend.core.throttling,
    backend.identity.models,
    backend.openid.models,
    backend.files.models,
    backend.integration.models,
    backend.mails.models,
    backend.notifications.models,
    backend.organisations.models,
    backend.organisations.parting,
    backend.members.models,
    backend.advisers.models,
    backend.practices.models,
    backend.studies.models,
    backend.toolbox.models,
    backend.scans.models,
    backend.campaigns.models,
    backend.events.models,
    backend.vouchers.models,
    backend.webhooks.models,
    backend.trajectories.models,
    backend.branches.models,
    backend.groups.models,
    backend.guidance.models,
    backend.complaints.models,
    backend.exchange.models,
    backend.obstacles.models,
    backend.publications.models,
    backend.newsletters.models,
    backend.monitoring.models,
    backend.member_measurements.models,
    backend.measurement_moments.models,
    backend.branch_figures.models,
    backend.monitor.models,
    backend.releases.models,
    backend.extracts.models,
    backend.search.models,
    backend.privacy.models,
    backend.reviews.models,
    backend.questions.models,
    backend.network.models,
)
