"""Words that carry little by themselves, by language. "Not" is none of them: a mirror without it says the contrary."""

from collections.abc import Mapping

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        """
        a an the and or but so if then that this these those there here it its he she they we i you me us him
        her them my your our his their mine yours ours myself yourself is am are was were be been being do
        does did done have has had will would can could should may might must to of in on at by for with from
        as into about over up down out i’m you’re we’re they’re it’s that’s i’ve you’ve i’d you’d i’ll you’ll
        just very really too also than when what which who how why because while say said saying hear heard
        let see got get right let’s
        """.split()  # noqa: SIM905  a list to read, not to count quotes in
    ),
}
