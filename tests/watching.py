"""What browser tests ask of a page from the inside: whether it is settled, and to go to another address."""

import re

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

WATCH = """
(() => {
  const seen = window.seen = {asked: false, running: false, last: performance.now()};
  const stir = () => { seen.last = performance.now(); };
  // The number of each field of a message that the server sent, and its value where that is a number.
  const fields = function* (bytes) {
    let at = 0;
    const number = () => {
      let found = 0, shift = 1, byte;
      do { byte = bytes[at++]; found += (byte & 127) * shift; shift *= 128; } while (byte > 127);
      return found;
    };
    while (at < bytes.length) {
      const tag = number(), kind = tag % 8, value = number();
      yield [(tag - kind) / 8, value];
      if (kind === 2) at += value;
    }
  };
  const heard = ({data}) => {
    stir();
    if (!(data instanceof ArrayBuffer)) return;
    for (const [field, value] of fields(new Uint8Array(data))) {
      if (field === NEW_SESSION) { seen.asked = false; seen.running = true; }
      if (field === SCRIPT_FINISHED && value !== FINISHED_EARLY_FOR_RERUN) seen.running = false;
    }
  };
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (what) {
    stir();
    if (new Uint8Array(what.buffer || what, what.byteOffset || 0)[0] === RERUN_SCRIPT * 8 + 2) seen.asked = true;
    return send.call(this, what);
  };
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener("message", heard);
    }
  };
  // What is pressed or typed reaches the server a moment later.
  for (const done of ["pointerdown", "pointerup", "click", "keydown", "keyup", "input", "change"]) {
    document.addEventListener(done, stir, true);
  }
  new MutationObserver(stir)
    .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
})();
"""
"""Runs before the page's own code: notes what the page asks its server for, when that is done, and each change."""

for name, number in (
    ("NEW_SESSION", ForwardMsg.NEW_SESSION_FIELD_NUMBER),
    ("SCRIPT_FINISHED", ForwardMsg.SCRIPT_FINISHED_FIELD_NUMBER),
    ("FINISHED_EARLY_FOR_RERUN", ForwardMsg.FINISHED_EARLY_FOR_RERUN),
    ("RERUN_SCRIPT", BackMsg.RERUN_SCRIPT_FIELD_NUMBER),
):
    WATCH = re.sub(rf"\b{name}\b", str(number), WATCH)

QUIET = 130
"""For how many milliseconds nothing may be said or drawn before a page counts as settled."""

SETTLED = """
quiet => {
  const ready = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  const waiting = document.querySelector('[data-testid="stMain"] [data-testid="stSkeleton"]');
  return ready && !waiting && !seen.asked && !seen.running && performance.now() - seen.last > quiet;
}
"""

TO = """
path => {
  seen.asked = true;
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}
"""
"""Changes the address as Back and Forward do; the keyboard begins at the top, as on a page that was loaded."""
