"""The demonstration world while it is being built: who is who, by the keys of the content files."""

from dataclasses import dataclass, field
from uuid import UUID

from backend.content import load
from backend.identity.demonstration import known_id
from backend.identity.principals import Principal
from backend.identity.scopes import Role, scopes_of


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demonstration world, acting for one organisation."""

    account_id: UUID
    name: str
    organisation_id: UUID
    role: Role


@dataclass(slots=True)
class World:
    """Identifiers by key: organisations and companies by slug, people by e-mail address, advisers by slug."""

    organisations: dict[str, UUID] = field(default_factory=dict)
    accounts: dict[str, UUID] = field(default_factory=dict)
    advisers: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def remembered(cls) -> "World":
        """The world as it stands already: its identifiers are the same at every building."""
        organisations = {one.slug: known_id("organisation", one.slug) for one in load.demo_organisations()}
        organisations |= {one.slug: known_id("organisation", one.slug) for one in load.demo_companies()}
        people = {
            one.email: Person(known_id("account", one.email), one.name, organisations[one.organisation], Role(one.role))
            for one in load.demo_people()
        }
        accounts = {email: person.account_id for email, person in people.items()}
        advisers = {one.slug: known_id("adviser", one.slug) for one in load.demo_advisers()}
        return cls(organisations, accounts, advisers, people)

    def principal(self, email: str) -> Principal:
        """The person with this address as the one who acts. Raises KeyError for somebody who does not exist."""
        person = self.people[email]
        roles = frozenset({person.role})
        return Principal(
            person.account_id, person.name, known_id("session", email), person.organisation_id, roles, scopes_of(roles)
        )

    def principal_of(self, organisation: str, role: Role) -> Principal:
        """The first person with this role in an organisation, by slug. Raises KeyError when there is none."""
        wanted = self.organisations[organisation]
        for email, person in self.people.items():
            if person.organisation_id == wanted and person.role is role:
                return self.principal(email)
        raise KeyError(f"{organisation} has no {role}")
