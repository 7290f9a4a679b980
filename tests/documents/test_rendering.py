"""Letters and reports as PDF: read back, as a reading program would."""

import io

import pypdf
import pytest

from backend.documents import render
from backend.documents.characters import BLOCKS, BOX, settable

LETTER = {
    "address": ["Bakkerij Ardenne", "Molenstraat 4", "5611 AA Eindhoven"],
    "date": "25 november 2026",
    "reference": None,
    "code": None,
    "translation": None,
    "paragraphs": ["Geachte directie,", "Dit staat er.", "Met vriendelijke groet,\nSyntens"],
}


async def read(title="De code van uw bedrijf", language="nl", **changed):
    content = await render("letter", {**LETTER, **changed}, title=title, language=language)
    return pypdf.PdfReader(io.BytesIO(content))


def root(found):
    return found.trailer["/Root"]


def text(found):
    return "\n".join(page.extract_text() for page in found.pages)


def kinds(element):
    """The kinds of the elements in the tree of structure, in reading order."""
    element = element.get_object()
    if isinstance(element, pypdf.generic.ArrayObject):
        return [kind for inner in element for kind in kinds(inner)]
    if not isinstance(element, pypdf.generic.DictionaryObject) or "/S" not in element:
        return []
    return [element["/S"], *(kinds(element["/K"]) if "/K" in element else [])]


async def test_a_document_is_tagged_has_a_title_and_says_its_language():
    found = await read()
    assert root(found)["/MarkInfo"]["/Marked"]
    assert root(found)["/Lang"] == "nl"
    assert root(found)["/ViewerPreferences"]["/DisplayDocTitle"]
    assert found.metadata.title == "De code van uw bedrijf"
    assert found.xmp_metadata.rdf_root.toxml().count("pdfuaid:part") > 0
    assert {"/H1", "/P"} <= set(kinds(root(found)["/StructTreeRoot"]["/K"]))


async def test_the_text_can_be_read_back():
    words = text(await read())
    for line in ("Bakkerij Ardenne", "5611 AA Eindhoven", "25 november 2026", "Geachte directie,", "Pagina 1 van 1"):
        assert line in words


async def test_english_stands_in_english():
    found = await read("Your company's code", "en")
    assert root(found)["/Lang"] == "en"
    assert "Page 1 of 1" in text(found)


async def test_a_translation_has_its_own_page_and_language():
    found = await read(translation={"language": "en", "title": "Your code", "paragraphs": ["Dear management,"]})
    assert len(found.pages) == 2
    assert "Dear management," in found.pages[1].extract_text()

    def languages(element):
        element = element.get_object()
        if isinstance(element, pypdf.generic.ArrayObject):
            return {language for inner in element for language in languages(inner)}
        if not isinstance(element, pypdf.generic.DictionaryObject):
            return set()
        here = {element["/Lang"]} if "/Lang" in element else set()
        return here | (languages(element["/K"]) if "/K" in element else set())

    assert "en" in languages(root(found)["/StructTreeRoot"]["/K"])


async def test_what_people_typed_is_text_and_never_markup():
    typed = '#panic("nee") *vet* $x$ @wie <label> \\ // /* #read("/etc/passwd")'
    assert typed in text(await read(paragraphs=[typed]))


async def test_the_typefaces_have_every_character_that_gets_through():
    everything = [chr(code) for first, last in BLOCKS for code in range(first, last + 1)]
    kept = [f"o{character}" for character in settable("".join(everything)) if character != BOX]
    assert len(kept) > 2000
    await read(title="ŁÓDŹ Ωμέγα Привет €", paragraphs=[" ".join(kept)])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Zoë\u0308 & Zn.", "Zoë\u0308 & Zn."),
        ("e\u0301e\u0301n", "één"),
        ("Bakkerij \U0001f950\ufe0f", f"Bakkerij {BOX}"),
        ("\u202eexe.fdp", "exe.fdp"),
        ("a\u2003b\tc\u0007\nd\u00ad", "a b c\nd"),
        ({"naam": ["\u5f20", 3, None, True]}, {"naam": [BOX, 3, None, True]}),
    ],
)
async def test_characters_without_a_shape_do_not_stop_a_document(typed, shown):
    assert settable(typed) == shown


@pytest.mark.parametrize("name", ["unknown", "../templates/letter", "/etc/passwd", ""])
async def test_only_templates_that_are_there(name):
    with pytest.raises(ValueError, match="there is no template"):
        await render(name, {}, title="x", language="nl")
