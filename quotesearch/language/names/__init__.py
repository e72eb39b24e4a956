"""Names of persons and organisations: reading them, and whether two may name the same."""
