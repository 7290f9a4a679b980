"""The periods of what a branch brings and signs: its register, the files it comes from, and the agreements."""

from sqlalchemy import select

from backend.branches.models import BranchAgreement, BranchStatusChange
from backend.branches.queries.participations import REGISTER_KEPT
from backend.exchange.models import ExchangeShare, ShareStatus
from backend.identity.models import BranchParticipation
from backend.members.models import KEPT as MEMBER_IMPORTS_KEPT
from backend.organisations.models import BranchMember
from backend.privacy.periods import ACCOUNT_FOR, BEFORE, DAY, NEEDED, YEAR, Rule, Step

_parted = select(BranchParticipation.branch_id).where(BranchParticipation.ended_at < BEFORE)

OF_BRANCHES: tuple[Rule, ...] = (
    Rule(
        "former-members",
        ("Een lid dat een branche uit haar ledenlijst haalde", "A member that a branch took from its list of members"),
        YEAR,
        ("Nadat het lidmaatschap eindigde", "After the membership ended"),
        NEEDED,
        steps=(Step(BranchMember, BranchMember.ended_at < BEFORE),),
    ),
    Rule(
        "members-after-exit",
        (
            "De ledenlijst van een branche die niet meer meedoet",
            "The register of a branch that no longer takes part",
        ),
        REGISTER_KEPT,
        ("Na de laatste dag van de branche", "After the last day of the branch"),
        NEEDED,
        steps=(Step(BranchMember, BranchMember.branch_id.in_(_parted)),),
    ),
    Rule(
        "branch-agreements",
        (
            "Wie een overeenkomst tussen een branche en het programma tekende, en de stappen van de branche",
            "Who signed an agreement between a branch and the programme, and the steps of the branch",
        ),
        7 * YEAR + 2 * DAY,
        ("Nadat de deelname van de branche eindigde", "After the branch stopped taking part"),
        ACCOUNT_FOR,
        steps=(
            Step(BranchAgreement, BranchAgreement.branch_id.in_(_parted)),
            Step(BranchStatusChange, BranchStatusChange.branch_id.in_(_parted)),
        ),
    ),
    Rule(
        "exchange-drafts",
        ("Wat een branche schreef om te delen, en niet deelde", "What a branch wrote to share, and did not share"),
        2 * YEAR,
        ("Na de laatste wijziging", "After the last change"),
        NEEDED,
        steps=(Step(ExchangeShare, (ExchangeShare.status == ShareStatus.DRAFT) & (ExchangeShare.updated_at < BEFORE)),),
    ),
    Rule(
        "exchange-withdrawn",
        ("Wat een branche niet meer deelt met andere branches", "What a branch no longer shares with other branches"),
        5 * YEAR,
        ("Nadat de branche het introk", "After the branch withdrew it"),
        NEEDED,
        steps=(Step(ExchangeShare, ExchangeShare.withdrawn_at < BEFORE),),
    ),
    # By a job of its own, which throws the file away too.
    Rule(
        "member-imports",
        ("Een ledenlijst die een branche als bestand instuurt", "A list of members that a branch sends as a file"),
        MEMBER_IMPORTS_KEPT,
        ("Nadat het bestand was ingestuurd", "After the file was sent"),
        NEEDED,
        tables=("member_imports", "member_import_rows", "member_import_mismatches"),
    ),
)
