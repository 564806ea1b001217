"""Files of an earlier version out of git, through its ordinary command line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.difffaults import NO_VERSION
from drafter.errors import DrafterError
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Of an office nothing else is read; what is larger than a text file may be is not fetched.
SUFFIXES = frozenset({".yaml", ".yml", ".md"})
WITHOUT_GIT = "没有用 git 的，留一份旧的文件夹，直接比两个文件"
_FILE_MODES = frozenset({"100644", "100755"})


class Blob(Struct, frozen=True):
    """A file of a revision: its path from the top of the repository, and git's name for it."""

    path: str
    name: str


class Repository(Struct, frozen=True):
    """A git repository at one commit; `asked` is how somebody wrote that version down."""

    top: Path
    commit: str
    asked: str

    def holds(self, path: str) -> bool:
        """Whether the commit has this file or folder; "" is the top."""
        return _run(self.top, "cat-file", "-e", f"{self.commit}:{path}").returncode == 0

    def files(self, folder: str) -> Iterator[Blob]:
        """The files below a folder that an office may be read from."""
        wanted = ("--", folder) if folder else ()
        listing = _run(self.top, "ls-tree", "-r", "-z", "--full-tree", self.commit, *wanted)
        for line in listing.stdout.decode("utf-8", "surrogateescape").split("\0"):
            about, _, path = line.partition("\t")
            mode, _, name = about.partition(" blob ")
            known = mode in _FILE_MODES and Path(path).suffix.lower() in SUFFIXES
            if known and ".." not in Path(path).parts:
                yield Blob(path, name)

    def contents(self, blobs: Iterable[Blob]) -> Iterator[tuple[Blob, bytes]]:
        """The bytes of the files, as they were committed."""
        blobs = list(blobs)
        asked = "".join(f"{blob.name}\n" for blob in blobs).encode()
        data = _run(self.top, "cat-file", "--batch", stdin=asked).stdout
        at = 0
        for blob in blobs:
            end = data.index(b"\n", at)
            size = int(data[at:end].rpartition(b" ")[2])
            yield blob, data[end + 1 : end + 1 + size]
            at = end + 1 + size + 1


def repository_at(folder: Path, revision: str, asked: str) -> Repository:
    """The repository that `folder` lies in, at `revision`.

    Raises:
        DrafterError: without git, outside a repository, or when there is no such revision.
    """
    found = _run(folder, "rev-parse", "--show-toplevel", asked=asked)
    if found.returncode != 0:
        told = found.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in told:
            raise _refused(asked, f"文件夹“{folder}”不在 git 仓库里", WITHOUT_GIT)
        raise _refused(asked, f"git 打不开这个仓库：{told}", "照 git 说的处理后再试")
    top = Path(os.fsdecode(found.stdout.rstrip(b"\r\n")))
    commit = None
    if revision and not revision.startswith("-"):
        commit = _run(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None or commit.returncode != 0:
        raise _refused(
            asked,
            f"仓库里没有修订“{revision}”",
            "写分支、标签、提交号，或者 HEAD~1（上一次提交）；有哪些提交，看 git log",
        )
    return Repository(top, commit.stdout.decode().strip(), asked)


def missing(repository: Repository, revision: str, path: str) -> DrafterError:
    """That the revision has no such file."""
    return _refused(
        repository.asked,
        f"修订“{revision}”里没有“{path}”",
        "核对路径；文件改过名的，写当时的名字",
    )


def _refused(asked: str, message: str, hint: str) -> DrafterError:
    return DrafterError(NO_VERSION.at(Location(asked), message, hint=hint))


def _run(
    folder: Path, *arguments: str, stdin: bytes = b"", asked: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Git in `folder`; its messages in English, whatever the user's language."""
    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(
            ["git", "--no-replace-objects", *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            check=False,
            env=environment,
        )
    except FileNotFoundError as error:
        raise _refused(asked, "这台电脑没有装 git，取不出以前的版本", WITHOUT_GIT) from error
    except (OSError, ValueError) as error:
        raise _refused(asked, "git 运行不了", WITHOUT_GIT) from error
