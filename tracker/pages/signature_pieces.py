"""The fixed pieces of the signature page: the forum post, the counters, what was shortened and what is given away.

They are made as text with everything a person typed escaped, so that a signature is never shown as mark-up.
"""

from collections.abc import Iterable, Sequence
from html import escape

from tracker.text.gives_away import GivesAway
from tracker.text.shorten import Written, made_shorter

STYLE = """
.st-key-signature-style [data-testid="stButtonGroup"] *{flex-wrap:wrap}
.post{border:1px solid light-dark(#8b979e,#6b7780);border-radius:.6rem;overflow:hidden;margin-bottom:.4rem}
.post header{background:light-dark(#eff3f6,#1f262b);padding:.6rem 1rem;color:light-dark(#4b555c,#b8c2c9)}
.post .before{padding:.7rem 1rem .6rem;color:light-dark(#5a646b,#a9b4bb)}
.post .own{margin:0 1rem;padding:.8rem 0 1rem;border-top:1px solid light-dark(#b6bfc5,#4a555c);
white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
.count{margin:.55rem 0 .2rem}.count div.said-of{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap}
.bar{height:.6rem;border-radius:.4rem;border:1px solid light-dark(#5a7d92,#6f93a8);overflow:hidden;margin-top:.25rem}
.bar i{display:block;height:100%;background:light-dark(#1b5e7f,#7fb8d8)}
.bar.over{border-color:light-dark(#8a3b00,#ffb27a)}.bar.over i{background:light-dark(#8a3b00,#ffb27a)}
.count.over .fit{color:light-dark(#8a3b00,#ffb27a);font-weight:600}
.learn{border:1px solid light-dark(#8b979e,#6b7780);border-radius:.6rem;padding:.8rem 1rem;margin-top:.4rem}
.learn h3{margin:0 0 .3rem!important;padding:0!important}
.learn h4{font-size:1rem!important;margin:.6rem 0 .1rem!important;padding:0!important}
.learn ul{margin:.1rem 0 .2rem;padding-left:1.3rem}.learn li{margin:.15rem 0;overflow-wrap:anywhere}
.shorter{background:light-dark(#eff3f6,#1f262b);border-radius:.6rem;padding:.7rem 1rem;margin:.3rem 0}
.shorter p{margin:.1rem 0 .35rem}.shorter table{border-collapse:collapse;width:100%;margin:.1rem 0 .5rem}
.shorter caption{text-align:left;color:light-dark(#4b555c,#b8c2c9)}
.shorter td{border:0;padding:.1rem .6rem .1rem 0;vertical-align:top;overflow-wrap:anywhere;width:50%}
.shorter td+td{font-weight:600}
"""


def post(text: str) -> str:
    """The signature as it stands under a post, letter for letter."""
    return (
        '<div class="post"><header>Your forum post</header>'
        '<div class="before">Thank you all for your answers.</div>'
        f'<div class="own" id="signature-text">{escape(text)}</div></div>'
    )


def counters(written: Written) -> str:
    """How many characters and lines there are, of how many there may be."""
    choices = written.choices
    return _counter(written.count, choices.characters, "character") + _counter(
        written.lines, choices.lines, "line"
    )


def _counter(count: int, limit: int | None, unit: str) -> str:
    if limit is None:
        return f'<div class="count"><strong>{_number(count, unit)}</strong></div>'
    over = count - limit
    left = "fits" if not over else f"fits, {-over} left" if over < 0 else f"{over} too many"
    state = " over" if over > 0 else ""
    mark = "" if over > 0 else "✓ "
    width = min(100, round(100 * count / limit))
    return (
        f'<div class="count{state}"><div class="said-of"><strong>{count} of {_number(limit, unit)}</strong>'
        f'<span class="fit">{mark}{left}</span></div>'
        f'<div class="bar{state}" aria-hidden="true"><i style="width:{width}%"></i></div></div>'
    )


def _number(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def shorter(written: Written) -> str:
    """What was shortened, with examples; "" when nothing was."""
    if not written.steps:
        return ""
    tables = []
    for step in written.steps:
        rows = "".join(
            f"<tr><td>{escape(one.before)}</td><td>{escape(one.after) or 'left out'}{_times(one.times)}</td></tr>"
            for one in step.changes[:2]
        )
        tables.append(f"<table><caption>{escape(step.sentence)}</caption><tbody>{rows}</tbody></table>")
    headline = escape(made_shorter(written))
    return f'<div class="shorter"><p><strong>{headline}</strong></p>{"".join(tables)}</div>'


def _times(times: int) -> str:
    return f" · {times} times" if times > 1 else ""


def learnt(found: GivesAway) -> str:
    """What strangers read, can work out and do not see."""
    lists: Iterable[tuple[str, Sequence[str]]] = (
        ("They read", found.read),
        ("They can work out", found.worked_out),
        ("They do not see", found.unseen),
    )
    body = "".join(_list(title, lines) for title, lines in lists if lines)
    return f'<div class="learn"><h3>What strangers will learn from this</h3>{body}</div>'


def _list(title: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h4>{title}</h4><ul>{items}</ul>"
