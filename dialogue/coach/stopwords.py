"""Words that carry little by themselves, by language. "Not" is none of them: a mirror without it says the contrary."""

from collections.abc import Mapping

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        """
        a an the and or but so if then that this these those there here it its he she they we i you me us him her
        them my your our his their mine yours ours myself yourself is am are was were be been being do does did done
        have has had will would can could should may might must to of in on at by for with from as into about over
        up down out i’m you’re we’re they’re it’s that’s i’ve you’ve i’d you’d i’ll you’ll just very really too also
        than when what which who how why because while say said saying hear heard let see got get right let’s
        """.split()  # noqa: SIM905  a list to read, not to count quotes in
    ),
    "de": frozenset(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber so wenn dann dass ob als wie wo was
        wer ich du er sie es wir ihr mich mir dich dir sich uns euch ihm ihn ihnen mein meine meinen meinem meiner
        dein deine deinen deinem deiner sein seine unser euer bin bist ist sind seid war warst waren wart gewesen
        habe hast hat haben hatte hattest hatten werde wirst wird werden wurde wurdest kann kannst könnte will
        willst soll sollst in im an am auf aus bei beim mit von vom zu zum zur für um nach vor über unter durch auch
        nur noch schon mal da hier dort sehr ja weil denn sage sagst sagte sagtest gesagt höre gehört verstanden
        richtig lass
        """.split()  # noqa: SIM905  the same
    ),
    "es": frozenset(
        """
        el la los las un una unos unas y o pero si entonces que como cuando donde quien yo tú él ella nosotros
        vosotros ellos ellas me te se nos os lo le les mi mis tu tus su sus nuestro vuestro mí ti soy eres es somos
        son era eras fue fuiste fui estoy estás está estaba estabas he has ha había habías ser estar haber puedo
        puedes quiero quieres a de del al en con por para sin sobre entre desde hasta también muy ya más porque dice
        dices digo dijiste dije decir oír escuchar ver bien eso esto ese este esa esta
        """.split()  # noqa: SIM905  the same
    ),
}
