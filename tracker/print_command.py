"""The command ``print``: a sheet of the history as a PDF, or as a plain HTML page."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from tracker.domain.phrases import LANGUAGES
from tracker.errors import ValueProblem

if TYPE_CHECKING:
    from tracker.printing.wanted import Kind


_PAGES = (".html", ".htm")
"""Endings of names for a page; any other sheet is a PDF."""


def add_to(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", day: Callable[[str], date]
) -> argparse.ArgumentParser:
    """The arguments of the command; ``day`` reads a day."""
    print_ = commands.add_parser("print", help="print a sheet of the history as a PDF, or as an HTML page")
    print_.add_argument(
        "--sheet",
        dest="kind",
        type=_kind,
        metavar="NAME",
        help="appointment (where none is named), hardware, card or full",
    )
    print_.add_argument("--paper", type=_paper, metavar="NAME", help="a4 or letter")
    print_.add_argument("--language", type=_language, metavar="CODE", help="en or de")
    print_.add_argument("--second", type=_language, metavar="CODE", help="a second language beside the first")
    print_.add_argument(
        "--order",
        type=_order,
        metavar="NAME",
        help="by time, by level or by topic; of the full history alone",
    )
    print_.add_argument("--large", action="store_true", default=None, help="large print")
    print_.add_argument(
        *("--leave-out",),
        nargs="+",
        action="extend",
        metavar="NAME",
        help="what stands nowhere on the sheet, which says that it was left out and that free words may still "
        "mention it; a wrong name lists them all",
    )
    print_.add_argument(
        "--on",
        type=day,
        metavar="DATE",
        help="as of this day, such as 2015-08-15; on a past one nothing that is dated later",
    )
    print_.add_argument(
        *("-o", "--output"),
        type=Path,
        metavar="FILE",
        help="where to: a name that ends in .pdf, or in .html for a page for phone and screen reader; without one "
        "spine-history-appointment.pdf and so on, after the sheet",
    )
    return print_


def _kind(text: str) -> "Kind":
    from tracker.printing.wanted import Kind

    return Kind(_one_of(text, "sheet", [*Kind]))


def _paper(text: str) -> str:
    from tracker.printing.layout import Paper

    return _one_of(text, "paper", get_args(Paper))


def _order(text: str) -> str:
    from tracker.printing.wanted import Order

    return _one_of(text, "order", get_args(Order))


def _language(text: str) -> str:
    return _one_of(text, "language", LANGUAGES)


def _one_of(text: str, what: str, names: Any) -> str:
    if text not in names:
        raise argparse.ArgumentTypeError(f"there is no {what} “{text}”. There are: {', '.join(names)}")
    return text


def run(options: argparse.Namespace, today: date) -> int:
    """Print what was asked for; 1 when nothing is recorded."""
    from tracker import actions
    from tracker.printing.wanted import USUAL, Kind, Wanted

    options.kind = options.kind or (Kind.FULL if options.order else USUAL)
    if options.order and options.kind is not Kind.FULL:
        raise ValueProblem(
            "Only the full history has an order. Leave out --order, or write --sheet full.", "order"
        )
    output = options.output or Path(f"spine-history-{options.kind}.pdf")
    page = output.suffix.lower() in _PAGES
    if not page and output.suffix.lower() != ".pdf":
        raise ValueProblem(
            f"{output.name} is no name for a sheet. Give one that ends in .pdf or in .html.", "output"
        )
    with actions.opened_to_look(options.data) as store:
        past = options.on is not None and options.on < today
        history = actions.with_entries(store, actions.history_of(store), options.kind, past=past)
    if history.is_empty:
        print("Nothing is recorded yet, so there is nothing to print.", file=sys.stderr)
        return 1
    asked = {field.name: getattr(options, field.name, None) for field in fields(Wanted)}
    asked["leave_out"] = frozenset(options.leave_out or ())
    wanted = Wanted(**{name: value for name, value in asked.items() if value is not None}, today=today)
    made = actions.make_sheet(history, options.on or today, wanted)
    if page:
        actions.write_private(output, actions.as_html(made))
        print(f"Written to {output}")
        return 0
    pdf = actions.as_pdf(made)
    actions.write_private(output, pdf.bytes)
    print(f"Printed to {output}")
    if pdf.replaced:
        codes = ", ".join(f"[U+{ord(character):04X}]" for character in pdf.replaced)
        print(f"Printed as codes, since the fonts have no form for them: {codes}", file=sys.stderr)
    return 0
