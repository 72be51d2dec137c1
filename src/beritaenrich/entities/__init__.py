"""Names in sentences, and the persons, places and organisations that they name."""
