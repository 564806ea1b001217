"""Where the program listens, and how a browser gets there."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from contextlib import suppress

LAST_PORT = 65535
_NAME_OF_THIS_COMPUTER = "localhost"
_TRIED = 50


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        OSError: the port is taken, or this computer has no such address.
    """
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    # A name may stand for both families; programs that know one know the older.
    family, kind, protocol, _, address = min(addresses, key=lambda found: found[0])
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere this would let two programs have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except BaseException:
        listener.close()
        raise
    return listener


def is_taken(error: OSError) -> bool:
    """Whether somebody else listens there."""
    return error.errno == errno.EADDRINUSE


def next_free(host: str, port: int) -> int | None:
    """The next port on which nobody listens; None if there is none near."""
    for other in range(port + 1, min(port + _TRIED, LAST_PORT) + 1):
        with suppress(OSError):
            listen(host, other).close()
            return other
    return None


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach it."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == _NAME_OF_THIS_COMPUTER


def is_everywhere(host: str) -> bool:
    """Whether it stands for all addresses of this computer, and so cannot be opened itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return not host


def address_of(host: str, port: int) -> str:
    """What is typed into a browser."""
    name = socket.gethostname() if is_everywhere(host) else host.strip("[]")
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"
