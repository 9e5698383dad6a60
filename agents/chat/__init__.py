"""The analyst's loop: a question, an answer made of source sentences and typed items, or an honest abstention."""

from agents.chat.threads import ask, last_thread, turns

__all__ = ["ask", "last_thread", "turns"]
