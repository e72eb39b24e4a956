"""Hearsay: words by which an article says that somebody else attributes, or forged, the words."""

# "Reportedly": the article does not say that the words were said.
HEARSAY_HEDGES = frozenset(
    """
    alleged allegedly reported reportedly purported purportedly supposed supposedly rumoured rumored
    apparently accused quoted believed claimed
    """.split()
)
# With these verbs somebody else says that the speaker said it: "police allege that she told".
ALLEGING_VERBS = frozenset(
    """
    allege alleges alleged claim claims claimed testify testifies testified said says told tells
    wrote writes swear swears swore contend contends contended assert asserts asserted report
    reports reported
    """.split()
)
# "Was wrongly quoted as".
MISTAKENLY = frozenset(
    "wrongly falsely incorrectly erroneously mistakenly inaccurately wrongfully".split()
)
ATTRIBUTED = frozenset(
    """
    reported quoted said attributed ascribed alleged claimed cited credited accused portrayed pinned
    put laid
    """.split()
)
# Forgeries that need no word for what is forged: "a deepfake of her saying".
FORGERIES = frozenset(
    """
    deepfake deepfakes forgery forgeries hoax hoaxes spoof spoofs parody fabrication impersonator
    impersonation impostor imposter
    """.split()
)
# A forged medium puts words into somebody's mouth: "a doctored clip shows …".
FORGED = frozenset(
    """
    doctored fake faked fabricated manipulated deepfake deepfaked ai-generated forged bogus spoof
    parody altered counterfeit hoax falsified fictitious satirical photoshopped impostor imposter
    """.split()
)
MEDIA = frozenset(
    """
    clip clips video videos audio recording recordings footage photo photos image images picture
    tweet tweets post posts letter letters screenshot screenshots message messages email emails
    e-mail memo quote quotes account page website article poster leaflet document ad advert
    call interview transcript press statement deepfake
    """.split()
)
