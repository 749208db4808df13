"""The appointment sheet of a long history is ready in a small multiple of the time of a bare page."""

from benchmarks import bench_appointment

ENTRIES = 3_000
"""As many weeks of entries as with 30,000, which only take longer to fill in: the store aggregates them by week."""
AIM = 8.0


def test_the_appointment_sheet_takes_at_most_eight_times_a_bare_page_of_the_library() -> None:
    """By the least time of the processor, which says the most on a machine that is busy with other things."""
    times = bench_appointment.taken(ENTRIES, runs=3, of=("plain", "full"))
    least = {what: min(one[1] for one in found) for what, found in times.items()}
    assert least["full"] <= AIM * least["plain"]
