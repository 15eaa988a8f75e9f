"""Tracing: from a claim to what it touches."""
