"""Keys take effect in the order in which they were pressed, however fast they come.

Textual gives printable keys to the field at once, while a key with an action of its own
travels up to the application first. Typed ahead on a slow line, the digits behind an Enter
would therefore land in the row before it. Here a key is let in only when the one before it,
and what it set going, has been dealt with.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.message import Message

if TYPE_CHECKING:
    from textual.timer import Timer

# First the key itself travels to the application, then what its action has sent.
ROUNDS = 2
# A widget that goes away takes with it what was on its way.
PATIENCE = 0.3  # seconds


class KeyDone(Message):
    """Follows a key through the same queues; where it arrives, the key has been dealt with."""

    def __init__(self, number: int, rounds: int) -> None:
        """Of which key, and how often it still has to go round."""
        super().__init__()
        self.number = number
        self.rounds = rounds


class KeysInOrder(App[None]):
    """An application that lets in one key after the other."""

    def __init__(self) -> None:
        """No key is on its way."""
        super().__init__()
        self._waiting_keys: deque[events.Key | events.Paste] = deque()
        self._key_number = 0
        self._under_way_since = 0.0
        self._patience: Timer | None = None

    @property
    def keys_under_way(self) -> bool:
        """Whether a key has not been dealt with yet."""
        return bool(self._waiting_keys or self._under_way_since)

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste wait for those before it."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting_keys.append(event)
        if not self._under_way_since or monotonic() - self._under_way_since > PATIENCE:
            await self._let_in()
        elif self._patience is None:
            self._patience = self.set_timer(PATIENCE, self._wait_no_longer)

    async def on_key_done(self, message: KeyDone) -> None:
        """Go round once more, or let the next one in."""
        message.stop()
        if message.number != self._key_number:
            return
        if message.rounds > 1:
            self._follow(message.rounds - 1)
            return
        self._under_way_since = 0.0
        if self._waiting_keys:
            await self._let_in()

    async def _let_in(self) -> None:
        self._key_number += 1
        self._under_way_since = monotonic()
        await super().on_event(self._waiting_keys.popleft())
        self._follow(ROUNDS)

    def _follow(self, rounds: int) -> None:
        (self.focused or self.screen).post_message(KeyDone(self._key_number, rounds))

    async def _wait_no_longer(self) -> None:
        self._patience = None
        if not self._waiting_keys:
            return
        if monotonic() - self._under_way_since > PATIENCE:
            await self._let_in()
        if self._waiting_keys:
            self._patience = self.set_timer(PATIENCE, self._wait_no_longer)
