"""Scores, equal to those of the tools that users know."""
