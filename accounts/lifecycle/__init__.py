"""What ends or changes an account: erasure by its owner, and the acts of an admin."""
