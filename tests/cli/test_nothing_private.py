"""Nobody's name, number, address or account is printed in full, whatever the command prints."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import docx
import pytest

from tests.checks.test_privacy import NUMBER, OTHER_KINDS, PRIVATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

TEXTS = (*[text for text, _ in OTHER_KINDS], f"低保户王晓明,身份证号{NUMBER},手机13800138000.")
TOLD = {word for _, words in OTHER_KINDS for word in words if len(word) > 4 or not word.isdigit()}


@pytest.mark.parametrize(
    "options", [(), ("--all",), ("--format", "json"), ("--fix",), ("--fix", "--yes")]
)
@pytest.mark.parametrize("name", ["来稿.txt", "来稿.md"])
def test_it_is_printed_nowhere(
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    options: tuple[str, ...],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("否\n"))
    path = tmp_path / name
    path.write_text("\n\n".join(TEXTS), encoding="utf-8")
    done = command("check", *options, path)
    assert "写出" in done.out
    assert not [word for word in {*TOLD, *PRIVATE} if word in done.out + done.err]


def test_words_that_are_not_printed_are_not_told_either(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "来稿.docx"
    document = docx.Document()
    document.add_paragraph("某县民政局2023年工作总结")
    run = document.add_paragraph("发放临时救助300人次。").add_run(f"低保户王晓明，身份证号{NUMBER}")
    run.font.hidden = True
    document.save(str(path))
    done = command("check", path)
    assert "隐藏文字" in done.out
    assert "王晓明" not in done.out
    assert NUMBER not in done.out
