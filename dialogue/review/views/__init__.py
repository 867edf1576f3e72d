"""Django views of what therapists read and write, by subject."""
