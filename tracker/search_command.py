"""The command ``search``: what is recorded of some words, at a level, of a kind, in a period."""

import argparse
import sys
from collections.abc import Callable
from datetime import date


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """The arguments of the command."""
    search = commands.add_parser("search", help="find what is recorded: by words, level, kind and period")
    search.add_argument("words", nargs="*", metavar="WORDS", help="all of them have to be found")
    search.add_argument("--level", default="", metavar="LEVEL", help="such as L5-S1 or neck")
    search.add_argument("--kind", default="", metavar="KIND", help="such as operation or imaging")
    search.add_argument("--from", dest="first", default="", metavar="DATE", help="not before: 2013, May 2013")
    search.add_argument("--to", dest="last", default="", metavar="DATE", help="not after")
    return search


def run(options: argparse.Namespace, today: date, shown: Callable[[str], str]) -> int:
    """Print one line for each fact; 1 when there is none."""
    from tracker import actions, searching

    with actions.opened_to_look(options.data) as store:
        history = actions.history_of(store)
        question = searching.asked(
            history,
            today,
            words=" ".join(options.words),
            level=options.level,
            kind=options.kind,
            first=options.first,
            last=options.last,
        )
        rows = searching.found(store, history, question, today)
    for row in rows:
        print(shown(f"{row.when}: {row.what}: {row.details}"))
    if not rows:
        print("Nothing recorded fits that.", file=sys.stderr)
    return 0 if rows else 1
