"""The records of a spine history, one table class per concept; each field carries its help; labels are phrases.

Nothing here validates: every door into the store goes through :func:`tracker.domain.gate.build`.
"""

from tracker.domain.choices import (
    Activity as Activity,
)
from tracker.domain.choices import (
    Answer as Answer,
)
from tracker.domain.choices import (
    Area as Area,
)
from tracker.domain.choices import (
    Change as Change,
)
from tracker.domain.choices import (
    DeviceEventKind as DeviceEventKind,
)
from tracker.domain.choices import (
    FusionColumn as FusionColumn,
)
from tracker.domain.choices import (
    FusionMethod as FusionMethod,
)
from tracker.domain.choices import (
    FusionStatus as FusionStatus,
)
from tracker.domain.choices import (
    MedicineGroup as MedicineGroup,
)
from tracker.domain.choices import (
    MRLabelKind as MRLabelKind,
)
from tracker.domain.choices import (
    Origin as Origin,
)
from tracker.domain.choices import (
    Outcome as Outcome,
)
from tracker.domain.choices import (
    PaperKind as PaperKind,
)
from tracker.domain.choices import (
    Prescribed as Prescribed,
)
from tracker.domain.choices import (
    Present as Present,
)
from tracker.domain.choices import (
    Qualifier as Qualifier,
)
from tracker.domain.choices import (
    Sex as Sex,
)
from tracker.domain.choices import (
    Status as Status,
)
from tracker.domain.choices import (
    StudyState as StudyState,
)
from tracker.domain.choices import (
    Transition as Transition,
)
from tracker.domain.choices import (
    Translator as Translator,
)
from tracker.domain.records.base import (
    About as About,
)
from tracker.domain.records.base import (
    Dated as Dated,
)
from tracker.domain.records.base import (
    Identified as Identified,
)
from tracker.domain.records.base import (
    Labelled as Labelled,
)
from tracker.domain.records.base import (
    Lasting as Lasting,
)
from tracker.domain.records.base import (
    Ordered as Ordered,
)
from tracker.domain.records.base import (
    Record as Record,
)
from tracker.domain.records.base import (
    Sourced as Sourced,
)
from tracker.domain.records.care import (
    Allergy as Allergy,
)
from tracker.domain.records.care import (
    Medication as Medication,
)
from tracker.domain.records.care import (
    OtherOperation as OtherOperation,
)
from tracker.domain.records.care import (
    Treatment as Treatment,
)
from tracker.domain.records.hardware import (
    Device as Device,
)
from tracker.domain.records.hardware import (
    DeviceEvent as DeviceEvent,
)
from tracker.domain.records.hardware import (
    OtherImplant as OtherImplant,
)
from tracker.domain.records.imaging import (
    Finding as Finding,
)
from tracker.domain.records.imaging import (
    FusionAssessment as FusionAssessment,
)
from tracker.domain.records.imaging import (
    ImagingStudy as ImagingStudy,
)
from tracker.domain.records.papers import (
    Document as Document,
)
from tracker.domain.records.papers import (
    DocumentLink as DocumentLink,
)
from tracker.domain.records.papers import (
    RecordRequest as RecordRequest,
)
from tracker.domain.records.papers import (
    SetAside as SetAside,
)
from tracker.domain.records.papers import (
    SourceText as SourceText,
)
from tracker.domain.records.papers import (
    Statement as Statement,
)
from tracker.domain.records.papers import (
    Translation as Translation,
)
from tracker.domain.records.people import (
    Appointment as Appointment,
)
from tracker.domain.records.people import (
    Clinician as Clinician,
)
from tracker.domain.records.people import (
    Facility as Facility,
)
from tracker.domain.records.people import (
    Question as Question,
)
from tracker.domain.records.person import (
    AnatomyProfile as AnatomyProfile,
)
from tracker.domain.records.person import (
    Background as Background,
)
from tracker.domain.records.person import (
    Goal as Goal,
)
from tracker.domain.records.person import (
    Person as Person,
)
from tracker.domain.records.surgery import (
    Complication as Complication,
)
from tracker.domain.records.surgery import (
    Condition as Condition,
)
from tracker.domain.records.surgery import (
    Procedure as Procedure,
)
from tracker.domain.records.surgery import (
    ProcedureReason as ProcedureReason,
)
from tracker.domain.records.surgery import (
    Surgery as Surgery,
)
from tracker.domain.records.symptoms import (
    NeurologicalItem as NeurologicalItem,
)
from tracker.domain.records.symptoms import (
    Score as Score,
)
from tracker.domain.records.symptoms import (
    Symptom as Symptom,
)
from tracker.domain.records.symptoms import (
    SymptomEntry as SymptomEntry,
)
from tracker.domain.records.symptoms import (
    Tolerance as Tolerance,
)

ROOTS: tuple[type[Record], ...] = (
    SourceText,
    Person,
    AnatomyProfile,
    Clinician,
    Facility,
    Condition,
    Surgery,
    ImagingStudy,
    Device,
    FusionAssessment,
    Symptom,
    SymptomEntry,
    NeurologicalItem,
    Score,
    Tolerance,
    Treatment,
    Medication,
    Allergy,
    OtherOperation,
    OtherImplant,
    Background,
    Goal,
    Appointment,
    Document,
    RecordRequest,
    DocumentLink,
    Statement,
    Translation,
    SetAside,
)
"""The records that are saved by themselves, parents before those that point at them."""

BY_TABLE: dict[str, type[Record]] = {root.table(): root for root in ROOTS}
