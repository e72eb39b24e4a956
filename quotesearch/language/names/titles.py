"""Titles, offices and callings, as they stand around names in the English-speaking press."""

# Words that `fold_name` removes, in questions and from the speakers of an index.
TITLES = frozenset(
    """
    mr mrs ms dr sen senator rep representative del delegate gov governor pres president secretary
    judge justice gen general prof professor sir lord lady dame cllr councillor mp rabbi sgt capt
    col lt the
    """.split()
)
# Words that are not a person's office in an organisation's name: "General Motors", "Royal Navy".
INSTITUTIONAL = frozenset(
    """
    royal general police fire army navy force staff press grand crown major leader guard national
    first
    """.split()
)
# How offices end in German and Scandinavian: "Bundeskanzlerin", "Ministerpräsident".
OFFICE_ENDINGS = ("kanzler", "minister", "prasident", "president", "meister", "rat")
FOREIGN_TITLES = frozenset(
    """
    presidente presidenta premier ministre ministro ministra alcalde alcaldesa maire sindaco senador
    senadora senatrice senatore diputado diputada depute deputee deputato onorevole gobernador
    gobernadora docteur doctora dottor dottoressa professeur profesor profesora professore maitre
    avvocato abogado abogada capitan capitaine capitano coronel colonello generale generalissimo
    comandante commissaire comisario cardenal padre sor soeur hermana hermano cure abbe pere konig
    konigin kong konge dronning drottning kung graf grafin freiherr furst prinz prinzessin principe
    principessa kanzler kanzlerin bundestagsabgeordnete abgeordnete statssekretar staatssekretar
    landrat richter richterin pfarrer bischof kardinal papst papa lehendakari conseller consejero
    generalitat hakim wali vali vekil bakan cumhurbaskani basbakan pani pan panie gospodin gospodja
    gospozha tovarisch batyushka otets rebbetzin admor maran hujjat hojjatoleslam seyyed mawlana
    mawlawi maulvi hafiz qazi sardar sardarni thakur chaudhry khan-bahadur dewan bhai didi san
    sensei sama
    """.split()
)
FEMALE_TITLES = frozenset("mrs ms miss mme mlle madame frau senora sra dona signora".split())
MALE_TITLES = frozenset("mr herr monsieur senor signor messrs".split())
# Titles that anybody may have, whatever the office: they distinguish nobody.
COURTESIES = FEMALE_TITLES | MALE_TITLES | frozenset("mx".split())
# Titles that a name may have or not: knighthoods, ranks of nobility, honorifics of many countries.
HONORIFICS = frozenset(
    """
    sir dame lord lady baron baroness viscount viscountess count countess earl marquess duke
    duchess hon honour honor honourable honorable rt right very most his her excellency highness
    majesty eminence holiness worship datuk dato datin seri sri shri smt shrimati tan tun puan
    encik haji hajji hajj hajjah alhaji alhaja chief pandit swami mullah maulana ayatollah
    hojatoleslam imam mufti rabbi rebbe sheikh sheik shaikh sheikha emir sultan begum bibi ustad
    ustaz guru lama venerable saint st monsignor msgr reverend rev pastor father fr brother sister
    mother deacon canon bishop archbishop cardinal pope patriarch metropolitan swamy mahatma
    kumari khun daw nana oba ooni chieftain ras tengku tunku pengiran raja rana nawab mirza agha
    aga pasha bey effendi hoca comrade citizen grand late ret retd emerita emeritus
    otunba oloye osagyefo nene togbe nii alhaja hajia mallam malam barr engr arc surv igwe eze obi
    ato woizero weizero lij dejazmach ras mzee bwana mwalimu bapak ibu kyai gus mas mbak raden
    ustadz chaudhary choudhary choudhury chaudhuri subedar thiru thirumathi tiru selvi shriman
    sushri shrimati acharya maharaj maharishi rajmata rani maharaja maharani begum sahib saheb
    kumari don dona dom fra frei dame mang aling
    """.split()
)
_POLITICS = """
    president vice prime pm vp ag minister premier taoiseach tanaiste chancellor secretary
    undersecretary senator sen representative rep congressman congresswoman congressmember
    congressperson governor gov mayor lord-mayor councilman councilwoman councilmember councillor
    councilor cllr alderman alderwoman assemblyman assemblywoman assemblymember delegate lawmaker
    legislator mp mep msp td ms-elect mla mpp mlc mlas mna commissioner comptroller treasurer
    auditor speaker whip leader head chair chairman chairwoman chairperson chairmember co-chair
    cochair deputy minister-president ambassador envoy consul consul-general diplomat reeve warden
    selectman selectwoman supervisor trustee attorney-general solicitor-general lieutenant-governor
    governor-general president-elect congressman-elect senator-elect mayor-elect ex-president
    ex-premier ex-mayor dictator ruler king queen prince princess emperor empress tsar czar crown
    shah monarch royal nominee candidate hopeful incumbent freshman politician statesman stateswoman
    pres veep potus ombudsman ombudswoman returning registrar clerk sheriff marshal constable
    magistrate
"""
_LAW = """
    judge justice lawyer attorney counsel counsellor barrister solicitor advocate prosecutor
    defender magistrate jurist paralegal notary coroner recorder sheriff deputy detective inspector
    superintendent constable officer sergeant sgt policeman policewoman cop agent investigator
    bailiff warden ranger trooper patrolman patrolwoman pc dc di dci dsi supt insp det sir-judge sc
    kc qc plaintiff defendant witness juror victim suspect
"""
_FORCES = """
    general gen colonel col major maj captain capt lieutenant lt commander cmdr commodore admiral
    adm brigadier brig corporal cpl private pvt pte sergeant sgt marshal field-marshal airman seaman
    specialist spc petty officer ensign midshipman warrant gunner bombardier sapper squadron leader
    wing group-captain cadet soldier marine sailor pilot airmen serviceman servicewoman veteran
    commandant chief-of-staff 1st 2nd first-class rear army navy force staff master gunnery lance
"""
_WORK = """
    ceo cto cfo coo cio chief executive officer boss founder cofounder co-founder owner co-owner
    director managing manager head principal headteacher headmaster headmistress dean provost rector
    chancellor vice-chancellor professor prof emeritus lecturer teacher tutor student pupil scholar
    fellow researcher scientist historian economist analyst strategist pollster expert specialist
    adviser advisor aide assistant consultant engineer architect designer developer programmer
    technician mechanic electrician plumber carpenter builder contractor surveyor planner accountant
    auditor banker broker trader investor entrepreneur businessman businesswoman businessperson
    magnate mogul tycoon billionaire millionaire industrialist publisher editor author writer
    novelist poet playwright screenwriter journalist reporter correspondent columnist critic blogger
    broadcaster presenter host anchor commentator producer filmmaker filmmakers cinematographer
    actor actress comedian singer songwriter musician composer conductor violinist pianist guitarist
    drummer bassist rapper dancer choreographer artist painter sculptor photographer curator
    librarian archivist archaeologist archeologist anthropologist sociologist psychologist
    psychiatrist biologist botanist chemist physicist astronomer geologist hydrologist meteorologist
    forecaster ecologist oceanographer virologist epidemiologist immunologist oncologist
    cardiologist neurologist neurosurgeon surgeon physician doctor dr doc nurse midwife paramedic
    pharmacist dentist vet veterinarian therapist counselor carer caretaker farmer grower rancher
    beekeeper fisherman fisher skipper captain pilot sailor trawlerman driver trucker courier
    conductor porter guard janitor cleaner cook chef baker butcher brewer grocer shopkeeper merchant
    dealer salesman saleswoman cashier waiter waitress bartender barber hairdresser tailor weaver
    potter blacksmith firefighter fireman coach trainer goalkeeper midfielder striker defender
    winger forward quarterback pitcher catcher goalie referee umpire captain player athlete runner
    swimmer boxer wrestler golfer cyclist jockey grandmaster astronaut cosmonaut inventor activist
    campaigner organizer organiser volunteer lobbyist unionist union leader convener steward
    spokesman spokeswoman spokesperson spokespersons press representative delegate envoy agent
    publicist superintendent administrator coordinator co-ordinator secretary-general
    director-general executive-director undertaker gardener miner welder machinist operator
    supervisor foreman clerk keeper warden lifeguard preacher priest vicar curate minister pastor
    chaplain monk nun imam rabbi missionary bishop resident tenant landlord landlady neighbour
    neighbor shopper voter protester protestor demonstrator refugee migrant parent grandparent
    graduate retiree pensioner widow widower translator interpreter linguist philosopher theologian
    mathematician statistician demographer geneticist neuroscientist climatologist seismologist
    zoologist conservationist environmentalist naturalist tax sir superintendent marshal fire police
    harbour harbor harbormaster harbourmaster dean secretary official insider source
    scientist-in-chief coach head-coach mom mum dad
"""
KIN = frozenset(
    """
    wife husband spouse widow widower partner fiance fiancee girlfriend boyfriend mother father mum
    mom dad son daughter brother sister sibling twin uncle aunt nephew niece cousin grandson
    granddaughter grandfather grandmother grandchild stepson stepdaughter stepfather stepmother
    half-brother half-sister in-law ex-wife ex-husband brother-in-law sister-in-law son-in-law
    daughter-in-law father-in-law mother-in-law parent child
    """.split()
)
# Roles in which one speaks or acts for somebody else, or is known by somebody else.
AGENTS = frozenset(
    """
    spokesman spokeswoman spokesperson spokespeople spox lawyer attorney solicitor barrister counsel
    aide adviser advisor assistant secretary deputy representative agent publicist manager ally
    friend colleague neighbour neighbor successor predecessor opponent rival critic supporter
    biographer speechwriter bodyguard driver doctor physician strategist mouthpiece surrogate envoy
    ghostwriter confidant confidante mentor classmate roommate teammate coach employee employer
    victim killer accuser
    """.split()
)
ROLES = frozenset((_POLITICS + _LAW + _FORCES + _WORK).split()).union(
    FOREIGN_TITLES, HONORIFICS, COURTESIES, KIN, AGENTS
)
# Words that say nothing of who holds an office.
MODIFIERS = frozenset(
    """
    former ex late acting interim then then-acting incoming outgoing outspoken current new newly
    senior junior sr longtime long-time veteran retired ex-chief embattled sitting one-time onetime
    two-time elected appointed lieutenant associate honorary emeritus ousted fellow top lead leading
    deputy vice shadow assistant under co
    """.split()
)
# What an office is of: "Secretary of War", "Defence Minister", "Chief of Staff".
PORTFOLIOS = frozenset(
    """
    state war defense treasury education labor energy commerce health interior agriculture
    transportation transport justice army navy veterans homeland security affairs foreign finance
    home exchequer environment culture trade business housing work pensions immigration intelligence
    budget planning tourism sports sport science technology economy industry development
    infrastructure women children families communities climate water fisheries forests mines police
    staff services human urban rural national public general external internal overseas commonwealth
    northern ireland scotland wales press communications house commons lords opposition state
    """.split()
)
POSTNOMINALS = frozenset(
    """
    mp mep msp td qc kc sc obe cbe mbe kbe dbe gbe kcb kcmg dcmg cmg phd md mba esq esquire frs fba
    rn usn usa usaf usmc cpa dds dvm jd llb llm ma ba bsc msc ret mla mpp mlc ms am dds dso vc bem
    ao ac oam om cc oc jp facs rabbi
    """.split()
)
SUFFIXES = frozenset("jr sr ii iii iv junior senior".split())
# Titles of those who are called by one name and a number.
RULERS = frozenset(
    """
    king queen pope emperor empress tsar czar prince princess sultan emir shah
    """.split()
)
