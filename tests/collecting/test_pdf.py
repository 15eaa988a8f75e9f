"""PDFs with a text layer are read; others are refused in one line. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.collecting.collect import collect_bytes
from watchword.collecting.error import CollectingError


def pdf_of(*pages: str, trailer: str = "") -> bytes:
    """A minimal PDF whose fonts map glyphs to any characters, as real ones do."""
    letters = sorted(set("".join(pages)) - {"\n"})
    code = {letter: f"{number + 1:04x}" for number, letter in enumerate(letters)}
    mapping = "\n".join(f"<{code[letter]}> <{letter.encode('utf-16-be').hex()}>" for letter in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapping}\nendbfchar\nendcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000 /FontDescriptor 6 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    for number, page in enumerate(pages):
        lines = " 0 -20 Td ".join(f"<{''.join(code[one] for one in line)}> Tj" for line in page.split("\n"))
        content = f"BT /F1 12 Tf 50 700 Td {lines} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {8 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def test_a_pdf_is_read_and_radicals_become_the_characters_they_look_like() -> None:
    letter = "致全体官兵的慰问信\n北岭集团党委向⼈民军队致敬，推进改⾰。\n北岭稀土钢铁集团\n2025年7月31日"
    document = collect_bytes(pdf_of(letter), name="letter.pdf").document
    assert document.text == letter.replace("⼈", "人").replace("⾰", "革")
    assert document.title == "致全体官兵的慰问信"
    assert document.published == date(2025, 7, 31)
    assert "date:signature" in document.flags


def test_full_width_punctuation_is_left_alone() -> None:
    assert "，①（甲）" in collect_bytes(pdf_of("关于稀土的通知，①（甲）以及乙方"), name="a.pdf").document.text


def test_pages_are_parted_by_a_blank_line() -> None:
    text = collect_bytes(pdf_of("关于加强稀土管理的通知", "自公布之日起施行的规定"), name="a.pdf").document.text
    assert text == "关于加强稀土管理的通知\n\n自公布之日起施行的规定"


def test_a_scan_is_refused() -> None:
    with pytest.raises(CollectingError, match="no text layer"):
        collect_bytes(pdf_of("一"), name="scan.pdf")


def test_an_encrypted_pdf_is_refused() -> None:
    secret = "a" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({secret}) /U ({secret}) /P -4 >> /ID [(abcd) (abcd)]"
    with pytest.raises(CollectingError, match="encrypted"):
        collect_bytes(pdf_of("关于加强稀土管理的通知", trailer=lock), name="locked.pdf")


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(CollectingError, match="damaged") as refused:
        collect_bytes(b"%PDF-1.4\n\x00\x01\x02", name="broken.pdf")
    assert "\n" not in str(refused.value)
