"""The sign-ins of the demonstration world: invented people, a public password, no use anywhere else.

Accounts marked as demonstration can sign in only on a server whose setting `demonstration` is on.
"""

from dataclasses import dataclass
from types import MappingProxyType
from uuid import NAMESPACE_URL, UUID, uuid5

from backend.identity.scopes import OrganisationKind

PASSWORD = "samen-slimmer-proberen"  # noqa: S105 - public on purpose: it opens invented accounts only


@dataclass(frozen=True, slots=True)
class SignIn:
    """One account to look around with, and what there is to see."""

    email: str
    name: str
    label_nl: str
    label_en: str
    password: str = PASSWORD


def known_id(kind: str, key: str) -> UUID:
    """The identifier of a thing of the demonstration world: the same at every building, so links keep working."""
    return uuid5(NAMESPACE_URL, f"https://slimmerwerken.example/demonstration/{kind}/{key}")


# For whom a system acts in the sandbox, by the kind of its own organisation; of branches each has one of its own.
SHARED_TEST_ORGANISATIONS = MappingProxyType(
    {
        OrganisationKind.EXECUTING_BODY: known_id("organisation", "syntens"),
        OrganisationKind.PROGRAMME_OFFICE: known_id("organisation", "programmabureau"),
    }
)


def sandbox_organisation(kind: OrganisationKind, organisation_id: UUID) -> UUID | None:
    """The invented organisation that systems of a real one act for in the sandbox; None where there is none."""
    if kind is OrganisationKind.BRANCH:
        return known_id("organisation", f"proefbranche/{organisation_id}")
    return SHARED_TEST_ORGANISATIONS.get(kind)


SIGN_INS = (
    SignIn(
        "marieke@korenbloem.example",
        "Marieke Voorbeeldbakker",
        "Ondernemer van een bakkerij met 38 medewerkers",
        "Entrepreneur of a bakery with 38 employees",
    ),
    SignIn(
        "bas@korenbloem.example",
        "Bas Voorbeeld",
        "Vertegenwoordiger van het personeel van de bakkerij",
        "Representative of the bakery's staff",
    ),
    SignIn(
        "hans@laatsteletter.example",
        "Hans Voorbeelddrukker",
        "Ondernemer van een drukkerij: de tweede scan naast de eerste, en gedeeld met een link",
        "Entrepreneur of a print shop: its second scan beside the first, and shared by a link",
    ),
    SignIn(
        "karin@kompas.example",
        "Karin Voorbeeldhuis",
        "Adviseur voor werk- en taakverdeling",
        "Adviser on the division of work",
    ),
    SignIn(
        "samira@syntens.example",
        "Samira Voorbeeld",
        "Beoordelaar van aanvragen bij Syntens",
        "Officer at Syntens who assesses applications",
    ),
    SignIn(
        "pieter@syntens.example",
        "Pieter van Voorbeeld",
        "Tweede beoordelaar bij Syntens",
        "Second officer at Syntens",
    ),
    SignIn(
        "tineke@syntens.example",
        "Tineke Voorbeeldink",
        "Legt bij Syntens vast wat de bank betaalde",
        "Records at Syntens what the bank paid",
    ),
    SignIn(
        "anna@programma.example",
        "Anna Voorbeeldsma",
        "Programmabureau: regelingen, rondes, toolbox en open antwoorden die wachten",
        "Programme office: schemes, rounds, toolbox and open answers that wait",
    ),
    SignIn(
        "joost@maakindustrie.example",
        "Joost Voorbeeldstra",
        "Brancheorganisatie van de maakindustrie",
        "Branch organisation of manufacturers",
    ),
    SignIn(
        "els@bouwtechniek.example",
        "Els Voorbeeldbos",
        "Brancheorganisatie die zich aansluit",
        "Branch organisation that is joining",
    ),
)
