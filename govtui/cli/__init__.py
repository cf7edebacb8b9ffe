"""The commands, thin: each is a module with a function `command`, found by `main`.

What they share: `options`, `places` (paths to workspaces), `output` and `progress` (results,
messages and bars), `batching` (a line a report, for `clean` and `extract`).
"""
