"""The error tree. Each class says what a runner does with the record it came from."""


class KlipingError(Exception):
    """Base of every error this project raises on purpose."""


class UsageError(KlipingError):
    """The caller asked for something that cannot be: stop before any work, exit code 2."""


class RuleFileError(UsageError):
    """A rule file is wrong; the message names the file and the key."""


class RecordError(KlipingError):
    """One record cannot be used: set it aside in `dropped` with this message and go on."""


class DecodeError(RecordError):
    """The bytes are no text: binary, or in no encoding that can be told."""


class TooLargeError(RecordError):
    """The page is larger than what is parsed."""
