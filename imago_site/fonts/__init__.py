"""Web fonts: two families from Python packages, cut to ranges of letters and packed as WOFF2. None is committed."""
