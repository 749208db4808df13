"""Words as they are compared."""

from tracker.domain.spelling import fold


def test_folding() -> None:
    assert fold("  Re-Herniation  ") == fold("re herniation")
    assert fold("Tumour") == fold("tumor")
    assert fold("stabilisation") == fold("stabilization")
    assert fold("disk") == fold("disc")
