"""Given names: their gender, their short forms and their spellings."""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations, product
from typing import Literal

from nicknames import NickNamer
from rapidfuzz.distance import OSA

from quotesearch.language.folding import fold_letters

_CACHED = 1 << 15  # names that are remembered
Gender = Literal["female", "male"]
Likeness = Literal["same", "initial", "near", "different"]

# Spellings of one name, and transliterations from other alphabets.
_SPELLINGS = """
mohammed muhammad mohammad mohamed muhammed mohamad muhamad mohamet mehmed md mohd; ahmed ahmad
achmed achmad; mahmoud mahmud mehmood mahmood; hussein hussain husain hossein husayn hussien;
hassan hasan; youssef yusuf yousef yousuf yussef joussef yusef youssouf; ibrahim ebrahim ibraheem;
khalid khaled; omar umar omer; osama usama; abdullah abdallah abdulla abdalla; abdul abdel abd;
abdulrahman abdelrahman abdurrahman; saleh salih; saeed said saied sayed; sayyid sayed syed seyed;
rashid rasheed rachid; walid waleed; jamal gamal jamaal djamal; nasser naser nasir; tariq tarek
tareq tarik; faisal faysal feisal; fatima fatimah fatma fatemeh; khadija khadijah; aisha aysha
ayesha aicha; zainab zaynab zeinab zeynab; leila layla laila leyla; yasmin yasmine jasmin yasmeen;
mustafa mustapha moustafa mostafa; karim kareem; samir sameer; amir ameer emir; bashar bachar;
moammar muammar moamer; muqtada moqtada moktada; qassem kassem qasim kasim qasem; moshe moishe;
chaim haim hayim chayim hyam;
binyamin benyamin; yitzhak yitzchak itzhak; shmuel schmuel; alexander aleksandr alexandr
aleksander alexandre aleksandar; oleksandr olexandr; alexei aleksei alexey aleksey alexi; sergei
sergey sergej serhii serhiy; andrei andrey andrej andrii andriy; dmitri dmitry dimitri dmitriy
dmitrii dmytro; nikolai nikolay nikolaj; yevgeny evgeny yevgeni evgeni evgeniy; yuri yury juri
yurii iurii; vasily vasili vassily vasiliy; grigory grigori; anatoly anatoli anatoliy; valery
valeri valeriy; vitaly vitali vitalii vitaliy; gennady gennadi; arkady arkadi; mikhail michail
mikhael; volodymyr volodimir; viktor victor; vyacheslav viacheslav; yulia julia iulia yuliya;
yelena elena jelena; natalia natalya nataliya; tatiana tatyana; ksenia kseniya xenia; catherine
katherine kathryn catharine katharine kathrine cathryn; cathy kathy kathie; cate kate; steven
stephen; sara sarah; philip phillip philipp; philippa phillipa; geoffrey jeffrey geoffry jeffery;
geoff jeff; alan allan allen; caspar casper kasper; isabel isabelle isobel; theresa teresa;
matthew mathew; sean shaun shawn; brian bryan brien; eric erik erich; marc mark; marcus markus;
carl karl; nicholas nicolas nickolas; nicola nichola; hilary hillary; hannah hanna hana; rebecca
rebekah; deborah debra deborrah; zoe zoey; alison allison; lesley leslie; lindsay lindsey; stuart
stewart; gray grey; graham graeme grahame; neil neal; lawrence laurence; louis lewis; luis louis;
lucas lukas; jon jhon; jonathan johnathan jonathon; kristen kirsten; christine kristine; christina
kristina cristina; christian kristian cristian; christopher kristopher kristofer; joseph josef;
rudolf rudolph; adolf adolph; ralf ralph; frederick frederic fredrick fredric; henrik henrick;
conor connor; aidan aiden; megan meghan meagan; caitlin kaitlin caitlyn kaitlyn; ann anne;
elisabeth elizabeth; gail gayle; gillian jillian; jill gill; susanne suzanne; susan suzan; vivien
vivian vivienne; tracy tracey; stacy stacey; kelly kelley; terri terry; bobbie bobby; jamie jaime;
antony anthony; bernhard bernard; gerard gerrard; gerald jerald; gerry jerry; walter walther; thom
tom; vladimir wladimir; dorothea dorothy; madeleine madeline madelyn; marguerite margarite;
margret margaret; raoul raul; thorsten torsten; gunther guenther gunter
"""
# Short forms that no spelling tells, and those that the package `nicknames` lacks.
_SHORT = """
robert: bob bobby bert; richard: dick; william: bill billy; edward: ted ned; theodore: ted;
margaret: peggy meg maggie daisy greta rita; mary: polly molly; henry: hank harry; charles: chuck; john: jack;
james: jim jimmy; sarah: sally; ann: nancy; elizabeth: liz beth betsy betty lizzie libby eliza bess;
anton: tony; anthony: tony; antonio: tony; katherine: kate kitty kay katie kathy; catherine: kate
kitty cathy katie; joseph: joe joey pepe; jose: pepe; lawrence: larry; laurence: larry; dorothy: dot
dottie; frances: fran fanny; francis: frank fran; francisco: paco pancho; ignacio: nacho; rafael:
rafa; guadalupe: lupe; dolores: lola; mercedes: meche; eugene: gene; leonard: len lenny leo;
nicholas: nick nicky nico; harold: hal harry; martha: patty; matilda: tilly; susannah: sukey;
virginia: ginny; wilhelmina: mina minnie; alexander: alex alec sandy sasha; aleksandr: sasha;
vladimir: volodya vova; dmitry: dima; mikhail: misha; ivan: vanya; nikolai: kolya; yekaterina:
katya; maria: masha; natalia: natasha; tatiana: tanya; anastasia: nastya; patrick: pat paddy;
edmund: ed ned; gerald: gerry jerry; gerard: gerry jerry; reginald: reg reggie; roderick: rod roddy
rory; archibald: archie; bartholomew: bart; bernard: bernie; cornelius: neil con; donald: don
donnie; ronald: ron ronnie; albert: al bert bertie; alfred: alf fred; frederick: fred freddie;
augustus: gus; angus: gus; zachary: zach zack; abraham: abe; benjamin: ben benny bibi; binyamin:
bibi; samuel: sam sammy; samantha: sam; daniel: dan danny; david: dave davy; stephen: steve; steven:
steve; michael: mike mick mickey; peter: pete; thomas: tom tommy; timothy: tim; christopher: chris
kit topher; christine: chris chrissie; deborah: deb debbie; judith: judy; julia: jules; eleanor:
ellie nell nora; helen: nell; jacqueline: jackie; pamela: pam; patricia: pat patty trish; penelope:
penny; rebecca: becky; susan: sue suzy; teresa: terry tess; theresa: terry tess; victoria: vicky
tori; jennifer: jen jenny; jessica: jess; kimberly: kim; gwendolyn: gwen wendy; wendeline: wendy;
barnaby: barney; barnabas: barney; tobias: toby; nathaniel: nate nat; nathan: nate; jonathan: jon;
gregory: greg; raymond: ray; walter: walt wally; winston: win winnie; siobhan: shiv; rosemary:
rosie; philip: phil pip; douglas: doug; kenneth: ken kenny; jeffrey: jeff; geoffrey: geoff; matthew:
matt; andrew: andy drew; joshua: josh; jeremy: jerry jem; jeremiah: jerry; clifford: cliff; clinton:
clint; mitchell: mitch; randolph: randy; rudolph: rudy; rudolf: rudy; salvatore: sal; vincent: vince
vinny; isaac: ike; dwight: ike; calvin: cal; chester: chet; percival: percy; sidney: sid; sylvester:
sly; terence: terry; valerie: val; yvonne: evie; constance: connie; cynthia: cindy; gabriel: gabe;
gabrielle: gabby; millicent: millie; mildred: millie; camille: millie; amelia: millie amy; olivia:
liv livvy; isabel: izzy bella; isabella: izzy bella; johannes: hans johan; giovanni: gianni;
giuseppe: beppe; luigi: gigi; jorgen: jorn; josefa: pepa; lajos: lou; bhumibol: lek; priyanka: pri;
guillermo: memo; enrique: quique; jesus: chuy; eduardo: lalo; roberto: beto; alberto: beto;
humberto: beto; malgorzata: gosia; katarzyna: kasia; joanna: asia; barbara: basia; agnieszka: aga;
krzysztof: krzys; stanislaw: staszek; jan: janek; tomasz: tomek
"""
# The same name in other languages: a translation is likely, but not sure.
_TRANSLATIONS = """
thomas tomas tomasz tommaso; peter pedro pierre pyotr petr pietro piotr petro; john juan jean johann
johannes joao giovanni ivan jan ian hans sean; paul pablo paolo pavel pawel; james jaime jacques
giacomo; michael miguel michel mikhail michele michal mykhailo mihai; nicholas nikolai nicola
niccolo mykola nick; dominic dominick nick nic; george jorge georg georges giorgio yuri jerzy;
charles carlos carlo karl karol; francis francisco francesco francois franz; joseph jose giuseppe
yusuf josip jozef; vladimir volodymyr; alexander alessandro alejandro oleksandr; elizabeth isabel
elisabetta; catherine ekaterina caterina catalina; andrew andre andrea andrei andres andrzej; mary
maria marie; anna anne ann hannah; esther hester; william guillermo guillaume wilhelm; henry henri
enrique heinrich enrico; stephen stefan stefano etienne esteban; matthew matteo mateo mateusz
matthias; mark marco marcos; luke luca lucas; lawrence lorenzo laurent; louis luigi luis ludwig;
helen elena helene; eve eva; abraham ibrahim; solomon suleiman; moses moussa musa; jacob yaakov
yakub; stephen istvan; louis lajos ludovic; francis ferenc franjo; james seamus hamish santiago
diego tiago iago jacob jakob; john yahya owen evan eoin ewan euan ewen iain ivan jovan janos juhani
jens hannes; joan siobhan jane sinead jean janet jeanne juana joanna johanna; mary maria marie miriam maryam maire
mariam moira marija; patrick padraig patricio; albert wojciech adalbert alberto; olga helga; eugene
owen ewan evgeny eugenio; robert roberto; edward eduardo edouard edvard; charles cathal; christopher
krzysztof cristobal christophe kristof; george gyorgy yiorgos giorgos georgios jorg jurgen goran yorgos
jordi; laszlo ladislaus vladislav; elijah ilya ilia elias; jesus issa isa; david dawud daoud taavi;
lawrence lars lorenz laurentius; marcus mordechai; hyman chaim; ulrike ulla; margaret greta margit
margarete margareta margherita grete; agnes ines agnieszka; nicholas niklas klaus claus nils niels
miklos; frederick fritz federico; gregory gregor grzegorz; dorothy dorota; hugh aodh hugo; walter
gualtiero; ralph raul raoul rolf rudolf; joseph yossi jusuf; bartholomew bartosz; theodore fyodor
fedor; eugenia evgenia; barbara varvara; wenceslas vaclav; adalbert bela; emeric imre emmerich;
geoffrey godfrey gottfried; sigmund zygmunt; stanislaus stanislav
"""

# Given names that stand for no name of their own: anybody may be called so.
_NICKNAMES_OF_ANYBODY = frozenset(
    """
    ace babe bear bing biff birdie bo boomer bub bubba buck bud buddy buff bunny buster butch
    buzz cap champ chi chick chip chippy coco cookie cotton cubby deacon dee dink dixie doc dub duke
    dusty dutch fats fifi flip gigi ginger goose hap happy hoot iggy jazz jojo junior kiki kip
    lefty lulu mac major mimi minnow missy moose nana peaches pepper pip poppy princess
    pudge punch rabbit radio ralphie red rip rocky rusty sandy scooter shorty sissy skip skippy
    slick slim smokey sonny sparky spike spud stretch sugar sunny tank tex tiger tip tiny trey trip
    tripp tubby whitey woody
    """.split()
)
# Given names of many countries that news articles use less.
_RARER = frozenset(
    """
    absalom achim adaeze adaline adelaide adele aditi agatha aino aisling akira aksel alasdair
    albrecht aldous alfonso alina alistair aliyah alma alois amalia amara amaya ambra ambrose
    amina amrita andreas angelica angelika anika annegret anneke annelise ansel anselm antoine
    anton antonia apinya archibald ariadne arjun arnaud arno arturo arvid asa ashok athena
    aubrey august augustus aurelia aurora axel ayodele azadeh babajide balazs baptiste barnabas
    bartholomew bartosz basil beatrix benedetta benedikta bengt bernhard bertha bertram bettina
    birger blanca blanche blessing bogdan boguslaw branko bronwen bryony carlotta carmela carola
    celia chantal chidi chinedu christabel christiane ciara ciaran clarissa claus clayton
    clement clementine clifton clive colette concepcion conrad constantin cora cordelia corinna
    corinne cormac cornelia cornelius cosima cosmo cristobal cyrus dagmar dagny damaris danuta
    daphne dara darius davor dawit deepak deirdre delphine delroy denys desiree desmond devendra
    devika dieter dietrich dimitra dimitrios dinah dirk domingo dominique donatella doreen
    dorota dorothea dragan dries dunstan ebba eberhard edda edna eduard edwina effie efrain egon
    eilidh einar eithne eldon eleanora eleni elinor elizaveta elke ellis elmer eloise elsa
    elspeth elvira emeka emil emile emilia emory enid enzo ephraim erika ernesto ernst erwin
    esme esmond espen esteban estela estelle ethel etienne ettore eugenia eugenie eunice evander
    ewald ewart ezekiel fabian fabio fabrice farah farouk fatou felicity femi fenella ferenc
    fergus ferris filippo finn fiorella firdaus flora florian folke francine franco frantz franz
    frederik frederika fredrik frida fritjof gabor galina gareth garrick gaston geir gemma
    genevieve georgette gerda gerlinde germaine gertrud ghislaine giacomo gianluca gideon giles
    gilles giovanna gisela godfrey gosta gregor griselda grzegorz guido guillaume gunilla gunnar
    gunther gustav gwendolyn gyorgy haakon hakan hamish hanneke hannelore harald hedda hedwig
    heinz helena helga helmut hema hendrik heribert hermann hermione hester hideo hilda
    hildegard hiroshi holger hollis horace hortense hyacinth ifeoma ignatius ilona imogen inga
    ingeborg ingmar ioana iona ionut irena irina isidore isolde istvan ivor ivy jacek jadwiga
    jana janina jarek jarmila jarvis jeanette jeannine jerzy jesper johanna jorg jorgen jorma
    josiah justine kaisa kamil kareem karin karina karolina katrin kelvin kenji kerstin keziah
    klara konrad krista kristof krystyna kwabena kwame lachlan laila lajos lakeisha lakshmi
    lambert laszlo laurens lavinia leander leif lennart leonie leonora leopold leopoldo lettice
    lidia liesbeth lilian liliana linnea lisbeth lise livia lizaveta lorenzo lorna lothar lotte
    louisa lubna lucian lucinda ludmila ludovic ludwig luisa lyle lyudmila maarten madhavi magda
    mahalia maire maisie mandla manfred manon manuela marcela marcello marek margareta
    margarethe margarita margit marguerite marianne marika marisol marit marius marlene marlowe
    martina maryam masako matilda matilde mattias maud maura maximilian mehdi micaela mikael
    mikkel milena milo mina minerva mireille miroslav moira monique morag moritz morten mortimer
    murdo myra myrtle nadine narges nathalie neville ngaire niall niels nikolas nils nino noemi
    noraini noreen nuala octavia octavio odell odette odile oisin ole olumide ondrej oona oonagh
    osmond oswald ottavia ottilie ottokar ottoline paloma parvati pascal patricio paulina pavlos
    percival perpetua persis petar petronella philippa philippe phoebe pia piers piet piotr
    pradeep prakash quincy radhika radoslav raimund rainer rajesh raquel rebeca reiko reinhard
    rene rewi reza rhoda rhys riccardo roderick rohan roisin rolando rolf romana rosalia
    rosalind rosamund rosario rosemarie rosina rowena roxana rudi rufus rupert ruud sabina saeed
    salma salome samira sandeep sapna sarita saskia saul selma selwyn serena shanthi shirin
    shmuel sibyl sidonie siegfried sigmund sigurd silas silke silvester sipho siri sissel
    slavica sofia solveig sonja staffan stanislav stanislaw stefani stefania steffen stig sunil
    suzette sven sybil sylvester sylvie tabitha takashi tamsin tancredi tania tarek tarja
    teodora terence tess tessa thaddeus thea theo theobald theodor theodora thierry thora tiago
    timo timothea titus tobias tomas tomasz tonje tor torben tordis torsten tove trudy tuula
    ulla ulrich umberto ursel vadim valentin valentina vasco veikko venkatesh venus verena vidar
    viggo vikram vilma vincenzo viorica virgil vittoria vittorio vivienne vlad volker walburga
    waldemar wanjiru wenceslas wendeline werner wiebke wilfried wilhelm wilhelmina willem
    winifred winnifred winston wojciech yaw yohannes yolande zainab zelda zeljko zofia zola
    zoltan zora
    """.split()
)
# Letters that begin one name in different spellings and alphabets.
_SAME_INITIALS = ("ckqx", "jgyi", "eyi", "vw", "fp", "szc", "ou", "hk", "td")

_DIGRAPH = re.compile("(?<!^)[ou]e(?=[bcdfgklmnprstvwz])")  # "Goesta", "Juergen"
_HARD_C = re.compile("c(?![ehiyz])")
_LETTERS = str.maketrans("yzq", "isk")
_DOUBLE = re.compile(r"(\w)\1")
# Short forms of men's and of women's names, which most readers take for a man's.
_MOSTLY_MENS = frozenset(
    """
    alex andy bob charlie chris fred max nick nicky pat phil sam steve terry
    """.split()
)


def gender_of(name: str) -> Gender | None:
    """Tell the gender of a given name, where almost everybody of that name has it."""
    return _genders().get(name)


def sounds_like(name: str) -> Gender | None:
    """Guess the gender of a folded given name, by its ending where nobody of that name is known."""
    if name in _genders():
        return _genders()[name]
    if name.endswith("a"):
        return "female"
    return "male" if name.endswith(("o", "us", "rd", "rt", "bert", "ick", "st")) else None


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is a given name, of those that news articles use."""
    return word in _genders()


def is_ambiguous(name: str) -> bool:
    """Tell whether a given name is a woman's as well as a man's: "Robin", "Alex"."""
    return name in _genders() and _genders()[name] is None


def is_understood(name: str) -> bool:
    """Tell whether a folded word is a given name of its own, and known: not "Buddy"."""
    if name in _NICKNAMES_OF_ANYBODY:
        return False
    if name in _genders() or name in _RARER or name in _short_names():
        return True
    return "-" in name and all(map(is_understood, name.split("-")))


@lru_cache(_CACHED)
def initials_of(name: str) -> frozenset[str]:
    """List the letters that a folded given name may begin with, in any of its forms."""
    forms = {name}
    if len(name) > 1:
        forms |= _forms(name) | {part for part in name.split("-") if part}
    letters = {form[0] for form in forms}
    likes = (group for group in _SAME_INITIALS if not letters.isdisjoint(group))
    return frozenset(letters.union(*likes))


@lru_cache(_CACHED)
def may_be_one_given(one: str, other: str) -> bool:
    """Tell whether two folded given names or initials may be one person's, by any short form."""
    if 1 in (len(one), len(other)):
        return not initials_of(one).isdisjoint(initials_of(other))
    if ("-" in one) != ("-" in other):
        pairs = product(one.split("-"), other.split("-"))  # "Anna-Lena", who goes by "Lena"
        return any(part and theirs and may_be_one_given(part, theirs) for part, theirs in pairs)
    if any(compare_given(*pair) != "different" for pair in product(_fulls(one), _fulls(other))):
        return True
    short, full = sorted((one, other), key=len)
    opens = full.startswith(short) and len(short) < 4  # "Jo"
    return opens or _is_like_short(short, full)


def _is_like_short(short: str, full: str) -> bool:
    """Tell whether a name looks as if it were short for another: "Ray", "Manny"."""
    pet_name = short.endswith(("y", "ie")) and len(short) < 7
    if not pet_name and (len(short) > 5 or short not in _short_names()):
        return False
    stem = _DOUBLE.sub(r"\1", short).rstrip("aeiouy")
    return short[:2] == full[:2] or (len(stem) > 2 and stem in _DOUBLE.sub(r"\1", full))


@lru_cache(_CACHED)
def compare_given(one: str, other: str) -> Likeness:
    """Compare two folded given names.

    "near" is what may be one name but need not: Esther and Hester, Alex and Alexandra.
    """
    if one == other or _spelt(one) == _spelt(other):
        return "same"
    if 1 in (len(one), len(other)):
        return "initial" if one[0] == other[0] else "different"
    parts, others = one.split("-"), other.split("-")
    if len(parts) > 1 or len(others) > 1:
        return _compare_compounds(parts, others)
    if _share(_spellings(), one, other):
        return "same"
    short, full = sorted((one, other), key=len)
    contrary = _contrary(one, other)
    if _is_short_for(short, full) or _is_short_for(full, short):
        return "near" if contrary or _is_unsure(short, full) else "same"
    if contrary:
        return "different"
    return _compare_unlike(short, full)


def _compare_unlike(short: str, full: str) -> Likeness:
    """Compare two names that no list joins, by their letters."""
    if _share(_translations(), short, full):
        return "near"
    if len(short) > 2 and full.startswith(short):
        shortened = len(full) - len(short) > 2 and not is_given_name(short)
        return "same" if shortened else "near"  # "Wilf", "Bea"
    if len(short) > 2 and full.endswith(short):
        return "near"
    stem = short.rstrip("eiy")
    if len(stem) > 2 and stem in full:
        return "near"
    first = short[0] == full[0]
    if not first and is_given_name(short) and is_given_name(full):
        return "different"
    slips = 2 if len(short) > 5 else 1  # a long name may have two
    # One of three letters is too many to be wrong, "Tim" and "Tom"; but one may be left out: "Jon".
    long = len(short) > 3 or (len(short) == 3 and len(full) == 4 and first)
    return "near" if long and OSA.distance(short, full) <= slips else "different"


@lru_cache(_CACHED)
def _spelt(name: str) -> str:
    """A given name without what is written one way or the other: "Erika" and "Erica"."""
    name = name.replace("-", "")
    if len(name) < 4:
        return name
    name = _DIGRAPH.sub(lambda found: found[0][0], name.replace("ph", "f"))
    for ending in ("iya", "ija", "yia", "iia"):
        if name.endswith(ending):
            name = name.removesuffix(ending) + "ia"
    if name.startswith(("ye", "je", "yu", "ju", "iu")):
        name = "y" * (name[1] == "u") + name[1:]  # "Yelena", "Julija"
    name = _HARD_C.sub("k", name).replace("ck", "k").translate(_LETTERS)
    return _DOUBLE.sub(r"\1", name)


def _compare_compounds(parts: list[str], others: list[str]) -> Likeness:
    """Compare "jean-pierre" to "jean-paul", or to "jean"."""
    pairs = [compare_given(*pair) for pair in zip(parts, others, strict=False)]
    if "different" in pairs:
        return "different"
    if len(parts) != len(others) or "near" in pairs:
        return "near"
    return "initial" if "initial" in pairs else "same"


def _contrary(one: str, other: str) -> bool:
    """Whether one is a woman's name and the other a man's: "Paula" and "Paul"."""
    genders = {gender_of(one), gender_of(other)}
    if genders == {"female", "male"}:
        return True
    short, full = sorted((one, other), key=len)
    feminine = full in {short + ending for ending in ("a", "ia", "ina", "ette", "ine", "elle")}
    masculine = gender_of(short) != "female" and not is_ambiguous(short)
    return feminine and masculine and gender_of(full) != "male"


def _is_unsure(short: str, full: str) -> bool:
    """Whether a short form is mostly a man's, and the full name a woman's: "Alex", "Alexandra"."""
    return short in _MOSTLY_MENS and gender_of(full) == "female"


def _is_short_for(short: str, full: str) -> bool:
    if short in _short_forms().get(full, ()):
        return True
    for spelling in _spellings().get(full, ()):
        if short in _short_forms().get(spelling, ()):
            return True
    names = _nicknames()
    listed = full in names.canonicals_of(short) | names.nicknames_of(short)
    shorter = len(short) < len(full) and OSA.distance(short, full) > 1
    return listed and shorter and short[:2] == full[:2]


def _share(groups: dict[str, frozenset[str]], one: str, other: str) -> bool:
    return other in groups.get(one, ())


def _groups(text: str) -> dict[str, frozenset[str]]:
    """Every name of a group, with all names that it shares any group with."""
    found: dict[str, set[str]] = {}
    for group in text.split(";"):
        for one, other in combinations(group.split(), 2):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {name: frozenset(names) for name, names in found.items()}


@cache
def _spellings() -> dict[str, frozenset[str]]:
    return _groups(_SPELLINGS)


@cache
def _translations() -> dict[str, frozenset[str]]:
    return _groups(_TRANSLATIONS)


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    entries = (entry.split(":") for entry in _SHORT.split(";"))
    return {full.strip(): frozenset(short.split()) for full, short in entries}


@cache
def _short_names() -> frozenset[str]:
    return frozenset().union(*_short_forms().values())


def _fulls(name: str) -> set[str]:
    """A name and, if it is a short form, all that it may be short for."""
    return {name} | _full_names(name) if name in _short_names() else {name}


def _full_names(short: str) -> set[str]:
    listed = {full for full, shorts in _short_forms().items() if short in shorts}
    return listed | _nicknames().canonicals_of(short)


def _forms(name: str) -> set[str]:
    """The short forms, full forms, spellings and translations of a given name."""
    spellings = (
        {name} | _spellings().get(name, frozenset()) | _translations().get(name, frozenset())
    )
    found = set(spellings)
    for spelling in spellings:
        found |= _short_forms().get(spelling, frozenset()) | _full_names(spelling)
        found |= _nicknames().nicknames_of(spelling)
    return found


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


@cache
def _genders() -> dict[str, Gender | None]:
    lists = json.loads((files(__package__) / "given_names.json").read_text(encoding="utf-8"))
    genders: dict[str, Gender | None] = {"female": "female", "male": "male", "either": None}
    found: dict[str, Gender | None] = {}
    for kind, names in lists.items():
        found |= dict.fromkeys(fold_letters(names).split(), genders[kind])
    return found
