"""Installing: behind an own CA, and from locks that name every hash and no address."""

import datetime
import http.server
import importlib
import json
import re
import ssl
import subprocess
import sys
import threading
from ipaddress import IPv4Address
from pathlib import Path

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

WORTEL = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.eenmaal


@pytest.fixture
def installeren(monkeypatch: pytest.MonkeyPatch):
    """The script as a module, on a machine that was told nothing yet."""
    monkeypatch.syspath_prepend(WORTEL / "scripts")
    module = importlib.import_module("installeren")
    for naam in (*module.CERTIFICATEN, "SSL_CERT_DIR", "PIP_CONFIG_FILE"):
        # Set and then removed, so that what the script sets itself is undone too.
        monkeypatch.setenv(naam, "")
        monkeypatch.delenv(naam)
    return module


def _certificaat(naam: str, key, door: str, met, *, ca: bool) -> x509.Certificate:
    """Make a certificate for `naam`, signed by `door`."""
    namen = [x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, wie)]) for wie in (naam, door)]
    nu = datetime.datetime.now(datetime.UTC)
    adres = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    return (
        x509.CertificateBuilder(*namen[::-1], key.public_key(), x509.random_serial_number())
        .not_valid_before(nu - datetime.timedelta(days=1))
        .not_valid_after(nu + datetime.timedelta(days=1))
        .add_extension(adres, critical=False)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(met, hashes.SHA256())
    )


@pytest.fixture
def eigen_ca(tmp_path: Path) -> Path:
    """A CA that nobody knows; `server.pem` beside it is what it gave to this machine."""
    van_ca, van_server = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca = _certificaat("eigen CA", van_ca, "eigen CA", van_ca, ca=True)
    server = _certificaat("server", van_server, "eigen CA", van_ca, ca=False)
    pem, vorm = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    sleutel = van_server.private_bytes(pem, vorm, serialization.NoEncryption())
    (tmp_path / "server.pem").write_bytes(sleutel + server.public_bytes(pem))
    bestand = tmp_path / "ca.pem"
    bestand.write_bytes(ca.public_bytes(pem))
    return bestand


class _Index(http.server.BaseHTTPRequestHandler):
    gevraagd: list[str] = []

    def do_GET(self) -> None:
        """Know no package at all."""
        self.gevraagd.append(self.path)
        self.send_error(404)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def test_uv_trusts_what_pip_was_told_to_trust(installeren, eigen_ca, tmp_path, monkeypatch) -> None:
    """The certificate stands in pip's settings only; uv has a variable of its own."""
    (tmp_path / "pip.conf").write_text(f"[global]\ncert = {eigen_ca}\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    assert installeren.eigen_certificaat() == str(eigen_ca)
    installeren.geef_certificaat_door()
    server = http.server.HTTPServer(("127.0.0.1", 0), _Index)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    uv = Path(sys.executable).parent / "uv"
    adres = f"https://127.0.0.1:{server.server_port}/simple"
    opdracht = [uv, "pip", "install", "--no-config", "--no-cache", "--target", tmp_path / "x"]
    klaar = subprocess.run(
        [*opdracht, "--index-url", adres, "bestaat-niet-hier"],
        capture_output=True,
        text=True,
        check=False,
    )
    server.shutdown()
    server.server_close()
    assert _Index.gevraagd, klaar.stderr
    assert "UnknownIssuer" not in klaar.stderr


def test_without_an_own_ca_nothing_is_set(installeren, tmp_path, monkeypatch) -> None:
    (tmp_path / "pip.conf").write_text("")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    monkeypatch.setenv("PIP_CERT", "/bestaat/niet.pem")
    assert installeren.eigen_certificaat() in ("", "/etc/ssl/certs/ca-certificates.crt")


def test_every_package_is_pinned_by_hash_and_no_lock_names_a_registry() -> None:
    pakketten = json.loads((WORTEL / "package-lock.json").read_text())["packages"]
    zonder = [naam for naam, p in pakketten.items() if naam and "integrity" not in p]
    assert not zonder
    assert not [naam for naam, p in pakketten.items() if "resolved" in p]
    for slot in WORTEL.glob("requirements*.lock"):
        tekst = slot.read_text()
        assert not re.search(r"https?://|--(extra-)?index-url", tekst), slot.name
        regels = tekst.replace("\\\n", " ").splitlines()
        pakket = [r for r in regels if re.match(r"[a-z0-9]", r)]
        assert pakket
        assert all("--hash=sha256:" in r for r in pakket), slot.name


# What a container has by itself, or what compose makes from something else.
ZELF = {"DATA", "MEDIA_ROOT", "STATIC_ROOT", "PORT", "DATABASE_GEDULD", "ONTWIKKELING", "DEBUG",
        "DEMONSTRATIE"}  # fmt: skip


def instellingen() -> set[str]:
    """Every variable that the settings read."""
    tekst = "".join(p.read_text() for p in (WORTEL / "innovatiebudget").glob("*.py"))
    patroon = r"(?:environ(?:\.get)?[(\[]|env_bool\(|_env\()\s*\"([A-Z][A-Z_0-9]+)\""
    namen = set(re.findall(patroon, tekst))
    return namen - {"DJANGO_SETTINGS_MODULE"}


def test_compose_passes_every_setting_on() -> None:
    compose = yaml.safe_load((WORTEL / "docker-compose.yml").read_text())
    door = set(compose["x-portaal"]["environment"])
    assert instellingen() - ZELF - door == set()
    voorbeeld = set(re.findall(r"^([A-Z_]+)=", (WORTEL / ".env.example").read_text(), re.M))
    assert {"TRUSTED_PROXIES", "CONTACT_EMAIL", "OIDC_ISSUER", "METRICS_TOKEN"} <= voorbeeld


def test_every_setting_is_explained() -> None:
    uitleg = (WORTEL / "docs" / "beheer.md").read_text()
    assert {naam for naam in instellingen() if f"`{naam}`" not in uitleg} == set()
