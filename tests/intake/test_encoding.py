"""Bytes of any age become the text that was meant, and valid text is never touched."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake import decode
from reader.intake.encoding import mend

PROSE = "Chiều 3/5, Hội đồng nhân dân thành phố thông qua nghị quyết về trường học ở ngoại thành."

LEGACY = [
    # encoding, bytes, text
    ("TCVN3", "5669d674204e616d", "Việt Nam"),
    ("TCVN3", "54ab204ca96d", "Tô Lâm"),
    ("TCVN3", "43e96e672068df61", "Cộng hòa"),
    ("TCVN3", "aeb66e67", "đảng"),
    ("VISCII", "5669ae74204e616d", "Việt Nam"),
    ("VISCII", "43b56e672068f261", "Cộng hòa"),
    ("VISCII", "5472756e67205175af63", "Trung Quốc"),
    ("windows-1258", "5669eaf274204e616d", "Việt Nam"),
    ("windows-1258", "43f4f26e6720686fcc61", "Cộng hòa"),
    ("windows-1258", "f061d26e67", "đảng"),
]

VNI = [
    ("Vieät Nam", "Việt Nam"),
    ("Toâ Laâm", "Tô Lâm"),
    ("Coäng hoøa", "Cộng hòa"),
    ("ñaûng", "đảng"),
    ("tröôøng ñaïi hoïc", "trường đại học"),
    ("Ñaø Naüng", "Đà Nẵng"),
]


@pytest.mark.parametrize(("encoding", "data", "text"), LEGACY)
def test_old_encodings_are_told_apart_even_in_two_words(
    encoding: str, data: str, text: str
) -> None:
    assert decode(bytes.fromhex(data)) == text


@pytest.mark.parametrize(("shown", "text"), VNI)
def test_vni_writes_marks_behind_their_vowel(shown: str, text: str) -> None:
    assert decode(shown.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_taken_off(mark: bytes, encoding: str) -> None:
    assert decode(mark + PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_without_its_mark(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)) == PROSE


@given(st.text())
def test_utf8_is_read_as_it_is(text: str) -> None:
    if "\x00" in text or text.startswith("\ufeff"):
        return
    data = text.encode("utf-8", errors="ignore")
    assert decode(data) == data.decode("utf-8")


def test_a_text_cut_in_the_middle_of_a_letter_keeps_all_before_it() -> None:
    data = "Đà Nẵng".encode()
    assert decode(data[:-3]) == "Đà N"


def test_one_broken_byte_does_not_turn_a_page_into_another_encoding() -> None:
    data = (PROSE * 4).encode() + b"\xff" + PROSE.encode()
    assert decode(data) == PROSE * 4 + "\ufffd" + PROSE


def test_western_bytes_stay_western() -> None:
    text = "Le café a été fermé, d’après le préfet de l’Isère."
    assert decode(text.encode("cp1252")) == text


@given(st.binary(max_size=400))
def test_any_bytes_become_some_text(data: bytes) -> None:
    assert isinstance(decode(data), str)


MOJIBAKE = [
    ("Viá»‡t Nam", "Việt Nam"),
    ("Tá»•ng BÃ­ thÆ°", "Tổng Bí thư"),
    ("Ä\x90Ã\xa0 Náºµng", "Đà Nẵng"),
]


@pytest.mark.parametrize(("broken", "text"), MOJIBAKE)
def test_utf8_read_as_windows_1252_is_read_again(broken: str, text: str) -> None:
    assert mend(broken) == text


def test_a_whole_paragraph_is_mended() -> None:
    broken = "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in PROSE.encode()
    )
    assert broken != PROSE
    assert mend(broken) == PROSE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        PROSE,
        "Năm 2024 có chữ Viá»‡t lẫn vào",  # something valid is there
        "Ã©tÃ©",  # mended it is French
        "São Paulo, Ângela, Ã",
        "Tá»• and 中",  # no windows-1252 text
    ],
)
def test_anything_else_is_left_alone(text: str) -> None:
    assert mend(text) == text


@given(st.text(alphabet="ÃÄÆá»‡º aeiô\u00a0\u00ad\x81", max_size=60))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mend(text)
    assert mend(once) == once
