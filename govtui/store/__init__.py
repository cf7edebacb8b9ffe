"""Reviews in TinyDB, durable, locked and versioned; the workspace.

From the file up, each module importing only those before it:

- `fs`: the calls to the operating system that writing stands on; `layout`: where things lie
- `records`: a journal's lines and their checksums; `log`: a journal file that grows durably
- `journal`: TinyDB over it; `saved`: what is in it as a review
- `journals`: the open ones of a session, with what to do after a failure
- `batches`: decisions over many reports, all or none
- `locks`, `config` (`workspace.json`), `index` (summaries for the library, a cache)
- `workspace`: one reviewer's session over all of these; the door for everybody else

Beside it: `reviews` (all of them, one by one), `progress` (how far they are), `suggestions` and
`lexicon` (what is imported and what is learnt), `moved` (reports under another path), and the care
of a workspace: `health`, `repair`, `merge`, `backup`.
"""
