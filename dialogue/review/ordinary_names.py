"""First names that are English words as well, and what follows such a word where it is no name."""


def words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


ORDINARY = words("""
    amber angel april art august autumn bill bliss bob brook carol chance charity chase cherry christian clay cliff
    constance crystal daisy dale dawn dean destiny drew earnest eve faith fern forest frank gene ginger grace grant guy
    harmony hazel heather holly honor hope hunter iris ivy jack jade jasmine jean jewel josh joy june justice king lance
    lane lily love mark mat may melody mercy miles noble norm olive pat patience peace pearl penny piper ray reed rich
    rob robin rose ruby rusty sage sandy sky star sterling stone sue summer sunny teddy trinity true van victor violet
    wade ward will woody wren
    an as do go in is la me my no oh on so to us we
""")
# Small words within a name, also where all of it was typed small.
PARTICLES = words(
    "af al bin bint ben d da das de del della den der di do dos du e el het ibn la las le los the van von y"
)
# "Will you come?", "May I?", "Hope that": a pronoun or an article behind the first word of a sentence.
AFTER_A_VERB = words("""
    a an anybody anyone everybody everyone he her his i it my nobody our she somebody someone that the their there
    these they this those we you your
""")
