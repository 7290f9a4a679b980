"""What each role may do: the one table from which rights follow.

A scope opens a route; which object it may be used on is decided by each subject's `visible_to`.
"""

from enum import StrEnum
from types import MappingProxyType


class OrganisationKind(StrEnum):
    """What an organisation is in the programme."""

    COMPANY = "company"
    BRANCH = "branch"
    ADVISORY_FIRM = "advisory_firm"
    EXECUTING_BODY = "executing_body"
    PROGRAMME_OFFICE = "programme_office"
    RESEARCH = "research"


class Role(StrEnum):
    """What a person does for an organisation."""

    OWNER = "owner"
    MANAGER = "manager"
    FINANCE = "finance"
    STAFF_REPRESENTATIVE = "staff_representative"
    ADVISER = "adviser"
    BRANCH_OFFICER = "branch_officer"
    SYNTENS_OFFICER = "syntens_officer"
    PROGRAMME_OFFICER = "programme_officer"
    RESEARCHER = "researcher"


ROLES_OF_KIND = MappingProxyType(
    {
        OrganisationKind.COMPANY: (Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE),
        OrganisationKind.BRANCH: (Role.BRANCH_OFFICER,),
        OrganisationKind.ADVISORY_FIRM: (Role.ADVISER,),
        OrganisationKind.EXECUTING_BODY: (Role.SYNTENS_OFFICER,),
        OrganisationKind.PROGRAMME_OFFICE: (Role.PROGRAMME_OFFICER,),
        OrganisationKind.RESEARCH: (Role.RESEARCHER,),
    }
)

DESCRIPTIONS = MappingProxyType(
    {
        "account": "Be signed in: see and change your own account.",
        "companies:read": "See the companies you work for, with or about.",
        "companies:write": "Change your company's details and consents.",
        "companies:verify": "Confirm that somebody may act for a company.",
        "companies:end": "Record that a company merged, stopped or went bankrupt.",
        "company-data:manage": "Download and erase your company's data; leave the programme; see who looked.",
        "people:manage": "Let colleagues in and give them roles.",
        "members:read": "See the register of your branch's members.",
        "members:write": "Keep the register of your branch's members.",
        "branches:read": "See how your branch takes part in the programme, or for the programme how each does.",
        "branches:move": "Take the steps by which a branch joins and leaves, each side its own.",
        "branches:sign": "Sign agreements with the programme for your branch.",
        "branches:admit": "Invite branches, sign agreements for the programme, and let branches go live.",
        "member-measurements:write": "Enter measurements of members that let your branch do so.",
        "branch-figures:read": "See the released figures of a branch: aggregates only.",
        "scans:read": "See your company's scans and published results.",
        "scans:manage": "Prepare, open, close, extend and publish scans.",
        "questionnaires:write": "Write and publish the questionnaire module of your organisation.",
        "questionnaires:core": "Write and publish the questionnaire of the programme; see the modules of branches.",
        "campaigns:read": "See scan campaigns of your branch, and how they go.",
        "campaigns:write": "Begin, open and close scan campaigns of your branch.",
        "scan-plans:agree": "Agree with the plan that follows a scan, for the employees.",
        "scan-links:hand-out": "Make single-use links to an open scan and hand them out, for the employees.",
        "scan-remarks:review": "Review what employees wrote with a scan, without seeing who or which company.",
        "toolbox:use": "Record which instruments your company uses, and say how it went.",
        "toolbox:write": "Write toolbox items for your organisation.",
        "toolbox:publish": "Review and publish toolbox items.",
        "instruments:write": "Keep the schemes and services of your organisation in the directory.",
        "instruments:publish": "Review and publish the schemes and services of all organisations.",
        "guidance-requests:answer": "Answer the questions of those who found nothing that fits.",
        "practices:write": "Write practices of your company, or with a company.",
        "practices:consent": "Agree, for your company, that a practice is published, and take that back.",
        "practices:publish": "Review and publish practices.",
        "search:edit": "Keep the words that mean the same to search; see what is searched in vain.",
        "advisers:write": "Change your own adviser profile.",
        "advisers:accredit": "Accredit, suspend and withdraw advisers.",
        "referrals:ask": "Ask advisers for contact.",
        "referrals:answer": "Answer companies that ask for contact.",
        "complaints:file": "Complain about an adviser, and follow what becomes of it.",
        "complaints:answer": "Answer a complaint about you.",
        "complaints:decide": "Decide on complaints about advisers.",
        "obstacles:report": "Report rules that stood in the way, and follow what becomes of it.",
        "obstacles:handle": "Group, pass on and answer reports of rules that stood in the way.",
        "reviews:write": "Review an adviser after a trajectory of your company.",
        "reviews:ask": "Ask the employees of your company about an adviser, and make the links for it.",
        "reviews:answer": "Reply to reviews of you.",
        "reviews:moderate": "Read texts about advisers before everybody does, without seeing which company wrote.",
        "vouchers:read": "See vouchers that concern you.",
        "vouchers:draft": "Write applications.",
        "vouchers:enter": "Enter applications for companies that call; they check and submit them themselves.",
        "vouchers:apply": "Submit and withdraw applications; supply information.",
        "vouchers:decide": "Take in review, ask, grant, reject, revoke.",
        "vouchers:trace": "See every step, message and failure of a voucher, and restart what failed.",
        "vouchers:settle": "Settle claims and record payments.",
        "vouchers:sync": "Bring across what an officer of Syntens did in its own system.",
        "claims:write": "Claim for work done.",
        "bank-accounts:write": "See and give the account your organisation is paid on.",
        "claims:confirm": "Confirm, for the company, that claimed work was done.",
        "rounds:manage": "Make schemes and rounds; add funds.",
        "ledger:read": "See the ledger of rounds and funds.",
        "trajectories:read": "See trajectories that concern you.",
        "trajectories:write": "Keep the steps of a trajectory.",
        "measurements:read": "See your company's measurements and own result.",
        "measurements:write": "Enter and correct measurements.",
        "measurement-response:follow": "See which companies did not answer a measurement, never a figure; remind them.",
        "monitoring:read": "See the monitoring board: aggregates only.",
        "monitor:manage": "Order a release of the public monitor; see who asked for its figures.",
        "effect-releases:manage": "Order effect releases, and publish or withhold what a colleague ordered.",
        "studies:write": "Have studies computed, over panels of your own or over enrolled firms; read and delete them.",
        "files:write": "Add documents.",
        "audit:read": "See who did what.",
        "machines:manage": "Give systems of your organisation access to the API.",
        "webhooks:manage": "Choose to which addresses we send changes of vouchers that your organisation may see.",
    }
)

_COMPANY = (
    "companies:read",
    "scans:read",
    "vouchers:read",
    "trajectories:read",
    "measurements:read",
    "referrals:ask",
    "complaints:file",
    "obstacles:report",
)
_MANAGER = (
    *_COMPANY,
    "companies:write",
    "scans:manage",
    "toolbox:use",
    "practices:write",
    "reviews:write",
    "reviews:ask",
    "vouchers:draft",
    "trajectories:write",
    "measurements:write",
    "files:write",
)
_FINANCE = (
    *_COMPANY,
    "vouchers:draft",
    "vouchers:apply",
    "claims:confirm",
    "bank-accounts:write",
    "measurements:write",
    "files:write",
)

_STAFF = ("companies:read", "scans:read", "scan-links:hand-out", "scan-plans:agree", "trajectories:read", "reviews:ask")

SCOPES_OF_ROLE: MappingProxyType[Role, frozenset[str]] = MappingProxyType(
    {
        Role.OWNER: frozenset(
            {*_MANAGER, *_FINANCE, "practices:consent", "people:manage", "company-data:manage", "audit:read"}
        ),
        Role.MANAGER: frozenset(_MANAGER),
        Role.FINANCE: frozenset(_FINANCE),
        Role.STAFF_REPRESENTATIVE: frozenset(_STAFF),
        Role.ADVISER: frozenset(
            {
                "companies:read",
                "people:manage",
                "advisers:write",
                "referrals:answer",
                "complaints:answer",
                "obstacles:report",
                "reviews:answer",
                "vouchers:read",
                "claims:write",
                "bank-accounts:write",
                "trajectories:read",
                "trajectories:write",
                "files:write",
            }
        ),
        Role.BRANCH_OFFICER: frozenset(
            {
                "companies:read",
                "branches:read",
                "branches:move",
                "branches:sign",
                "members:read",
                "members:write",
                "campaigns:read",
                "campaigns:write",
                "member-measurements:write",
                "branch-figures:read",
                "people:manage",
                "toolbox:write",
                "instruments:write",
                "practices:write",
                "files:write",
                "questionnaires:write",
                "ledger:read",
                "machines:manage",
                "webhooks:manage",
            }
        ),
        Role.SYNTENS_OFFICER: frozenset(
            {
                "companies:read",
                "companies:verify",
                "companies:end",
                "people:manage",
                "advisers:accredit",
                "instruments:write",
                "practices:write",
                "guidance-requests:answer",
                "complaints:decide",
                "vouchers:read",
                "vouchers:enter",
                "vouchers:decide",
                "vouchers:settle",
                "vouchers:sync",
                "vouchers:trace",
                "ledger:read",
                "trajectories:read",
                "monitoring:read",
                "audit:read",
                "machines:manage",
                "webhooks:manage",
            }
        ),
        Role.PROGRAMME_OFFICER: frozenset(
            {
                "companies:read",
                "branches:read",
                "branches:move",
                "branches:admit",
                "people:manage",
                "toolbox:write",
                "toolbox:publish",
                "instruments:write",
                "instruments:publish",
                "files:write",
                "questionnaires:write",
                "questionnaires:core",
                "campaigns:read",
                "practices:write",
                "practices:publish",
                "search:edit",
                "obstacles:handle",
                "scan-remarks:review",
                "reviews:moderate",
                "rounds:manage",
                "ledger:read",
                "vouchers:read",
                "vouchers:trace",
                "monitoring:read",
                "measurement-response:follow",
                "monitor:manage",
                "branch-figures:read",
                "effect-releases:manage",
                "audit:read",
                "machines:manage",
                "webhooks:manage",
            }
        ),
        Role.RESEARCHER: frozenset({"monitoring:read", "people:manage", "studies:write", "machines:manage"}),
    }
)


# Scopes of acts that only a person can do: a system never gets them.
PERSONAL = frozenset(
    {
        "account",
        "branches:admit",
        "branches:move",
        "branches:sign",
        "companies:end",
        "complaints:decide",
        "company-data:manage",
        "effect-releases:manage",
        "guidance-requests:answer",
        "machines:manage",
        "obstacles:handle",
        "measurement-response:follow",
        "monitor:manage",
        "people:manage",
        "practices:consent",
        "practices:write",
        "reviews:moderate",
        "scan-remarks:review",
        "search:edit",
        "vouchers:enter",
        "vouchers:trace",
    }
)


# The right to bring moves across in the name of the officers who made them. It takes two people: one gives it, another
# makes the key, so that nobody alone moves vouchers in the name of colleagues.
SYNC = "vouchers:sync"


def machine_scopes(kind: OrganisationKind) -> frozenset[str]:
    """What a system of such an organisation can be allowed: what its people may do, but for personal acts.

    Nothing for an organisation whose people manage no systems.
    """
    held = frozenset[str]().union(*(SCOPES_OF_ROLE[role] for role in ROLES_OF_KIND[kind]))
    return held - PERSONAL if "machines:manage" in held else frozenset()


SYSTEM_SCOPES = frozenset[str]().union(*(machine_scopes(kind) for kind in OrganisationKind))
"""What some system can be allowed; the others belong to people only, and the API document says so."""


def scopes_of(roles: frozenset[Role]) -> frozenset[str]:
    """Everything that one of these roles may do; being signed in is enough for `account`."""
    return frozenset({"account"}).union(*(SCOPES_OF_ROLE[role] for role in roles))
