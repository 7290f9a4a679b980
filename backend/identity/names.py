"""Names of people and firms: any script, but nothing invisible or mixed, which would let one name pass for another."""

import re
import unicodedata

# Formats, controls, private use, halves of characters, and separators of lines.
UNSEEN = {"Cf", "Cc", "Co", "Cs", "Cn", "Zl", "Zp"}
# Scripts of which letters look alike: in one word they stand for each other.
ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}


def clean_name(text: str) -> str:
    """The name composed, letters in their plain form, with single spaces.

    Raises ValueError for characters that cannot be seen, and for a word with letters of scripts that look alike.
    """
    composed = " ".join(unicodedata.normalize("NFKC", text).split())
    if any(unicodedata.category(character) in UNSEEN for character in composed):
        raise ValueError(
            "De naam bevat onzichtbare tekens. Typ de naam zelf over. | "
            "The name holds characters that cannot be seen. Type the name yourself."
        )
    if not any(character.isalnum() for character in composed):
        raise ValueError("Geef een naam met letters. | Give a name with letters.")
    if any(len(_scripts_of(word) & ALIKE) > 1 for word in re.split(r"[\s-]", composed)):
        raise ValueError(
            "De naam bevat letters uit een ander schrift, die op gewone letters lijken. Typ de naam zelf over. | "
            "The name holds letters of another script that look like ordinary ones. Type the name yourself."
        )
    return composed


def _scripts_of(word: str) -> set[str]:
    return {unicodedata.name(character, "").partition(" ")[0] for character in word if character.isalpha()}
