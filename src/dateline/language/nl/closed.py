"""The closed word classes of Dutch, and the small sets of open-class words that the grammar has to know.

Tags are the analyser's own: universal ones, refined where the clause machine needs it (SC subordinator, CC coordinator,
REL relative pronoun, POSS possessive, TE, NEG). `tagger.py` turns them into universal parts of speech at the end.
"""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


DETERMINERS = words(
    """
    de het een 'n één den der des deze dit die dat elke elk ieder iedere welke welk zulke zulk zo'n geen sommige
    enige enkele enkel verscheidene verschillende diverse alle beide menig menige dergelijke zoveel genoeg
    """
)
POSSESSIVES = words("mijn jouw zijn haar ons onze jullie hun uw z'n m'n d'r")
PRONOUNS = words(
    """
    ik jij je u hij zij ze wij we jullie men mij me jou hem haar ons hen hun zich zichzelf elkaar mekaar iemand
    niemand iets niets iedereen alles wie wat velen sommigen enkelen anderen beiden allen hijzelf zijzelf
    henzelf hemzelf onszelf degene degenen diegenen datgene
    """
)
NOMINATIVE = words("ik jij hij zij ze wij we men hijzelf zijzelf wie je u jullie")
STRICTLY_NOMINATIVE = words("ik jij hij wij we men zij ze")
OBLIQUE = words("mij me jou hem haar ons hen hun zich zichzelf elkaar mekaar henzelf hemzelf onszelf")
PLURAL_PRONOUNS = words("wij we jullie ze zij hen hun velen sommigen enkelen anderen beiden allen degenen diegenen")

PREPOSITIONS = words(
    """
    aan achter aldus behalve beneden bij binnen blijkens boven buiten conform contra dankzij door gedurende
    gezien in ingevolge inclusief jegens krachtens langs langsheen met middels mits na naar naast nabij namens
    niettegenstaande omstreeks omtrent ondanks onder ongeacht op over per plus qua richting rond rondom sedert
    sinds te ten ter tegen tegenover tijdens tot tussen uit van vanaf vanuit vanwege versus via volgens voor
    voorbij wegens zonder à
    """
)
# Also after the noun ("het hele land door", "de straat op"), or parted from their verb.
POSTPOSITIONS = words("aan af binnen door heen in langs mee om op over rond toe uit voorbij vandaan terug neer")

COORDINATORS = words("en of maar want doch noch dus alsook evenals alsmede ofwel danwel &")
SUBORDINATORS = words(
    """
    dat omdat doordat nadat voordat alvorens totdat opdat zodat hoewel ofschoon alhoewel terwijl zodra zolang
    tenzij mits indien wanneer aangezien toen nu als alsof hoezeer naarmate zoals sinds tot voor ingeval daar
    """
)
SURE_SUBORDINATORS = words(
    """
    omdat doordat nadat voordat alvorens totdat opdat zodat hoewel ofschoon alhoewel terwijl zodra zolang tenzij
    mits indien wanneer aangezien alsof naarmate ingeval
    """
)
RELATIVE_ADVERBS = words(
    """
    waar waarin waarmee waarop waaraan waarvan waarbij waardoor waarover waarna waaronder waartegen waaruit
    waarvoor waartoe waaromheen waarnaar waarvandaan waarop waarom waarlangs waartussen
    """
)
QUESTION_WORDS = words(
    """
    hoe waarom waar wanneer wie wat welke welk hoeveel waarmee waardoor waaraan waarvan waarover
    """
)

ADVERBS = words(
    """
    niet nooit ook al alsnog nog nu dan toen daar hier er ergens nergens overal wel toch zelfs slechts alleen
    maar pas reeds weer opnieuw soms vaak altijd meestal steeds telkens eerder later vroeger straks onlangs
    recent recentelijk vandaag gisteren morgen eergisteren overmorgen vanochtend vanmiddag vanavond vannacht
    gisteravond gisterochtend gistermiddag vanmorgen inmiddels intussen ondertussen momenteel zojuist net juist
    daarna daarvoor daarom daardoor daarmee daarin daarop daarvan daarbij daarover daartegen daarnaast daaruit
    daaronder daartoe hierdoor hiermee hierna hierbij hierin hierop hiervan hiervoor hierover hiertegen precies
    langer maandenlang jarenlang urenlang dagenlang wekenlang unaniem
    ermee erin erop ervan erbij ertegen erover eruit erdoor ervoor eraan ertoe ernaar eronder ernaast verder
    voorts bovendien echter immers namelijk overigens trouwens evenwel niettemin desondanks desalniettemin
    tevens eveneens zeer heel erg vrij nogal tamelijk bijna vrijwel ongeveer circa zo'n ruim minstens hoogstens
    tenminste ten_minste zeker misschien wellicht mogelijk vermoedelijk waarschijnlijk kennelijk blijkbaar
    natuurlijk uiteraard helaas gelukkig eindelijk uiteindelijk voorlopig tijdelijk definitief onmiddellijk
    meteen direct plotseling weg terug samen alsmaar meer minder meest minst zo te zover zoveel even elders
    binnenkort vooralsnog vervolgens tegelijk tegelijkertijd eens ooit destijds toentertijd sindsdien jaarlijks
    dagelijks wekelijks maandelijks s_nachts 's-nachts hoe waarom waarna zowel hetzij deels grotendeels volledig
    althans juist andermaal anders bijvoorbeeld daarentegen daarvandaan eerst graag haast hierheen hoogst liever
    nauwelijks noordwaarts nota bene onder_meer oostwaarts ver opeens ronduit samen terdege thans tot_nu_toe
    uitsluitend voornamelijk vooral voortaan voortdurend weliswaar westwaarts zuidwaarts zogenaamd zogeheten
    """
)
# Two words that are one adverb.
FIXED_PAIRS = (["onder", "meer"], ["naar", "schatting"], ["ten", "minste"])
_PARTS = [
    "aan",
    "achter",
    "af",
    "bij",
    "binnen",
    "boven",
    "buiten",
    "door",
    "heen",
    "in",
    "langs",
    "mee",
    "na",
    "naar",
    "naast",
    "om",
    "onder",
    "op",
    "over",
    "rond",
    "tegen",
    "toe",
    "tussen",
    "uit",
    "van",
    "voor",
]
ADVERBS |= frozenset(base + part for base in ("er", "hier", "daar") for part in _PARTS)
# Words that are adverbs where they stand alone and adjectives before a noun.
ADVERBIAL_ADJECTIVES = words(
    """
    onmiddellijk voorlopig tijdelijk volledig definitief direct recent gedeeltelijk mogelijk waarschijnlijk
    vermoedelijk dagelijks jaarlijks wekelijks maandelijks zogenaamd zogeheten eerder later vroeger voortdurend
    laatst ver
    """
)
NEGATIONS = words("niet nooit nergens niemand niets geen")
DEGREE = words(
    """
    zeer heel erg vrij nogal tamelijk bijna vrijwel ongeveer circa ruim minstens zeker meer minder meest minst
    zo te ruim maar slechts hoogst al nog alleen steeds net even ten minste maximaal minimaal naar schatting
    zo'n tenminste hoogstens uiterst
    """
)
CARDINALS = words(
    """
    nul twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen
    miljard biljoen anderhalf anderhalve
    """
)
# Nouns of quantity that stand straight before what they count.
QUANTITIES = words(
    """
    tiental tientallen honderdtal honderden duizenden tienduizenden honderdduizenden miljoenen miljarden dozijn
    dozijnen aantal paar reeks handvol groep groepen groepje serie golf stuk hoeveelheid deel meerderheid soort
    soorten vijftigtal twintigtal dertigtal hoop massa massa's ton miljoen miljard procent
    """
)
VAGUE_QUANTIFIERS = words("veel weinig meerdere vele wat enkele enige tal")
ORDINALS = words("eerste tweede derde vierde vijfde zesde zevende achtste negende tiende laatste")

# Nouns of time that stand without a preposition as an adverbial, and what comes before them then.
TIME_NOUNS = words(
    """
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maandagochtend maandagavond dinsdagochtend
    dinsdagavond woensdagochtend woensdagavond donderdagochtend donderdagavond vrijdagochtend vrijdagavond
    zaterdagochtend zaterdagavond zondagochtend zondagavond maandagmiddag dinsdagmiddag woensdagmiddag
    donderdagmiddag vrijdagmiddag zaterdagmiddag zondagmiddag maandagnacht dinsdagnacht woensdagnacht
    donderdagnacht vrijdagnacht zaterdagnacht zondagnacht week weken maand maanden jaar jaren dag dagen uur uren
    minuut minuten weekend weekeinde nacht nachten ochtend ochtenden avond avonden middag januari februari maart
    april mei juni juli augustus september oktober november december zomer winter herfst voorjaar najaar lente
    keer maal eeuw decennium decennia kwartaal tijd moment
    """
)
COUNTED_TIMES = words("jaar dagen uur minuten weken maanden jaren")
WEEKDAYS = words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
MONTHS = words("januari februari maart april mei juni juli augustus september oktober november december")
BEFORE_YEAR = MONTHS | words("begin eind einde medio zomer winter herfst voorjaar najaar lente")
TIME_MODIFIERS = words(
    """
    afgelopen vorige vorig volgende volgend komende komend deze dit die elke elk iedere ieder hele eerste tweede
    begin eind medio laatste zelfde alle dezelfde enkele halve half
    """
)

HAVE_BE = words("hebben zijn worden")
COPULAS = words("zijn worden blijven lijken blijken schijnen heten")
MODALS = words("zullen kunnen moeten mogen willen hoeven dienen")
BARE_INFINITIVE = MODALS | words("gaan laten blijven komen zien horen doen helpen voelen leren")
AUXILIARY = MODALS | words("gaan laten blijven helpen komen")
# Verbs whose perfect takes "zijn": with them a participle after "zijn" is no passive.
UNACCUSATIVE = words(
    """
    oprukken uitrukken afwijken bezwijken uitwijken losbarsten uitbarsten wijken barsten gelukken herrijzen
    komen gaan vallen vluchten vertrekken sterven overlijden omkomen ontstaan verdwijnen beginnen stijgen dalen
    gebeuren blijven worden ontsnappen terugkeren toenemen afnemen verschijnen uitbreken mislukken slagen
    groeien escaleren aankomen binnenkomen terugkomen voorkomen bezwijken bevallen ontploffen exploderen crashen
    neerstorten storten instorten landen opstijgen opstaan uitlopen oplopen lopen rijden vliegen varen
    binnenvallen binnendringen trekken optrekken binnentrekken oprukken doordringen omslaan overgaan aftreden
    toetreden uittreden opstappen terugtreden zwichten ingaan doorgaan voorbijgaan verlopen aflopen stoppen
    eindigen gezwicht veranderen verbeteren verslechteren verhuizen wegkomen ontkomen vrijkomen bijkomen
    uitkomen voortkomen samenkomen bijeenkomen overkomen tegenkomen uitgaan weggaan teruggaan meegaan voorgaan
    ondergaan belanden geraken raken aanbreken mislopen kapotgaan doodgaan uitvallen aanvangen zakken zinken
    kelderen kapseizen overlopen deserteren wegvallen verongelukken verstrijken ontwaken ontbranden opduiken
    uitwijken afwijken terugdeinzen bezweken sneuvelen zijn verschuiven losbarsten uitlekken
    naderen arriveren ontsporen kantelen emigreren stranden oplaaien ontvlammen opleven vergaan verdrinken
    """
)
_BE_BASES = ("stappen", "komen", "gaan", "storten", "keren", "sterven", "vluchten", "treden")
_HAVE_THOUGH_SO = words(
    """
    ondergaan begaan voorkomen bekomen overkomen doorstaan betreden overtreden ontwijken storten keren uitkeren
    omkeren inkomen
    """
)


def takes_be(verb: str) -> bool:
    """Whether the perfect of a verb takes "zijn", so that "zijn" with its participle is no passive."""
    return verb in UNACCUSATIVE or (verb.endswith(_BE_BASES) and verb not in _HAVE_THOUGH_SO)


REPORTING = words(
    """
    zeggen melden vertellen verklaren stellen schrijven berichten vinden menen denken vrezen waarschuwen
    benadrukken bevestigen ontkennen beweren aankondigen antwoorden reageren toevoegen aanvullen roepen eisen
    vragen weten concluderen oordelen uitleggen erkennen beloven twitteren tweeten staan klinken luiden
    onthullen betogen volhouden dreigen herhalen onderstrepen schetsen speculeren bekendmaken laten weten
    mededelen zweren schatten verzekeren noteren opmerken voorspellen meedelen mededelen suggereren
    """
)
# Their first object governs the infinitive: "dwong de stad zich over te geven".
OBJECT_CONTROL = words(
    """
    dwingen vragen bevelen verbieden toestaan oproepen opdragen verzoeken helpen beletten aansporen aanmoedigen
    overhalen smeken adviseren verplichten machtigen beschuldigen waarschuwen overtuigen uitnodigen verleiden
    toelaten aanraden gelasten manen opleggen beloven dreigen sommeren
    """
) - {"beloven", "dreigen"}
# The recipient of these stands before the object without a preposition.
DITRANSITIVE = words(
    """
    geven verlenen bieden aanbieden sturen leveren verkopen beloven tonen vertellen vragen schenken toestaan
    opleggen weigeren ontzeggen verwijten toezeggen overhandigen bezorgen kosten verschaffen verstrekken
    opdragen melden ontnemen aandoen toebrengen verzekeren uitreiken toekennen garanderen opleveren betalen doen
    afpakken bevelen verbieden adviseren gunnen
    """
)
# Two objects, the second a predicate: "noemde hem een verrader".
PREDICATIVE = words(
    """
    noemen vinden achten maken benoemen verklaren uitroepen kiezen bestempelen beschouwen heten
    """
)
# Prepositions of who speaks or is spoken to, between a noun and the clause that gives its content.
OF_NOUNS = words("van aan door uit")
# What these move, they move out of the place: "zette de soldaten uit het land".
MOVES_OUT = words(
    """
    zetten halen verdrijven verjagen jagen evacueren wegsturen verbannen verwijderen smokkelen weghalen terughalen
    terugtrekken wegtrekken terugroepen gooien loodsen verwijderen wegjagen uitwijzen
    """
)
VERB_TAKES_VAN = words(
    """
    beschuldigen verdenken betichten overtuigen afhangen houden weerhouden profiteren genieten beroven bevrijden
    ontdoen voorzien zuiveren afzien dromen eisen vragen ontheffen wemelen weten willen spreken verlossen
    distantiëren maken eisen kopen krijgen ontvangen overnemen verlangen losmaken uitgaan getuigen schrikken
    herstellen isoleren afsnijden scheiden verschillen
    """
)
TAKES_INFINITIVE_NOUNS = words(
    """
    poging pogingen plan plannen besluit bevel oproep belofte recht kans opdracht verzoek weigering dreigement
    mogelijkheid voorstel voornemen bereidheid vermogen wens taak toestemming gelegenheid neiging eis
    toezegging dreiging verplichting intentie bedoeling aanbod zins punt staat
    """
)
# Particles of separable verbs.
PARTICLES = [
    "achterover",
    "teleur",
    "tegemoet",
    "omver",
    "overeen",
    "omhoog",
    "omlaag",
    "vooruit",
    "achteruit",
    "binnen",
    "achter",
    "tegen",
    "samen",
    "terug",
    "neer",
    "plaats",
    "voort",
    "vast",
    "voorbij",
    "weg",
    "gevangen",
    "bekend",
    "gelijk",
    "bijeen",
    "uiteen",
    "ineen",
    "rond",
    "langs",
    "stand",
    "stop",
    "vrij",
    "open",
    "dicht",
    "goed",
    "klaar",
    "dood",
    "stil",
    "thuis",
    "heen",
    "deel",
    "over",
    "onder",
    "door",
    "voor",
    "schoon",
    "leeg",
    "bloot",
    "gade",
    "kapot",
    "lastig",
    "prijs",
    "stuk",
    "teweeg",
    "toe",
    "mee",
    "los",
    "aan",
    "af",
    "bij",
    "in",
    "na",
    "om",
    "op",
    "uit",
]
PARTICLE_SET = frozenset(PARTICLES)
INSEPARABLE = ("be", "ge", "her", "er", "ont", "ver", "mis", "wan")
MINISTRIES = words(
    """
    Zaken Defensie Justitie Financiën Energie Handel Olie Informatie Veiligheid Transport Volksgezondheid
    Onderwijs
    """
)

PRONOUN_OR_DETERMINER = (
    *("het", "dit", "dat", "deze", "die", "welke", "wat", "al"),
    *("alle", "enkele", "sommige", "veel", "beide", "andere", "elk", "ieder"),
)
"""Words that stand before a noun or instead of one; the context decides."""
