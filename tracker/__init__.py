"""The spine history tracker: one honest record of an operated spine, kept on the patient's own computer.

The rooms, and who may import whom (a test holds these walls):

* ``errors`` and ``clock``: anyone.
* ``domain``: what is true of a spine history; imports nothing else of ours; no input or output.
* ``text`` (the signature language), ``storage`` (SQLite), ``views`` (a history turned into something to
  show) and ``interop`` (one file format a module): import only ``domain``, and do not know each other.
* ``printing``: the PDF; imports ``views`` and ``domain``.
* ``pages`` (Streamlit), ``cli`` and the entry: may import everything; they alone read the clock.
"""
