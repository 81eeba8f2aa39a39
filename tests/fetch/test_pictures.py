"""Pictures: from any file that a page may name to a few pixels, or to one line that says why."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from reader.fetch import parent
from reader.fetch.frames import Limits, Picture
from reader.fetch.pictures import MOST_PIXELS, NoPicture, read_picture
from reader.library import Library
from reader.model import ReaderError
from tests.articles import BRIDGE
from tests.fetch.server import Asked, Server, answer

Image = pytest.importorskip("PIL.Image")

RED, BLUE = (255, 0, 0), (0, 0, 255)
LARGEST = (60, 40)
LIMITS = Limits(feed=1.5, run=20, body=2_000_000)


def drawing(width: int = 120, height: int = 80, mode: str = "RGB") -> Any:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def file(image: Any, form: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def pixel(picture: Picture, x: int, y: int) -> tuple[int, ...]:
    start = 3 * (y * picture.width + x)
    return tuple(picture.pixels[start : start + 3])


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says in its head how large it is; what should follow would fill the memory."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(999)))


@pytest.mark.parametrize(
    ("form", "mode", "options"),
    [
        ("JPEG", "RGB", {"quality": 95}),
        ("JPEG", "CMYK", {"quality": 95}),
        ("PNG", "RGB", {}),
        ("PNG", "P", {}),
        ("WEBP", "RGB", {"lossless": True}),
        ("GIF", "P", {}),
    ],
)
def test_every_usual_form_becomes_pixels_that_fit(
    form: str, mode: str, options: dict[str, object]
) -> None:
    picture = read_picture(file(drawing(mode=mode), form, **options), *LARGEST)
    assert (picture.width, picture.height) == LARGEST
    assert len(picture.pixels) == 60 * 40 * 3
    assert near(pixel(picture, 5, 20), RED)
    assert near(pixel(picture, 54, 20), BLUE)


def test_a_small_picture_stays_as_it_is() -> None:
    picture = read_picture(file(drawing(20, 10), "PNG"), *LARGEST)
    assert (picture.width, picture.height) == (20, 10)


def test_of_a_picture_that_moves_the_first_is_shown() -> None:
    still = Image.new("RGB", (20, 10), BLUE)
    moving = file(drawing(20, 10), "GIF", save_all=True, append_images=[still])
    picture = read_picture(moving, *LARGEST)
    assert near(pixel(picture, 2, 5), RED)


def test_a_picture_that_lies_on_its_side_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    picture = read_picture(file(drawing(), "JPEG", exif=exif, quality=95), *LARGEST)
    assert (picture.width, picture.height) == (27, 40)
    assert near(pixel(picture, 13, 4), RED)
    assert near(pixel(picture, 13, 36), BLUE)


def test_paper_shows_through_a_drawing_with_holes() -> None:
    picture = read_picture(file(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"), *LARGEST)
    assert pixel(picture, 4, 4) == (255, 255, 255)


def test_a_grey_picture_of_16_bits_is_as_light_as_it_should_be() -> None:
    greys = (0, 0x40FF, 0x8000, 0xFFFF)
    image = Image.frombytes("I;16", (4, 1), struct.pack("<4H", *greys))
    picture = read_picture(file(image, "PNG"), *LARGEST)
    assert [pixel(picture, x, 0)[0] for x in range(4)] == [0, 0x40, 0x80, 0xFF]


@pytest.mark.parametrize(
    "side", [MOST_PIXELS // 1000 + 1, 100_000, 2**31 - 1], ids=["just", "warned", "refused"]
)
def test_a_bomb_is_known_by_its_head(side: int) -> None:
    with pytest.raises(NoPicture, match="more than 40 million pixels"):
        read_picture(bomb(side, 1000), *LARGEST)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1/'/></svg>",
        b"<!doctype html><html><body>404</body></html>",
        file(drawing(8, 8), "BMP"),
        file(drawing(8, 8), "TIFF"),
    ],
    ids=["nothing", "svg", "html", "bmp", "tiff"],
)
def test_what_is_no_usual_picture_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(NoPicture, match="no JPEG, PNG, WebP or GIF"):
        read_picture(data, *LARGEST)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_breaks_off_is_said_to_be_damaged(form: str) -> None:
    whole = file(Image.effect_noise((200, 200), 90).convert("RGB"), form)
    with pytest.raises(NoPicture, match="damaged"):
        read_picture(whole[: len(whole) // 2], *LARGEST)


# From an address


def fetch(library: Library, server: Server, path: str, host: str = "127.0.0.1") -> Picture:
    """Fetch a picture of an article that a feed of that server brought."""
    article = replace(BRIDGE, feed=server.url("feed"))
    return parent.picture(library, article, server.url(path, host), LARGEST, LIMITS)


def test_a_picture_comes_through_the_worker(library: Library, server: Server) -> None:
    server.extra["picture"] = lambda _: answer("200 OK", file(drawing(), "PNG"))
    picture = fetch(library, server, "picture")
    assert (picture.width, picture.height) == LARGEST
    assert pixel(picture, 0, 0) == RED
    assert "image/webp" in server.asked[0].headers["Accept"]


def test_a_picture_is_fetched_after_a_redirect(library: Library, server: Server) -> None:
    server.extra["old"] = lambda _: answer("302 Found", Location="/new")
    server.extra["new"] = lambda _: answer("200 OK", file(drawing(), "PNG"))
    assert fetch(library, server, "old").width == 60


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing", "answers 404"),
        ("page", "no JPEG, PNG, WebP or GIF"),
        ("endless", "larger than"),
        ("bomb", "larger than"),
        ("drip", "within"),
        ("loop", "redirects"),
        ("truncated", "broke off"),
    ],
)
def test_what_is_no_picture_is_said_in_one_line(
    library: Library, server: Server, path: str, said: str
) -> None:
    with pytest.raises(ReaderError, match=said) as raised:
        fetch(library, server, path)
    assert "\n" not in str(raised.value)


def test_a_picture_that_takes_too_long_to_unpack_ends_the_worker(
    library: Library, server: Server
) -> None:
    heavy = file(Image.new("RGB", (6000, 6000)), "PNG", compress_level=1)
    server.extra["heavy"] = lambda _: answer("200 OK", heavy)
    article = replace(BRIDGE, feed=server.url("feed"))
    limits = replace(LIMITS, parse=0.01)
    with pytest.raises(ReaderError, match="took too long to read"):
        parent.picture(library, article, server.url("heavy"), LARGEST, limits)


def test_a_page_can_not_have_pictures_fetched_from_ones_own_network(
    library: Library, server: Server
) -> None:
    server.extra["picture"] = lambda _: answer("200 OK", file(drawing(), "PNG"))
    for feed in (None, "https://bao.example/rss", server.url("feed", "127.0.0.2")):
        article = replace(BRIDGE, feed=feed, url=server.url("page"))
        with pytest.raises(ReaderError, match="private network"):
            parent.picture(library, article, server.url("picture"), LARGEST, LIMITS)
    assert server.asked == []


def test_a_fetch_that_is_stopped_says_so(library: Library, server: Server) -> None:
    stop = parent.Stop()

    def stopping(_asked: Asked) -> bytes:
        stop.set()
        return b""

    server.extra["picture"] = stopping
    article = replace(BRIDGE, feed=server.url("feed"))
    with pytest.raises(ReaderError, match="stopped"):
        parent.picture(library, article, server.url("picture"), LARGEST, LIMITS, stop)
