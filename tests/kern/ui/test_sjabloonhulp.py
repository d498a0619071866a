"""Tools of the skeletons: an element only around something, a block once more, a flat list."""

import pytest
from django.template import engines


def _html(sjabloon, **context):
    return engines["django"].from_string(sjabloon).render(context)


@pytest.mark.parametrize(
    ("binnen", "html"),
    [
        ("x", '<div class="isd-zij smal">x</div>'),
        ("  x\n ", '<div class="isd-zij smal">x</div>'),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_element_is_left_out_around_nothing(binnen, html):
    sjabloon = "{% omhul div isd-zij smal %}{{ binnen }}{% endomhul %}"
    assert _html(sjabloon, binnen=binnen) == html


def test_element_without_class():
    assert _html("{% omhul p %}{% if a %}ja{% endif %}{% endomhul %}", a=True) == "<p>ja</p>"


def test_block_of_the_page_is_said_a_second_time_on_one_line(tmp_path, settings):
    (tmp_path / "romp.html").write_text(
        "<title>{% block titel %}Leeg{% endblock %}</title><p>{% herhaal titel %}</p>"
    )
    (tmp_path / "blad.html").write_text(
        "{% extends 'romp.html' %}{% block titel %}\n  Advies\n  {{ n }}\n{% endblock %}"
    )
    pack = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**pack, "DIRS": [*pack["DIRS"], tmp_path]}]
    assert "<p>Advies 2015</p>" in engines["django"].get_template("blad.html").render({"n": "2015"})
    assert "<p></p>" in engines["django"].get_template("romp.html").render({})  # nobody fills it


def test_block_that_is_nowhere_is_nothing():
    assert _html("<p>{% herhaal titel %}</p>") == "<p></p>"


def test_list_of_a_document_has_no_groups():
    html = (
        "<dl><div class='a'> <dt>Naam</dt><dd>Zorg</dd> </div><div><dt>B</dt><dd>2</dd></div></dl>"
    )
    plat = _html("{{ html|platte_lijst }}", html=html)
    assert plat == "<dl><dt>Naam</dt><dd>Zorg</dd><dt>B</dt><dd>2</dd></dl>"
