"""Word classes of English by which extraction reads noun phrases and reporting clauses."""

PRONOUNS = frozenset("he she they we i it you who".split())
DETERMINERS = frozenset(
    """
    the a an his her their its my our this that these those one another several some many most
    both two three four five six few no any each every all
    """.split()
)
ADVERBS = frozenset(
    """
    also later then now however meanwhile again still too not never once ever even only just
    often always reportedly repeatedly recently previously publicly famously simply further
    first soon flatly himself herself themselves itself instead though therefore thus yet
    earlier today yesterday tonight already long
    """.split()
)
# They open a description of somebody who is not identified: "another Republican".
INDEFINITES = frozenset(
    "a an another one some several many most both two three four five few no any each every".split()
)
PLACE_LINKS = frozenset("of for from with at in on to by".split())
NAME_SUFFIXES = frozenset("jr sr ii iii iv".split())
# Words for people's offices and callings, as they stand before a name or in its place.
ROLES = frozenset(
    """
    president vice chairman chairwoman chair chief executive officer ceo cto cfo coo founder
    co-founder cofounder secretary undersecretary under deputy assistant minister premier
    chancellor senator sen rep representative congressman congresswoman governor gov mayor
    councilman councilwoman commissioner director manager strategist spokesman spokeswoman
    spokesperson adviser advisor aide analyst economist professor prof doctor dr fr judge
    justice attorney lawyer prosecutor general gen colonel col captain capt lieutenant lt
    sergeant sgt major admiral adm ambassador envoy pope bishop archbishop cardinal reverend rev
    king queen prince princess sheriff police detective inspector coach author writer journalist
    reporter editor columnist host anchor pollster candidate nominee leader speaker whip
    lawmaker senior former businessman businesswoman billionaire mogul entrepreneur activist
    organizer expert scientist researcher historian actor actress singer comedian mr mrs ms miss
    sir lord lady dame press campaign white house majority minority senate state democratic
    republican gop national security foreign finance defense defence prime head co-chair cochair
    co-author treasurer superintendent principal trustee delegate assemblyman assemblywoman
    comptroller surgeon solicitor counsel czar ex-president correspondent contributor
    commentator filmmaker blogger director-general veteran communications policy political wife
    husband mother father daughter son sister brother widow widower investor tycoon neurosurgeon
    physician pastor preacher rabbi imam teacher farmer soldier owner publicist screenwriter
    novelist biographer economist constituent congressman-elect president-elect
    """.split()
)
# Roles that end the description of a person: the name follows.
ROLE_HEADS = ROLES - frozenset(
    """
    vice under deputy assistant senior former press campaign white house majority minority
    senate state democratic republican gop national security foreign finance defense defence
    prime police chief communications policy political
    """.split()
)
# Members of a group: with a capital, they are still many people and not one.
GROUPS = frozenset(
    """
    republican democrat american conservative liberal official prosecutor investigator critic
    supporter voter police authority researcher scientist expert observer resident protester
    lawmaker pollster analyst briton european democratic gop hispanic latino muslim christian
    jew black white evangelical insider source people man woman
    """.split()
)
# What people are called by where they come from: "the Brazilian" is no name.
PEOPLES = frozenset(
    """
    african albanian algerian american angolan arab argentine argentinian armenian asian australian
    austrian azerbaijani bangladeshi basque belarusian belgian berliner bolivian bosnian brazilian
    brit briton bulgarian californian cameroonian canadian catalan chilean chinese colombian
    congolese croat croatian cuban czech dane dubliner ecuadorian egyptian estonian ethiopian
    european filipino finn georgian german ghanaian glaswegian greek hungarian indian indonesian
    iranian iraqi israeli italian ivorian jamaican japanese kazakh kenyan kiwi korean kurd latvian
    lebanese libyan lithuanian liverpudlian londoner malaysian mancunian mexican moroccan mozambican
    nepali nigerian norwegian pakistani palestinian paraguayan parisian peruvian pole portuguese
    romanian russian saudi scot senegalese serb serbian singaporean slovak slovene somali spaniard
    sudanese swede swiss syrian taiwanese tanzanian texan thai tunisian turk ugandan ukrainian
    uruguayan venezuelan vietnamese zambian zimbabwean
    """.split()
)
# Documents speak for their author: "a memorandum from Secretary Hegseth stated".
DOCUMENTS = frozenset(
    "memorandum memo letter email note tweet post statement message filing report".split()
)
ORGANISATION_NOUNS = frozenset(
    """
    company firm organization organisation group agency department ministry university newspaper
    paper magazine network party campaign committee union bank court panel board commission
    foundation administration government startup maker giant outlet publication report statement
    """.split()
)
# Printed matter speaks for its publisher: of "the Post report", the name is Post.
PRINTED_MATTER = frozenset("report statement publication newspaper paper magazine".split())
ORGANISATION_ENDINGS = frozenset(
    """
    inc corp llc ltd co company corporation group party committee university college institute
    foundation news times post journal press agency department ministry bureau council
    commission association union bank court congress senate house campaign administration
    coalition alliance fund society center centre project network magazine tribune herald
    gazette guardian street hall service force office report reports board authority airlines
    pac media
    """.split()
)
