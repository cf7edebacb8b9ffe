"""Preparing many reports: in a child process for the screens, in several for a batch.

- `prepare`: what is made of a report (`Task`, `Prepared`, `Failure`); `request`: which report
- `child`: the program that runs in the child process; `process`: the parent's end of one
- `worker`: one child for the screens, the most urgent first; `pool`: several for a command
- `survey`: a search through many reports in the child, over those that `kept` has on the disk, with
  the `facts` that the library shows
- `cleaned`: the line of `govtui clean --json`
"""
