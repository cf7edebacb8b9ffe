"""Raw text to cleaned text, every character aligned."""
