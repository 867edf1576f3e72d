"""Work by the clock: moves at a deadline, email, retention. What a person does is never here."""
