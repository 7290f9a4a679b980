"""One attempt over a real connection: what goes out, and whatever may come back."""

import asyncio
import ssl
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from backend.core import clock
from backend.webhooks import addresses, posting
from backend.webhooks.models import Fault
from tests.makers.webhooks import receiving

NAME = "hooks.voorbeeld.example"


def _answering(status, *lines, body=b""):
    head = "\r\n".join([f"HTTP/1.1 {status} Words", f"Content-Length: {len(body)}", *lines])
    return lambda: head.encode() + b"\r\n\r\n" + body


async def _post(receiver):
    return await posting.post(receiver.url, {"webhook-id": "msg_1"}, b"{}", loopback=True)


async def test_the_message_arrives_as_it_is():
    async with receiving() as receiver:
        outcome = await _post(receiver)
    ((headers, body),) = receiver.got
    assert (outcome.status_code, outcome.fault, body) == (204, None, b"{}")
    assert headers[":path"] == "POST /in?key=x HTTP/1.1"
    assert (headers["host"], headers["webhook-id"]) == (f"127.0.0.1:{receiver.port}", "msg_1")


@pytest.mark.parametrize(
    ("status", "fault"), [(200, None), (299, None), (400, "status"), (410, "status"), (500, "status")]
)
async def test_only_2xx_is_arrived(status, fault):
    async with receiving() as receiver:
        receiver.answer = _answering(status, body=b"waarom")
        outcome = await _post(receiver)
    assert (outcome.status_code, outcome.fault, outcome.answer) == (status, fault, "waarom")
    assert outcome.gone is (status == 410)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed(status):
    async with receiving() as receiver, receiving() as within:
        receiver.answer = _answering(status, f"Location: {within.url}")
        outcome = await _post(receiver)
    assert (outcome.fault, len(receiver.got), within.got) == (Fault.REDIRECT, 1, [])


async def test_of_a_long_answer_only_the_beginning_is_read():
    async with receiving() as receiver:
        receiver.answer = lambda: b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + b"\x00\xff" + b"a" * 9_000
        outcome = await _post(receiver)
    assert outcome.fault is None
    assert outcome.answer == "\ufffd\ufffd" + "a" * 4_094


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\na"])
async def test_an_answer_that_is_none_is_an_outcome(answer):
    async with receiving() as receiver:
        receiver.answer = lambda: answer
        assert (await _post(receiver)).fault is Fault.CONNECTION


async def test_nobody_there_is_an_outcome():
    async with receiving() as receiver:
        pass
    assert (await _post(receiver)).fault is Fault.CONNECTION


async def test_who_drips_is_left(monkeypatch):
    monkeypatch.setattr(posting, "PATIENCE", 0.2)
    async with receiving() as receiver:
        receiver.slowly = 5
        async with asyncio.timeout(2):
            outcome = await _post(receiver)
    assert outcome.fault is Fault.TIME
    assert outcome.milliseconds >= 200


async def test_without_the_setting_this_computer_is_refused():
    async with receiving() as receiver:
        assert (await posting.post(receiver.url, {}, b"{}")).fault is Fault.ADDRESS
        assert receiver.got == []


async def test_a_name_that_changes_its_mind_is_not_believed(names, monkeypatch):
    """Rebinding: the address that was checked is the one that is connected to, whatever the name answers by then."""
    asked, connected = [], []
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])

    async def look_up(host, port):
        asked.append(host)
        names[host] = next(answers)
        return names[host]

    async def send_to(address, *_):
        connected.append(address)
        return 204, ""

    monkeypatch.setattr(addresses, "look_up", look_up)
    monkeypatch.setattr(posting, "_send_to", send_to)
    assert (await posting.post(f"https://{NAME}/", {}, b"")).fault is None
    assert (asked, connected) == ([NAME], ["93.184.215.14"])
    assert (await posting.post(f"https://{NAME}/", {}, b"")).fault is Fault.ADDRESS
    assert connected == ["93.184.215.14"]


def _certificate(folder, name):
    """A certificate for a name that vouches for itself: the two sides of a connection."""
    key, moment = ec.generate_private_key(ec.SECP256R1()), clock.now()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - timedelta(days=1))
        .not_valid_after(moment + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, SHA256())
    )
    path = folder / f"{name}.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cadata=made.public_bytes(Encoding.PEM).decode())


@pytest.mark.parametrize(("whose", "fault"), [(NAME, None), ("ander.voorbeeld.example", Fault.CERTIFICATE)])
async def test_the_certificate_is_that_of_the_name(names, monkeypatch, tmp_path, whose, fault):
    server, trust = _certificate(tmp_path, whose)
    names[NAME] = ["127.0.0.1"]
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(posting, "_trust", lambda: trust)
    async with receiving(ssl=server) as receiver:
        monkeypatch.setattr(addresses, "PORTS", (receiver.port,))
        outcome = await posting.post(f"https://{NAME}:{receiver.port}/", {}, b"{}")
        assert outcome.fault is fault
        assert [headers["host"] for headers, _ in receiver.got] == ([] if fault else [f"{NAME}:{receiver.port}"])


async def test_the_next_address_is_tried_when_one_does_not_answer(names, monkeypatch):
    async with receiving() as receiver:
        target = addresses.read_url(receiver.url, loopback=True)
        status, _ = await posting._send(target, ["::1", "127.0.0.1"], {}, b"{}")
    assert (status, len(receiver.got)) == (204, 1)
    assert names
