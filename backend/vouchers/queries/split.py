"""The invoice of a claim over who bears it, line by line with the reason; and who pays whom."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.vouchers.funding import lowered
from backend.vouchers.letters import justified
from backend.vouchers.models import Claim, FundingShare, Payee, Scheme, Voucher, VoucherShare
from backend.vouchers.queries.around import around
from backend.vouchers.queries.detail import funders_of
from backend.vouchers.states import ClaimStatus
from backend.vouchers.vat import Invoice, Vat
from backend.vouchers.wording import both, euros, in_both

Localized = dict[str, str]
PROGRAMME = both("Programma (Syntens betaalt uit)", "Programme (Syntens pays)")
NO_VAT = {
    Vat.ZERO: both("Nultarief: er is geen btw.", "Zero rate: there is no VAT."),
    Vat.REVERSE_CHARGE: both(
        "De btw is verlegd: het bedrijf geeft haar zelf aan.", "Reverse charge: the company declares the VAT itself."
    ),
    Vat.EXEMPT: both("Vrijgesteld van btw.", "Exempt from VAT."),
}


def _percent(basis_points: int, language: str) -> str:
    whole, rest = divmod(basis_points, 100)
    text = f"{whole}.{rest:02d}".rstrip("0").rstrip(".")
    return f"{text.replace('.', ',')} procent" if language == "nl" else f"{text} percent"


async def payment_lines(session: AsyncSession, claim: Claim) -> dict[str, Any]:
    """Who bears what of this claim: as settled, or as the claim justifies while it is open."""
    voucher = await session.get_one(Voucher, claim.voucher_id)
    found = await around(session, round_id=voucher.round_id, company_id=voucher.company_id)
    shares = {
        share.funding_share_id: share
        for share in await session.scalars(
            # In the order in which the settlement divides: a tie goes to the first.
            select(VoucherShare).where(VoucherShare.voucher_id == voucher.id).order_by(VoucherShare.funding_share_id)
        )
    }
    granted = {share_id: share.granted_cents or 0 for share_id, share in shares.items()}
    settled = claim.status is ClaimStatus.SETTLED
    if settled:
        parts = {share_id: share.settled_cents or 0 for share_id, share in shares.items()}
    else:
        proposed = justified(voucher, claim.amount_cents) if voucher.granted_cents is not None else 0
        parts = lowered(granted, min(proposed, sum(granted.values())))
    rules = {
        share.id: share
        for share in await session.scalars(select(FundingShare).where(FundingShare.round_id == voucher.round_id))
    }
    items = [
        {
            "kind": "share",
            "name": both(funder.name, funder.name),
            "funding_share_id": funder.id,
            "amount_cents": parts[funder.id],
            "cap_cents": granted[funder.id],
            "explanation": _of_share(rules[funder.id], parts[funder.id], granted[funder.id]),
        }
        for funder in await funders_of(session, voucher.round_id)
        if granted.get(funder.id)
    ]
    subsidy = sum(parts.values())
    company = both(found.company.name, found.company.name)
    own = claim.amount_cents - subsidy
    vat_cents = claim.vat_cents or 0
    items.append(_line("own_share", company, own, _of_own(claim.amount_cents, subsidy)))
    items.append(_line("vat", company, vat_cents, _of_vat(claim.invoice)))
    firm = both(voucher.adviser_firm or "", voucher.adviser_firm or "")
    return {
        "is_settled": settled,
        "amount_cents": claim.amount_cents,
        "vat_cents": vat_cents,
        "total_cents": claim.amount_cents + vat_cents,
        "subsidy_cents": subsidy,
        "subsidy_cap_cents": sum(granted.values()),
        "explanation": _of_subsidy(found.scheme, voucher, claim.amount_cents, subsidy),
        "items": items,
        "transfers": _transfers(found.scheme, company, firm, subsidy, own + vat_cents),
    }


def _line(kind: str, name: Localized, cents: int, explanation: Localized) -> dict[str, Any]:
    return {
        "kind": kind,
        "name": name,
        "funding_share_id": None,
        "amount_cents": cents,
        "cap_cents": None,
        "explanation": explanation,
    }


def _of_share(share: FundingShare, cents: int, granted: int) -> Localized:
    def said(language: str) -> str:
        dutch = language == "nl"
        cap = euros(granted, language)
        if share.share_basis_points is not None:
            part = _percent(share.share_basis_points, language)
            rule = (
                f"Legt voor eigen leden {part} van de voucher bij: bij de toekenning {cap}."
                if dutch
                else f"Adds {part} of the voucher for its own members: {cap} at the grant."
            )
        else:
            rule = (
                f"Draagt wat er van de voucher overblijft: bij de toekenning {cap}."
                if dutch
                else f"Carries what is left of the voucher: {cap} at the grant."
            )
        if cents == granted:
            return rule
        paid = euros(cents, language)
        lower = (
            f" De voucher valt lager uit; naar verhouding is dat nu {paid}."
            if dutch
            else f" The voucher comes out lower; in proportion that is {paid} now."
        )
        return rule + lower

    return in_both(said)


def _of_own(cost: int, subsidy: int) -> Localized:
    return both(
        f"De kosten van {euros(cost, 'nl')} min de voucher van {euros(subsidy, 'nl')}.",
        f"The cost of {euros(cost, 'en')} minus the voucher of {euros(subsidy, 'en')}.",
    )


def _of_vat(invoice: Invoice | None) -> Localized:
    if invoice is None:
        return both("Bij deze declaratie is geen factuur gevraagd.", "No invoice was asked with this claim.")
    if invoice.vat in NO_VAT:
        return NO_VAT[invoice.vat]
    cost, rate, number = invoice.amount_cents, invoice.vat_basis_points, invoice.number
    return both(
        f"{_percent(rate, 'nl')} over {euros(cost, 'nl')}, volgens factuur {number}. De voucher vergoedt geen btw.",
        f"{_percent(rate, 'en')} of {euros(cost, 'en')}, by invoice {number}. The voucher pays no VAT.",
    )


def _of_subsidy(scheme: Scheme, voucher: Voucher, cost: int, subsidy: int) -> Localized:
    granted, planned = voucher.granted_cents or 0, voucher.advice_cents or 0

    def said(language: str) -> str:
        rate, maximum = _percent(scheme.rate_basis_points, language), euros(scheme.maximum_cents, language)
        most, paid = euros(granted, language), euros(subsidy, language)
        budget, spent = euros(planned, language), euros(cost, language)
        if language == "nl":
            rule = f"De regeling vergoedt {rate} van de kosten, ten hoogste {maximum}. Toegekend is {most}."
            lower = f" Begroot was {budget}, het werk kostte {spent}: daarom nu {paid}."
        else:
            rule = f"The scheme pays {rate} of the cost, at most {maximum}. {most} was granted."
            lower = f" {budget} was planned, the work cost {spent}: hence {paid} now."
        return rule + (lower if cost < planned else "")

    return in_both(said)


def _transfers(
    scheme: Scheme, company: Localized, firm: Localized, subsidy: int, by_company: int
) -> list[dict[str, Any]]:
    def transfer(source: Localized, target: Localized, cents: int, why: Localized) -> dict[str, Any]:
        return {"from_name": source, "to_name": target, "amount_cents": cents, "explanation": why}

    if scheme.payee is Payee.ADVISER:
        return [
            transfer(
                PROGRAMME, firm, subsidy, both("De voucher gaat naar de adviseur.", "The voucher goes to the adviser.")
            ),
            transfer(company, firm, by_company, both("De eigen bijdrage en de btw.", "The own share and the VAT.")),
        ]
    return [
        transfer(company, firm, subsidy + by_company, both("De hele factuur.", "The whole invoice.")),
        transfer(
            PROGRAMME, company, subsidy, both("De voucher gaat naar het bedrijf.", "The voucher goes to the company.")
        ),
    ]
