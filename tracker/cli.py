"""The command line, a thin face over what the pages use. Exit codes: 0 done, 1 refused or trouble, 2 wrong usage."""

import argparse
import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import clock, print_command, search_command
from tracker.days import day_told
from tracker.domain.date_words import read_date
from tracker.domain.dates import PartialDate
from tracker.errors import TrackerError, ValueProblem
from tracker.given import content_of, text_of

if TYPE_CHECKING:
    from tracker.domain.history import History
    from tracker.signing import Chosen
    from tracker.text.drafts import Draft


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = argparse.ArgumentParser(
        prog="spine-tracker", description="The history of an operated spine, kept on your own computer."
    )
    top.add_argument("--data", type=_folder, metavar="DIR", help="the folder the history is kept in")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="start the program and open its page in the browser")
    run.add_argument(
        "--port", type=_port, metavar="N", help="the port on this computer (8501, or a free one)"
    )
    run.add_argument("--no-browser", action="store_true", help="do not open the browser")
    run.set_defaults(do=_run)

    read = commands.add_parser("read", help="read a signature or post and say what was understood")
    read.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="a text file, or - for standard input"
    )
    read.add_argument("--posted", type=_day, metavar="DATE", help="the day the text was written")
    how = read.add_mutually_exclusive_group()
    how.add_argument("--save", action="store_true", help="store what is certain")
    how.add_argument("--batch", action="store_true", help="JSON lines in and out")
    read.set_defaults(do=_read)

    hardware = commands.add_parser(
        "hardware", help="list what is in the body, or put hardware in that is told in one line"
    )
    hardware.add_argument(
        "line", nargs="?", metavar="LINE", help='such as "6 screws L4-S1, 2 rods, cage L5-S1"'
    )
    hardware.add_argument(
        "--by", metavar="N", help="the operation that put it in: 2, or 2.1 for its first procedure"
    )
    hardware.add_argument("--save", action="store_true", help="store what the line says")
    hardware.add_argument("--on", type=_day_told, metavar="DATE", help="as of this day")
    hardware.set_defaults(do=_hardware)

    signature = commands.add_parser("signature", help="write the signature")
    signature.add_argument("--style", metavar="NAME", help="one of the styles that --styles lists")
    signature.add_argument("--limit", type=_limit, metavar="CHARS", help="at most this many characters")
    signature.add_argument("--lines", type=_limit, metavar="N", help="at most this many lines")
    signature.add_argument("--dates", choices=("day", "month", "year"), help="how exactly dates are told")
    signature.add_argument("--order", choices=("old", "new"), help="the oldest or the newest first")
    signature.add_argument("--on", type=_day_told, metavar="DATE", help="as of this day")
    signature.add_argument("--styles", action="store_true", help="list the styles")
    signature.set_defaults(do=_signature)

    print_command.add_to(commands, _day_told).set_defaults(do=_print)

    export = commands.add_parser(
        "export", help="save a copy of everything as one file (.zip with the papers, .json without)"
    )
    export.add_argument("file", type=Path, metavar="FILE")
    export.set_defaults(do=_export)

    import_ = commands.add_parser("import", help="bring a copy back into an empty folder")
    import_.add_argument("file", type=Path, metavar="FILE")
    import_.set_defaults(do=_import)

    search_command.add_to(commands).set_defaults(do=_search)

    example = commands.add_parser(
        "example", help="put an example history into a folder of its own, or the empty one that --data names"
    )
    example.add_argument(
        "--story", choices=("harry", "cage"), default="harry", help="which of the two stories"
    )
    example.set_defaults(do=_example)

    check = commands.add_parser(
        "check", help="check the data file, count what is in it, and list what is open on a day"
    )
    check.add_argument("--on", type=_day_told, metavar="DATE", help="as of this day")
    check.set_defaults(do=_check)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code."""
    options = parser().parse_args(arguments)
    do: Callable[[argparse.Namespace], int] = options.do
    try:
        return do(options)
    except TrackerError as error:
        print(str(error), file=sys.stderr)
        return 1


def entry() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A character that the terminal cannot write is no reason to stop.
            stream.reconfigure(errors="replace")
    try:
        code = main()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe went away (``| head``); nothing is wrong with the history.
        sys.stderr.close()
        code = 0
    except OSError as error:
        print(f"The output could not be written ({error.strerror}).", file=sys.stderr)
        os._exit(1)  # leaving as usual would try to write the rest again, and show how it failed
    except KeyboardInterrupt:
        code = 1
    sys.exit(code)


def _day(text: str) -> date:
    """A day: a full date in any form a person types; used for --posted."""
    value = _full_date(text)
    assert value.earliest is not None
    return value.earliest


def _day_told(text: str) -> date:
    """A day that can be told of, which is none after today; used for --on."""
    try:
        return day_told(_full_date(text), clock.today())
    except ValueProblem as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _full_date(text: str) -> PartialDate:
    try:
        value = read_date(text, today=clock.today())
    except ValueProblem as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if not value.exact or value.earliest is None:
        raise argparse.ArgumentTypeError(_not_a_day(text, value.latest))
    return value


def _not_a_day(text: str, latest: date | None) -> str:
    """What to write instead: the last day of a month or year, where it has one."""
    day = PartialDate.on(latest or date(2015, 8, 15))
    return f"“{text}” is not a full day. Name one day, such as {day} or {day.shown()}."


def _port(text: str) -> int:
    if not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1024 to 65535")
    return int(text)


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError("a limit is a number from 1 to 100000")
    return int(text)


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("name a folder, or leave --data out")
    return Path(text)


def _run(options: argparse.Namespace) -> int:
    from tracker.entry.serve import serve

    return serve(options.data, port=options.port, browser=not options.no_browser)


def _read_batch(options: argparse.Namespace) -> int:
    from tracker.text.batch import answer

    today = clock.today()
    for number, line in enumerate(text_of(options.file).split("\n"), 1):
        if not line.strip():
            continue
        try:
            print(answer(line, today))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            example = '{"id": "1", "text": "PLIF L4-L5 2013", "posted": null}'
            raise TrackerError(f"Line {number} is not a case. Write lines such as {example}") from error
    return 0


def _read(options: argparse.Namespace) -> int:
    if options.batch:
        return _read_batch(options)
    from tracker import actions, pasting
    from tracker.views import listing

    text = text_of(options.file)
    today = clock.today()
    posted = options.posted or today
    open_ = actions.opened if options.save else actions.opened_to_look
    with open_(options.data) as store:
        reading = actions.read_text(store, text, today, posted)
        history = actions.history_of(store)
        found = pasting.understood(reading, history, today=today, posted=posted)
        for match, record, _ in found:
            print(_shown(f"{match.draft.kind.title}: {listing.one(history, record)}"))
        left = [f"Not understood: {stretch.text}" for stretch in reading.unread]
        left += [f"Question: {one.sentence}" for one in reading.questions if one.choices]
        if options.save and store:
            certain = [item for item in found if not _open(item[0].draft)]
            saved = pasting.save_reading(store, reading, certain, posted)
            left += [f"Not saved: {listing.one(history, r)}" for match, r, _ in found if _open(match.draft)]
            left += saved.left
            print(f"Saved {len(saved.added)} new, {len(saved.known)} already recorded.")
    # A question without choices only remarks how something odd was read; nothing is left by it.
    for sentence in [f"Note: {one.sentence}" for one in reading.questions if not one.choices] + left:
        print(_shown(sentence), file=sys.stderr)
    if not found:
        print("Nothing in this text could be read as a fact.", file=sys.stderr)
        return 1
    return 1 if left and options.save else 0


def _open(draft: "Draft") -> bool:
    """Whether something about it is to be decided by the person."""
    return any(question.choices for question in draft.questions)


def _shown(sentence: str) -> str:
    """A sentence without what could command a terminal."""
    return "".join(character if character.isprintable() else " " for character in sentence)


def _hardware(options: argparse.Namespace) -> int:
    from tracker import hardware_command

    if options.line is None:
        return hardware_command.listed(options.data, options.on or clock.today(), _shown)
    return hardware_command.put_in(options.data, options.line, options.by, options.save, _shown)


def _search(options: argparse.Namespace) -> int:
    return search_command.run(options, clock.today(), _shown)


def _signature(options: argparse.Namespace) -> int:
    from tracker import actions, signing
    from tracker.text.shorten import fitting, shortening

    with actions.opened_to_look(options.data) as store:
        known = signing.styles(store)
        if options.styles:
            for name, style in known.items():
                print(f"{name:<12}{style.title}")
            return 0
        now = _chosen(options, signing.chosen(store))
        if now.style not in known:
            print(f"There is no style “{now.style}”. There are: {', '.join(known)}.", file=sys.stderr)
            return 2
        made = signing.signed(store, options.on or clock.today(), now)
    if not made.text:
        print("Nothing is recorded yet that a signature could show.", file=sys.stderr)
        return 1
    print(made.text)
    for sentence in (*shortening(made), *([fitting(made)] if not made.fits else [])):
        print(_shown(sentence), file=sys.stderr)
    return 0 if made.fits else 1


def _chosen(options: argparse.Namespace, kept: "Chosen") -> "Chosen":
    """What was chosen on the page, and in its place what the command line says."""
    choices = kept.choices
    said = {"characters": options.limit, "lines": options.lines, "finest": options.dates}
    if options.order:
        said["newest_first"] = options.order == "new"
    choices = replace(choices, **{name: value for name, value in said.items() if value is not None})
    return replace(kept, style=options.style or kept.style, choices=choices)


def _print(options: argparse.Namespace) -> int:
    return print_command.run(options, clock.today())


def _export(options: argparse.Namespace) -> int:
    from tracker import actions

    with actions.opened_to_look(options.data) as store:
        if store is None:
            print("Nothing is recorded yet, so there is nothing to copy.", file=sys.stderr)
            return 1
        left_out = actions.export_to(store, options.file, clock.now())
    print(f"Saved a copy to {options.file}")
    for sentence in left_out:
        print(sentence, file=sys.stderr)
    return 0


def _import(options: argparse.Namespace) -> int:
    from tracker import actions

    content = content_of(options.file)
    with actions.opened(options.data) as store:
        lacking = actions.bring_in(store, content)
    print("Your history is back.")
    for sentence in lacking:
        print(sentence, file=sys.stderr)
    return 0


def _example(options: argparse.Namespace) -> int:
    from tracker import actions

    folder = actions.example_folder(options.data, options.story)
    with actions.opened(folder) as store:
        actions.bring_example(store, options.story)
    print(f"The example history is in place. {actions.STORIES[options.story]}.")
    print(f"To open it: spine-tracker --data {shlex.quote(str(folder))} run")
    return 0


def _check(options: argparse.Namespace) -> int:
    from tracker import actions
    from tracker.domain.records import BY_TABLE
    from tracker.views.facts import headline

    with actions.opened_to_look(options.data) as store:
        if store is None:
            print("Nothing is recorded yet.")
            return 0
        troubles = store.check()
        for name, number in store.counts().items():
            print(f"{BY_TABLE[name].title}: {number}")
        for remark in store.file_remarks():
            print(remark)
        history, on = store.history(), options.on or clock.today()
        said = headline(history, on)
        if said:
            print("; ".join(said))
        _print_ends(history, on)
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return 1 if troubles else 0


def _print_ends(history: "History", on: date) -> None:
    """What is open on a day, a line each; that something is open is no trouble."""
    from tracker.domain.loose_ends import ends_set_aside, loose_ends
    from tracker.views.open_ends import sentences

    ends, aside = loose_ends(history, on), ends_set_aside(history, on)
    for sentence in sentences(history, ends, on):
        print(_shown(f"Open: {sentence}"))
    if aside:
        print(f"Set aside: {len(aside)}")
