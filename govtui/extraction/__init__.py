"""Cleaned text to suggestions; the label schema, lexicons and span scores."""
