"""TLS: the certificate is checked against the name, though the connection goes to an address."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval.fetch import Fetched, NotFetched, door
from tests.retrieval.fetch.loopback import fetcher
from tests.servers.newsstand import Newsstand, Page, newsstand

x509 = pytest.importorskip("cryptography.x509")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificate and key of `news.example`, signed by itself."""
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "news.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(pem) + secret)
    return path


def speak_tls(server: Newsstand, certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)


@pytest.mark.parametrize("name", ["news.example", "other.example", "127.0.0.1"])
def test_only_the_name_on_the_certificate_passes(name: str, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(door, "_trust", lambda: trusting)
    with newsstand(page=Page("x")) as server:
        speak_tls(server, certificate)
        url = f"https://{name}:{server.port}/page"
        if name == "news.example":
            found = fetcher().get(url)
            assert isinstance(found, Fetched)
            assert found.body == b"x"
        else:
            with pytest.raises(NotFetched, match="its certificate is not valid"):
                fetcher().get(url)


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with newsstand(page=Page("x")) as server:
        speak_tls(server, certificate)
        with pytest.raises(NotFetched, match="its certificate is not valid"):
            fetcher().get(f"https://news.example:{server.port}/page")
        assert server.paths == []
