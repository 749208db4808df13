"""The entry of the pages; Streamlit runs this file from top to bottom on every click."""

from tracker.pages.shell import run

run()
