"""govtui: clean Chinese government meeting reports and review their entity labels."""

__version__ = "0.1.0"
