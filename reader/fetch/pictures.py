"""Pictures from the web as pixels, in the worker: whatever is in a file, what comes out is small.

The one rule: how large a picture would be is read from its head before anything is unpacked.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reader.fetch.frames import Picture
from reader.language import _
from reader.model import ReaderError

if TYPE_CHECKING:
    from PIL import Image

ACCEPTED = "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5"
"""What a server is told that we read; some would else send forms that few programs know."""
MOST_PIXELS = 40_000_000
"""Of a picture as it comes; more than any camera of a newspaper, and 160 MB in memory."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_PAPER = (255, 255, 255)
"""What shows through: drawings with holes are made for a white page."""


class NoPicture(ReaderError):
    """What came can't be shown; one line that says why."""


def read_picture(data: bytes, width: int, height: int) -> Picture:
    """The picture in a file, the first if it moves, made to fit into `width` x `height` pixels.

    Raises:
        NoPicture: it is in no form that is read, damaged, or too large.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # 20 ms; few runs need it

    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_large()
            image.draft("RGB", (width, height))  # a JPEG needn't be unpacked in full
            ImageOps.exif_transpose(image, in_place=True)
            whole = _in_bytes(image).convert("RGBA")
        whole.thumbnail((width, height))
        paper = Image.new("RGBA", whole.size, _PAPER)
        flat = Image.alpha_composite(paper, whole).convert("RGB")
        return Picture(flat.width, flat.height, flat.tobytes())
    except UnidentifiedImageError:
        raise NoPicture(_("there is no JPEG, PNG, WebP or GIF picture at its address")) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # as the forms' readers do
        raise NoPicture(_("the picture is damaged")) from error


def _in_bytes(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits a pixel with 8 of them; converting it would only clip it."""
    return image.point(lambda grey: grey / 256).convert("L") if "16" in image.mode else image


def _too_large() -> NoPicture:
    millions = MOST_PIXELS // 10**6
    return NoPicture(_("the picture has more than {count} million pixels").format(count=millions))
