"""The small drawings of the appointment sheet: within their room, readable, the same marks as the large ones."""

import re
from collections.abc import Callable

import appointments as a
import pytest
import typst
from drawings_read import size_of, smallest_words, texts
from spine_stories import STORIES, TODAY, harry, history, operation

from tracker.domain.history import History
from tracker.domain.phrases import LANGUAGES, Language, spoken
from tracker.printing import pictures
from tracker.printing.geometry import KEY_GAP, KEY_MARK
from tracker.printing.layout import Beside, Key
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted
from tracker.views.spine import spine_state
from tracker.views.spine_words import text_alternative


def neck_to_pelvis() -> History:
    """Parts so far apart, and so many, that they do not fit enlarged."""
    return history(
        operation("2010", ("acdf", "C5-C6")),
        operation("2012", ("laminectomy", "T6")),
        operation("2014", ("plif", "L4-L5")),
        operation("2015", ("instrumentation", "T10, S1")),
    )


@pytest.fixture(params=[*STORIES.values(), neck_to_pelvis], ids=lambda story: story.__name__)
def story(request: pytest.FixtureRequest) -> History:
    make: Callable[[], History] = request.param
    return make()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_spine_fits_beside_a_table(story: History, language: Language) -> None:
    with spoken(language):
        found, said = (
            pictures.small_of(spine_state(story, TODAY)),
            text_alternative(spine_state(story, TODAY)),
        )
    if found is None:
        assert spine_state(story, TODAY).is_plain
        return
    width, height = size_of(found)
    assert width <= 60.1
    assert height <= 75.1
    assert smallest_words(found) >= 8
    assert found.alt == said
    english = pictures.small_of(spine_state(story, TODAY))
    assert english is not None
    assert len(texts(found)) == len(texts(english)), "the same drawing in another language"


def test_the_small_spine_has_the_marks_of_the_large_one() -> None:
    found = pictures.small_of(spine_state(harry(), TODAY))
    (section,) = pictures.spine(harry(), TODAY)
    large = str(section.blocks)
    assert found is not None
    assert set(re.findall(r'data-mark="([^"]+)"', found.svg)) == set(
        re.findall(r'data-mark="([^"]+)"', large)
    )


def test_parts_too_far_apart_are_shown_on_the_whole_spine() -> None:
    found = pictures.small_of(spine_state(neck_to_pelvis(), TODAY))
    assert found is not None
    assert "<title>The whole spine from the side</title>" in found.svg
    assert pictures.small_of(spine_state(History(), TODAY)) is None


def test_the_words_of_the_spine_in_german() -> None:
    with spoken("de"):
        found = pictures.small_of(spine_state(harry(), TODAY))
    assert found is not None
    assert {"vorne", "hinten", "L5", "S1"} <= set(texts(found))
    assert "<title>Der operierte Teil der Wirbelsäule von der Seite</title>" in found.svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_renderer_takes_the_spine(language: Language) -> None:
    with spoken(language):
        found = pictures.small_of(spine_state(harry(), TODAY))
    assert found is not None
    source = b'#image(bytes(sys.inputs.svg), format: "svg", alt: "x")'
    assert typst.compile(source, sys_inputs={"svg": found.svg}).startswith(b"%PDF")


def test_the_spine_of_many_operations_is_as_high_as_the_key_beside_it() -> None:
    made = whole(a.history_of(a.full(15)), a.ON, Wanted(kind=Kind.APPOINTMENT))
    (block,) = (one for section in made.sections if section.name == "drawing" for one in section.blocks)
    assert isinstance(block, Beside)
    (key,) = block.blocks
    assert isinstance(key, Key)
    high = size_of(block.picture)[1]
    assert high >= 57.9
    assert high >= len(key.marks) * (key.width * KEY_MARK + KEY_GAP) - 0.1
