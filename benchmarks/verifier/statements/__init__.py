"""Single statements about invented records by people who had seen no check, as a newcomer would try the verifier."""
