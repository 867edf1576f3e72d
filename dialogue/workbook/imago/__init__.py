"""The imago profile: what somebody learned of love as a child, and looks for today. Private, in short sittings."""
