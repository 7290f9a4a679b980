"""The file for the bank: valid against the published schema, with its control sums, in the characters banks take."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import sepaxml
import xmlschema
from sqlalchemy import select

from backend.audit.models import AuditEntry
from backend.vouchers.sepa import NAMESPACE, Payer, Transfer, sepa_text, transfer_file
from tests.makers.payments import make_batch, payment_of, settled
from tests.makers.vouchers import set_stage

SCHEMA = xmlschema.XMLSchema(str(Path(sepaxml.__file__).parent / "schemas" / "pain.001.001.09.xsd"))
PAYER = Payer("Syntens & partners", "NL16VOOR0000000017")
TWO = [
    Transfer("a" * 32, "Café Ünïque <B.V.>", "NL60VOOR0000000001", 1, "Voucher SW-1 Bakkerij ~t Hoekje"),
    Transfer("b" * 32, "X" * 90, "BE68539007547034", 99_999_999_99, "€" * 200),
]


def written(transfers=TWO):
    return transfer_file("SW-000001", datetime(2026, 11, 26, 5, tzinfo=UTC), date(2026, 11, 27), PAYER, transfers)


def texts(content, name):
    return [found.text for found in ET.fromstring(content).iter(f"{{{NAMESPACE}}}{name}")]


def test_the_file_is_valid_against_the_published_schema():
    SCHEMA.validate(written().decode())


def test_a_file_that_is_not_valid_is_seen():
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        SCHEMA.validate(written().decode().replace("<ChrgBr>SLEV</ChrgBr>", "<ChrgBr>XXXX</ChrgBr>"))


def test_the_control_sums_and_numbers_are_those_of_the_payments():
    content = written()
    assert texts(content, "NbOfTxs") == ["2", "2"]
    assert texts(content, "CtrlSum") == ["100000000.00"] * 2
    assert texts(content, "InstdAmt") == ["0.01", "99999999.99"]
    assert texts(content, "EndToEndId") == ["a" * 32, "b" * 32]


def test_every_text_is_in_the_characters_that_banks_take():
    content = written()
    for name in ("Nm", "Ustrd"):
        for found in texts(content, name):
            assert re.fullmatch(r"[A-Za-z0-9/?:().,'+ -]+", found), found
    assert texts(content, "Nm")[2] == "Cafe Unique B.V."
    assert max(map(len, texts(content, "Nm"))) <= 70
    assert sepa_text("€€€", 10) == "-"


def test_the_same_batch_gives_the_same_bytes_and_an_empty_one_none():
    assert written() == written()
    with pytest.raises(ValueError):
        written([])


async def test_the_file_of_a_batch_is_downloaded(database, client_as):
    stage = await set_stage(database, client_as)
    vouchers = await settled(database, client_as, stage, 2)
    batch = (await make_batch(stage.officer, *[await payment_of(stage.officer, one) for one in vouchers])).json()
    answer = await stage.second_officer.get(f"/payment-batches/{batch['id']}/files")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert f'filename="{batch["reference"]}.xml"' in answer.headers["Content-Disposition"]
    SCHEMA.validate(answer.text)
    assert texts(answer.content, "CtrlSum") == ["5000.00"] * 2
    assert texts(answer.content, "MsgId") == [batch["reference"]]
    async with database.read() as session:
        written_down = select(AuditEntry.object_id).where(AuditEntry.act == "payment-batches.download")
        assert [str(one) for one in await session.scalars(written_down)] == [batch["id"]]
    for client in (stage.owner, stage.adviser_client):
        assert (await client.get(f"/payment-batches/{batch['id']}/files")).status_code == 403
