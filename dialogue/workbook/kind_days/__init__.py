"""Zero negativity: a pledge that both sign, and a calendar in which each marks their own days. It counts nothing."""
