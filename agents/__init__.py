"""Who judges: intake, the image reader, the gatherer, the reasoner and the verifier. Records in, records out."""
