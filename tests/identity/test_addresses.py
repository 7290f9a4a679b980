"""One mailbox is one text, and no text passes for another's."""

import pytest

from backend.identity.addresses import normal_address
from backend.identity.names import clean_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna@Voorbeeld.EXAMPLE", "anna@voorbeeld.example"),
        ("anna+scan@voorbeeld.example", "anna+scan@voorbeeld.example"),
        ("o'brien@voorbeeld.example", "o'brien@voorbeeld.example"),
        ("anna@m\u00fcller.example", "anna@xn--mller-kva.example"),
        ("anna@mu\u0308ller.example", "anna@xn--mller-kva.example"),
        ("anna@M\u00dcLLER.example", "anna@xn--mller-kva.example"),
        ("anna@xn--mller-kva.example", "anna@xn--mller-kva.example"),
        ("anna@\u0133sfabriek.example", "anna@ijsfabriek.example"),
    ],
)
def test_an_address_is_kept_in_one_form(typed, kept):
    assert normal_address(typed) == kept
    assert normal_address(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "\u0430nna@voorbeeld.example",  # Cyrillic a
        "anna@voorb\u0435eld.example",  # Cyrillic e
        "anna@xn--voorbeld-9of.example",  # the same, as it travels
        "anna@\u03c5oorbeeld.example",  # Greek upsilon
        "anna\u200b@voorbeeld.example",  # zero width space
        "anna@voor\u00adbeeld.example",  # soft hyphen
        "anna\uff20voorbeeld.example",  # full-width at sign
        "\uff41nna@voorbeeld.example",  # full-width a
        "anna@voorbeeld\u3002example",  # ideographic full stop
        "anna@voorbeeld.example\u202e",  # right-to-left override
        "anna\n@voorbeeld.example",
        "anna@voorbeeld.example\n",
        "anna @voorbeeld.example",
        "anna@voorbeeld",
        "anna@-voorbeeld.example",
        "anna@voorbeeld..example",
        ".anna@voorbeeld.example",
        "an..na@voorbeeld.example",
        "@voorbeeld.example",
        "anna@",
        "anna",
        "a" * 65 + "@voorbeeld.example",
        "anna@" + "b" * 64 + ".example",
        "anna@" + ".".join(["voorbeeld"] * 30) + ".example",
        "anna@xn--.example",
        "anna@xn--a.example",
        "Anna <anna@voorbeeld.example>",
        "anna@[127.0.0.1]",
    ],
)
def test_what_only_looks_like_an_address_is_refused_in_both_languages(typed):
    with pytest.raises(ValueError, match=r" \| "):
        normal_address(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna   Voorbeeld ", "Anna Voorbeeld"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\uff21\uff4e\uff4e\uff41", "Anna"),  # full width
        ("\U0001d400nna", "Anna"),  # bold of mathematics
        ("Anna \u0418\u0432\u0430\u043d\u043e\u0432\u0430", "Anna \u0418\u0432\u0430\u043d\u043e\u0432\u0430"),
        ("Jan-Willem van \u2019t Hof", "Jan-Willem van \u2019t Hof"),
        ("Ай", "Ай"),
        ("王小明", "王小明"),
    ],
)
def test_a_name_is_composed_and_may_be_of_any_script(typed, kept):
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "\u0410nna",  # Cyrillic A
        "Ann\u03b1 Voorbeeld",  # Greek alpha
        "Voorb\u0435\u0435ld",  # Cyrillic e, twice
        "Anna\u200bVoorbeeld",  # zero width space
        "\u202eannA",  # right-to-left override
        "Anna\u00adVoorbeeld",  # soft hyphen
        "Anna\ue000",  # private use
        "\u2060",
        "....",
        "",
    ],
)
def test_a_name_that_could_pass_for_another_is_refused_in_both_languages(typed):
    with pytest.raises(ValueError, match=r" \| "):
        clean_name(typed)
