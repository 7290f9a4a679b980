"""Which characters the typefaces can show. PDF/UA refuses a document with one that cannot be read back."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

BOX = "\u25a1"
BLOCKS = (
    (0x20, 0x7E),  # Latin
    (0xA0, 0x2FF),
    (0x300, 0x36F),  # marks above and below
    (0x370, 0x3FF),  # Greek
    (0x400, 0x484),  # Cyrillic
    (0x487, 0x4FF),
    (0x1E00, 0x1EFF),  # Latin, with marks
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x2040),
    (0x2070, 0x209F),  # raised and lowered
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x22FF),  # arrows, signs of arithmetic
    (0x25A0, 0x25FF),  # shapes
)
_SETTABLE = frozenset(
    chr(code) for first, last in BLOCKS for code in range(first, last + 1) if unicodedata.category(chr(code)) != "Cn"
) | {"\n"}
_SPACES = {"Zs", "Zl", "Zp"}
_UNSEEN = {"Cf", "Cc", "Mn"}  # direction and control marks, variants of an emoji


def settable(value: Any) -> Any:
    """The same data, with every text in it made of characters that can be shown."""
    if isinstance(value, str):
        return "".join(map(_shown, unicodedata.normalize("NFC", value)))
    if isinstance(value, Mapping):
        return {str(key): settable(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [settable(inner) for inner in value]
    return value


def _shown(character: str) -> str:
    if character in _SETTABLE and unicodedata.category(character) != "Cf":
        return character
    kind = unicodedata.category(character)
    if kind in _SPACES or character == "\t":
        return " "
    return "" if kind in _UNSEEN else BOX
