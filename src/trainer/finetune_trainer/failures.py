"""Failures that a user can do something about."""


class RunFailure(Exception):
    """Ends the run with a `failed` event.

    Args:
        code: Stable, kebab-case, one of `codes.FAILURES`.
        message: What happened, one sentence.
        hint: What to do about it, one sentence.
    """

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
