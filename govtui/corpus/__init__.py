"""Find and read source files: encodings, formats, report ids."""
