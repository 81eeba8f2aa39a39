"""Two addresses of one page have one key; a site is known by where its pictures lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.intake import address_key
from reader.intake.address import find_address, host_of, site_of, web_address

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


TRACKING = (
    "utm_source utm_medium utm_campaign utm_term utm_content fbclid gclid dclid gbraid wbraid"
    " msclkid yclid igshid mc_cid mc_eid _ga _gl zarsrc vn_source vn_medium ref ref_src referrer"
    " source src cmpid ito ns_mchannel at_medium rss amp share spm UTM_Source FBCLID"
).split()


@pytest.mark.parametrize("name", TRACKING)
def test_a_parameter_that_only_tracks_does_not_count(name: str) -> None:
    for url in (f"https://b.example/tin?{name}=x", f"https://b.example/tin?id=7&{name}=x&p=2"):
        plain = url.replace(f"{name}=x", "").replace("&&", "&").rstrip("?")
        assert address_key(url) == address_key(plain)


@pytest.mark.parametrize("name", ["id", "p", "page", "q", "category", "refund", "sources", "token"])
def test_any_other_parameter_counts(name: str) -> None:
    assert address_key(f"https://b.example/tin?{name}=1") != address_key("https://b.example/tin")
    assert address_key(f"https://b.example/tin?{name}=1") != address_key(
        f"https://b.example/tin?{name}=2"
    )


@pytest.mark.parametrize(
    "page", ["index.html", "index.htm", "index.php", "default.aspx", "default.asp", "index.php?"]
)
def test_the_front_page_of_a_folder_is_the_folder(page: str) -> None:
    assert address_key(f"https://b.example/tin/{page}") == "b.example/tin"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://b.example", "b.example"),
        ("https://b.example/", "b.example"),
        ("https://b.example:443/a", "b.example/a"),
        ("http://b.example:80/a", "b.example/a"),
        ("https://b.example:8443/a", "b.example:8443/a"),
        ("https://amp.b.example/a", "b.example/a"),
        ("https://www.example/a", "www.example/a"),
        ("https://b.example./a", "b.example/a"),
        ("https://b.example/tin-tức", "b.example/tin-t%E1%BB%A9c"),
        ("https://b.example/tin-t%E1%BB%A9c", "b.example/tin-t%E1%BB%A9c"),
        ("https://b.example/a?x=", "b.example/a?x="),
        ("không phải địa chỉ", "không phải địa chỉ"),
        ("https://b.example:x/a", "https://b.example:x/a"),
    ],
)
def test_the_key_of_an_address(url: str, key: str) -> None:
    assert address_key(url) == key


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("/b", "https://a.example/b"),
        ("b?c", "https://a.example/tin/b?c"),
        ("//c.example/d", "https://c.example/d"),
        ("https://a.example/b c", "https://a.example/b%20c"),
        ("  https://a.example/b\n", "https://a.example/b"),
        ("https://a.example/tin-tức", "https://a.example/tin-tức"),
        ("HTTPS://A.example/b", "https://A.example/b"),
        ("https://a.example:0/b", None),
        ("https://a.example:99999/b", None),
        ("javascript:alert(1)", None),
        ("data:text/plain,a", None),
        ("https://a.example/" + "x" * 3000, None),
    ],
)
def test_a_web_address_is_whole_or_none(said: str, url: str | None) -> None:
    assert web_address(said, "https://a.example/tin/") == url


def test_without_a_base_only_whole_addresses_are_addresses() -> None:
    assert web_address("/b") is None
    assert web_address("a.example/b") is None


@pytest.mark.parametrize(
    ("pictures", "site"),
    [
        (["https://cdnphoto.bao.com.vn/1.jpg"], "bao.com.vn"),
        (["https://i.bao.vn/1.jpg", "https://anh.bao.vn/2.jpg", "https://k.example/3"], "bao.vn"),
        (["https://image.bao.gov.vn/1.jpg"], "bao.gov.vn"),
        (["https://a.b.c.bao.info.vn/1.jpg"], "bao.info.vn"),
        (["https://baocdn.net/1.jpg"], None),
        (["không phải", ""], None),
    ],
)
def test_a_site_is_the_registrable_domain_of_most_pictures(
    pictures: list[str], site: str | None
) -> None:
    assert site_of(pictures) == site
