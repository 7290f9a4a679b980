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


_COMPANY = (
    "companies:read",
    "scans:read",
    "vouchers:read",
    "trajectories:read",
    "measurements:read",
    "referrals:ask",
    "complaints:file",
    "obstacles:report",
    "questions:ask",
    "questions:answer",
    "groups:join",
    "network:use",
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

_STAFF = (
    "companies:read",
    "scans:read",
    "scan-links:hand-out",
    "scan-plans:agree",
    "trajectories:read",
    "reviews:ask",
    "questions:ask",
    "questions:answer",
    "network:use",
)

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
                "questions:answer",
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
                "questions:ask",
                "questions:answer",
                "members:read",
                "members:write",
                "campaigns:read",
                "campaigns:write",
                "events:write",
                "groups:keep",
                "member-measurements:write",
                "branch-figures:read",
                "exchange:read",
                "exchange:write",
                "people:manage",
                "toolbox:write",
                "instruments:write",
                "practices:write",
                "publications:write",
                "files:write",
                "questionnaires:write",
                "ledger:read",
                "machines:manage",
                "webhooks:manage",
            }
        ),
        Role.SYNTENS_OFFICER: frozenset(
            {
                "exchange:read",
                "companies:read",
                "companies:verify",
                "companies:end",
                "people:manage",
                "advisers:accredit",
                "instruments:write",
                "practices:write",
                "publications:write",
                "guidance-requests:answer",
                "events:write",
                "groups:keep",
                "files:write",
                "questions:answer",
                "questions:moderate",
                "network:moderate",
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
                "publications:write",
                "publications:publish",
                "newsletters:edit",
                "delivery-reports:write",
                "search:edit",
                "obstacles:handle",
                "events:write",
                "groups:keep",
                "scan-remarks:review",
                "reviews:moderate",
                "rounds:manage",
                "ledger:read",
                "vouchers:read",
                "vouchers:trace",
                "monitoring:read",
                "measurement-response:follow",
                "monitor:manage",
                "exchange:read",
                "branch-figures:read",
                "effect-releases:manage",
                "research-extracts:decide",
                "audit:read",
                "machines:manage",
                "webhooks:manage",
            }
        ),
        Role.RESEARCHER: frozenset(
            {"monitoring:read", "people:manage", "studies:write", "research-extracts:request", "machines:manage"}
        ),
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
        "events:write",
        "exchange:write",
        "groups:join",
        "groups:keep",
        "guidance-requests:answer",
        "machines:manage",
        "network:moderate",
        "network:use",
        "newsletters:edit",
        "obstacles:handle",
        "measurement-response:follow",
        "monitor:manage",
        "people:manage",
        "practices:consent",
        "practices:write",
        "publications:publish",
        "publications:write",
        "research-extracts:decide",
        "research-extracts:request",
        "questions:answer",
        "questions:ask",
        "questions:moderate",
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
