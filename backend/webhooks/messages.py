"""What a message says: a CloudEvent by the NL GOV profile 1.1, that names no person and no company."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

import orjson

from backend.vouchers.states import VoucherStatus

MEDIA_TYPE = "application/cloudevents+json"


def _type_of(status: VoucherStatus) -> str:
    return f"nl.slimmerwerken.voucher.{status.replace('_', '-')}.v1"


TYPE_OF_STATUS: Mapping[VoucherStatus, str] = MappingProxyType(
    {status: _type_of(status) for status in VoucherStatus if status is not VoucherStatus.DRAFT}
)
MESSAGE_TYPES = tuple(TYPE_OF_STATUS.values())
"""What can be chosen. A draft is its company's alone, so nobody hears of it."""

TEST_TYPE = "nl.slimmerwerken.webhook.test.v1"
"""A message that somebody asks for, to see whether it arrives. It cannot be chosen, and tells of no voucher."""


def named(message_id: UUID) -> str:
    """A message as `webhook-id` names it."""
    return f"msg_{message_id.hex}"


def test_asked(source: str, message_id: UUID, moment: datetime) -> str:
    """The message of a test, as it is sent."""
    return _written(_head(source, message_id, TEST_TYPE, moment.isoformat()), {"test": True})


def status_changed(source: str, message_id: UUID, told: Mapping[str, Any], sequence: int) -> str:
    """The message of a move, as it is sent. `told` is the payload of the outbox, `sequence` its number per voucher."""
    data = {
        "voucherId": told["voucherId"],
        "code": told["code"],
        "version": told["version"],
        "fromStatus": told["fromStatus"],
        "status": told["toStatus"],
    }
    about = {"subject": f"vouchers/{told['voucherId']}", "sequence": str(sequence), "sequencetype": "Integer"}
    message_type = TYPE_OF_STATUS[VoucherStatus(told["toStatus"])]
    return _written(_head(source, message_id, message_type, told["occurredAt"]) | about, data)


def code_in(body: str) -> str | None:
    """The code of the voucher that a message tells of; None for a test."""
    code: str | None = orjson.loads(body).get("data", {}).get("code")
    return code


def _head(source: str, message_id: UUID, message_type: str, moment: str) -> dict[str, Any]:
    return {"specversion": "1.0", "id": str(message_id), "source": source, "type": message_type, "time": moment}


def _written(attributes: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    return orjson.dumps({**attributes, "datacontenttype": "application/json", "data": data}).decode()
