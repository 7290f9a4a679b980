"""The file by which a bank pays a batch: SEPA credit transfers as ISO 20022 pain.001.001.09.

Source: ISO 20022 message definition CustomerCreditTransferInitiationV09, and the characters of EPC217-08. The same
batch always gives the same bytes.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
MEDIA_TYPE = "application/xml"
LONGEST_NAME, LONGEST_WORDS = 70, 140
_OUTSIDE = re.compile(r"[^A-Za-z0-9/?:().,'+ -]+")


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, from which account."""

    name: str
    iban: str


# In the sandbox no file names the account that real vouchers are paid from.
INVENTED_PAYER = Payer("Proefomgeving, betaal dit niet", "NL16VOOR0000000017")


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment to a payee; the amount in euro cents."""

    reference: str
    holder: str
    iban: str
    amount_cents: int
    words: str


def sepa_text(text: str, longest: int) -> str:
    """In the characters that every bank takes: accents go, other signs become a space."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("&", "+")).encode("ascii", "ignore").decode()
    kept = " ".join(_OUTSIDE.sub(" ", plain).split()).strip("/ ")
    return kept[:longest].strip() or "-"


def _euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _add(parent: ET.Element, path: str, text: str | None = None, **attributes: str) -> ET.Element:
    """Add elements along a path, the last with this text."""
    for tag in path.split("/"):
        parent = ET.SubElement(parent, tag)
    parent.attrib.update(attributes)
    parent.text = text
    return parent


def transfer_file(
    reference: str, made_at: datetime, execution_on: date, payer: Payer, transfers: Sequence[Transfer]
) -> bytes:
    """The file of a batch; its control sums are those of the transfers. Raises ValueError for an empty batch."""
    if not transfers or any(transfer.amount_cents <= 0 for transfer in transfers):
        raise ValueError("a batch holds payments above zero")
    number, total = str(len(transfers)), _euros(sum(transfer.amount_cents for transfer in transfers))
    payer_name = sepa_text(payer.name, LONGEST_NAME)
    document = ET.Element("Document", xmlns=NAMESPACE)
    message = _add(document, "CstmrCdtTrfInitn")
    header = _add(message, "GrpHdr")
    _add(header, "MsgId", reference)
    _add(header, "CreDtTm", made_at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    _add(header, "NbOfTxs", number)
    _add(header, "CtrlSum", total)
    _add(header, "InitgPty/Nm", payer_name)
    group = _add(message, "PmtInf")
    _add(group, "PmtInfId", reference)
    _add(group, "PmtMtd", "TRF")
    _add(group, "NbOfTxs", number)
    _add(group, "CtrlSum", total)
    _add(group, "PmtTpInf/SvcLvl/Cd", "SEPA")
    _add(group, "ReqdExctnDt/Dt", execution_on.isoformat())
    _add(group, "Dbtr/Nm", payer_name)
    _add(group, "DbtrAcct/Id/IBAN", payer.iban)
    _add(group, "DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED")
    _add(group, "ChrgBr", "SLEV")
    for transfer in transfers:
        _add_transfer(group, transfer)
    ET.indent(document)
    content: bytes = ET.tostring(document, encoding="utf-8", xml_declaration=True)
    return content


def _add_transfer(group: ET.Element, transfer: Transfer) -> None:
    one = _add(group, "CdtTrfTxInf")
    _add(one, "PmtId/EndToEndId", transfer.reference)
    _add(one, "Amt/InstdAmt", _euros(transfer.amount_cents), Ccy="EUR")
    _add(one, "Cdtr/Nm", sepa_text(transfer.holder, LONGEST_NAME))
    _add(one, "CdtrAcct/Id/IBAN", transfer.iban)
    _add(one, "RmtInf/Ustrd", sepa_text(transfer.words, LONGEST_WORDS))
