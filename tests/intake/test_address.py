"""Two addresses of one page have one key; a site is known by where its pictures lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake import address_key
from reader.intake.address import find_address, host_of, site_of

SAME = [
    "https://bao.example/tin/mot-bai.html",
    "http://bao.example/tin/mot-bai.html",
    "https://www.bao.example/tin/mot-bai.html",
    "https://m.bao.example/tin/mot-bai.html",
    "HTTPS://BAO.example:443/tin/mot-bai.html",
    "https://bao.example/tin/mot-bai.html#binh-luan",
    "https://bao.example/tin/mot-bai.html/",
    "https://bao.example/tin/mot-bai.html?utm_source=a&utm_medium=b",
    "https://bao.example/tin/mot-bai.html?fbclid=IwAR0&gclid=x",
    "https://bao.example/tin/mot%2Dbai.html",
    "  https://bao.example/tin/mot-bai.html  ",
]

DIFFERENT = [
    "https://bao.example/tin/hai-bai.html",
    "https://bao.example/tin/Mot-bai.html",
    "https://bao.example:8080/tin/mot-bai.html",
    "https://bao.example/tin/mot-bai.html?id=2",
    "https://khac.example/tin/mot-bai.html",
]


@pytest.mark.parametrize("url", SAME)
def test_spellings_of_one_address_have_one_key(url: str) -> None:
    assert address_key(url) == address_key(SAME[0])


@pytest.mark.parametrize("url", DIFFERENT)
def test_other_pages_have_other_keys(url: str) -> None:
    assert address_key(url) != address_key(SAME[0])


def test_the_order_of_parameters_does_not_count() -> None:
    assert address_key("https://b.example/?b=2&a=1") == address_key("https://b.example/?a=1&b=2")


def test_a_page_index_is_its_folder() -> None:
    assert address_key("https://b.example/tin/index.html") == address_key("https://b.example/tin/")


@given(st.text(max_size=60))
def test_any_string_has_a_key_that_is_stable(text: str) -> None:
    assert address_key(text) == address_key(text)


@given(st.from_regex(r"https?://[a-z]{1,8}\.example/[a-z0-9/%?&=#.:-]{0,30}", fullmatch=True))
def test_the_key_of_an_address_holds_no_scheme_and_no_fragment(url: str) -> None:
    key = address_key(url)
    assert "#" not in key
    assert not key.startswith(("http:", "https:"))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Xem https://a.example/b-c.html.", "https://a.example/b-c.html"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("không có gì", None),
        ("ftp://a.example", None),
    ],
)
def test_an_address_in_a_sentence_is_found_without_its_full_stop(
    text: str, url: str | None
) -> None:
    assert find_address(text) == url


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Bao.example/x", "bao.example"),
        ("https://the-thao.bao.example/x", "the-thao.bao.example"),
        ("https://localhost/x", None),
        ("http://[oops", None),
        ("", None),
    ],
)
def test_the_host_of_an_address(url: str, host: str | None) -> None:
    assert host_of(url) == host


def test_a_site_is_known_by_the_host_of_most_of_its_pictures() -> None:
    pictures = [
        "https://anh.bao.com.vn/1.jpg",
        "https://anh2.bao.com.vn/2.jpg",
        "https://khac.example/3.jpg",
    ]
    assert site_of(pictures) == "bao.com.vn"


def test_a_delivery_network_is_no_site() -> None:
    assert site_of(["https://img.baocdn.com/1.jpg"]) is None
    assert site_of([]) is None
