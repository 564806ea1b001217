"""docxtpl as its documentation says, and the floor: the same XML without anything around it."""

from __future__ import annotations

import importlib
import shutil
import struct
import sys
import zlib
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from tests.bench import officescript
from tests.bench.tagging import OWN_PARTS, Template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Context = Mapping[str, str]

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
# That of our own writer: a better level would cost the floor more than it has to pay.
_LEVEL = 3


class Docxtpl:
    """One office's script with its template, in `folder`; also as a command of its own."""

    def __init__(self, template: Template, folder: Path) -> None:
        """Lay script, tags and template into `folder`."""
        folder.mkdir()
        self.script = folder / "officescript.py"
        self.template = folder / "模板.docx"
        shutil.copyfile(officescript.__file__, self.script)
        (folder / "tags.py").write_text(template.code, "utf-8")
        self.template.write_bytes(template.package)
        self._strict = Environment(undefined=StrictUndefined, autoescape=True)
        sys.path.insert(0, str(folder))
        try:
            for name in ("officescript", "tags"):
                sys.modules.pop(name, None)
            self._context = importlib.import_module("tags").context
        finally:
            sys.path.remove(str(folder))

    def context(self, year: Path) -> Context:
        """What stands at each tag, from the office's YAML."""
        context: Context = self._context(year.parent)
        return context

    def render(self, year: Path, target: Path) -> None:
        """The document of one year. A template object renders but once (its issue 110)."""
        document = DocxTemplate(self.template)
        document.render(self.context(year), jinja_env=self._strict)
        document.save(target)

    def command(self, years: Sequence[Path], folder: Path) -> list[str]:
        """The same as a whole process, for years of offices in folders of different names."""
        return [sys.executable, *map(str, (self.script, self.template, folder, *years))]


class Floor:
    """The least a document costs: Jinja, UTF-8, deflate, and a zip whose other parts are copied."""

    def __init__(self, template: Template) -> None:
        """Compile the parts with tags, compress the others."""
        strict = Environment(undefined=StrictUndefined, autoescape=True)
        self._own = [
            (name.encode(), strict.from_string(template.parts[name].decode()))
            for name in OWN_PARTS
            if b"{{" in template.parts[name]
        ]
        data, directory = b"", b""
        static = [name for name in template.parts if name not in OWN_PARTS]
        for name in static:
            local, central = _entry(name.encode(), template.parts[name], len(data))
            data, directory = data + local, directory + central
        self._static = data, directory, len(static)

    def write(self, context: Context) -> bytes:
        """The document of one year."""
        data, directory, count = self._static
        pieces, entries, offset = [data], [directory], len(data)
        for name, template in self._own:
            local, central = _entry(name, template.render(context).encode(), offset)
            pieces.append(local)
            entries.append(central)
            offset += len(local)
        count += len(self._own)
        whole = b"".join(entries)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(whole), offset, 0)
        return b"".join((*pieces, whole, end))


def _entry(name: bytes, content: bytes, offset: int) -> tuple[bytes, bytes]:
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = compressor.compress(content) + compressor.flush()
    numbers = (0, 8, 0, 33, zlib.crc32(content), len(packed), len(content), len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", 20, *numbers) + name + packed
    central = _CENTRAL.pack(b"PK\1\2", 20, 20, *numbers, 0, 0, 0, 0, offset) + name
    return local, central
