"""The base of every value type: frozen, and closed to fields it does not know."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: equal by content, never changed after it is made, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Lenient(BaseModel):
    """What a reader proposes: closed to unknown fields, so that a cut-off answer can never pass as an empty one."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
