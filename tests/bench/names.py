"""Names for many people, no two alike: what is kept for a name must not serve everybody."""

FIRST = """
    Aaliyah Björn Chloé Dmitri Emeka Fatıma Giorgos Hà Ingrid João Keiko Łukasz Marisol Nkechi O’Neil Priya
    Quentin Róisín Søren Thandiwe Uma Veit Wanjiru Ximena Yusuf Zoë Amir Beatriz Çağla D’Arcy Elif Farid
    Greta Hamza Ilse Jun Katya Leilani Mateo Noor
"""
NAMES = FIRST.split()


def name_of(number: int) -> str:
    """The name of the person with this number, such as “Zoë Ba”. They repeat after 27,040."""
    letters, place = divmod(number, len(NAMES))
    return f"{NAMES[place]} {chr(ord('A') + letters // 26 % 26)}{chr(ord('a') + letters % 26)}"
