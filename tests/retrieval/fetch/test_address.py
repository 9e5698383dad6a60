"""Which addresses may be connected to."""

import time
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fetch import NotFetched, public_only, public_or_private
from retrieval.fetch.address import resolve

REFUSED = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "::1": "loopback",
    "::ffff:127.0.0.1": "loopback",
    "64:ff9b::7f00:1": "loopback",
    "2002:7f00:1::": "loopback",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "100.64.0.1": "private",
    "::ffff:192.168.1.1": "private",
    "fd00::1": "private",
    "169.254.169.254": "link-local",
    "::ffff:169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "0.0.0.0": "reserved",  # noqa: S104
    "::": "reserved",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "192.0.2.1": "reserved",
    "198.18.0.1": "reserved",
    "2001:db8::1": "reserved",
    "2001:0:1234::1": "reserved",
    "fec0::1": "reserved",
    "::127.0.0.1": "reserved",
}


@pytest.mark.parametrize(("address", "kind"), REFUSED.items())
def test_what_is_not_public_is_refused_by_its_kind(address: str, kind: str) -> None:
    assert public_only(ip_address(address)) == kind


@pytest.mark.parametrize("address", ["8.8.8.8", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_what_is_public_is_not(address: str) -> None:
    assert public_only(ip_address(address)) is None
    assert public_or_private(ip_address(address)) is None


@pytest.mark.parametrize(("address", "kind"), REFUSED.items())
def test_an_intranet_opens_private_networks_and_loopback_and_nothing_else(address: str, kind: str) -> None:
    expected = None if kind in ("private", "loopback") else kind
    assert public_or_private(ip_address(address)) == expected


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_in_another_changes_nothing(address: IPv4Address) -> None:
    number = int(address)
    for wrapped in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert public_only(IPv6Address(wrapped)) == public_only(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1", "0x7f.1"])
def test_digits_in_any_notation_are_the_address_that_a_connection_would_take(host: str) -> None:
    assert resolve(host, 80, 5) == (IPv4Address("127.0.0.1"),)


def test_a_name_that_is_none_is_said_so() -> None:
    with pytest.raises(NotFetched, match=r"there is no host nothing\.invalid") as caught:
        resolve("nothing.invalid", 80, 20)
    assert caught.value.temporary


def test_a_name_server_that_is_silent_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*given: object, **more: object) -> list[object]:
        time.sleep(1)
        return []

    monkeypatch.setattr("socket.getaddrinfo", slow)
    began = time.monotonic()
    with pytest.raises(NotFetched, match=r"says nothing about slow\.example"):
        resolve("slow.example", 80, 0.05)
    assert time.monotonic() - began < 0.8
