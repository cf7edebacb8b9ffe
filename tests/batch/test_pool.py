"""Many reports: in order, whatever happens to some of them."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING

import pytest

from govtui import corpus
from govtui.batch.pool import make_all
from govtui.batch.prepare import Failure, Product, Task, make_or_say_why
from govtui.batch.request import Request
from tests.batch.test_worker import children

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for number in range(COUNT):
        text = f"云溪区召开会议\n3月{number % 28 + 1}日，区长上官旻主持会议。\n" * (number % 7)
        (tmp_path / f"{number:03}.txt").write_text(text)
    (tmp_path / "007.txt").write_bytes(b"\xff")
    return tmp_path


def _requests(root: Path) -> list[Request]:
    return [Request(entry) for entry in corpus.scan(root)]


@pytest.mark.parametrize("product", [Product.CLEANED, Product.RECORD])
def test_lines_come_in_order_and_as_from_this_process(root: Path, product: Product) -> None:
    task = Task(root=str(root), product=product)
    requests = _requests(root)
    results = list(make_all(task, requests, jobs=2))
    assert [request for request, _result in results] == requests
    assert [result for _request, result in results] == [
        make_or_say_why(task, request.entry) for request in requests
    ]
    assert isinstance(results[7][1], Failure)
    line = results[8][1]
    assert isinstance(line, bytes)
    assert json.loads(line)["id"] == "008.txt"
    assert children() == []


def test_a_killed_process_costs_nothing(root: Path) -> None:
    task = Task(root=str(root), product=Product.CLEANED)
    results = []
    for number, result in enumerate(make_all(task, _requests(root), jobs=2)):
        if number == 3:
            os.kill(children()[0], signal.SIGKILL)
        results.append(result)
    assert [isinstance(result, bytes) for _request, result in results].count(False) == 1
    assert len(results) == COUNT


def test_who_stops_taking_results_leaves_no_process(root: Path) -> None:
    lines = make_all(Task(root=str(root), product=Product.CLEANED), _requests(root), jobs=2)
    next(iter(lines))
    lines.close()
    assert children() == []


def test_no_reports_need_no_process(root: Path) -> None:
    assert list(make_all(Task(root=str(root), product=Product.CLEANED), [])) == []
