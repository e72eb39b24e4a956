"""Words of a reporting clause: verbs of saying and asking, and what can stand around them."""

from quotesearch.language.inflection import inflect, inflect_all

# Verbs of saying. What they report in quotation marks is words, so that a negator before them
# denies the words.
SAYING_VERBS = inflect_all(
    """
    utter use claim call state declare promise suggest describe refer add mention tweet post
    label term announce assert insist admit acknowledge confirm concede argue threaten pledge
    vow order shout yell whisper repeat endorse urge demand advise believe express address
    answer reply voice allege mean imply accuse pronounce
    """
) | frozenset(
    """
    say says said saying tell tells told telling write writes wrote written writing speak speaks
    spoke spoken speaking think thinks thought thinking mean means meant swear swears swore sworn
    """.split()
)
# Verbs of asking: what follows them as "whether" or "if" is not stated.
ASKING_VERBS = inflect_all(
    """
    ask wonder question enquire inquire query debate consider weigh doubt discuss ponder know
    decide determine learn see investigate examine study explore review check assess clarify
    """
)
# Verbs of confirming: "would not confirm or deny" is one negation.
CONFIRMING_VERBS = inflect_all(
    """
    confirm admit acknowledge accept endorse support affirm concede corroborate verify
    """
)
# What perceives somebody say something: "nobody heard her say".
PERCEIVING_WORDS = frozenset(
    """
    hear hears heard see sees saw seen has had have show shows showed shown record records recorded
    remember remembers remembered recall recalls recalled catch catches caught quote quotes quoted
    """.split()
)
WISHING_WORDS = frozenset("wish wishes wished wishing".split())
FORMS_OF_BE = inflect("be")
AUXILIARIES = frozenset(
    """
    be am is are was were been being do does did done have has had having will would shall should
    can could may might must ought need dare dares dared let's 's 'd 've 'll wo ca
    """.split()
)
# What stands between a negator and "to say": "was not prepared to say", "had no reason to believe".
LINKING_WORDS = frozenset(
    """
    to as so far going go gone goes went on out willing prepared ready able want wants wanted wish
    wishes wished like liked intend intends intended plan plans planned mean means meant expect
    expects expected seem seems seemed appear appears appeared begin begun start started try tries
    tried trying seek sought care cared careful bother bothered choose chose chosen authorised
    authorized allowed permitted free inclined minded about to position reason right evidence
    intention desire authority way effort attempt move quick eager keen come came bring brought
    himself herself themselves itself of from in at ever even any yet still also actually really
    explicitly again once others enough quite very much all only too then now already immediately
    directly later since just so ever again the a an any anything anyone anybody everything
    something moved rush rushed happy content hurry mood
    """.split()
)
# "Would rather quit than say" does not say.
PREFERRING_WORDS = frozenset("rather sooner".split())
# "She is not among those who say", "not one who says".
SPEAKER_STAND_INS = frozenset("those one ones".split())
