"""E-mail addresses as they are kept: one form for each mailbox, and none that only looks like somebody else's."""

import re
import unicodedata

import idna

# Letters beyond ASCII only in the domain, and only Latin ones; other scripts can imitate them.
EMAIL_FORM = (
    r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"[A-Za-z0-9\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F-]{1,63}"
    r"(\.[A-Za-z0-9\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F-]{1,63})+$"
)
LONGEST = 254
UNLIKE = "Geef een e-mailadres, zoals naam@bedrijf.nl. | Give an e-mail address, such as name@company.nl."
STRANGE = (
    "Dit adres bevat tekens die op gewone letters lijken of onzichtbaar zijn. Typ het adres zelf over. | "
    "This address holds characters that look like ordinary letters or cannot be seen. Type the address yourself."
)


def normal_address(text: str) -> str:
    """The address as it is kept: small letters, and the domain as it travels (`xn--...`).

    Raises ValueError for what is no address, and for one with look-alike, invisible or control characters. Two
    spellings of one mailbox become the same text, so that it can have one account only.
    """
    composed = unicodedata.normalize("NFC", text)
    if not composed.isascii() and any(not _is_plain(character) for character in composed):
        raise ValueError(STRANGE)
    if not re.fullmatch(EMAIL_FORM, composed):
        raise ValueError(UNLIKE)
    local, _, domain = unicodedata.normalize("NFKC", composed).casefold().rpartition("@")
    try:
        travelling = idna.encode(domain, uts46=True, std3_rules=True).decode("ascii")
        shown = idna.decode(travelling)
    except idna.IDNAError as fault:
        raise ValueError(UNLIKE) from fault
    if not all(_is_plain(character) for character in shown):
        raise ValueError(STRANGE)
    whole = f"{local}@{travelling}"
    if len(whole) > LONGEST or local.startswith(".") or local.endswith(".") or ".." in local:
        raise ValueError(UNLIKE)
    return whole


def _is_plain(character: str) -> bool:
    """ASCII, or a Latin letter or mark that people see as what it is."""
    return character.isascii() or (
        unicodedata.category(character) in {"Ll", "Lu"}
        and unicodedata.name(character, "").startswith("LATIN")
        and character <= "\u024f"
    )
