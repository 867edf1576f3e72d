"""Lists of words that phrases refer to by name. A star stands for any ending. A therapist may add to them."""

from collections.abc import Mapping


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.replace("\n", ",").split(",") if word.strip())


LISTS: Mapping[str, tuple[str, ...]] = {
    # What a person is called, and what would be no matter of fact.
    "label": _list(
        """
        arrogant, careless, childish, cold-hearted, crazy, cruel, egoist*, heartless, hopeless, hysterical, idiotic,
        immature, impossible, inconsiderate, insane, irresponsible, lazy, manipulative, mean, mental, narcissistic,
        paranoid, pathetic, ridiculous, rude, ruthless, selfish, self-centred, self-centered, spoilt, spoiled,
        stubborn, stupid, thoughtless, toxic, ungrateful, unreliable, useless, weak, worthless
        """
    ),
    "name": _list(
        """
        asshole, baby, bastard, bitch, brat, bully, cheat, child, clown, control freak, coward, dictator, drama
        queen, egoist, failure, fool, hypocrite, idiot, jerk, liar, loser, lunatic, maniac, martyr, monster, moron,
        narcissist, nag, parasite, pig, princess, psycho, robot, slob, teenager, tyrant, wimp, witch
        """
    ),
    "label_de": _list(
        "arrogant*, dumm*, egoistisch*, faul*, gemein*, herzlos*, kindisch*, lächerlich*, krank*, verrückt*, unmöglich*"
    ),
    "name_de": _list("egoist*, idiot*, lügner*, versager*, narzisst*, tyrann*, feigling"),
    "label_es": _list("egoísta*, estúpid*, idiota, inmadur*, loc*, perezos*, ridícul*, cruel, imposible, mentiros*"),
    # What a person may do that stands in a request without saying what one would see.
    "kinder": _list(
        """
        affectionate, attentive, better, caring, considerate, critical, fair, helpful, honest, kind, kinder, loving,
        mature, nice, nicer, open, patient, present, reliable, respectful, responsible, romantic, supportive,
        thoughtful, understanding, tender, warm, warmer
        """
    ),
    "warmth": _list(
        "affection, appreciation, attention, closeness, consideration, honesty, love, patience, respect, support, trust"
    ),
    "often": _list("always, constantly, forever, never, continually"),
    # Feelings in the widest sense, in which somebody may guess at them.
    "feeling": _list(
        """
        abandon*, afraid, alone, anger, angry, anguish*, annoy*, anxi*, asham*, at ease, at peace, awkward, betray*,
        bitter*, bored, brave, burden*, calm*, cautious, close, cheated, comfort*, confus*, content, cornered,
        crush*, dejected, depress*, despair*, desperat*, devastat*, disappoint*, discourag*, disgust*, distan*,
        distress*, dread*, drained, embarrass*, empt*, enrag*, envious, exclud*, exhaust*, expos*, fear*, forgotten,
        frantic, fragile, frighten*, frustrat*, furi*, glad, gloomy, grateful*, gratitude, grief, griev*, guilt*,
        happ*, heartbroken, heav*, helpless*, hollow, homesick, hope*, humiliat*, hurt*, ignored, impatien*,
        inadequa*, insecur*, insulted, invisible, irritat*, isolat*, jealous*, joy*, judged, left out, let down,
        light, lonel*, longing, lost, loved, low, mad, miserabl*, misunderstood, moved, nervous*, neglect*, numb*,
        offended, overlooked, overwhelm*, pain*, panic*, powerless*, pressure*, proud, pride, puzzled, rage,
        reject*, relie*, resent*, restless*, sad, sadder, sadness, safe, scared, shaken, shame*, shock*, shy, sick,
        small, sorrow*, sorry, stress*, stuck, stupid, surpris*, tense, tension, terrif*, terror, threatened, tired,
        torn, touched, trapped, treated unfairly, trouble*, uncertain*, uncomfortable, uneas*, unhapp*, unheard,
        unimportant, unloved, unsafe, unseen, unsettled, unsure, unwanted, upset, used, useless, vulnerab*, warm*,
        weary, weight, worr*, worthless, wounded, yearning
        """
    ),
    "feeling_de": _list(
        """
        allein*, angst*, ängstlich*, ärger*, bedrückt, beschämt, dankbar*, einsam*, enttäusch*, erleichtert,
        erschöpft, froh, frustriert, gekränkt, geliebt, glücklich*, hilflos*, hoffnung*, klein, leer*, müde, nah,
        neidisch, ohnmächtig, ruhig, scham*, schuld*, sorge*, stolz, traurig*, überfordert, unsicher*, unwichtig,
        verletzt, verloren, verzweifel*, wut*, wütend
        """
    ),
    "feeling_es": _list(
        """
        abandon*, agradecid*, alegr*, alivi*, ansi*, avergonz*, agotad*, cansad*, celos*, culp*, decepcion*,
        desesper*, enfad*, esperanz*, feliz, frustrad*, herid*, ignorad*, impotente, insegur*, mied*, nervios*,
        orgullos*, perdid*, preocup*, rabia, rechazad*, sol*, tranquil*, triste*, vací*, vergüenza
        """
    ),
}
