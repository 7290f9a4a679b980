"""Which column of a file holds which field of a member: recognised by its heading, Dutch or English."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from backend.core.naming import sort_key


class Field(StrEnum):
    """What a file can tell of a member."""

    KVK_NUMBER = "kvk_number"
    NAME = "name"
    SBI_VERSION = "sbi_version"
    SBI_CODE = "sbi_code"
    EMPLOYEES = "employees"
    POSTCODE = "postcode"
    SINCE = "since"


NEEDED = (Field.KVK_NUMBER, Field.NAME)
# Letters and digits only; the likeliest first, when a file has more than one of them.
HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.KVK_NUMBER: (
        *("kvknummer", "kvk", "kvknr", "kvkno", "kvknumber", "nummerkvk", "kamervankoophandel", "handelsregister"),
        *("handelsregisternummer", "dossiernummer", "cocnumber", "coc", "chamberofcommerce", "chamberofcommercenumber"),
        *("traderegisternumber", "registrationnumber"),
    ),
    Field.NAME: (
        *("bedrijfsnaam", "statutairenaam", "handelsnaam", "naambedrijf", "organisatienaam", "organisatie", "bedrijf"),
        *("companyname", "company", "organisation", "organization", "naam", "name", "lid", "member"),
    ),
    Field.SBI_VERSION: ("sbiversie", "sbiversion", "sbieditie", "sbijaar"),
    Field.SBI_CODE: ("sbicode", "sbi", "hoofdsbi", "hoofdactiviteit", "sbihoofdactiviteit", "activiteitcode", "sic"),
    Field.EMPLOYEES: (
        *("aantalmedewerkers", "medewerkers", "aantalwerknemers", "werknemers", "personeel", "aantalpersoneelsleden"),
        *("werkzamepersonen", "employees", "numberofemployees", "headcount", "staff"),
    ),
    Field.POSTCODE: ("postcode", "vestigingspostcode", "postcodevestiging", "zipcode", "postalcode", "zip"),
    Field.SINCE: (
        *("lidsinds", "lidvanaf", "ingangsdatum", "datumlid", "startlidmaatschap", "ingangsdatumlidmaatschap"),
        *("sinds", "since", "membersince", "startdate", "joined"),
    ),
}


def proposed(headings: Sequence[str]) -> dict[str, int]:
    """The column of each field by its place from 0; what is not recognised is left out."""
    return places_of(headings, {field.value: known for field, known in HEADINGS.items()})


def places_of(headings: Sequence[str], known: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The place of each field whose heading is known, from 0. Only letters and digits of a heading count."""
    plain = [letters_of(heading) for heading in headings]
    found: dict[str, int] = {}
    for field, names in known.items():
        place = next((plain.index(heading) for heading in names if heading in plain), None)
        if place is not None:
            found[field] = place
    return found


def letters_of(heading: str) -> str:
    """A heading without all that people write differently: case, accents, spaces and signs."""
    return "".join(letter for letter in sort_key(heading) if letter.isalnum())


def is_complete(mapping: dict[str, int]) -> bool:
    """Whether enough is known to say who is meant."""
    return all(field.value in mapping for field in NEEDED)
