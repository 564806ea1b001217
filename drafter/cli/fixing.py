"""`check --fix`: what would be put right is shown and, when agreed to, written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from drafter.authoring.answers import WrongAnswerError
from drafter.cli.asking import NoAnswerError, ask
from drafter.cli.report import finding_text
from drafter.cli.streams import tell
from drafter.errors import DrafterError
from drafter.review.changes import changes
from drafter.review.opening import is_document, is_text
from drafter.review.repairing import plan_repairs, write_repairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.pipeline import Edition, Shelf
    from drafter.review.checking import Checked
    from drafter.review.repairing import Mended, Plan

YES = frozenset({"是", "是的", "好", "改", "y", "yes"})
NO = frozenset({"否", "不", "不改", "不是", "n", "no", ""})


class Repairing:
    """Puts right what is sure and wanted, file by file, after asking once for all.

    `failed` when a file that should have been written could not be.
    """

    def __init__(self, wanted: Callable[[Finding], bool], show: Callable[[str], None]) -> None:
        """Mend what is `wanted`; `show` prints how."""
        self._wanted = wanted
        self._show = show
        self.failed = False

    def run(
        self, files: Iterable[Path], shelf: Shelf, edition: Edition, *, yes: bool
    ) -> tuple[Checked, ...] | None:
        """What is left to be looked at in each file; None where not all that was planned is written."""
        plans: list[Plan] = []
        for file in files:
            plans.append(plan_repairs(file, shelf, edition, self._wanted))
            if is_document(file) and not is_text(file):
                tell(f"{file}: Word 文稿程序不替您改，照下面的建议在 Word 里改。")
        mended = {each.path: each for plan in plans for each in plan.mended}
        if not mended:
            tell("没有能有把握改好的。")
            return tuple(plan.left for plan in plans)
        with _claimed(mended) as held:
            if not self._write(tuple(mended.values()), held, yes=yes):
                return None
        return tuple(plan.left for plan in plans)

    def _write(self, mended: Sequence[Mended], held: Sequence[Finding], *, yes: bool) -> bool:
        """Whether all was written; nothing is where somebody else fills in one of the files."""
        counts = {str(each.path): self._shown(each) for each in mended}
        if held:
            self._refused(held)
            tell("没有改。")
            return False
        if not (yes or _agreed(sum(counts.values()))):
            return False
        try:
            write_repairs(mended)
        except DrafterError as error:
            self._refused(error.findings)
            for finding in error.findings:
                counts.pop(finding.place.file, None)
        tell(f"改好了{sum(counts.values())}处。" if counts else "没有改。")
        return not self.failed

    def _refused(self, findings: Iterable[Finding]) -> None:
        self.failed = True
        for finding in findings:
            tell(finding_text(finding))

    def _shown(self, mended: Mended) -> int:
        """How many stretches of a file would differ; each is shown as it is and as it would be."""
        stretches = tuple(changes(mended.before.text, mended.text))
        for change in stretches:
            self._show(f"{mended.path}:{change.line}\n- {change.before}\n+ {change.after}")
        return len(stretches)


@contextmanager
def _claimed(paths: Iterable[Path]) -> Iterator[tuple[Finding, ...]]:
    """While the files are ours: why some are not, because somebody is filling them in."""
    from drafter.session.disk.claims import Claim, Holder, claim

    taken = [claim(path) for path in paths]
    try:
        yield tuple(
            each.finding._replace(
                message=f"{each.who}正在填这个文件，现在不能改",
                hint="先退出那个窗口，再改"
                if each.own
                else "等对方退出后再改；对方的电脑断了电或断了网的，过十分钟再改",
            )
            for each in taken
            if isinstance(each, Holder)
        )
    finally:
        for each in taken:
            if isinstance(each, Claim):
                each.release()


def _agreed(count: int) -> bool:
    try:
        return ask(f"改这{count}处吗？[是/否]：", _yes_or_no)
    except NoAnswerError:
        tell("没有改；不提问直接改的，加上 --yes")
        return False


def _yes_or_no(answer: str) -> bool:
    said = answer.strip().lower()
    if said in YES:
        return True
    if said in NO:
        tell("没有改。")
        return False
    raise WrongAnswerError("答“是”或者“否”。")
