"""Every error that wardround raises.

    WardroundError
    ├── CaseError                the case cannot be taken as it is
    │   ├── EmptyCaseError           nothing in it
    │   ├── UnknownTaskError         no such task
    │   ├── MissingQuestionError     task `answer` without a question
    │   └── MixedPatientsError       two patients in one case; names both sources
    ├── ReadError                one item cannot be read; intake turns it into a coverage line
    │   ├── UnreadableError          broken, or of no known form
    │   └── RefusedError             readable, but not accepted: encrypted, too large, wrong version
    ├── EngineError              a model cannot be loaded or does not answer
    │   ├── MissingExtraError        an optional package is not installed; names the extra
    │   ├── ModelNotAvailableError   gated, absent or corrupt weights, or an unknown model name
    │   ├── UnsupportedInputError    for example an image for a text model
    │   ├── ContextTooLongError      more tokens than the model takes
    │   ├── OutOfMemoryError         the model or its input does not fit
    │   ├── BadReplyError            not an answer: cut off, empty, or against the schema
    │   ├── EndpointError            a server did not answer, or refused
    │   └── RemoteNotAllowedError    a server that is not loopback, without the user's word for it
    ├── KnowledgeError           the knowledge store
    │   ├── StoreNotFoundError       no store there
    │   ├── StoreLockedError         another process is writing
    │   ├── KnowledgeServerError     the Chroma server did not answer, or refused
    │   └── ForeignStoreError        made by others, or by another embedder
    ├── RunError                 a run cannot do what was asked
    │   ├── UnknownRunError          no such run
    │   ├── RunExistsError           that id is another case's
    │   ├── NotAwaitingReviewError   ended, cut off, or already decided
    │   ├── StaleReviewError         the decision was on another draft
    │   └── InvalidReviewError       the decision does not fit together
    ├── InvalidRecordError       a record was made of values that do not fit; a `Review`: InvalidReviewError
    └── HomeError                state cannot be kept in WARDROUND_HOME

A message says what went wrong and never carries text of a document; the hint says what to do.
"""

from typing import ClassVar


class WardroundError(Exception):
    """Base of all errors raised here.

    Args:
        message: what went wrong, in one line.
        hint: what to do about it, in one line; the class's own hint when not given.
    """

    hint: str = ""
    retryable: ClassVar[bool] = False

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if hint is not None:
            self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message

    @property
    def code(self) -> str:
        """The class name, which is what records and `--json` carry."""
        return type(self).__name__


class CaseError(WardroundError):
    """The case cannot be taken as it is."""


class EmptyCaseError(CaseError):
    """There is nothing in the case."""

    hint = "give a folder or files with notes, PDFs, FHIR JSON, CSV tables, DICOM or images"


class UnknownTaskError(CaseError):
    """No such task."""

    hint = "one of: summary, answer, report, letter, extract"


class MissingQuestionError(CaseError):
    """The task `answer` needs a question."""

    hint = "pass question=... (Python), --question (command line) or `question = ...` in case.toml"


class MixedPatientsError(CaseError):
    """Two sources name different patients."""

    hint = "put each patient's files into a case of their own"


class ReadError(WardroundError):
    """One item cannot be read."""


class UnreadableError(ReadError):
    """Broken, or of no known form."""


class RefusedError(ReadError):
    """Readable, but not accepted."""


class EngineError(WardroundError):
    """A model cannot be loaded, or does not answer."""


class MissingExtraError(EngineError):
    """An optional package is not installed."""


class ModelNotAvailableError(EngineError):
    """Gated, absent or corrupt weights, or an unknown model name."""


class UnsupportedInputError(EngineError):
    """The model does not take this kind of input."""


class ContextTooLongError(EngineError):
    """More tokens than the model takes."""


class OutOfMemoryError(EngineError):
    """The model or its input does not fit the memory."""


class BadReplyError(EngineError):
    """The reply is not an answer: cut off, empty, or against the schema."""

    retryable = True


class EndpointError(EngineError):
    """A server did not answer, or refused."""

    retryable = True


class RemoteNotAllowedError(EngineError):
    """A server that is not loopback would get patient data."""

    hint = "allow it in so many words: allow_remote=True (Python) or --allow-remote (command line)"


class KnowledgeError(WardroundError):
    """The knowledge store."""


class StoreNotFoundError(KnowledgeError):
    """There is no knowledge store there."""


class StoreLockedError(KnowledgeError):
    """Another process is writing."""

    retryable = True
    hint = "wait for it to end; one process writes at a time"


class KnowledgeServerError(KnowledgeError):
    """The Chroma server did not answer, or refused."""

    retryable = True
    hint = "is `chroma run` up, at the address that the store was opened with?"


class ForeignStoreError(KnowledgeError):
    """Made by others, or by another embedder."""


class RunError(WardroundError):
    """A run cannot do what was asked."""


class UnknownRunError(RunError):
    """No such run."""

    hint = "`wardround review list` shows the runs that wait"


class RunExistsError(RunError):
    """That run id belongs to another case."""

    hint = "one run has one case: leave the id out to get a fresh one"


class NotAwaitingReviewError(RunError):
    """The run has ended, was cut off, or was already decided."""


class StaleReviewError(RunError):
    """The decision was taken on another draft than the one that waits."""

    hint = "look at the present draft and decide again"


class InvalidReviewError(RunError):
    """The decision does not fit together."""


class InvalidRecordError(WardroundError):
    """A record was made of values that do not fit its fields."""


class HomeError(WardroundError):
    """State cannot be kept in WARDROUND_HOME."""

    hint = "set WARDROUND_HOME to a folder that you can write to"
