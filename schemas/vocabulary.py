"""The codes of a brief. ASCII everywhere; labels for people live in the renderer's data.

Sectors and events follow PLOVER's codes, agreements PA-X's stages, source grades the Admiralty scale, likelihood
ICD 203; mediation roles, voices and contested claims have no standard and are ours.
"""

from typing import Literal

SCHEMA_VERSION = "1.0"

ActorType = Literal[
    "state",
    "government_body",
    "armed_force",
    "non_state_armed_group",
    "intergovernmental_org",
    "political_party",
    "legislature",
    "person",
    "civil_society",
    "media",
    "company",
    "population",
    "collective_unresolved",
    "other",
]
SpeechAct = Literal[
    "statement",
    "demand",
    "offer",
    "commitment",
    "endorsement",
    "accusation",
    "denial",
    "threat",
    "appeal",
    "assessment",
    "condition",
    "warning",
    "rejection",
]
Stance = Literal["supports", "opposes", "conditional", "neutral", "unclear"]
SpeechForm = Literal["direct", "mixed", "indirect", "reported", "action"]
Voice = Literal["speaker", "narration", "gloss", "headline", "institution"]
MatchLevel = Literal["raw", "marks", "letters"]
MediatorRole = Literal[
    "lead_mediator",
    "co_mediator",
    "facilitator",
    "host",
    "convener",
    "guarantor",
    "monitor",
    "good_offices",
    "message_carrier",
    "envoy",
    "observer",
    "proposer",
    "consulting_third_party",
]
Track = Literal["1", "1.5", "2", "3", "unspecified"]
MediationStage = Literal["offered", "accepted", "rejected", "ongoing", "suspended", "concluded", "unspecified"]
Likelihood = Literal[
    "almost_no_chance",
    "very_unlikely",
    "unlikely",
    "roughly_even_chance",
    "likely",
    "very_likely",
    "almost_certain",
]
"""ICD 203 bands: 1–5, 5–20, 20–45, 45–55, 55–80, 80–95, 95–99 per cent."""
Horizon = Literal["days", "1m", "3m", "12m", "unspecified"]
Modality = Literal["actual", "alleged", "denied", "hypothetical", "future", "negated"]
ClaimStatus = Literal["uncontested", "one_sided", "contested", "corroborated", "retracted", "outlet_characterisation"]
AgreementStatus = Literal[
    "proposed", "called_for", "announced", "agreed", "signed", "in_force", "violated", "collapsed"
]
Direction = Literal["deteriorated", "improved", "unchanged", "unclear"]
Alert = Literal["conflict_risk", "resolution_opportunity"]
SourceClass = Literal["official_statement", "own_reporting", "agency_copy", "opinion", "unknown"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""Admiralty source grade; F means unknown, not bad, and is the default until a person grades the outlet."""
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
ItemKind = Literal[
    "actor", "position", "mediator", "risk", "claim", "agreement", "discrepancy", "loaded_term", "gap", "article"
]
Stage = Literal["plan", "retrieve", "read", "ground", "check", "repair", "merge", "compose"]
RejectionKind = Literal[
    "quote_empty",
    "quote_not_found",
    "quote_too_short",
    "quote_ambiguous",
    "quote_in_other_sentence",
    "near_miss",
    "unknown_actor",
    "invalid_item",
    "speaker_mismatch",
    "polarity_mismatch",
    "number_mismatch",
    "name_mismatch",
    "date_mismatch",
    "modality_mismatch",
    "not_mediating",
    "voice_mismatch",
    "malformed_output",
    "output_truncated",
    "model_failed",
    "duplicate",
    "superseded",
]
