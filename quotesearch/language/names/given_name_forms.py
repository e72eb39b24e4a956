"""Forms of a given name: other spellings, other languages, short forms and full names."""

from functools import cache
from itertools import combinations

from nicknames import NickNamer
from rapidfuzz.distance import OSA

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
# Short forms that the package `nicknames` lacks, or that do not resemble the full name.
_SHORT_FORMS = """
robert: bob bobby bert; richard: dick; william: bill billy; edward: ted ned; theodore: ted;
margaret: peggy meg maggie daisy greta rita; mary: polly molly; henry: hank harry; charles: chuck;
john: jack; james: jim jimmy; sarah: sally; ann: nancy; elizabeth: liz beth betsy betty lizzie libby
eliza bess; anton: tony; anthony: tony; antonio: tony; katherine: kate kitty kay katie kathy;
catherine: kate kitty cathy katie; joseph: joe joey pepe; jose: pepe; lawrence: larry; laurence:
larry; dorothy: dot dottie; frances: fran fanny; francis: frank fran; francisco: paco pancho;
ignacio: nacho; rafael: rafa; guadalupe: lupe; dolores: lola; mercedes: meche; eugene: gene;
leonard: len lenny leo; nicholas: nick nicky nico; harold: hal harry; martha: patty; matilda: tilly;
susannah: sukey; virginia: ginny; wilhelmina: mina minnie; alexander: alex alec sandy sasha;
aleksandr: sasha; vladimir: volodya vova; dmitry: dima; mikhail: misha; ivan: vanya; nikolai: kolya;
yekaterina: katya; maria: masha; natalia: natasha; tatiana: tanya; anastasia: nastya; patrick: pat
paddy; edmund: ed ned; gerald: gerry jerry; gerard: gerry jerry; reginald: reg reggie; roderick: rod
roddy rory; archibald: archie; bartholomew: bart; bernard: bernie; cornelius: neil con; donald: don
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
# The same name in other languages. One person may use both, but that is not certain.
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
jens hannes; joan siobhan jane sinead jean janet jeanne juana joanna johanna; mary maria marie
miriam maryam maire mariam moira marija; patrick padraig patricio; albert wojciech adalbert alberto;
olga helga; eugene owen ewan evgeny eugenio; robert roberto; edward eduardo edouard edvard; charles
cathal; christopher krzysztof cristobal christophe kristof; george gyorgy yiorgos giorgos georgios
jorg jurgen goran yorgos jordi; laszlo ladislaus vladislav; elijah ilya ilia elias; jesus issa isa;
david dawud daoud taavi; lawrence lars lorenz laurentius; marcus mordechai; hyman chaim; ulrike
ulla; margaret greta margit margarete margareta margherita grete; agnes ines agnieszka; nicholas
niklas klaus claus nils niels miklos; frederick fritz federico; gregory gregor grzegorz; dorothy
dorota; hugh aodh hugo; walter gualtiero; ralph raul raoul rolf rudolf; joseph yossi jusuf;
bartholomew bartosz; theodore fyodor fedor; eugenia evgenia; barbara varvara; wenceslas vaclav;
adalbert bela; emeric imre emmerich; geoffrey godfrey gottfried; sigmund zygmunt; stanislaus
stanislav
"""

NameGroups = dict[str, frozenset[str]]


def spellings_of(name: str) -> frozenset[str]:
    """Return the other spellings of a folded given name."""
    return _spellings().get(name, frozenset())


def translations_of(name: str) -> frozenset[str]:
    """Return a folded given name as it is in other languages."""
    return _translations().get(name, frozenset())


def short_forms_of(name: str) -> frozenset[str]:
    """Return the listed short forms of a folded given name."""
    return _short_forms().get(name, frozenset())


def is_short_form(name: str) -> bool:
    """Tell whether a folded given name is listed as a short form of another."""
    return name in _short_names()


def full_names_of(name: str) -> set[str]:
    """Return the names that a folded given name may be short for."""
    listed = {full for full, short_forms in _short_forms().items() if name in short_forms}
    return listed | _nicknames().canonicals_of(name)


def all_forms_of(name: str) -> set[str]:
    """Return a folded given name with its short forms, full forms, spellings and translations."""
    names = {name} | spellings_of(name) | translations_of(name)
    forms = set(names)
    for spelling in names:
        forms |= short_forms_of(spelling)
        forms |= full_names_of(spelling)
        forms |= _nicknames().nicknames_of(spelling)
    return forms


def is_short_for(short: str, full: str) -> bool:
    """Tell whether one folded given name is a short form of another, in any of its spellings."""
    if short in short_forms_of(full):
        return True
    if any(short in short_forms_of(spelling) for spelling in spellings_of(full)):
        return True
    # The package lists many pairs. Trust those that begin alike and differ by more than a letter.
    if len(short) >= len(full) or short[:2] != full[:2]:
        return False
    nicknames = _nicknames()
    related_names = nicknames.canonicals_of(short) | nicknames.nicknames_of(short)
    return full in related_names and OSA.distance(short, full) > 1


@cache
def _spellings() -> NameGroups:
    return _read_groups(_SPELLINGS)


@cache
def _translations() -> NameGroups:
    return _read_groups(_TRANSLATIONS)


@cache
def _short_forms() -> NameGroups:
    """Map each full name to its short forms."""
    short_forms: NameGroups = {}
    for entry in _SHORT_FORMS.split(";"):
        full, shorts = entry.split(":")
        short_forms[full.strip()] = frozenset(shorts.split())
    return short_forms


@cache
def _short_names() -> frozenset[str]:
    return frozenset().union(*_short_forms().values())


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


def _read_groups(text: str) -> NameGroups:
    """Map each name to all names that it shares any group with."""
    neighbours: dict[str, set[str]] = {}
    for group in text.split(";"):
        for name, other in combinations(group.split(), 2):
            neighbours.setdefault(name, set()).add(other)
            neighbours.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in neighbours.items()}
