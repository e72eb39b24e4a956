"""Surnames: where they begin in a name, which are common, and which are pairs."""

from quotesearch.language.names.parsed_names import Words

PARTICLES = frozenset(
    """
    van von der den de del della di da dos das do du la le les lo el al ul bin ibn ben bint abu ter
    ten te zu zur af av st saint mac mc ap
    """.split()
)
SONS = frozenset(["bin", "ibn", "bint"])
# Surnames so common that an initial before them identifies nobody: the most frequent ones in the
# US census of 1990 and in other countries.
COMMON_SURNAMES = frozenset(
    """
    smith johnson williams jones brown davis miller wilson moore taylor anderson thomas jackson
    white harris martin thompson garcia martinez robinson clark rodriguez lewis lee walker hall
    allen young hernandez king wright lopez hill scott green adams baker gonzalez nelson carter
    mitchell perez roberts turner phillips campbell parker evans edwards collins stewart sanchez
    morris rogers reed cook morgan bell murphy bailey rivera cooper richardson cox howard ward
    torres peterson gray ramirez james watson brooks kelly sanders price bennett wood barnes ross
    henderson coleman jenkins perry powell long patterson hughes flores washington butler simmons
    foster gonzales bryant alexander russell griffin diaz hayes myers ford hamilton graham sullivan
    wallace woods cole west jordan owens reynolds fisher ellis harrison gibson mcdonald cruz
    marshall ortiz gomez murray freeman wells webb simpson stevens tucker porter hunter hicks
    crawford henry boyd mason morales kennedy warren dixon ramos reyes burns gordon shaw holmes rice
    robertson hunt black daniels palmer mills nichols grant knight ferguson rose stone hawkins dunn
    perkins hudson spencer gardner stephens payne pierce berry matthews arnold wagner willis ray
    watkins olson carroll duncan snyder hart cunningham bradley lane andrews ruiz harper fox riley
    armstrong carpenter weaver greene lawrence elliott chavez sims austin peters kelley franklin
    lawson ryan clarke davies green khan patel singh kaur kumar sharma shah ali ahmed hussain hassan
    begum chen wang li zhang liu yang huang wu zhou xu lin chan wong kim park choi jung kang cho
    nguyen tran le pham hoang rossi russo ferrari bianchi muller schmidt schneider fischer weber
    meyer wagner becker hoffmann dubois durand moreau laurent bernard petit robert richard simon
    michel silva santos oliveira souza costa pereira fernandes ivanov petrov smirnov kuznetsov popov
    novak kowalski nowak hansen johansen olsen larsen nielsen jensen andersson johansson eriksson
    karlsson murphy walsh obrien byrne kelly ryan oconnor osullivan cohen levy tanaka sato suzuki
    yamamoto okafor mensah diallo traore
    """.split()
)
# Names from Spain and Latin America, where people have two surnames: a father's and a mother's.
_HISPANIC_NAMES = frozenset(
    """
    garcia martinez rodriguez lopez hernandez gonzalez perez sanchez ramirez torres flores rivera
    gomez diaz reyes morales ortiz gutierrez chavez ruiz alvarez castillo vasquez jimenez romero
    mendoza herrera medina aguilar vargas castro guzman fernandez munoz salazar soto delgado pena
    rios alvarado sandoval contreras valdez guerrero estrada ortega nunez maldonado vega santiago
    dominguez espinoza silva padilla marquez cortez rojas acosta figueroa luna juarez navarro ramos
    molina campos ayala vazquez serrano cabrera ochoa pacheco leon lara solis fuentes guevara moreno
    lucia maria jose juan carlos luis jorge miguel pedro pablo javier fernando alejandro andres
    diego rafael sergio ricardo eduardo ignacio gabriel antonio manuel enrique rocio pilar belen
    ines carmen ximena camila valentina sofia isabel beatriz montserrat
    """.split()
)


def split_name(words: Words) -> tuple[Words, Words]:
    """Split a full name into its given names, and its surname with the particles."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return words[:start], words[start:]


def without_particles(words: Words) -> Words:
    """Remove "van", "de", "al" and the like."""
    return tuple(word for word in words if word not in PARTICLES)


def is_hispanic(words: Words, *, accented: bool) -> bool:
    """Tell whether a name may end with a father's and a mother's surname."""
    hispanic_names = [word for word in words if _is_hispanic_name(word)]
    needed = 1 if accented else 2
    return len(hispanic_names) >= needed


def _is_hispanic_name(word: str) -> bool:
    return word in _HISPANIC_NAMES or word.endswith("ez")
