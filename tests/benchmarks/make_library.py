"""Makes a large library to measure on: `python -m tests.benchmarks.make_library N [FOLDER]`.

The articles are generated from word lists of this file (the same seed, the same library), or, with
`--corpora`, are those of the load files in the folder that READER_CORPORA names, repeated. They
arrive in shuffled order over four years; 99 of 100 are read, ten are bookmarked.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tinydb.table import Document

from reader import search, store
from reader.ingest import Ingest
from reader.model import Article, Published
from reader.store.keys import number
from reader.store.schema import MARKS
from reader.store.storage import Json

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_AT_ONCE = 1000
_SPAN = timedelta(days=4 * 365)
_SOURCES = ("Báo Sông Hồng", "Tin Biển Đông", "Thời sự Cao nguyên", "Nhịp sống Đồng bằng")
_WHO = """thủ tướng|bộ trưởng|chủ tịch thành phố|hội đồng|các chuyên gia|người dân|doanh nghiệp
đại sứ quán|phái đoàn|đội tuyển|nhà trường|bệnh viện|ngân hàng|hiệp hội|nông dân|ngư dân""".replace(
    "\n", "|"
).split("|")
_DOES = """công bố|khánh thành|thảo luận về|ký kết|kiểm tra|mở rộng|đề xuất|hoãn|xây dựng|khởi động
điều chỉnh|phê duyệt|giới thiệu|đánh giá|triển khai|tiếp nhận|hỗ trợ""".replace("\n", "|").split(
    "|"
)
_WHAT = """dự án đường sắt|kế hoạch năm năm|hợp tác kinh tế|giá lúa gạo|mùa mưa bão|cảng biển mới
thị trường điện|chương trình học|vắc xin|di sản văn hóa|quan hệ song phương|xuất khẩu cà phê
rừng ngập mặn|giải bóng đá|nhà ở xã hội|nguồn nước sạch|chuyển đổi số""".replace("\n", "|").split(
    "|"
)
_WHERE = """Hà Nội|Đà Nẵng|Cần Thơ|Hải Phòng|Huế|Lào Cai|Cà Mau|Nha Trang|Quy Nhơn|Vinh|Biên Hòa
Trung Quốc|Lào|Nhật Bản|Hàn Quốc|Ấn Độ|Đắk Lắk|Sóc Trăng|Phú Quốc""".replace("\n", "|").split("|")


def generated(chance: random.Random, *, short: bool = False) -> Iterator[Article]:
    """Articles without end, about as long as news is; short ones are one sentence."""
    for place in count():
        title = f"{_sentence(chance).capitalize()} (tin {place})"
        paragraphs = () if short else (_paragraph(chance) for _ in range(chance.randint(3, 8)))
        source = chance.choice(_SOURCES)
        yield Article(title, lede=_sentence(chance), body=tuple(paragraphs), source=source)


def from_corpora(corpora: Path) -> Iterator[Article]:
    """The articles of the load files, over and over."""
    from tests.benchmarks.news_library import real_articles

    while True:
        yield from real_articles(corpora)


def make(folder: Path, size: int, articles: Iterator[Article], chance: random.Random) -> None:
    """Write a library of `size` articles, complete but for entities."""
    with closing(store.Files(folder)) as files:
        Ingest(files, lambda: NOW)  # makes the index
        for file in (files.library, files.state):
            file.storage.connection.execute("PRAGMA synchronous = OFF")
        for start in range(0, size, _AT_ONCE):
            with files.library.storage.transaction(), files.state.storage.transaction():
                for place in range(start, min(size, start + _AT_ONCE)):
                    _write(files, next(articles), place, chance)


def _write(files: store.Files, article: Article, place: int, chance: random.Random) -> None:
    moment = NOW - chance.random() * _SPAN
    published = Published(moment.isoformat(timespec="seconds"), "time")
    key = f"made:{place}"
    stored = store.Articles(files.library).add(
        replace(article, published=published), key=key, address=None, added=NOW, story=None
    )
    search.add(files.library.storage.connection, stored.sort, stored.article)
    mark: dict[str, Json] = {"key": key}
    if place < 10:
        mark["bookmarked"] = NOW.isoformat()
    elif chance.random() < 0.99:
        mark["read"] = NOW.isoformat()
    files.state.table(MARKS).insert(Document(mark, doc_id=number(key)))


def _sentence(chance: random.Random) -> str:
    who, does, what, where = map(chance.choice, (_WHO, _DOES, _WHAT, _WHERE))
    return f"{who} {does} {what} ở {where} trong ngày {chance.randint(1, 31)}"


def _paragraph(chance: random.Random) -> str:
    return ". ".join(_sentence(chance).capitalize() for _ in range(chance.randint(3, 7))) + "."


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("library"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="articles of one sentence")
    parser.add_argument("--corpora", action="store_true", help="real articles")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    articles = generated(chance, short=options.short)
    if options.corpora:
        articles = from_corpora(Path(os.environ["READER_CORPORA"]))
    began = time.perf_counter()
    make(options.folder, options.count, articles, chance)
    print(f"{options.count} articles in {time.perf_counter() - began:.0f} s: {options.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
