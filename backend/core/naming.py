"""Names as people sort and search them."""

import unicodedata


def sort_key(name: str) -> str:
    """Lower case without accents, so that every server sorts alike: `De Éénhoorn` as `de eenhoorn`."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())
