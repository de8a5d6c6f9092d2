"""The PDF: text that can be found and copied, fonts inside, no patterns, small, and the same bytes each time."""

from __future__ import annotations

import re
from io import BytesIO
from zlib import decompress

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from tests.drawing.figures import bar, figure, line, note
from tests.figures.stories import BALLERINA, many, selected
from timeline.drawing import Undrawable, fonts, read_figure
from timeline.drawing.pdf import pdf_picture
from timeline.drawing.pdfparts import pdf_text
from timeline.drawing.raster import png_picture
from timeline.figures import figures, picture

FILM = read_figure(picture(selected(BALLERINA, "schedule")).to_plotly_json())


def page(data: bytes) -> pdfium.PdfPage:
    document = pdfium.PdfDocument(data)
    assert len(document) == 1
    return document[0]


def said(data: bytes) -> str:
    return str(page(data).get_textpage().get_text_range())


def streams(data: bytes) -> list[bytes]:
    return [decompress(found) for found in re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL)]


def test_every_text_can_be_read_back() -> None:
    text = "".join(said(pdf_picture(FILM).data).split())
    missing = [words.text for words in FILM.words() if "".join(words.text.split()).replace("\u200b", "") not in text]
    assert missing == []


@pytest.mark.parametrize("view", sorted(figures()))
def test_it_looks_as_the_png_does(view: str) -> None:
    drawing = read_figure(picture(selected(BALLERINA, view)).to_plotly_json())
    shown = page(pdf_picture(drawing).data).render(scale=1 / 0.75).to_pil().convert("L")
    known = Image.open(BytesIO(png_picture(drawing).data)).convert("L")
    assert shown.size == known.size
    apart = ImageChops.difference(shown, known).point(lambda value: 255 * (value > 96))
    assert sum(apart.tobytes()) / 255 < 0.0005 * known.width * known.height


@pytest.mark.parametrize(("story", "most"), [(BALLERINA, 60_000), (many(), 120_000)], ids=["film", "many"])
def test_it_is_small(story: object, most: int) -> None:
    drawn = picture(selected(story, "schedule")).to_plotly_json()  # type: ignore[arg-type]
    data = pdf_picture(read_figure(drawn)).data
    assert len(data) < most
    assert b"/Pattern" not in b"".join(streams(data)) + data


def test_the_fonts_are_inside_cut_down_and_named() -> None:
    data = pdf_picture(FILM).data
    assert sorted(set(re.findall(rb"/BaseFont /[A-Z]{6}\+(\S+)", data))) == [
        b"InterVariable-400",
        b"InterVariable-600",
        b"InterVariable-700",
    ]
    assert data.count(b"/FontFile2") == 3
    assert all(len(font) < 60_000 for font in streams(data) if font.startswith(b"\x00\x01\x00\x00"))


def test_the_same_bytes_each_time() -> None:
    assert pdf_picture(FILM) == pdf_picture(FILM)


def test_the_page_is_as_large_as_it_is_told() -> None:
    assert page(pdf_picture(read_figure(figure())).data).get_size() == (165, 90), "220 x 120 px at 96 an inch"
    assert page(pdf_picture(read_figure(figure()), points=0.5).data).get_size() == (110, 60)


def test_what_it_says_of_itself() -> None:
    drawing = read_figure(figure(meta={"title": "Größe (千)\\", "description": "x"}))
    known = pdfium.PdfDocument(pdf_picture(drawing, said={"Author": "A; B", "Keywords": ""}).data).get_metadata_dict()
    assert {name: text for name, text in known.items() if text} == {
        "Title": "Größe (千)\\",
        "Subject": "x",
        "Author": "A; B",
    }


def test_nothing_in_a_text_can_end_it() -> None:
    assert pdf_text(")>\ud800") == "<FEFF0029003E003F>"


def test_a_bar_and_a_clipped_one_are_where_they_should_be() -> None:
    data = pdf_picture(read_figure(figure(bar(), bar(base=[-30], y=[80])))).data
    image = page(data).render(scale=1 / 0.75).to_pil().convert("RGB")
    blue = (0x0B, 0x5C, 0x9E)
    assert [image.getpixel(place) for place in ((30, 55), (59, 64), (9, 90), (11, 90))] == [
        blue,
        blue,
        (255, 255, 255),
        (255, 255, 255),
    ]


def test_a_raised_number_and_an_angle() -> None:
    turned = note("Turned", textangle=-30, xanchor="center", align="center")
    data = pdf_picture(read_figure(figure(line(), annotations=[note("Nov<sup>12</sup>"), turned]))).data
    assert "Nov12" in said(data).replace("\r\n", "")
    assert "Turned" in said(data)


def test_words_that_run_from_right_to_left_are_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_picture(read_figure(figure(annotations=[note("x שלום 12", x=0)])))
    if data.missing:
        pytest.skip("no font here has Hebrew")
    boxes = page(data.data).get_textpage()
    places = {boxes.get_text_range(at, 1): boxes.get_charbox(at)[0] for at in range(boxes.count_chars())}
    assert places["x"] < places["1"] < places["ם"] < places["ש"]


def test_what_turns_itself_round_is_refused() -> None:
    with pytest.raises(Undrawable, match="has direction controls, which a pdf needs a browser for"):
        pdf_picture(read_figure(figure(annotations=[note("a\u202eb")])))


def test_missing_characters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_system_fonts", lambda: ())
    pdf = pdf_picture(read_figure(figure(annotations=[note("a千b尋")])))
    assert pdf.missing == "千尋"
    assert said(pdf.data) == "a\ufffdb\ufffd", "nothing is taken for another character"
    without = pdf_picture(read_figure(figure(annotations=[note("a b")])))
    dark = [ink(page(each.data).render(scale=4).to_pil()) for each in (pdf, without)]
    assert dark[0] > 1.3 * dark[1], "the boxes are drawn"


def ink(image: Image.Image) -> int:
    return sum(255 - value for value in image.convert("L").tobytes())


def test_another_font_of_the_system_is_embedded_too() -> None:
    data = pdf_picture(read_figure(figure(annotations=[note("✓ done")])))
    if data.missing:
        pytest.skip("no font here has a check mark")
    assert "✓ done" in said(data.data)
    assert data.data.count(b"/FontFile") == 2


def test_a_script_whose_signs_change_places_reads_as_it_was_written() -> None:
    """The sign for a short i stands before its letter and is spoken after it. Only with a font for Devanagari."""
    words = "फ़िल्म का शीर्षक"
    if fonts.fonts_for([words]).missing:
        pytest.skip("no font for Devanagari on this machine")
    data = pdf_picture(read_figure(figure(annotations=[note(f"Release, {words}")]))).data
    assert f"Release, {words}" in said(data)
    assert any(b"/ActualText" in stream for stream in streams(data))


def test_glyphs_that_belong_to_the_one_before_them_read_as_nothing() -> None:
    data = pdf_picture(read_figure(figure(annotations=[note("A\u0301 e\u0323\u0302")]))).data
    assert "".join(said(data).split()).replace("\u200b", "") in ("A\u0301e\u0323\u0302", "Áệ")
