"""Small words round an English or French verb: what stands before it, and what follows one that closes its sentence."""

AUXILIARIES = frozenset(
    (
        "has",
        "had",
        "have",
        "also",
        *("first", "once", "twice", "often", "always", "soon", "instead", "already"),
        "just",
        "then",
        "later",
        "again",
        "would",
        "did",
        "not",
        "will",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "do",
        "does",
        "could",
        "can",
        "neither",
        *("a", "ont", "avait", "avaient", "aura", "aurait", "auraient", "est", "sont", "était", "s'est", "t"),
        *("n'a", "n'ont", "n'avait", "n'est", "ne", "n", "pas", "se", "également", "aussi", "ensuite", "encore", "en"),
        *("cannot", "may", "might", "must", "should", "too", "both", "all", "still", "now", "even", "never", "itself"),
        *("outre", "revanche", "toutefois", "cependant", "pourtant", "même", "aussitôt", "enfin", "plus", "jamais"),
        *("l'a", "l'ont", "l'avait", "s'était", "s'en", "n'en"),
        *("lui", "leur", "nous", "y", "bien", "vivement", "fermement", "catégoriquement", "immédiatement", "déjà"),
    )
)
CLITICS = frozenset(("me", "te", "vous", "m'a", "m'ont", "m'avait", "m'avaient", "t'a", "l'avaient"))
"""French pronouns before a verb: vous reproche, m'a assuré."""


TAILS = frozenset(
    (
        "late",
        "early",
        "yesterday",
        "today",
        "this",
        "last",
        "when",
        "as",
        "during",
        "while",
        "reporters",
        "me",
        "us",
        "lors",
        "t",
        "journalists",
        "parliament",
        "there",
        "flatly",
        "again",
    )
)
"""Words with which no words spoken begin, behind a verb of saying that closes its sentence."""
DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "night")
) | frozenset(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "soir", "matin", "ni"))
