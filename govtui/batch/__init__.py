"""Preparing many reports: in a child process for the screens, in several for a batch."""
