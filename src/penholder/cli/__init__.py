"""The command line: arguments and exit codes only."""

from penholder.cli.main import main

__all__ = ["main"]
