"""A PDF with a text layer to its text."""

from __future__ import annotations

import re
import unicodedata

from watchword.collecting.dates import parse_day, text_date
from watchword.collecting.error import CollectingError
from watchword.collecting.extracted import Extracted
from watchword.collecting.publisher import first_line

LIMIT = 100_000_000  # bytes
LEAST = 10  # letters; a scan has none
_LETTER = re.compile(r"[^\W\d_]")
# PDF fonts map 人 to the radical ⼈ (U+2F08) and 更 to a compatibility form. Only these blocks are folded, one
# character to one: full NFKC would turn ， into a comma and ① into 1, and the quotes
# would no longer be the document's words.
_LOOKALIKES = {
    code: folded
    for block in (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))
    for code in block
    if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1 and folded != chr(code)
}


def read_pdf(raw: bytes, *, name: str) -> Extracted:
    """Text of all pages, a blank line between pages.

    Raises :class:`CollectingError` for a PDF that is encrypted, damaged, too big, or has no text layer.
    """
    import pypdfium2

    if len(raw) > LIMIT:
        raise CollectingError(f"{name}: {len(raw) / 1e6:.0f} MB of PDF, the limit is {LIMIT / 1e6:.0f}; split it")
    try:
        with pypdfium2.PdfDocument(raw) as pdf:
            pages = [_page_text(page) for page in pdf]
            metadata: dict[str, str] = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise CollectingError(f"{name}: the PDF is encrypted; save a copy without a password") from error
        raise CollectingError(f"{name}: the PDF is damaged ({error}); download it again") from error
    text = "\n\n".join(page for page in pages if page)
    if len(_LETTER.findall(text[:2000])) < LEAST:
        raise CollectingError(f"{name}: the PDF has no text layer (a scan?); run OCR on it first, or paste its text")
    dated = text_date(text)
    published, flags = (dated.day, (f"date:{dated.rule}",)) if dated else (None, ())
    if published is None and (made := parse_day(_metadata_date(metadata))):
        published, flags = made, ("date:file",)
    return Extracted(text=text, title=first_line(text), published=published, flags=flags)


def _page_text(page: object) -> str:
    textpage = page.get_textpage()  # type: ignore[attr-defined]
    try:
        text: str = textpage.get_text_bounded()
    finally:
        textpage.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").translate(_LOOKALIKES).strip("\n")


def _metadata_date(metadata: dict[str, str]) -> str:
    """``D:20250731093000+08'00'`` to ``20250731``."""
    found = re.match(r"D:(\d{8})", metadata.get("CreationDate", ""))
    return found[1] if found else ""
