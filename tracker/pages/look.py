"""What the pages look like: the style rules that rest on Streamlit's page structure, and a few fixed pieces of page."""

from base64 import b64encode
from html import escape
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

STYLE = """
html{font-size:112.5%}
.block-container,[data-testid="stMainBlockContainer"]{max-width:1180px;padding-top:4.2rem;padding-bottom:4rem}
[data-testid="stWidgetLabel"] p,button p,[data-testid="stMarkdownContainer"] p,
input,textarea,[data-baseweb="select"] div,label p{font-size:1rem}
[data-testid="stRadioCaption"] [data-testid="stCaptionContainer"]{opacity:1}
[data-testid="stCaptionContainer"] p{font-size:.95rem;color:light-dark(#4b555c,#b8c2c9)}
h1{font-size:1.9rem!important}h2{font-size:1.4rem!important;padding-top:.6rem!important}
h3{font-size:1.15rem!important}
.said,.problem,.note{margin:-.35rem 0 .5rem 0;font-size:1rem;line-height:1.35}
.said::before{content:"\\2713\\00a0"}
.problem{padding:.45rem .7rem;border-left:.3rem solid currentColor;border-radius:.3rem;font-weight:600}
.problem{background:light-dark(#fdf2e0,#3a2a12);color:light-dark(#7a3d00,#ffd08a)}
.said{color:light-dark(#17603a,#8fdcb0)}.note{color:light-dark(#4b555c,#b8c2c9)}
button[kind="primary"] p,button[kind="primary"] span,[data-tag],[data-tag] span{color:light-dark(#ffffff,#10161a)}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{
outline:3px solid light-dark(#1d5d7f,#7fc1e6)!important;outline-offset:2px}
[data-testid="stExpandSidebarButton"]::after{content:"Menu";font-size:1rem;margin-left:.3rem}
[data-testid="stLayoutWrapper"]:has(> .st-key-trouble){position:sticky;top:4rem;z-index:9}
.shown-day{font-weight:600;margin:0}.end{margin:0;max-width:44rem}.end .note{display:block;margin:0}
.headline{font-size:1.1rem;margin:.1rem 0 .4rem 0}
table.facts{border-collapse:collapse;width:100%;font-size:1rem}
table.facts th,table.facts td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border:0;
border-bottom:1px solid rgba(128,128,128,.35)}
table.facts td:first-child{white-space:nowrap;font-weight:600}
table.body td{overflow-wrap:anywhere}table.body td:first-child{white-space:normal;min-width:4.5rem}
table.facts a{color:light-dark(#174e6b,#9fd3f0)}
.panel{border:1px solid rgba(128,128,128,.45);border-radius:.6rem;padding:.7rem 1rem;white-space:pre-wrap;
overflow-wrap:anywhere;font-size:1.05rem}
.panel{line-height:2}
mark{display:inline-block;line-height:1.35;padding:.05rem .3rem;border-radius:.25rem;color:inherit;white-space:normal;
margin:.15rem 0}
mark{background:light-dark(#e1ecf5,#2b4354);}
mark[data-role=levels]{background:light-dark(#e2f1e8,#1f4133)}
mark[data-role=date]{background:light-dark(#fbf0d9,#453717)}
mark[data-role=reason],mark[data-role=condition]{background:light-dark(#efe6f6,#3f3052)}
mark[data-role=cue],mark[data-role=about],mark[data-role=side]{background:light-dark(#eceff1,#333b41)}
mark[data-label]::before{content:attr(data-label);display:block;font-size:.78rem;line-height:1.2;
color:light-dark(#3f494f,#c6d0d6)}
mark[data-role=levels]{border-bottom:3px double}mark[data-role=date]{border-bottom:2px dashed}
mark[data-role=reason]{border-bottom:2px dotted}mark[data-role=procedure]{border-bottom:2px solid}
.unread{border-bottom:1px solid light-dark(#8a949a,#75808a);color:light-dark(#4b555c,#b8c2c9)}
.number{display:inline-flex;align-items:center;justify-content:center;min-width:1.6rem;height:1.6rem;
border-radius:.8rem;font-weight:700;font-size:.95rem;line-height:1;margin-right:.35rem;text-decoration:none;
background:light-dark(#174e6b,#9fd3f0);color:light-dark(#ffffff,#10161a)!important;
border:2px solid light-dark(#174e6b,#9fd3f0)}
.number.out{background:none;border-style:dashed;color:inherit!important}
[class*="st-key-enter-"]{position:absolute}
[class*="st-key-ask-"]{padding:.6rem .8rem;border-radius:.5rem;border-left:.3rem solid light-dark(#1d5d7f,#7fc1e6);
background:light-dark(#eef5fa,#1c2a33)}
.draft{display:flex;gap:.35rem;align-items:flex-start;margin:0;scroll-margin-top:5rem;line-height:1.35}
ul.key{list-style:none;padding:0;margin:.4rem 0;display:flex;flex-wrap:wrap;gap:.35rem 1.1rem}
ul.key li{display:flex;align-items:center;gap:.45rem;margin:0;font-size:1rem}
.st-key-doors{display:none}.st-key-quick-numbers button{min-width:2.9rem}
.sign{margin:0;line-height:1.35;overflow-wrap:anywhere}.quiet{color:light-dark(#4b555c,#b8c2c9)}
.aside{border-left:.2rem solid rgba(128,128,128,.45);padding:.1rem 0 .1rem .9rem;font-size:1rem;line-height:1.35}
.aside p,.aside ul{margin:.2rem 0 .5rem 0}.aside ul{padding-left:1.1rem}
[class*="st-key-fold-"] summary p{font-size:1.15rem;font-weight:600}
.st-key-print-pages img{border:1px solid light-dark(#8a949a,#75808a)}
.st-key-spine-card-light{background:#ffffff}.st-key-spine-card-dark{background:#15191d}

@media (max-width:640px){
.block-container,[data-testid="stMainBlockContainer"]{padding-left:.9rem;padding-right:.9rem}
table.facts thead{position:absolute;left:-9999px}
table.facts tr{display:block;padding:.5rem 0;border-bottom:1px solid rgba(128,128,128,.35)}
table.facts td{display:block;border:0;padding:.1rem 0}
table.body td[data-head]:not(:first-child)::before{content:attr(data-head) ": ";color:light-dark(#4b555c,#b8c2c9)}
.st-key-doors{display:flex}.st-key-filmstrip{display:none}
.st-key-spine-overview{max-width:8.5rem;margin:0 auto}

}
"""


FORM_WIDTH = 780
"""Width of a form in px: lines that are not too long to read."""


def theme() -> Literal["light", "dark"]:
    """The theme the page is shown in."""
    return "dark" if st.context.theme.type == "dark" else "light"


def apply() -> None:
    """Put the style rules on the page."""
    st.html(f"<style>{STYLE}</style>")


def fold(title: str, key: str) -> DeltaGenerator:
    """A part of the page that is folded away at first, under its title; it stays open once it is opened."""
    return st.expander(title, key=f"fold-{key}")


def piece(html: str) -> None:
    """Show a piece of page; whoever makes it has escaped the user's text in it."""
    st.html(f'<div class="{theme()}">{html}</div>')


def picture(svg: str) -> str:
    """An SVG as the address of a picture."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def problem(sentence: str) -> None:
    """Say beside a field what cannot be taken and what to do."""
    piece(f'<p class="problem" role="alert">{escape(sentence)}</p>')


def said(sentence: str) -> None:
    """Say beside a field how it was understood."""
    piece(f'<p class="said">{escape(sentence)}</p>')


def note(sentence: str) -> None:
    """A quiet remark."""
    piece(f'<p class="note">{escape(sentence)}</p>')
