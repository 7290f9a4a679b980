"""Names of people: any script, but nothing invisible, which would let one name pass for another."""

import unicodedata

# Formats, controls, private use, halves of characters, and separators of lines.
UNSEEN = {"Cf", "Cc", "Co", "Cs", "Cn", "Zl", "Zp"}


def clean_name(text: str) -> str:
    """The name composed, with single spaces. Raises ValueError for characters that cannot be seen."""
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    if any(unicodedata.category(character) in UNSEEN for character in composed):
        raise ValueError(
            "De naam bevat onzichtbare tekens. Typ de naam zelf over. | "
            "The name holds characters that cannot be seen. Type the name yourself."
        )
    if not any(character.isalnum() for character in composed):
        raise ValueError("Geef een naam met letters. | Give a name with letters.")
    return composed
