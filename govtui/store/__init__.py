"""Reviews in TinyDB, durable, locked and versioned; the workspace."""
