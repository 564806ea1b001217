"""What else can be in a YAML file, legal or not, and what becomes of it."""

from __future__ import annotations

import time

import pytest
import yaml

from drafter.textfile import Splice, from_text
from drafter.yamlsource import Mapping, Scalar, builder, read_yaml
from tests.yamlsource.reading import nodes, read, scalars


def value(text: str, key: str) -> Scalar:
    root, _ = nodes(text)
    assert root is not None
    node = root.get(key)
    assert isinstance(node, Scalar)
    return node


class TestWords:
    @pytest.mark.parametrize(
        "typed",
        ["6:4", "0012", "13.20", "1e3", "0x1F", "no", "on", "2018-12-31", "12:30", "1_000", ".5"],
    )
    def test_stay_as_typed(self, typed: str) -> None:
        assert read(f"a: {typed}\nb: [{typed}]\n{typed}: c\n")[0] == {
            "a": typed,
            "b": [typed],
            typed: "c",
        }

    @pytest.mark.parametrize(
        ("typed", "absent"),
        [
            *[(typed, True) for typed in ("", "~", "null", "××", "×××", "xx", "XX", "'××'")],
            *[(typed, False) for typed in ("''", "'~'", "无", "0", "x", "×", "××万", "nil")],
        ],
    )
    def test_not_yet_come(self, typed: str, absent: bool) -> None:
        assert value(f"a: {typed}\n", "a").absent is absent

    def test_quoted_or_not(self) -> None:
        text = "a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\n"
        assert [value(text, key).quoted for key in "abcd"] == [False, True, True, True]

    def test_a_key_is_asked_for_by_its_words(self) -> None:
        root, _ = nodes("a: 1\nb: 2\n")
        assert root is not None
        assert root.keys() == ("a", "b")
        assert root.get("c") is None


class TestPlaces:
    @pytest.mark.parametrize("slow", [False, True])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_count_characters_not_bytes(
        self, slow: bool, end: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Chinese and characters beyond the BMP count as one, in both of PyYAML's parsers."""
        if slow:
            monkeypatch.setattr(builder, "Parser", yaml.Loader)
        text = end.join(["𠮷野: {低保: 甲𠮷, 乙: '𠮷\u3000'}", "# 👨‍👩‍👧", "丙: 丁 # 𠮷", ""])
        root, found = nodes(text)
        assert root is not None
        assert found == []
        for scalar in scalars(root):
            typed = text[scalar.start : scalar.end]
            assert typed.strip("'") == scalar.text
            line = text.split(end)[scalar.place.line - 1]
            assert line[scalar.place.column - 1 :].startswith(typed)

    def test_replacing_a_value_changes_nothing_else(self) -> None:
        source = from_text("x", "甲:  1  # 注\r\n乙: {丙: '2', 丁: }\r\n")
        root = read_yaml(source, [])
        assert root is not None
        values = [scalar for scalar in scalars(root) if not scalar.text.strip("甲乙丙丁")]
        edits = [Splice(scalar.start, scalar.end, " 9") for scalar in values]
        edited = source.splice(edits[-1:]).decode()
        assert edited == "甲:  1  # 注\r\n乙: {丙: '2', 丁: 9 }\r\n"

    def test_a_mended_value_is_replaced_where_it_stands(self) -> None:
        text = "标准：｛本年:950，上年：1,300｝\n备注: 见文件 #3号\n"
        root, _ = nodes(text)
        assert root is not None
        assert [(scalar.text, text[scalar.start : scalar.end]) for scalar in scalars(root)] == [
            ("标准", "标准"),
            ("本年", "本年"),
            ("950", "950"),
            ("上年", "上年"),
            ("1300", "1,300"),
            ("备注", "备注"),
            ("见文件 #3号", "见文件 #3号"),
        ]

    def test_a_value_begins_behind_its_tag(self) -> None:
        text = "a: !!int &x 5\n"
        scalar = value(text, "a")
        assert text[scalar.start : scalar.end] == "5"


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "content", "findings"),
        [
            ("a: &x 1\nb: *x\n", {"a": "1"}, ["1:4 不用锚点", "2:4 不用锚点"]),
            ("a: {b: 1}\n<<: {c: 2}\nd: 3\n", {"a": {"b": "1"}, "d": "3"}, ["2:1 不用锚点"]),
            ("a: &x {b: 1}\nc: {<<: *x, d: 2}\n", None, ["1:4 不用锚点", "2:5 不用锚点"]),
            ("a: !!python/object:os.system x\n", {"a": "x"}, ["1:4 不用标签"]),
            ("a: !x {b: 1}\n", {"a": {"b": "1"}}, ["1:4 不用标签"]),
            ("a: ! 5\n", {"a": "5"}, ["1:4 不用标签"]),
            ("? a\n: b\nc: 1\n", {"c": "1"}, ["1:1 键不是词语"]),
            ("? [a, b]\n: c\nd: 1\n", {"d": "1"}, ["1:1 键不是词语"]),
            ("[a]: b\nc: 1\n", {"c": "1"}, ["1:1 键不是词语"]),
            ("{a: 1}: b\nc: 1\n", {"c": "1"}, ["1:1 键不是词语"]),
            ("a: {: 1, b: 2}\n", {"a": {"b": "2"}}, ["1:5 缺少键名"]),
            ("a: {'': 1, b: 2}\n", {"a": {"b": "2"}}, ["1:5 缺少键名"]),
            (": 1\nb: 2\n", {"b": "2"}, ["1:1 缺少键名"]),
            ('a: "x\\0\\ud7ff\\U00100000"\n', {"a": "x\ufffd\ud7ff\ufffd"}, ["1:6 反斜杠"]),
            ('a: "x\\ud800"\nb: 1\n', {"a": "x\\ud800", "b": "1"}, ["1:6 反斜杠"]),
        ],
        ids=ascii,
    )
    def test_what_yaml_has_and_we_have_not(
        self, text: str, content: object, findings: list[str]
    ) -> None:
        read_content, read_findings = read(text)
        assert read_findings == findings
        if content is not None:
            assert read_content == content

    def test_references_cannot_fill_the_memory(self) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
        content, findings = read("\n".join(lines))
        assert isinstance(content, dict)
        assert content["a29"] == []
        assert {finding.split()[1] for finding in findings} == {"不用锚点"}

    def test_a_key_twice(self) -> None:
        root, found = nodes(
            "标准: 900\n甲: {乙: 1, 乙: 2, 乙: 3}\n丙:\n  - 丁: 1\n    丁: 2\n标准: 950\n"
        )
        assert root is not None
        assert value("标准: 900\n标准: 950\n", "标准").text == "900"
        places = [(item.place.line, item.place.column) for item in found]
        assert places == [(2, 11), (2, 17), (5, 5), (6, 1)]
        assert {item.rule for item in found} == {"键重复"}
        firsts = [(item.related[0].place.line, item.related[0].place.column) for item in found]
        assert firsts == [(2, 5), (2, 5), (4, 5), (1, 1)]

    @pytest.mark.parametrize("depth", [64, 65, 1000])
    @pytest.mark.parametrize("kind", ["flow", "block", "dash"])
    def test_depth(self, depth: int, kind: str) -> None:
        inner = depth - 1
        text = {
            "flow": "a: " + "[" * inner + "]" * inner,
            "block": "".join(" " * n + "a:\n" for n in range(depth)) + " " * depth + "b",
            "dash": "a:\n  " + "- " * inner + "b",
        }[kind]
        content, findings = read(text + "\nc: 1\n")
        assert isinstance(content, dict)
        assert content["c"] == "1"
        assert [finding.split()[1] for finding in findings] == ["层次太深"] * (depth > 64)

    def test_what_stands_beside_the_depths_is_read(self) -> None:
        lines = [" " * n + "a:" for n in range(60)] + [" " * 60 + "a: [[[[[[[x], y], z]]]]]"]
        lines += [" " * n + f"b: {n}" for n in range(60, -1, -1)]
        content, findings = read("\n".join(lines))
        assert [finding.split()[1] for finding in findings] == ["层次太深"]
        for depth in range(61):
            assert isinstance(content, dict)
            assert content["b"] == str(depth)
            content = content["a"]


class TestWholeFiles:
    @pytest.mark.parametrize("text", ["", "\n", "# 只有注释\n", "---\n", "--- # 注\n", "~\n"])
    def test_nothing_in_it(self, text: str) -> None:
        assert read(text) == (None, ["0:0 文件是空的"])

    @pytest.mark.parametrize(
        "text",
        [
            "- a\n- b\n",
            "[a, b]\n",
            "一段文字\n",
            "一段文字，\n接着写：还是文字。\n",
            '"a"\n',
            "|\n  a\n",
        ],
    )
    def test_no_mapping(self, text: str) -> None:
        content, findings = read(text)
        assert content is None
        assert findings == ["1:1 不是键值"]

    def test_no_mapping_and_slips_too(self) -> None:
        assert read("- a\n-　b\n") == (None, ["2:2 全角空格", "1:1 不是键值"])

    def test_several_documents_are_read_as_one(self) -> None:
        content, findings = read("---\na: 1\n---\nb: 2\n...\nc: 3\n=======\nd: 4\n")
        assert content == {"a": "1", "b": "2", "c": "3", "d": "4"}
        assert findings == ["3:1 多份文档", "5:1 多份文档", "7:1 多份文档"]

    def test_lost_characters_are_told_of_only_by_the_reader_of_the_file(self) -> None:
        assert read("a: 1\n\x1a\nb: \x002\n") == ({"a": "1", "b": "\ufffd2"}, [])


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("line", "place", "words"),
        [
            ("- 条目", "2:1", "对不齐"),
            ("甲: {乙: [1, 丙: 2}", "2:16", "括号"),
        ],
    )
    def test_the_rest_is_read(self, line: str, place: str, words: str) -> None:
        text = f"a: 1\n{line}\nb: 2\n"
        content, findings = read(text)
        assert isinstance(content, dict)
        assert (content["a"], content["b"]) == ("1", "2")
        assert [finding.split()[0] for finding in findings] == [place]
        _, (finding,) = nodes(text)
        assert words in finding.message
        assert finding.hint

    def test_many_faults_are_all_found(self) -> None:
        faulty = "- 甲{}\n乙{}: 好\n"
        text = "始: 1\n" + "".join(faulty.replace("{}", str(n)) for n in range(30))
        content, findings = read(text)
        assert content == {"始": "1"} | {f"乙{n}": "好" for n in range(30)}
        assert findings == [f"{2 * n + 2}:1 读不懂" for n in range(30)]

    def test_no_message_speaks_english(self) -> None:
        samples = [
            "- a\nb: 1\n",
            "a: 1\n- b\n",
            "a:\n  - b\n  c: 1\n",
            'a: "\\x"\n',
            'a: "\\ud800"\n',
            "a: {b: 1]]\n",
            "a: {b: c: d}\n",
            "a: {b: 1,, c: 2}\n",
            "a: [b, - c]\n",
            "%TAG ! x\n---\na: 1\n",
            "a: !<x y\n",
            "a: 'b': c\n",
            "a: &\n",
            "a: *\n",
            "a: 1\n  b\n c: 2\n",
            "? - a\n  b: 1\n",
        ]
        for text in samples:
            _, found = nodes(text)
            assert found, text
            for finding in found:
                letters = [letter for letter in finding.message if letter.isascii()]
                words = "".join(letters).replace("YAML", "").replace("U+", "")
                assert sum(letter.isalpha() for letter in words) < 6, finding.message


HOSTILE = {
    "brackets": "[",
    "braces": "{a: ",
    "dashes": "- ",
    "quotes": "'",
    "escapes": '"\\',
    "tags": "&a ",
    "commas": "，",
    "items": "{a: x,",
    "numbers": "1,111,",
    "hashes": "a #b",
    "keys": "a:\n ",
    "unclosed": "a: 'x\n",
    "records": "- 名：x\n",
    "words": "a:\n  名：x。\n",
    "templates": "{{x",
    "invisible": "a\u200b",
    "blanks": " ",
    "wide": "　",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_longer_than_its_length(name: str) -> None:
    unit = HOSTILE[name]
    for text in (unit * (30_000 // len(unit)), "a: {b: " + unit * (30_000 // len(unit)) + "：x #"):
        began = time.perf_counter()
        nodes(text)
        assert time.perf_counter() - began < 10


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "年度: 2018\n数据:\n  低保: {标准：950，在册: '5'}\n  备注: |\n    文字\n- 错\n清单: [1, 2]\n"
    expected = read(text)
    monkeypatch.setattr(builder, "Parser", yaml.Loader)
    assert read(text) == expected
    assert isinstance(nodes(text)[0], Mapping)
