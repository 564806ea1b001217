"""How much of a document is read: far above any report with pictures, far below what does harm.

| what                                            | at most         |
|-------------------------------------------------|-----------------|
| a Word file                                     | 40 MB           |
| a text file                                     | 5 MB            |
| parts of the archive                            | 1000            |
| all of them unpacked, as they declare           | 64 MB           |
| a part that is read, as it unpacks              | 16 MB           |
| elements and attributes of a part               | 1,000,000       |
| elements within elements                        | 200             |
| paragraphs                                      | 100,000         |
| characters of the whole document                | 1,000,000       |

A report of 200 pages has 0.1 MB of characters, 5 MB of marks around them and 0.3 million of
these. What lies above a limit is refused whole: half a document would be half checked.
"""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1024 * 1024
MOST_FILE: Final = 40 * MEGABYTE
MOST_ENTRIES: Final = 1000
MOST_TOTAL: Final = 64 * MEGABYTE
MOST_PART: Final = 16 * MEGABYTE
MOST_MARKS: Final = 1_000_000
DEEPEST: Final = 200
MOST_PARAGRAPHS: Final = 100_000
MOST_CHARACTERS: Final = 1_000_000
