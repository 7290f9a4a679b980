"""The table of contents of the API: one line per router."""

from fastapi import APIRouter

from backend import about
from backend.advisers import endpoints as advisers
from backend.audit import endpoints as audit
from backend.branch_figures import endpoints as branch_figures
from backend.branches import endpoints as branches
from backend.campaigns import endpoints as campaigns
from backend.complaints import endpoints as complaints
from backend.events import endpoints as events
from backend.exchange import endpoints as exchange
from backend.extracts import endpoints as extracts
from backend.files import endpoints as files
from backend.groups import endpoints as groups
from backend.guidance import endpoints as guidance
from backend.identity import endpoints as identity
from backend.machines import endpoints as machines
from backend.measurement_moments import endpoints as measurement_moments
from backend.member_measurements import endpoints as member_measurements
from backend.members import endpoints as members
from backend.monitor import endpoints as monitor
from backend.monitoring import endpoints as monitoring
from backend.network import endpoints as network
from backend.newsletters import endpoints as newsletters
from backend.notifications import endpoints as notifications
from backend.obstacles import endpoints as obstacles
from backend.openid import endpoints as openid
from backend.organisations import endpoints as organisations
from backend.practice_figures import endpoints as practice_figures
from backend.practices import endpoints as practices
from backend.privacy import endpoints as privacy
from backend.publications import endpoints as publications
from backend.questions import endpoints as questions
from backend.releases import endpoints as releases
from backend.reviews import endpoints as reviews
from backend.sandbox import endpoints as sandbox
from backend.scans import endpoints as scans
from backend.search import endpoints as search
from backend.studies import endpoints as studies
from backend.toolbox import endpoints as toolbox
from backend.traces import endpoints as traces
from backend.trajectories import endpoints as trajectories
from backend.vouchers import endpoints as vouchers
from backend.webhooks import endpoints as webhooks

ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    *identity.routers,
    *machines.routers,
    sandbox.router,
    *openid.routers,
    *organisations.routers,
    *members.routers,
    *branches.routers,
    *files.routers,
    *notifications.routers,
    *audit.routers,
    *toolbox.routers,
    *advisers.routers,
    *practices.routers,
    *search.routers,
    *scans.routers,
    *campaigns.routers,
    *events.routers,
    *vouchers.routers,
    *webhooks.routers,
    *traces.routers,
    *monitoring.routers,
    *member_measurements.routers,
    *measurement_moments.routers,
    practice_figures.router,
    branch_figures.router,
    *monitor.routers,
    *releases.routers,
    *studies.routers,
    *extracts.routers,
    *trajectories.routers,
    *guidance.routers,
    *complaints.routers,
    *exchange.routers,
    *obstacles.routers,
    *publications.routers,
    *newsletters.routers,
    *reviews.routers,
    *groups.routers,
    *questions.routers,
    *network.routers,
    *privacy.routers,
)
