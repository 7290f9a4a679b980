"""Which step a branch can take next, and whose it is: the one table of the way in and out."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from backend.identity.models import BranchParticipation, BranchParty, BranchStatus
from backend.identity.models.participations import JOINING

BRANCH, PROGRAMME, PLATFORM = BranchParty.BRANCH, BranchParty.PROGRAMME, BranchParty.PLATFORM
BOTH = frozenset({BRANCH, PROGRAMME})

# The platform's own steps follow from an act: both signed, or the last day is over.
NEXT: Mapping[BranchStatus, Mapping[BranchStatus, frozenset[BranchParty]]] = MappingProxyType(
    {
        BranchStatus.INVITED: {BranchStatus.AGREEMENT_SIGNED: frozenset({PLATFORM}), BranchStatus.LEAVING: BOTH},
        BranchStatus.AGREEMENT_SIGNED: {
            BranchStatus.PROCESSING_AGREED: frozenset({PLATFORM}),
            BranchStatus.LEAVING: BOTH,
        },
        BranchStatus.PROCESSING_AGREED: {
            BranchStatus.MEMBERS_ENTERED: frozenset({BRANCH}),
            BranchStatus.LEAVING: BOTH,
        },
        BranchStatus.MEMBERS_ENTERED: {
            BranchStatus.GO_LIVE_ASKED: frozenset({BRANCH}),
            BranchStatus.LEAVING: BOTH,
        },
        BranchStatus.GO_LIVE_ASKED: {
            BranchStatus.LIVE: frozenset({PROGRAMME}),
            BranchStatus.MEMBERS_ENTERED: BOTH,
            BranchStatus.LEAVING: BOTH,
        },
        BranchStatus.LIVE: {BranchStatus.LEAVING: BOTH},
        # Whoever gave notice takes it back, to where the branch stood.
        BranchStatus.LEAVING: {
            **dict.fromkeys((*JOINING, BranchStatus.LIVE), BOTH),
            BranchStatus.ENDED: frozenset({PLATFORM}),
        },
        BranchStatus.ENDED: {},
    }
)


def parties_of(found: BranchParticipation, to: BranchStatus, today: date) -> frozenset[BranchParty]:
    """Who may take this step from where the branch stands; nobody when it is impossible."""
    parties = NEXT[found.status].get(to, frozenset())
    if found.status is not BranchStatus.LEAVING:
        return parties
    assert found.last_on is not None
    assert found.notice_by is not None
    over = today > found.last_on
    if to is BranchStatus.ENDED:
        return parties if over else frozenset()
    return frozenset({found.notice_by}) if to is found.left_from and not over else frozenset()


def steps_of(found: BranchParticipation, party: BranchParty, today: date) -> list[BranchStatus]:
    """The steps that this party may take now."""
    return [to for to in BranchStatus if party in parties_of(found, to, today)]
