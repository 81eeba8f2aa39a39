"""The fixed words of news sites: headings of link lists, buttons, footers, credit lines.

Owns the closed lists, compared by folded words, and the patterns of credits. The rule: a label
stands alone on its line (or before a colon), so that a sentence that begins alike is no label.
"""

from __future__ import annotations

import re

from reader.intake.markup import key_of


def _keys(words: str) -> frozenset[str]:
    return frozenset(key_of(label) for label in words.split(","))


RELATED = _keys(
    "tin bài liên quan, tin liên quan, bài liên quan, bài viết liên quan, tin tức liên quan,"
    "nội dung liên quan, sự kiện liên quan, các tin liên quan, tin cùng sự kiện, xem thêm,"
    "đọc thêm, tham khảo thêm, mời xem thêm, mời bạn đọc xem thêm, mời độc giả xem thêm,"
    "xem tiếp, related, related articles, related stories, related news, read also, see also,"
    "read more, lire aussi, à lire aussi, articles liés, související články, související,"
    "powiązane artykuły, zobacz też, czytaj też, ilgili haberler, baca juga"
)
"""Headings of lists of articles on the same subject."""

TAIL = _keys(
    "các tin bài khác, các tin khác, tin khác, tin bài khác, bài viết khác, các bài khác,"
    "tin cùng chuyên mục, cùng chuyên mục, bài cùng chuyên mục, cùng tác giả, đọc nhiều,"
    "đọc nhiều nhất, tin đọc nhiều, đọc nhiều trong, xem nhiều, xem nhiều nhất, tin xem nhiều,"
    "bình luận hay, tặng sao, bài viết hay, tin cùng chủ đề, tin nóng trong ngày, tin trong ngày,"
    "tin đọc nhiều nhất, bài đọc nhiều, tin cũ hơn, tin mới hơn, các tin đã đưa, multimedia,"
    "bình luận, bình luận của bạn, bình luận bài viết, bình luận bài viết này, ý kiến,"
    "ý kiến bạn đọc, ý kiến của bạn, gửi bình luận, viết bình luận, gửi ý kiến, phản hồi,"
    "ý kiến độc giả, thảo luận, tin tài trợ, thông tin doanh nghiệp,"
    "thông tin doanh nghiệp sản phẩm, danh cho bạn, dành riêng cho bạn, từ khóa, từ khoá, tag,"
    "tags, thẻ, chủ đề, chuyên đề, about us, comments, leave a comment, most read, most popular,"
    "trending, recommended, more stories, more news, you may also like, latest news, les plus lus,"
    "commentaires, komentáře, diskuse, nejčtenější, komentarze, najczęściej czytane, yorumlar,"
    "çok okunanlar"
)
"""Headings after which the article is over."""

_LISTED = _keys("từ khóa, tag, tags, thẻ, chủ đề, chuyên đề")
"""Headings of the tail that have their list on the same line."""

BOX = _keys(
    "tin mới, tin mới nhất, mới nhất, tin nổi bật, nổi bật, tin nóng, tiêu điểm, video, ảnh, photo,"
    "clip, infographic, infographics, podcast, emagazine, longform, quảng cáo, tài trợ,"
    "advertisement, publicité, reklama, reklam, iklan, chia sẻ, share, mục lục,"
    "có thể bạn quan tâm, được quan tâm, đang được quan tâm, bạn đọc quan tâm, nên đọc"
)
"""Headings of boxes that may stand in the middle of an article."""

_IMPRINT = re.compile(
    r"\s*(?:©|\(c\) |copyright|all rights reserved|giấy phép (?:số|xuất bản|hoạt động|thiết lập)"
    r"|bản quyền|ghi rõ nguồn|liên hệ (?:quảng cáo|t[oò]à? soạn)|chính sách bảo mật"
    r"|bạn cần đăng nhập|đăng nhập để|(?:trở thành|hãy là) người đầu tiên|chưa có bình luận"
    r"|hiện chưa có bình luận|điều khoản sử dụng|trở lên trên|lên đầu trang|về đầu trang"
    r"|theo dõi chúng tôi|tải ứng dụng"
    r"|(?:tổng biên tập|chịu trách nhiệm|cơ quan chủ quản|tòa soạn|toà soạn|địa chỉ|trụ sở"
    r"|điện thoại|hotline|đường dây nóng|fax|e-?mail)\b[^:]{0,20}:)",
    re.IGNORECASE,
)
"""How lines of a site's imprint begin."""

_BUTTONS = frozenset(
    """
    chia se facebook twitter zalo youtube tiktok telegram linkedin messenger pinterest email mail
    in print copy link lay luu bo theo doi tren google news aa a nghe doc bai trai nghiem gui share
    tweet like thich bai viet ios android rss x goc sao chep lien ket thanh cong binh luan
    """.split()
)
"""Words of buttons; a short line of nothing else is one."""

_CAPTION_CREDIT = re.compile(
    r"""
    (?: [(\[] \s* | (?:^|[-–—.|;”"!?)…]) \s* | (?<=\s) )
    (?: (?:Nguồn\ )?(?:Ảnh|ảnh)(?:\ tư\ liệu|\ minh\ họa|\ chụp\ màn\ hình)? | Nguồn | Đồ\ họa
      | Video | Clip | Photo | Foto | Fot | Zdroj | Źródło | Fotoğraf | Crédit )
    (?: \s* : | (?<=Fot) \. ) \s* (?P<name> [^:]{1,70}? ) \s* [)\]]? \s* \.? \s* $
    """,
    re.VERBOSE,
)
_NAME_WORDS = 4
_LAST = 110
"""A credit is looked for in so many last characters of a caption."""
_ILLUSTRATION = re.compile(r"\s*\(?\s*ảnh (?:minh h[oọ][aạ]|tư liệu|internet)\s*\)?\.?$", re.I)
_CREDIT = re.compile(
    r"(?:(?:theo(?! dõi\b)|nguồn(?: tin| bài)?(?: gốc)?)\b\s*:?"
    r"|(?:source|sources|zdroj|źródło|kaynak|sumber|fuente|quelle)\s*:)\s*(.+)",
    re.IGNORECASE,
)
_CREDITING = tuple("theo nguon source sources zdroj zrodlo kaynak sumber fuente quelle".split())
_CREDIT_WORDS = 8
_LABEL_WORDS, _LABEL_LENGTH = 8, 60


def label_of(text: str, key: str) -> frozenset[str] | None:
    """Which of `RELATED`, `TAIL`, `BOX` a line is the heading of.

    What follows a colon may be the list itself only after words that begin such lists; `Video:` and
    `Bình luận:` begin headlines too.
    """
    head, colon, said = text.partition(":")
    if colon:
        key = key_of(head[:_LABEL_LENGTH])
        if key_of(said[:_LABEL_LENGTH]):
            return RELATED if key in RELATED else TAIL if key in _LISTED else None
    if key.count(" ") > _LABEL_WORDS:
        return None
    key = key.rstrip("0123456789 ").partition(" trong ")[0]  # "Đọc nhiều trong Kinh doanh"
    return next((labels for labels in (RELATED, TAIL, BOX) if key in labels), None)


def is_imprint(text: str) -> bool:
    """Whether a line is of a site's imprint."""
    return bool(_IMPRINT.match(text))


def is_button(key: str) -> bool:
    """Whether a line is nothing but the words of buttons, or nothing at all."""
    return key.count(" ") <= _LABEL_WORDS and _BUTTONS.issuperset(key.split())


def credit_of(text: str, key: str) -> str | None:
    """Whom a line such as `Theo TTXVN` or `(Nguồn: Reuters)` names; None if it is no credit."""
    if not key.startswith(_CREDITING) or key.count(" ") > _CREDIT_WORDS:
        return None
    found = _CREDIT.fullmatch(text.strip("() ").rstrip("."))
    if found is None:
        return None
    name = found[1].strip()
    named = ":" in text or "." in name or name != name.lower()
    return name if named else None  # "Theo kế hoạch mới" and "Nguồn nước sạch" name nobody


def without_buttons(text: str) -> str:
    """A line without the button that a converter glued to its end (`Theo ABC Copy link`)."""
    return re.sub(r"\s*(?:Copy link|Lấy link!?|Sao chép liên kết)\s*$", "", text)


def split_caption(text: str) -> tuple[str, str]:
    """A caption without its credit, and the credit: `(Ảnh: A/B)` at the end is the credit `A/B`."""
    offset = max(0, len(text) - _LAST)
    found = _CAPTION_CREDIT.search(text, offset)
    if not found or not _is_name(found["name"], alone=found.start() == 0):
        return text, ""
    start = found.start()
    if text[start] in '.”"!?)…':
        start += 1  # what ends the sentence before it stays
    return text[:start].rstrip(" -–—|;("), found["name"].strip(" ).]")


def _is_name(text: str, *, alone: bool) -> bool:
    """Whether words are those of a name or short, not a headline (`Clip: Báo đốm lao vào…`)."""
    words = text.split()
    if len(words) <= _NAME_WORDS:
        return True
    return not alone and 2 * sum(map(_is_capital, words)) >= len(words)


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or not word[:1].isalpha()


def is_caption(text: str) -> bool:
    """Whether a line says that it is a caption: it ends in a picture's credit."""
    return bool(split_caption(text)[1] or _ILLUSTRATION.search(text[-40:]))
