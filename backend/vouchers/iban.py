"""Account numbers (IBAN, ISO 13616): form, length by country, check digits; and how one is shown.

Only countries of the single euro payments area: our transfers are SEPA credit transfers. Lengths: SWIFT IBAN registry.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_COUNTRIES_BY_LENGTH = {
    15: "NO",
    16: "BE",
    18: "DK FI NL",
    19: "SI",
    20: "AT EE LT LU",
    21: "CH HR LI LV",
    22: "BG DE GB IE VA",
    23: "GI",
    24: "AD CZ ES RO SE SK",
    25: "PT",
    26: "IS",
    27: "FR GR IT MC SM",
    28: "CY HU PL",
    31: "MT",
}
LENGTHS: Mapping[str, int] = MappingProxyType(
    {country: length for length, countries in _COUNTRIES_BY_LENGTH.items() for country in countries.split()}
)
# Numbers that stand as examples in manuals and forms: right in form, and nobody's.
EXAMPLES = frozenset(
    {
        "NL91ABNA0417164300",
        "NL02ABNA0123456789",
        "NL20INGB0001234567",
        "NL39RABO0300065264",
        "BE68539007547034",
        "DE89370400440532013000",
        "GB29NWBK60161331926819",
        "FR1420041010050500013M02606",
    }
)
_FORM = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


class IbanRefused(ValueError):  # noqa: N818 - what happened to the number
    """An account number that cannot be right, with the reason in both languages."""

    def __init__(self, code: str, nl: str, en: str) -> None:
        super().__init__(f"{nl} | {en}")
        self.code, self.nl, self.en = code, nl, en


def read_iban(typed: str) -> str:
    """The number without spaces, in capitals. Raises IbanRefused with what is wrong."""
    iban = re.sub(r"[\s.-]", "", typed).upper()
    if not _FORM.fullmatch(iban):
        raise IbanRefused(
            "no_iban",
            "Een IBAN begint met twee letters en twee cijfers, zoals NL12.",
            "An IBAN begins with two letters and two digits, such as NL12.",
        )
    length = LENGTHS.get(iban[:2])
    if length is None:
        raise IbanRefused(
            "outside_sepa",
            f"Wij betalen alleen binnen het SEPA-gebied; {iban[:2]} hoort daar niet bij.",
            f"We pay within the SEPA area only; {iban[:2]} is outside it.",
        )
    if len(iban) != length:
        raise IbanRefused(
            "wrong_length",
            f"Een IBAN uit {iban[:2]} heeft {length} tekens; dit zijn er {len(iban)}.",
            f"An IBAN from {iban[:2]} has {length} characters; these are {len(iban)}.",
        )
    if not adds_up(iban):
        raise IbanRefused(
            "wrong_check",
            "Het controlegetal klopt niet. Kijk of u een teken verwisselde.",
            "The check digits do not fit. See whether two characters changed places.",
        )
    if iban in EXAMPLES:
        raise IbanRefused(
            "example",
            "Dit is een voorbeeldnummer uit een handleiding. Vul uw eigen rekening in.",
            "This is an example from a manual. Give your own account.",
        )
    return iban


def adds_up(iban: str) -> bool:
    """Whether the check digits fit: the rearranged number is 1 modulo 97 (ISO 7064)."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def masked(iban: str) -> str:
    """Country and check digits, and the last four: enough to know one's own account by."""
    return f"{iban[:4]} •••• {iban[-4:]}"
