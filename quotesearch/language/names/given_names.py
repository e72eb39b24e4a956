"""Given names: which words are given names, and whether of women or of men."""

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from quotesearch.language.folding import fold_letters
from quotesearch.language.names.given_name_forms import is_short_form

Gender = Literal["female", "male"]

# Nicknames that are not short for any given name: anybody may be called so.
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
# Given names of many countries that are less frequent in news articles.
_RARER_NAMES = frozenset(
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
_GENDER_OF_LIST: dict[str, Gender | None] = {"female": "female", "male": "male", "either": None}
_MALE_ENDINGS = ("o", "us", "rd", "rt", "bert", "ick", "st")


def is_given_name(word: str) -> bool:
    """Tell whether a folded word is a given name that is usual in news articles."""
    return word in _genders()


def is_understood(name: str) -> bool:
    """Tell whether a folded word is known as a given name of its own: not "Buddy"."""
    if name in _NICKNAMES_OF_ANYBODY:
        return False
    if name in _genders() or name in _RARER_NAMES or is_short_form(name):
        return True
    return "-" in name and all(map(is_understood, name.split("-")))


def gender_of(name: str) -> Gender | None:
    """Return the gender of a folded given name, if almost everybody of that name has it."""
    return _genders().get(name)


def is_unisex(name: str) -> bool:
    """Tell whether both women and men have a folded given name: "Robin", "Alex"."""
    return is_given_name(name) and gender_of(name) is None


def guess_gender(name: str) -> Gender | None:
    """Guess the gender of a folded given name; by its ending, if the name is not known."""
    if is_given_name(name):
        return gender_of(name)
    if name.endswith("a"):
        return "female"
    return "male" if name.endswith(_MALE_ENDINGS) else None


@cache
def _genders() -> dict[str, Gender | None]:
    """Read the given names that are usual in news articles."""
    text = (files(__package__) / "given_names.json").read_text(encoding="utf-8")
    genders: dict[str, Gender | None] = {}
    for kind, names in json.loads(text).items():
        folded = fold_letters(names).split()
        genders |= dict.fromkeys(folded, _GENDER_OF_LIST[kind])
    return genders
