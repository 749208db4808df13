"""Questions about a pasted text, each with a button for each answer and one for "I don't know"."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from tracker.pages import look
from tracker.pages.guard import guarded
from tracker.pages.review import Review, change, kept_review
from tracker.pages.shell import Room
from tracker.text.answers import UNKNOWN, Answer, open_words
from tracker.text.drafts import Draft
from tracker.text.reading import Question, Reading
from tracker.views.listing import escaped

Answered = Callable[[Answer], None]
"""What is called with an answer that was given, or with one that is taken back."""


def place(question: Question) -> tuple[int, int, bool]:
    """What a question is about: the same words are asked about once."""
    return question.start, question.end, bool(question.choices)


def questions(room: Room, asked: Sequence[Question], reading: Reading) -> None:
    """The questions that are open, and remarks on how something odd was read."""
    known = {(one.start, one.end) for one in kept_review(room).answers}
    for question in {place(one): one for one in asked}.values():
        if not question.choices:
            look.note(question.sentence)
        elif (question.start, question.end) not in known:
            words = reading.text[question.start : question.end]
            _ask(question, words, room.today, lambda answer: _give(room, answer))


def answers_on(answers: Sequence[Answer], drafts: Sequence[Draft]) -> dict[str, list[Answer]]:
    """What was answered, by the key of the first draft that it is about; under no key what is about none."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        key = next((draft.key for draft in drafts if _is_about(answer, draft)), "")
        found.setdefault(key, []).append(answer)
    return found


def said(room: Room, answer: Answer, reading: Reading) -> None:
    """One answer that was given, with a way to be asked again."""
    words = reading.text[answer.start : answer.end]
    question = next(
        (one for one in reading.questions if (one.start, one.end) == (answer.start, answer.end)), None
    )
    kept = open_words(question, words, room.today) if question else ""
    if answer.choice != UNKNOWN or question is not None:
        _answered(answer, words, kept, lambda one: _take_back(room, one))


def _is_about(answer: Answer, draft: Draft) -> bool:
    """Whether an answer is about words of a draft."""
    return any(
        unit.event.start <= answer.start < unit.event.end
        or any(
            answer.start <= one.start < answer.end
            for one in (*unit.event.procedures, *unit.event.conditions, *unit.event.reasons)
        )
        for unit in draft.units
    )


@guarded
def _give(room: Room, answer: Answer) -> None:
    def act(kept: Review) -> None:
        others = [one for one in kept.answers if one.end <= answer.start or answer.end <= one.start]
        kept.answers = [*others, answer]

    change(room, act)


@guarded
def _take_back(room: Room, answer: Answer) -> None:
    def act(kept: Review) -> None:
        kept.answers = [one for one in kept.answers if one != answer]

    change(room, act)


def _ask(question: Question, words: str, today: date, give: Answered) -> None:
    """Ask; ``words`` are those asked about."""
    key = f"ask-{question.start}-{question.end}"
    with st.container(key=key):
        st.markdown(f"**{escaped(question.sentence)}**")
        with st.container(horizontal=True, key=f"answers-{question.start}"):
            for place, choice in enumerate(question.choices):
                _button(escaped(choice), f"{key}-{place}", _answer(question, choice), give)
            _button("I don't know", f"{key}-unknown", _answer(question, UNKNOWN), give)
        look.note(f"Without an answer, or with “I don't know”, {open_words(question, words, today)}.")


def _answer(question: Question, choice: str) -> Answer:
    return Answer(question.start, question.end, choice, question.sentence)


def _button(label: str, key: str, answer: Answer, give: Answered) -> None:
    st.button(label, key=key, on_click=give, args=(answer,))


def _answered(answer: Answer, words: str, kept: str, take_back: Answered) -> None:
    """Say what was answered, and offer to be asked again; ``kept`` says what is stored when it is not known."""
    key = f"answered-{answer.start}-{answer.end}"
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        if answer.choice == UNKNOWN:
            look.said(f"You don't know what “{words}” means here: {kept}.")
        else:
            look.said(f"You answered: “{words}” is {answer.choice}.")
        label = f"Ask again about “{escaped(words)}”"
        st.button(label, key=f"{key}-again", on_click=take_back, args=(answer,))
