"""Samples in, scores to a log, figures out of it, a gate over them, reports for people and machines.

Nothing here knows what is measured; that is in `evals.suites`. Nothing here passes for want of something to measure.
"""
