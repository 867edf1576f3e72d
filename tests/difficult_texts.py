"""Ten texts that pages get wrong: too long for a column, read from the other side, or made of several code points."""

LONG_LINK = "https://example.org/a/very/long/path?and=query"  # 46 letters, with no place to break
LONG_WORD = "Donaudampfschifffahrtskapitäns"  # 30
HEBREW = "אני רוצה לספר לך משהו, (בשקט) 3 פעמים."
ARABIC = "أريد أن أقول لك شيئًا، (بهدوء) 3 مرات."
PERSIAN_NAME = "مینا\u200cسادات"  # with a zero-width non-joiner
FAMILY = "👨\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 👍🏽"
ACCENTS = "Zu\u0308rich, cafe\u0301, Z\u0351\u036b\u0343a\u0363\u0326l\u034d\u0302g\u0322o\u0329"
TWO_THOUSAND = ("Words that stand one after another. " * 56)[:1999].rstrip() + "."
LINES = "One line.\nאחת.\n\nThe third, after an empty one."
MARKUP = '<b>bold</b> & "quoted" </textarea><script>1</script> {{ name }}'

TEXTS = {
    "long link": LONG_LINK,
    "long word": LONG_WORD,
    "Hebrew": HEBREW,
    "Arabic": ARABIC,
    "Persian name": PERSIAN_NAME,
    "family": FAMILY,
    "accents": ACCENTS,
    "two thousand": TWO_THOUSAND,
    "lines": LINES,
    "markup": MARKUP,
}
LONG_NAME = "Maximiliana-Alexandrina-von-Hohenstaufen"  # 40
