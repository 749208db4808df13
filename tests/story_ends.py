"""What is open in each example on days of its story, as `check --on` lists it: one table for all tests."""

OPEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("harry", "2013-05-22"): (  # the day before the first operation
        "Coronary stent (“heart stents”), heart: MR label not recorded.",
    ),
    ("harry", "2013-05-24"): (  # the day after it
        "Operation 1 (23 May 2013), PLIF L4-S1: operative note not recorded.",
        "L4-S1: fusion intended in operation 1 (23 May 2013); no assessment recorded since.",
        "Pedicle screw L4, L5, S1: MR label not recorded.",
        "Rod L4-S1: MR label not recorded.",
        "Coronary stent (“heart stents”), heart: MR label not recorded.",
    ),
    ("harry", "2014-11-30"): (  # month 18: the leg hurts, the images may have been made
        "Operation 1 (23 May 2013), PLIF L4-S1: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since.",
        "Pedicle screw L4, L5, S1: MR label not recorded.",
        "Rod L4-S1: MR label not recorded.",
        "Pedicle screw L5, S1: 1 broken (between Nov 2014 and 19 Jan 2015); nothing recorded of it since.",
        "Coronary stent (“heart stents”), heart: MR label not recorded.",
    ),
    ("harry", "2015-01-18"): (  # the day before the second operation
        "Operation 1 (23 May 2013), PLIF L4-S1: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since.",
        "Pedicle screw L4, L5, S1: MR label not recorded.",
        "Rod L4-S1: MR label not recorded.",
        "Pedicle screw L5, S1: 1 broken (between Nov 2014 and 19 Jan 2015); nothing recorded of it since.",
        "Coronary stent (“heart stents”), heart: MR label not recorded.",
    ),
    ("harry", "2015-01-20"): (  # the day after it
        "Operation 1 (23 May 2013), PLIF L4-S1: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since.",
        "Pedicle screw L4, L5, S1: MR label not recorded.",
        "Rod L4-S1: MR label not recorded.",
        "Operation 2 (19 Jan 2015), PLIF L5-S1 (redo), Microdiscectomy L3-L4: operative note not recorded.",
        "L5-S1: fusion intended in operation 2 (19 Jan 2015); no assessment recorded since.",
        "Coronary stent (“heart stents”), heart: MR label not recorded.",
    ),
    ("harry", "2015-08-31"): (  # as the story ends
        "Operation 1 (23 May 2013), PLIF L4-S1: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since.",
        "Pedicle screw L4, L5, S1: MR label not recorded.",
        "Rod L4-S1: MR label not recorded.",
        "Operation 2 (19 Jan 2015), PLIF L5-S1 (redo), Microdiscectomy L3-L4: operative note not recorded.",
        "L5-S1: fusion intended in operation 2 (19 Jan 2015); no assessment recorded since.",
        "Operative notes of both operations, asked for (Aug 2015): not recorded whether it came.",
        "Coronary stent (“heart stents”), heart: MR label not recorded.",
    ),
    ("cage", "2011-10-04"): (  # the day after the operation
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (about 3 Oct 2011); no assessment recorded since.",
        "Interbody cage or spacer L4-L5: MR label not recorded.",
    ),
    ("cage", "2011-10-16"): (  # the day before going home: the image is ordered
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (about 3 Oct 2011); no assessment recorded since.",
        "Interbody cage or spacer L4-L5: MR label not recorded.",
    ),
    ("cage", "2011-10-18"): (  # the day after going home: done, and nobody looked at it
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (about 3 Oct 2011); no assessment recorded since.",
        "Interbody cage or spacer L4-L5: MR label not recorded.",
        "Image, kind not said, about 17 Oct 2011: done; report not recorded.",
    ),
    ("cage", "2012-01-31"): (  # found on the follow-up scan
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (about 3 Oct 2011); no assessment recorded since.",
        "Interbody cage or spacer L4-L5: MR label not recorded.",
        "1 × Interbody cage or spacer L4-L5: displaced (about Jan 2012); nothing recorded of it since.",
    ),
    ("cage", "2012-07-31"): (  # it is not going to fuse
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "Interbody cage or spacer L4-L5: MR label not recorded.",
        "1 × Interbody cage or spacer L4-L5: displaced (about Jan 2012); nothing recorded of it since.",
    ),
    ("cage", "2012-08-31"): (  # the operation that was stopped
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "Operation 2 (about Aug 2012, aborted), ALIF L4-L5 (redo), ALIF L5-S1, "
        "Removal of spinal hardware L4-L5: operative note not recorded.",
    ),
    ("cage", "2015-08-31"): (  # as the story ends
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "Operation 2 (about Aug 2012, aborted), ALIF L4-L5 (redo), ALIF L5-S1, "
        "Removal of spinal hardware L4-L5: operative note not recorded.",
    ),
}
