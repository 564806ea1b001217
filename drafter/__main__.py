"""Where `drafter` starts: routes to the commands or to the terminal screens, each loaded lazily."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from drafter.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
