"""The way in: from the front page to an account, a link and a partner."""
