"""What two partners let their therapist do, and what the therapist gives back: comments, assignments, a live seat."""
