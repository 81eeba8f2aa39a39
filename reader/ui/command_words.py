"""Other words by which people look for an action, beside those of its name.

Owns the words alone. The one rule: both languages are always there, whichever is spoken, for one
who wants to leave a language looks for the action in another.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "filter": "search find articles tìm kiếm lọc",
    "find": "search in this article tìm trong bài",
    "bookmark": "star favourite favorite save keep read later lưu bài yêu thích đánh dấu",
    "read.toggle": "mark seen đánh dấu đã đọc chưa đọc",
    "read.all": "mark everything catch up tất cả đã đọc",
    "tags": "label keyword category nhãn thẻ",
    "note": "comment annotate write ghi chú viết",
    "undo": "revert take back restore unmute hoàn tác",
    "redo": "again làm lại",
    "entities": "people persons organisations places entities nhân vật người tổ chức địa danh",
    "entity.page": "person profile about who trang nhân vật",
    "entity.correct": "wrong fix edit rename merge type sửa sai đổi tên gộp",
    "timeline": "chronology numbers figures mốc thời gian số liệu",
    "alone": "zen full screen fullscreen focus hide panes maximize toàn màn hình tập trung",
    "browser": "web site link url open page mở trang mạng",
    "copy.address": "link url share clipboard chia sẻ chép",
    "copy.story": "link url share clipboard chia sẻ chép",
    "view.today": "new latest hôm nay",
    "prune": "delete clean up old free space xóa dọn",
    "mute.source": "block hide ban ignore chặn ẩn",
    "mute.name": "block hide ban ignore person chặn ẩn",
    "mute.words": "block hide ban ignore keyword topic killfile chặn ẩn từ",
    "muted": "unmute unhide unblock blocked ignored bỏ ẩn bỏ chặn",
    "select": "multiple mark bulk chọn nhiều",
    "sort": "order oldest newest sắp xếp thứ tự",
    "search.save": "keep remember query lưu tìm kiếm",
    "feeds": "sources subscriptions unsubscribe delete remove feed rss newspapers "
    "nguồn tin bỏ theo dõi xóa nguồn báo",
    "feeds.add": "new subscribe follow import open file rss atom newspaper "
    "thêm theo dõi nhập mở tệp",
    "feeds.fetch": "refresh reload update sync download tải lại cập nhật",
    "feeds.fetch-one": "refresh reload update sync download tải lại cập nhật",
    "feeds.stop": "cancel abort hủy ngừng",
    "export.article": "save as print file pdf write in lưu thành tệp xuất",
    "export.list": "save as print file pdf backup write in lưu thành tệp xuất",
    "pictures": "image photo photograph figure see view hình ảnh ảnh chụp xem hình",
    "versions": "duplicates other papers same story trùng bản khác",
    "full-text": "whole complete download page toàn văn",
    "measure.longer": "width column wide text line length font size zoom rộng cột chữ dòng",
    "measure.shorter": "width column narrow text line length font size zoom hẹp cột chữ dòng",
    "pane.wider": "width resize column layout rộng khung",
    "pane.narrower": "width resize column layout hẹp khung",
    "pane.even": "width reset resize layout khung",
    "pane.names": "hide show toggle entities people pane sidebar layout ẩn hiện khung thực thể",
    "settings": "preferences options configure config language font colour color shortcuts "
    "cấu hình tùy chọn ngôn ngữ màu phím tắt",
    "help": "help shortcuts manual how hotkeys trợ giúp hướng dẫn phím tắt",
    "quit": "exit close leave bye thoát đóng",
    "searches": "saved đã lưu",
    "theme": "theme colour color mode background appearance night day màu nền giao diện bảng màu",
    "language": "language english vietnamese tieng anh tiếng Việt ngôn ngữ",
}
"""By the id of a key, or by what a family of commands is about."""


def words_for(id: str) -> str:
    """The other words for an action, or nothing."""
    return WORDS.get(id, "")
