"""The knowledge store: documents become passages, and a hybrid search finds them."""
