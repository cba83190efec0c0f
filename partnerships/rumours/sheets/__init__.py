"""Claims and events from CSV: read, checked row by row, shown before anything is stored."""
