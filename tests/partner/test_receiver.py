"""The bell of the other system: rung by what the platform signed, once each, not long ago."""

import base64

import pytest

from tests.partner.receiver import Bell, is_genuine

# The published example of the Standard Webhooks libraries.
SECRET = "whsec_plJ3nmyCDGBKInavdOK15jsl"
BODY = b'{"event_type":"ping","data":{"success":true}}'
HEADERS = {
    "webhook-id": "msg_loFOjxBNrRLzqYUf",
    "webhook-timestamp": "1731705121",
    "webhook-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
}
OTHER = "whsec_" + base64.b64encode(b"another secret of 24 byte").decode()


def then() -> float:
    return 1_731_705_121.0


def test_what_was_signed_is_genuine():
    assert is_genuine(HEADERS, BODY, [SECRET], now=then)
    assert is_genuine(HEADERS, BODY, [OTHER, SECRET], now=then)  # while a secret is renewed, two count
    two = {**HEADERS, "webhook-signature": f"v1,AAAA v1a,BBBB {HEADERS['webhook-signature']}"}
    assert is_genuine(two, BODY, [SECRET], now=then)


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_other"},
        {"webhook-timestamp": "1731705122"},
        {"webhook-timestamp": "soon"},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": HEADERS["webhook-signature"].removeprefix("v1,")},
    ],
)
def test_what_was_changed_is_not(changed):
    assert not is_genuine({**HEADERS, **changed}, BODY, [SECRET], now=then)


def test_nor_another_body_another_secret_or_what_comes_late():
    assert not is_genuine(HEADERS, BODY + b" ", [SECRET], now=then)
    assert not is_genuine(HEADERS, BODY, [OTHER], now=then)
    assert not is_genuine(HEADERS, BODY, [SECRET], now=lambda: then() + 301)
    assert not is_genuine({}, BODY, [SECRET], now=then)


def test_each_message_rings_once(monkeypatch):
    monkeypatch.setattr("tests.partner.receiver.TOLERANCE", float("inf"))
    rung = []
    bell = Bell([SECRET], lambda: rung.append(1))
    assert [bell.take(HEADERS, BODY) for _ in range(3)] == [204, 204, 204]
    assert bell.take(HEADERS, BODY + b"x") == 401
    assert rung == [1]
