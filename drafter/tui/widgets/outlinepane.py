"""The report's own parts, chapters and topics, with how far each is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Tree

from drafter.columns import clipped, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType
    from textual.widgets.tree import TreeNode

    from drafter.session.topictree import Branch, Leaf

DONE, OPEN, FAULTY, NOTHING = "√", "·", "!", " "
UNUSED = "没有用到的主题"
ICON_COLUMNS, LEAST_TITLE = 2, 6
TOGGLES = Style.from_meta({"toggle": True})  # by this the tree knows where it is clicked


class Place(NamedTuple):
    """A topic under a 视角; a branch has no topic."""

    topic: str = ""
    aspect: str = ""


class OutlinePane(Tree[Place]):
    """A tree of topics; moving to one shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "fold", "收起", show=False),
        Binding("right", "unfold", "展开", show=False),
    ]
    DEFAULT_CSS = """
    OutlinePane { background: $surface; scrollbar-size: 1 1; overflow-x: hidden; padding: 0; }
    """

    @dataclass
    class Chosen(Message):
        """A topic was gone to; `entered` by Enter or a click, not only passed by."""

        place: Place
        entered: bool = False

    def __init__(self, *, id: str) -> None:
        """Begin without branches."""
        super().__init__("", id=id)
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 2
        self.auto_expand = True
        self._by_key: dict[tuple[str, ...], TreeNode[Place]] = {}
        self._grown: tuple[object, ...] = ()
        self._said: dict[TreeNode[Place], tuple[str, str]] = {}

    def show(self, branches: Sequence[Branch], faulty: frozenset[str]) -> None:
        """Show the outline; the tree is built again only where other topics stand in it."""
        shape = tuple(_shape(branch) for branch in branches)
        if shape != self._grown:
            self._grown = shape
            self._plant(branches)
        for branch in branches:
            self._label_branch(branch, (branch.title,), faulty)

    def choose(self, topic: str) -> None:
        """Put the cursor on a topic without telling of it; where it stands twice, on the nearer."""
        nodes = [node for node in self._topic_nodes() if node.data and node.data.topic == topic]
        if not nodes or self.cursor_node in nodes:
            return
        self._open_above(nodes[0])
        # Only when its branch is drawn open does a node have a line.
        self.call_after_refresh(self._put_cursor, nodes[0])

    def _put_cursor(self, node: TreeNode[Place]) -> None:
        with self.prevent(Tree.NodeHighlighted):
            self.move_cursor(node)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Place]) -> None:
        """Go where the cursor is."""
        event.stop()
        if event.node.data and event.node.data.topic and self.has_focus:
            self.post_message(self.Chosen(event.node.data))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Place]) -> None:
        """Go where Enter or a click was."""
        event.stop()
        if event.node.data and event.node.data.topic:
            self.post_message(self.Chosen(event.node.data, entered=True))

    def action_fold(self) -> None:
        """Close the branch under the cursor; from what cannot be closed go to what it stands in."""
        node = self.cursor_node
        if node is None:
            return
        if node.allow_expand and node.is_expanded:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

    def action_unfold(self) -> None:
        """Open the branch under the cursor; from an open one go to what is first in it."""
        node = self.cursor_node
        if node is None or not node.allow_expand:
            return
        if not node.is_expanded:
            node.expand()
        elif node.children:
            self.move_cursor(node.children[0])

    def render_label(self, node: TreeNode[Place], base_style: Style, style: Style) -> Text:
        """Title and count on one line; the count stands at its end and is never cut."""
        title, count = self._said.get(node, ("", ""))
        depth = 0
        above = node.parent
        while above is not None and above is not self.root:
            depth, above = depth + 1, above.parent
        room = self.size.width - depth * self.guide_depth - ICON_COLUMNS - width(count) - 2
        icon = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
        said = f"{clipped(title, max(LEAST_TITLE, room))} {count}".rstrip()
        return Text.assemble(
            (icon, base_style + TOGGLES) if node.allow_expand else "",
            (said, style),
            no_wrap=True,
        )

    def get_label_width(self, node: TreeNode[Place]) -> int:
        """Labels end where the pane does: there is nothing to be scrolled to."""
        del node
        return 0

    def _plant(self, branches: Sequence[Branch]) -> None:
        self.clear()
        self._by_key.clear()
        self._said.clear()
        for at, branch in enumerate(branches):
            self._grow(self.root, branch, (branch.title,), expand=at == 0)

    def _grow(
        self, above: TreeNode[Place], branch: Branch, key: tuple[str, ...], *, expand: bool
    ) -> None:
        node = above.add("", data=Place(), expand=expand)
        self._by_key[key] = node
        unused: list[Leaf] = []
        for leaf in branch.leaves:
            if leaf.used or leaf.told:
                self._by_key[(*key, leaf.path)] = node.add_leaf(
                    "", data=Place(leaf.path, leaf.aspect)
                )
            else:
                unused.append(leaf)
        for inner in branch.branches:
            self._grow(node, inner, (*key, inner.title), expand=False)
        if unused:
            rest = node.add("", data=Place(), expand=False)
            self._by_key[(*key, UNUSED)] = rest
            for leaf in unused:
                self._by_key[(*key, leaf.path)] = rest.add_leaf(
                    "", data=Place(leaf.path, leaf.aspect)
                )

    def _label_branch(self, branch: Branch, key: tuple[str, ...], faulty: frozenset[str]) -> None:
        used = [leaf for leaf in branch.topics() if leaf.used]
        progress = branch.progress
        mark = NOTHING
        if any(leaf.path in faulty for leaf in used):
            mark = FAULTY
        elif progress.listed:
            mark = DONE if progress.filled == progress.listed else OPEN
        count = f"{progress.filled}/{progress.listed}" if progress.listed else ""
        self._put_label(key, f"{mark}{branch.number}{branch.title}", count)
        unused = 0
        for leaf in branch.leaves:
            if not (leaf.used or leaf.told):
                unused += 1
            self._label_leaf(leaf, (*key, leaf.path), faulty)
        if unused:
            self._put_label((*key, UNUSED), f" {UNUSED}", str(unused))
        for inner in branch.branches:
            self._label_branch(inner, (*key, inner.title), faulty)

    def _label_leaf(self, leaf: Leaf, key: tuple[str, ...], faulty: frozenset[str]) -> None:
        filled, listed = leaf.progress.filled, leaf.progress.listed
        mark = NOTHING
        if leaf.path in faulty and leaf.used:
            mark = FAULTY
        elif leaf.used:
            mark = DONE if filled == listed else OPEN
        self._put_label(key, f"{mark}{leaf.title}", f"{filled}/{listed}" if listed else "")

    def _put_label(self, key: tuple[str, ...], title: str, count: str) -> None:
        node = self._by_key.get(key)
        if node is not None and self._said.get(node) != (title, count):
            self._said[node] = title, count
            node.refresh()

    def _topic_nodes(self) -> Iterator[TreeNode[Place]]:
        pending = list(self.root.children)
        while pending:
            node = pending.pop(0)
            if node.data and node.data.topic:
                yield node
            pending[:0] = list(node.children)

    def _open_above(self, node: TreeNode[Place]) -> None:
        above = node.parent
        while above is not None:
            above.expand()
            above = above.parent


def _shape(branch: Branch) -> tuple[object, ...]:
    """What a tree is built of, without what its labels say."""
    leaves = tuple((leaf.path, leaf.aspect, leaf.used or leaf.told) for leaf in branch.leaves)
    return (branch.title, leaves, *(_shape(inner) for inner in branch.branches))
