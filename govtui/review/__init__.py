"""Decisions and their fold: a review is what was shown and what was decided on it, in order.

Pure: nothing here reads or writes a file, or knows a screen. In the order in which to read it:

- `model`: the types, which are the journal's format, too: opening, label, decision, event
- `opening`: a prepared report as the opening of a review
- `fold`: a review as it stands; `effects` (what each decision does), `corrections` (what one of the
  text does to everything behind it) and `order` (labels in reading order) are its parts
- `actions`, `restoring`: from what a reviewer wants to a checked decision
- what is made of the labels of one report or many: `propagation` (the same surface elsewhere),
  `concordance` (all places of a surface), `teaching` (the lexicon), `statistics`
- what helps to look: `attention` (what is likeliest to be wrong; from `lint` and `missing`),
  `word_edges`, and, to see whether anybody does, `planting` and `rechecking`
- when something else changes: `carry` (a newer text, compared by `same_text`), `replay` (decisions
  of another copy)
- `settings`: those of the workspace that are numbers
"""
