"""JSONL out and in."""
