"""Optimizer, schedule, and the order in which examples come."""
