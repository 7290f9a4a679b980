"""Nothing is sent to what stands beside the platform, however it is written or looked up."""

import pytest

from backend.webhooks.addresses import AddressRefused, addresses_of, is_public, read_url

WITHIN = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",  # shared by a carrier (RFC 6598)
    "169.254.169.254",  # what clouds tell their own machines
    "172.16.0.1",
    "192.168.1.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "5f00::1",
    "no address",
]
WRITTEN = [
    ("https://2130706433/", "not_a_name"),
    ("https://0x7f000001/", "not_a_name"),
    ("https://0x7f.0.0.0x1/", "not_a_name"),
    ("https://0177.0.0.1/", "not_a_name"),
    ("https://127.1/", "not_a_name"),
    ("https://127.0.0.1/", "not_a_name"),
    ("https://93.184.215.14/", "not_a_name"),
    ("https://[::1]/", "not_a_name"),
    ("https://[::ffff:127.0.0.1]/", "not_a_name"),
    ("https://[fe80::1%25eth0]/", "not_a_name"),
    ("https://[half/", "not_a_name"),
    ("https://localhost/", "not_a_name"),
    ("https://localhost./", "not_a_name"),
    ("https://database/", "not_a_name"),
    ("https://a..voorbeeld.example/", "not_a_name"),
    ("https://voorbeeld.example./", "not_a_name"),
    ("https://voorbeeld.example:x/", "not_a_name"),
    ("https:///in", "not_a_name"),
    ("https://een_naam.example/", "not_a_name"),
    ("https://ⓛocalhost.example/", "unreadable"),
    ("https://127。0。0。1/", "unreadable"),
    ("https://voorbeeld.example\\@10.0.0.1/", "unreadable"),
    ("https://voorbeeld.example/a b", "unreadable"),
    ("https://voorbeeld.example/\r\nHost: x", "unreadable"),
    ("https://voorbeeld.example/" + "a" * 2_000, "unreadable"),
    ("https://naam:woord@voorbeeld.example/", "credentials"),
    ("https://voorbeeld.example@10.0.0.1/", "credentials"),
    ("https://voorbeeld.example/#deel", "fragment"),
    ("http://voorbeeld.example/", "not_https"),
    ("ftp://voorbeeld.example/", "not_https"),
    ("file:///etc/passwd", "not_https"),
    ("//voorbeeld.example/", "not_https"),
    ("", "unreadable"),
    ("https://voorbeeld.example:22/", "port"),
    ("https://voorbeeld.example:80/", "port"),
    ("https://voorbeeld.example:0/", "port"),
]


@pytest.mark.parametrize("address", WITHIN)
def test_an_address_within_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_internet_is(address):
    assert is_public(address)


@pytest.mark.parametrize(("url", "code"), WRITTEN)
def test_a_url_that_will_not_do_is_refused_with_a_reason(url, code):
    with pytest.raises(AddressRefused) as refused:
        read_url(url)
    assert refused.value.code == code
    assert refused.value.nl
    assert refused.value.en


@pytest.mark.parametrize(
    ("url", "host", "port", "path", "authority"),
    [
        ("https://Hooks.Voorbeeld.example", "hooks.voorbeeld.example", 443, "/", "hooks.voorbeeld.example"),
        ("https://xn--brod-6qa.example:8443/a?b=c%20d", "xn--brod-6qa.example", 8443, "/a?b=c%20d", None),
    ],
)
def test_a_url_that_will_do(url, host, port, path, authority):
    target = read_url(url)
    assert (target.host, target.port, target.path) == (host, port, path)
    assert target.authority == (authority or f"{host}:{port}")


def test_this_computer_only_where_a_setting_says_so():
    assert read_url("http://127.0.0.1:8099/in", loopback=True).port == 8099
    assert read_url("http://[::1]:8099/in", loopback=True).authority == "[::1]:8099"
    for url in ("http://10.0.0.1/", "http://voorbeeld.example/", "http://127.0.0.2/"):
        with pytest.raises(AddressRefused):
            read_url(url, loopback=True)


async def test_every_address_of_a_name_must_be_public(names):
    names["beide.voorbeeld.example"] = ["93.184.215.14", "10.0.0.7"]
    names["binnen.voorbeeld.example"] = ["::ffff:10.0.0.7"]
    names["zes.voorbeeld.example"] = ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"]
    for host in ("beide", "binnen"):
        with pytest.raises(AddressRefused) as refused:
            await addresses_of(read_url(f"https://{host}.voorbeeld.example/"))
        assert refused.value.code == "not_public"
    with pytest.raises(AddressRefused) as refused:
        await addresses_of(read_url("https://nergens.voorbeeld.example/"))
    assert refused.value.code == "not_found"
    assert await addresses_of(read_url("https://zes.voorbeeld.example/")) == names["zes.voorbeeld.example"]
