"""The widgets, one test file each."""
