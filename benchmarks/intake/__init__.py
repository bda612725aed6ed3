"""What intake reads, what it loses, what breaks it, and how long it takes."""
