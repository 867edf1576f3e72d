"""What pages look like: type, themes, and the page of all components."""
