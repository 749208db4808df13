"""Which styles there are, what was chosen, and that both are there the next time."""

import pytest
from signatures import HARRY, POSTED, TODAY

from tracker import actions, pasting, signing
from tracker.errors import NotFound, ValueProblem
from tracker.signing import Chosen
from tracker.storage.store import Store
from tracker.text.choices import Choices
from tracker.text.style import SIGNATURE_STYLES


def pasted(store: Store, text: str = HARRY) -> None:
    reading = actions.read_text(store, text, TODAY, POSTED)
    found = pasting.understood(reading, store.history(), today=TODAY, posted=POSTED)
    pasting.save_reading(store, reading, found, POSTED)


def test_the_styles_that_come_along(store: Store) -> None:
    assert list(signing.styles(store)) == list(signing.styles(None)) == list(SIGNATURE_STYLES)
    assert list(SIGNATURE_STYLES) == [
        "plain",
        "dots",
        "brackets",
        "one-line",
        "years",
        "bbcode",
        "markdown",
        "html",
    ]
    assert all(style.title for style in SIGNATURE_STYLES.values())


def test_before_anything_is_chosen_nothing_personal_is_told(store: Store) -> None:
    assert signing.chosen(None) == signing.chosen(store) == Chosen("plain", Choices())


def test_a_pasted_signature_is_the_first_style_and_tells_what_it_told(store: Store) -> None:
    pasted(store)
    now = signing.chosen(store)
    assert now == Chosen("own", Choices(finest="day", name=True, age=True))
    assert signing.styles(store)["own"].title == "My own ( ... )"
    assert signing.signed(store, POSTED, now).text == HARRY


def test_what_is_chosen_is_there_the_next_time(store: Store) -> None:
    pasted(store)
    now = Chosen("years", Choices(finest="month", characters=300, lines=5, newest_first=True))
    signing.keep_chosen(store, now)
    assert signing.chosen(store) == now
    version = store.data_version()
    signing.keep_chosen(store, now)
    assert store.data_version() == version


@pytest.mark.parametrize(
    "kept",
    [
        {"style": "gone", "choices": {}},
        {"style": "dots", "choices": {"finest": "hour"}},
        {"style": "dots", "choices": 7},
        {"style": ["x"]},
        "text",
    ],
)  # fmt: skip
def test_settings_that_cannot_be_read_are_as_none(store: Store, kept: object) -> None:
    store.put_setting("signature_choices", kept)
    assert signing.chosen(store) == Chosen("plain", Choices())


def test_a_style_of_ones_own_making(store: Store) -> None:
    made = signing.keep_style(
        store, " My Forum! ", {"before_date": " (", "after_date": ")", "target": "bbcode"}
    )
    assert (made.name, made.title) == ("my-forum", "My Forum!")
    assert next(iter(signing.styles(store))) == "my-forum"
    pasted(store)
    assert list(signing.styles(store))[:2] == ["own", "my-forum"]
    text = signing.signed(store, POSTED, Chosen("my-forum", Choices())).text
    assert text.splitlines()[0] == "[b]PLIF L4-S1[/b] due to disc degeneration (2013)"
    signing.keep_style(store, "My forum", {"target": "plain"})
    assert signing.styles(store)["my-forum"].target == "plain"
    signing.drop_style(store, "my-forum")
    assert "my-forum" not in signing.styles(store)


@pytest.mark.parametrize(
    ("title", "settings", "message"),
    [
        ("", {}, "Give the style a name, for example “My forum”."),
        ("!!", {}, "Give the style a name, for example “My forum”."),
        ("Own", {}, "There is a style “own” already. Give yours another name."),
        ("One line", {}, "There is a style “one-line” already. Give yours another name."),
        ("x", {"before_date": "a\nb"}, "The setting “before_date” is one line of at most 60 characters."),
    ],
)
def test_what_cannot_be_a_style(store: Store, title: str, settings: dict[str, str], message: str) -> None:
    with pytest.raises(ValueProblem) as error:
        signing.keep_style(store, title, settings)
    assert str(error.value) == message
    assert signing.made_styles(store) == {}


def test_there_are_not_too_many_styles(store: Store) -> None:
    for number in range(signing.MOST_STYLES):
        signing.keep_style(store, f"Style {number}", {})
    with pytest.raises(ValueProblem, match="20 styles of your own are kept at most"):
        signing.keep_style(store, "One more", {})


def test_a_made_style_that_cannot_be_read_is_left_out(store: Store) -> None:
    store.put_setting("signature_styles", [{"name": "a", "levels": "all"}, {"name": "b", "title": "B"}])
    assert list(signing.made_styles(store)) == ["b"]


def test_an_unknown_style_is_refused_with_the_names_there_are(store: Store) -> None:
    with pytest.raises(NotFound) as error:
        signing.style_named(store, "loud")
    assert str(error.value).startswith(
        "There is no signature style “loud”. There are: plain, dots, brackets,"
    )


@pytest.mark.parametrize("kept", [{"foo": 1, "order": "none"}, {"levels": 3}, [1], "x", 5, None])
def test_settings_that_cannot_be_read_count_as_absent(store: Store, kept: object) -> None:
    for name in (actions.STYLE, "signature_styles", "signature_choices"):
        store.put_setting(name, kept)
    assert actions.own_style(store) is None
    assert list(signing.styles(store)) == list(SIGNATURE_STYLES)
    assert signing.chosen(store) == Chosen("plain", Choices())
