from __future__ import annotations

import struct
from pathlib import Path

import pytest
import uharfbuzz as hb

from timeline.drawing import fonts
from timeline.drawing.coverage import Coverage, coverage
from timeline.drawing.fonts import fonts_for
from timeline.drawing.lettering import FAMILY, ascent, descent, font_file


def test_what_the_shipped_font_covers_is_what_another_reader_says() -> None:
    known = hb.Face(hb.Blob.from_file_path(str(font_file()))).unicodes
    ours = coverage(font_file())
    assert [code for code in range(0x110000) if ours.has(chr(code))] == sorted(known)


def test_its_name_and_its_heights_are_the_file_s() -> None:
    face = hb.Face(hb.Blob.from_file_path(str(font_file())))
    extents = hb.Font(face).get_font_extents("ltr")
    assert face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) == FAMILY
    assert (ascent(1000), descent(1000)) == (
        round(extents.ascender * 1000 / face.upem),
        round(-extents.descender * 1000 / face.upem),
    )


@pytest.mark.parametrize(
    ("size", "up", "down", "why"),
    [(11, 11, 3, "10.66 and 2.65"), (12.5, 12, 3, "12.11 and 3.02"), (25, 24, 6, "24.22 and 6.03")],
)
def test_heights_are_whole_px(size: float, up: int, down: int, why: str) -> None:
    assert (ascent(size), descent(size)) == (up, down), why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "an empty file"),
        (b"not a font at all, but a text", "no font"),
        (b"\x00\x01\x00\x00" + struct.pack(">HHHH", 0, 0, 0, 0), "a font without tables"),
        (b"ttcf" + b"\xff" * 12, "a collection that points nowhere"),
        (b"\x00\x01\x00\x00" + struct.pack(">H", 9) + b"\x00" * 6 + b"cmap" + b"\xff" * 12, "a table beyond the end"),
    ],
)
def test_a_file_that_is_no_font_covers_nothing(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "x.ttf").write_bytes(data)
    assert coverage(tmp_path / "x.ttf") == Coverage(), why


def test_a_missing_file_covers_nothing(tmp_path: Path) -> None:
    assert coverage(tmp_path / "none.ttf") == Coverage()


def test_latin_needs_no_other_font() -> None:
    assert fonts_for(["Ångström – 62 → 182 d ⁴", "ж ω"]) == ((font_file(),), "")


def test_what_no_font_has_is_named_once_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_system_fonts", lambda: ())
    assert fonts_for(["a千と千", "と\U0001f600"]) == ((font_file(),), "千と\U0001f600")


def test_what_cannot_be_seen_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_system_fonts", lambda: ())
    assert fonts_for(["a\u200d\ufe0f\u2066\u00a0\u3000b\x07"]).missing == ""


def test_another_font_is_taken_only_for_what_it_adds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty = tmp_path / "empty.ttf"
    empty.write_bytes(b"")
    has = {"x": Coverage((0x5343,), (0x5343,))}
    monkeypatch.setattr(fonts, "_system_fonts", lambda: (empty, Path("x"), Path("y")))
    monkeypatch.setattr(fonts, "coverage", lambda path: has.get(str(path)) or coverage(path))
    assert fonts_for(["千"]) == ((font_file(), Path("x")), "")


def test_system_fonts_come_plain_ones_first() -> None:
    names = ["DejaVuSans-Bold", "DejaVuSerif", "NotoSansCJK-Regular", "DejaVuSans"]
    ordered = sorted((Path(f"/f/{name}.ttf") for name in names), key=fonts._preference)
    assert [path.stem for path in ordered] == ["NotoSansCJK-Regular", "DejaVuSans", "DejaVuSerif", "DejaVuSans-Bold"]
