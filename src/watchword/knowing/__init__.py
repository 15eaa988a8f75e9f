"""Knowing: who is meant, and who is listed."""
