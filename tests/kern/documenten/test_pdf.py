"""The PDF maker reads static files and nothing else."""

import pytest

from kern.documenten import pdf

pytestmark = pytest.mark.eenmaal


@pytest.fixture
def statisch(settings, tmp_path):
    """A folder with static sources and one with collected files."""
    sources, collected = tmp_path / "bron", tmp_path / "verzameld"
    for folder, name in ((sources, "letter.woff2"), (collected, "letter.abc123.woff2")):
        folder.mkdir()
        (folder / name).write_bytes(b"x")
    (tmp_path / "geheim.txt").write_text("x")
    settings.STATICFILES_DIRS = [sources]
    settings.STATIC_ROOT = collected
    settings.STATIC_URL = "/static/"
    return tmp_path


@pytest.mark.parametrize("naam", ["letter.woff2", "letter.abc123.woff2", "letter.woff2?v=1"])
def test_static_files_are_found_in_sources_and_collected(statisch, naam):
    file = pdf.statisch_bestand(f"{pdf.BASIS}static/{naam}")
    assert file.read_bytes() == b"x"


@pytest.mark.parametrize(
    "url",
    [
        "https://elders.example/static/letter.woff2",
        "http://portaal.invalid/static/letter.woff2",
        "file:///etc/passwd",
        f"{pdf.BASIS}media/letter.woff2",
        f"{pdf.BASIS}static/../geheim.txt",
        f"{pdf.BASIS}static/%2e%2e/geheim.txt",
        f"{pdf.BASIS}static//etc/passwd",
        f"{pdf.BASIS}static/bestaat-niet.css",
    ],
)
def test_everything_else_is_refused(statisch, url):
    with pytest.raises(ValueError):
        pdf.statisch_bestand(url)


def test_fetcher_refuses_the_network_and_reads_data_addresses(statisch):
    fetch = pdf._ophaler()
    with pytest.raises(ValueError):
        fetch("https://elders.example/plaatje.png")
    assert fetch("data:text/plain,hoi").read() == b"hoi"
    font = fetch(f"{pdf.BASIS}static/letter.woff2")
    assert (font.read(), font.headers.get_content_type()) == (b"x", "font/woff2")
