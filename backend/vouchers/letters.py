"""The letters and mails of a voucher: texts from the content, filled with what was decided."""

from collections.abc import Mapping
from typing import Any

from backend.content import load
from backend.vouchers.models import Round, Scheme, Voucher
from backend.vouchers.wording import both, day, euros, in_both

Localized = dict[str, str]
ALTERNATIVES = both(
    "Gebruik de scan en de toolbox; die zijn gratis. In een volgende ronde kunt u opnieuw aanvragen.",
    "Use the scan and the toolbox; they are free of charge. You can apply again in a next round.",
)


def compose(kind: str, facts: Mapping[str, Localized | str]) -> tuple[Localized, Localized]:
    """Subject and body of a letter in both languages. Raises KeyError when a fact is missing."""
    letter = load.letters()[kind]

    def filled(language: str) -> str:
        words = {
            name: value if isinstance(value, str) else value[language]
            for name, value in ((name, facts[name]) for name in letter.placeholders)
        }
        return str(getattr(letter.body, language)).strip().format_map(words)

    return in_both(lambda language: getattr(letter.subject, language)), in_both(filled)


def in_dutch(kind: str, facts: Mapping[str, Localized | str]) -> dict[str, Any]:
    """The facts that a mail of this kind needs, as plain text; name and link are filled in per person."""
    wanted = set(load.letters()[kind].placeholders) - {"name", "link"}
    return {name: value if isinstance(value, str) else value["nl"] for name, value in facts.items() if name in wanted}


def sums(cents: int | None) -> Localized:
    """An amount in both languages."""
    return in_both(lambda language: euros(cents or 0, language))


def days(value: Any) -> Localized:
    """A day in both languages."""
    return in_both(lambda language: day(value, language))


def link_of(voucher: Voucher) -> str:
    """The address of a voucher in the room of its company."""
    return f"/bedrijf/vouchers/{voucher.id}"


def facts_about(voucher: Voucher, scheme: Scheme, round_: Round, *, company: str) -> dict[str, Any]:
    """What every letter about a voucher can name."""
    return {
        "company": company,
        "voucher_code": voucher.code,
        "scheme": scheme.name,
        "round": round_.name,
        "amount": sums(voucher.subsidy_cents),
        "advice_costs": sums(voucher.advice_cents),
        "alternatives": ALTERNATIVES,
        "link": link_of(voucher),
    }


def own_share(voucher: Voucher, cents: int) -> Localized:
    """What the company pays itself when it receives this much."""
    return sums((voucher.advice_cents or 0) - cents)


def justified(voucher: Voucher, claimed_cents: int) -> int:
    """What a claim justifies: when the work cost less than planned, everybody pays less in proportion."""
    assert voucher.granted_cents is not None
    assert voucher.advice_cents
    if claimed_cents >= voucher.advice_cents:
        return voucher.granted_cents
    return voucher.granted_cents * claimed_cents // voucher.advice_cents
