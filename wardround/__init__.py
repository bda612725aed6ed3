"""wardround: clinical cases read, reasoned, checked and countersigned."""
