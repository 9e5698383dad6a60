"""Workflows and the ways in: readers, grounding, checks, the brief graph, chat, schedule, command line."""
