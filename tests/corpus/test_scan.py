"""The listing: every report in a stable order, and a reason for everything that is none."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govtui import corpus
from govtui.corpus import files, manifest, strict_json
from govtui.errors import CorpusError, NeedsEncoding

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.corpus.model import Entry

LINES = [b'{"id": "1", "text": "a"}', b'{"text": "b"}', b'{"id": 2, "text": "c"}', b'{"schema": 1}']


def _listed(root: Path, within: Path | None = None) -> list[str]:
    return [entry.id for entry in corpus.scan(root, within)]


def _only(root: Path) -> Entry:
    (entry,) = corpus.scan(root)
    return entry


def _write_lines(path: Path, *records: dict[str, Any] | str) -> None:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_reports_are_listed_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b-1.txt", "a/c/x.HTML", "a.htm", "B.txt", "10.txt", "2.txt", "云.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("文")
    (tmp_path / "notes.md").write_text("no report")
    listed = _listed(tmp_path)
    assert listed == sorted(listed)
    assert len(listed) == 8
    assert _listed(tmp_path, tmp_path / "a") == ["a/c/x.HTML"]
    assert _listed(tmp_path, tmp_path / "b/z.txt") == ["b/z.txt"]
    (entry,) = corpus.scan(tmp_path, tmp_path / "notes.md")
    assert "not a kind" in (entry.problem or "")


def test_workspaces_and_hidden_files_are_no_reports(tmp_path: Path) -> None:
    for name in (".govtui/reviews/x.jsonl", ".git/a.txt", ".a.txt", "sub/.govtui/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("文")
    assert _listed(tmp_path) == []
    assert _listed(tmp_path, tmp_path / ".govtui/reviews/x.jsonl") == []


def test_records_of_exports_are_no_reports(tmp_path: Path) -> None:
    record = {"schema": "govtui.review/1", "id": "a", "text": "文"}
    _write_lines(tmp_path / "labels.jsonl", record, {"id": "b", "text": "文"})
    assert _listed(tmp_path) == ["labels.jsonl#b"]


def test_ids_of_records(tmp_path: Path) -> None:
    _write_lines(
        tmp_path / "r.jsonl",
        {"id": "国发〔2024〕1号", "text": "一"},
        "",
        {"text": "二"},
        {"id": 7, "text": "三"},
        {"id": None, "text": "四"},
        {"id": "../../etc/passwd", "text": "五"},
    )
    entries = list(corpus.scan(tmp_path))
    ids = ["国发〔2024〕1号", "3", "7", "5", "../../etc/passwd"]
    assert [entry.id for entry in entries] == [f"r.jsonl#{id_}" for id_ in ids]
    assert [corpus.read(tmp_path, entry).raw for entry in entries] == list("一二三四五")


def test_each_bad_line_is_listed_with_its_number(tmp_path: Path) -> None:
    bad = ["[]", "{", '{"text": "\\ud800"}', '{"text": NaN}', '{"id": 1, "id": 2}']
    bad += [f'{{"id": {id_}, "text": ""}}' for id_ in ("[]", "true", '""')] + ['{"text": 1}']
    _write_lines(tmp_path / "r.jsonl", '{"text": "好"}', *bad, '{"text": "好"}')
    entries = list(corpus.scan(tmp_path))
    assert [entry.problem is None for entry in entries] == [True, *[False] * len(bad), True]
    for number, entry in enumerate(entries[1:-1], 2):
        assert entry.id == f"r.jsonl:{number}"
        assert entry.problem
        assert "line" not in entry.problem, "its id says that already"


def test_duplicate_ids_are_reported(tmp_path: Path) -> None:
    _write_lines(
        tmp_path / "r.jsonl", {"id": "2", "text": "一"}, {"text": "二"}, {"id": 2, "text": "三"}
    )
    first, second, third = corpus.scan(tmp_path)
    assert first.problem is None
    assert "there before" in (second.problem or "")
    assert "there before" in (third.problem or "")
    (tmp_path / "r.jsonl#x.txt").write_text("文")
    _write_lines(tmp_path / "r.jsonl", {"id": "x.txt", "text": "一"})
    assert [entry.problem is None for entry in corpus.scan(tmp_path)] == [True, False]


def test_a_line_that_is_too_long_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govtui.corpus.records.LINE_LIMIT", 1000)
    long = {"text": "长" * 500}
    _write_lines(tmp_path / "r.jsonl", {"text": "一"}, long, long, {"text": "二"})
    entries = list(corpus.scan(tmp_path))
    assert [entry.problem is None for entry in entries] == [True, False, False, True]
    assert "too large" in (entries[1].problem or "")
    assert corpus.read(tmp_path, entries[3]).raw == "二"
    assert strict_json.LINE_LIMIT == 16 * 2**20


def test_files_over_the_limit_are_listed_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(files.SIZE_LIMIT + 1)
    assert "too large: 64.0 MB" in (_only(tmp_path).problem or "")
    with pytest.raises(CorpusError, match=r"big\.txt.*too large"):
        corpus.read(tmp_path, _only(tmp_path))
    with pytest.raises(CorpusError, match="too large"):
        files.read_bytes(tmp_path, "big.txt")


def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    os.mkfifo(root / "fifo.txt")
    (root / "fifo-link.txt").symlink_to("fifo.txt")
    (root / "device.txt").symlink_to("/dev/zero")
    (root / "out.txt").symlink_to(outside)
    (root / "up").symlink_to("..")
    (root / "loop").symlink_to(".")
    (root / "self.txt").symlink_to("self.txt")
    (root / "gone.txt").symlink_to("nowhere.txt")
    (root / "folder.txt").mkdir()
    (root / "folder.txt" / "in.txt").write_text("文")
    (root / "in-link.txt").symlink_to("folder.txt/in.txt")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(root / "socket.txt"))
    server.close()
    entries = {entry.id: entry for entry in corpus.scan(root)}
    good = {"folder.txt/in.txt", "in-link.txt"}
    assert {id_ for id_, entry in entries.items() if entry.problem is None} == good
    assert len(entries) == 12 - 1
    assert corpus.read(root, entries["in-link.txt"]).raw == "文"
    for id_ in entries.keys() - good:
        with pytest.raises(CorpusError):  # also where the listing is older than the danger
            files.open_regular(root, id_).close()


def test_a_path_never_leaves_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    for path in ("../secret.txt", str(tmp_path / "secret.txt"), "a/../../secret.txt"):
        with pytest.raises(CorpusError):
            files.open_regular(root, path)


def test_what_may_not_be_read_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("文")
    (tmp_path / "a.txt").chmod(0)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may read everything
    assert "permission" in (_only(tmp_path).problem or "")


def test_hostile_file_names_are_names(tmp_path: Path) -> None:
    names = ["[red]x.txt", "a\x1b]52;c;x.txt", "a\nb.txt", "x" * 250 + ".txt", "CON.txt"]
    for name in names:
        (tmp_path / name).write_text("文")
    assert sorted(_listed(tmp_path)) == sorted(names)
    for entry in corpus.scan(tmp_path):
        assert corpus.read(tmp_path, entry).raw == "文"


def test_a_name_that_is_not_unicode_is_listed(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff\xfe.txt", "w") as file:
        file.write("文")
    entry = _only(tmp_path)
    assert entry.id == "\\xff\\xfe.txt"
    assert "rename" in (entry.problem or "")


def test_newlines_and_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff一\r\n二\r三\n\u2028四\ufeff".encode())
    report = corpus.read(tmp_path, _only(tmp_path))
    assert report.raw == "一\n二\n三\n\u2028四\ufeff"
    assert report.source.encoding == "utf-8"


def test_html_is_read_as_it_declares_and_shows(tmp_path: Path) -> None:
    page = '<meta charset="gb2312"><p>茅&nbsp;</p><p>茅</p>'
    (tmp_path / "a.html").write_bytes(page.encode("gb18030"))
    report = corpus.read(tmp_path, _only(tmp_path))
    assert (report.raw, report.source.encoding) == ("茅\xa0\n茅", "gb18030")


def test_a_chosen_encoding_settles_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("雲溪區委召開會議".encode("big5"))
    with pytest.raises(NeedsEncoding, match=r"^a\.txt: "):
        corpus.read(tmp_path, _only(tmp_path))
    report = corpus.read(tmp_path, _only(tmp_path), encoding="big5")
    assert (report.raw, report.source.encoding) == ("雲溪區委召開會議", "big5")


def test_records_are_read_in_a_chosen_encoding(tmp_path: Path) -> None:
    line = json.dumps({"id": "会", "text": "议"}, ensure_ascii=False)
    (tmp_path / "r.jsonl").write_bytes(line.encode("gb18030"))
    assert "not UTF-8" in (_only(tmp_path).problem or "")
    for encodings in ({"encoding": "gb18030"}, {"encodings": {"r.jsonl": "gb18030"}}):
        (entry,) = corpus.scan(tmp_path, **encodings)
        assert entry.id == "r.jsonl#会"
        assert corpus.read(tmp_path, entry, encoding="gb18030").raw == "议"


def test_facts_come_from_fields_and_from_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("文")
    _write_lines(tmp_path / "manifest.jsonl", {"path": "sub/a.txt", "url": "u", "level": 2}, "bad")
    _write_lines(tmp_path / "r.jsonl", {"text": "文", "url": "v", "crawled_at": "t", "other": [1]})
    bad, record, file = corpus.scan(tmp_path)
    assert bad.id == "manifest.jsonl:2"
    assert bad.problem is not None
    report = corpus.read(tmp_path, file)
    assert (report.source.url, report.source.crawled_at, report.fields) == ("u", None, {"level": 2})
    report = corpus.read(tmp_path, record)
    assert (report.source.url, report.source.crawled_at) == ("v", "t")
    assert report.fields == {"other": [1]}
    assert manifest.facts_of(tmp_path, "nothing.txt") == {}


def test_checksums_are_those_of_the_source(tmp_path: Path) -> None:
    from hashlib import sha256

    (tmp_path / "a.txt").write_bytes(b"a\r\n")
    _write_lines(tmp_path / "r.jsonl", {"text": "文\r\n"})
    file, record = corpus.scan(tmp_path)
    assert corpus.read(tmp_path, file).source.sha256 == sha256(b"a\r\n").hexdigest()
    assert corpus.read(tmp_path, record).source.sha256 == sha256("文\r\n".encode()).hexdigest()


def test_a_file_that_changed_after_the_listing_is_told_of(tmp_path: Path) -> None:
    _write_lines(tmp_path / "r.jsonl", {"id": "a", "text": "一"})
    entry = _only(tmp_path)
    _write_lines(tmp_path / "r.jsonl", {"id": "b", "text": "一"})
    with pytest.raises(CorpusError, match="changed"):
        corpus.read(tmp_path, entry)
    (tmp_path / "r.jsonl").unlink()
    with pytest.raises(CorpusError, match=r"r\.jsonl#a: "):
        corpus.read(tmp_path, entry)


def test_an_unreadable_folder_is_told_of(tmp_path: Path) -> None:
    (entry,) = corpus.scan(tmp_path / "nowhere")
    assert entry.problem


def test_folders_may_nest_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    deep = 1500
    (tmp_path / "b.txt").write_text("文")
    here = os.open(tmp_path, os.O_RDONLY)
    for _level in range(deep):
        os.mkdir("a", dir_fd=here)
        inner = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("c.txt", os.O_CREAT, dir_fd=here))
    os.close(here)
    try:
        assert _listed(tmp_path) == ["a/" * deep + "c.txt", "b.txt"]
    finally:  # pytest's own way to remove a folder gives up on this one
        subprocess.run(["rm", "-rf", tmp_path / "a"], check=True)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=40) | st.sampled_from(LINES)), st.sampled_from(["", "gb18030"]))
def test_any_lines_are_listed_and_read_or_refused(
    tmp_path: Path, lines: list[bytes], encoding: str
) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"\n".join(lines))
    entries = list(corpus.scan(tmp_path, encoding=encoding or None))
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        if entry.problem is None:
            report = corpus.read(tmp_path, entry, encoding=encoding or None)
            assert report.id == entry.id
            report.raw.encode()
        else:
            assert entry.problem
            assert entry.id.startswith("r.jsonl:")
