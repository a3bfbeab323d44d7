"""One short invented sentence a construction, with what the analysis must hold."""

from collections.abc import Callable

import pytest

MAIN = [
    (
        "Het leger bombardeerde de haven.",
        "root()=bombarderen nsubj(bombarderen)=leger dobj(bombarderen)=haven det(haven)=de",
    ),
    ("De rebellen vluchtten naar het noorden.", "nsubj(vluchten)=rebel naar(vluchten)=noorden"),
    (
        "Gisteren heeft het ministerie de ambassadeur ontboden.",
        "nsubj(ontbieden)=ministerie dobj(ontbieden)=ambassadeur aux(ontbieden)=hebben advmod(ontbieden)=Gisteren",
    ),
    (
        "Vorige week stuurde Frankrijk twee schepen naar Libanon.",
        "nsubj(sturen)=Frankrijk dobj(sturen)=schip nummod(schip)=twee npadvmod(sturen)=week amod(week)=vorig naar(sturen)=Libanon",
    ),
    (
        "In Kiev kondigde de president nieuwe maatregelen aan.",
        "lemma(kondigde)=aankondigen prt(aankondigen)=aan nsubj(aankondigen)=president dobj(aankondigen)=maatregel in(aankondigen)=Kiev",
    ),
    (
        "De minister riep de partijen op tot vrede.",
        "lemma(riep)=oproepen nsubj(oproepen)=minister dobj(oproepen)=partij",
    ),
    (
        "Turkije viel donderdag de stad Afrin aan.",
        "lemma(viel)=aanvallen nsubj(aanvallen)=Turkije dobj(aanvallen)=Afrin npadvmod(aanvallen)=donderdag compound(Afrin)=stad",
    ),
    ("Hem heeft de politie niet gearresteerd.", "nsubj(arresteren)=politie dobj(arresteren)=hij neg(arresteren)=niet"),
    (
        "Daarop trok Ethiopië zijn troepen terug.",
        "lemma(trok)=terugtrekken nsubj(terugtrekken)=Ethiopië dobj(terugtrekken)=troep poss(troep)=zijn",
    ),
    ("De gevechten duurden drie dagen.", "nsubj(duren)=gevecht npadvmod(duren)=dag"),
    ("Er vielen zeker dertig doden.", "nsubj(vallen)=dode nummod(dode)=dertig quantmod(dertig)=zeker expl(vallen)=er"),
    ("Dinsdag begon het offensief.", "nsubj(beginnen)=offensief npadvmod(beginnen)=dinsdag"),
]
PERFECT_AND_MODALS = [
    (
        "De luchtmacht heeft een brug verwoest.",
        "aux(verwoesten)=hebben nsubj(verwoesten)=luchtmacht dobj(verwoesten)=brug morph(verwoest)=VerbForm=Part",
    ),
    (
        "De strijders zijn uit de stad vertrokken.",
        "aux(vertrekken)=zijn !auxpass(vertrekken)=zijn nsubj(vertrekken)=strijder uit(vertrekken)=stad",
    ),
    (
        "Het leger zou dorpen hebben aangevallen.",
        "aux(aanvallen)=zullen aux(aanvallen)=hebben nsubj(aanvallen)=leger dobj(aanvallen)=dorp",
    ),
    ("De regering zal de grens sluiten.", "aux(sluiten)=zullen nsubj(sluiten)=regering dobj(sluiten)=grens"),
    ("De NAVO wil geen troepen sturen.", "aux(sturen)=willen dobj(sturen)=troep det(troep)=geen lemma(geen)=geen"),
    ("De soldaten moeten het dorp verlaten.", "aux(verlaten)=moeten nsubj(verlaten)=soldaat dobj(verlaten)=dorp"),
    ("De soldaten hebben het dorp verlaten.", "aux(verlaten)=hebben morph(verlaten)=VerbForm=Part dobj(verlaten)=dorp"),
    (
        "De dictator heeft tegenstanders laten doden.",
        "aux(doden)=laten aux(doden)=hebben nsubj(doden)=dictator dobj(doden)=tegenstander",
    ),
    ("India gaat de basis uitbreiden.", "aux(uitbreiden)=gaan nsubj(uitbreiden)=India dobj(uitbreiden)=basis"),
    ("De partijen kunnen het verdrag opzeggen.", "aux(opzeggen)=kunnen dobj(opzeggen)=verdrag"),
    (
        "Het land had de raketten moeten vernietigen.",
        "aux(vernietigen)=moeten aux(vernietigen)=hebben dobj(vernietigen)=raket",
    ),
    ("De inwoners hoeven de stad niet te verlaten.", "aux(verlaten)=hoeven neg(verlaten)=niet dobj(verlaten)=stad"),
    ("De generaal is omgekomen.", "aux(omkomen)=zijn nsubj(omkomen)=generaal"),
    ("Het leger blijft de stad beschieten.", "aux(beschieten)=blijven dobj(beschieten)=stad"),
]
PASSIVE = [
    (
        "De generaal werd gedood door een drone van het leger.",
        "nsubjpass(doden)=generaal auxpass(doden)=worden agent(doden)=door pobj(door)=drone van(drone)=leger",
    ),
    (
        "Vrijdag zijn twee journalisten ontvoerd.",
        "nsubjpass(ontvoeren)=journalist auxpass(ontvoeren)=zijn npadvmod(ontvoeren)=vrijdag",
    ),
    (
        "De brug is door de rebellen opgeblazen.",
        "nsubjpass(opblazen)=brug agent(opblazen)=door pobj(door)=rebel lemma(opgeblazen)=opblazen",
    ),
    (
        "De leider moet worden gearresteerd.",
        "nsubjpass(arresteren)=leider auxpass(arresteren)=worden aux(arresteren)=moeten",
    ),
    (
        "De dorpen zouden door huurlingen zijn geplunderd.",
        "nsubjpass(plunderen)=dorp agent(plunderen)=door auxpass(plunderen)=zijn aux(plunderen)=zullen",
    ),
    (
        "Er worden wapens geleverd aan de milities.",
        "nsubjpass(leveren)=wapen auxpass(leveren)=worden dative(leveren)=aan pobj(aan)=militie",
    ),
    ("De ambassadeur werd op het matje geroepen.", "nsubjpass(roepen)=ambassadeur op(roepen)=matje"),
    ("De stad wordt al weken belegerd.", "nsubjpass(belegeren)=stad"),
    (
        "De gijzelaars werden dinsdag vrijgelaten.",
        "nsubjpass(vrijlaten)=gijzelaar auxpass(vrijlaten)=worden npadvmod(vrijlaten)=dinsdag",
    ),
    ("Hij is tot voorzitter benoemd.", "nsubjpass(benoemen)=hij tot(benoemen)=voorzitter"),
    (
        "De groep wordt verantwoordelijk gehouden voor de aanslag.",
        "nsubjpass(houden)=groep oprd(houden)=verantwoordelijk voor(houden)=aanslag",
    ),
]
SUBORDINATE = [
    (
        "De VN meldt dat het leger een school heeft beschoten.",
        "ccomp(melden)=beschieten mark(beschieten)=dat nsubj(beschieten)=leger dobj(beschieten)=school aux(beschieten)=hebben",
    ),
    (
        "Omdat Rusland de haven bombardeerde, riep Polen de ambassadeur terug.",
        "advcl(terugroepen)=bombarderen mark(bombarderen)=omdat dobj(bombarderen)=haven nsubj(terugroepen)=Polen",
    ),
    (
        "De strijders vluchtten nadat het leger de stad was binnengetrokken.",
        "advcl(vluchten)=binnentrekken mark(binnentrekken)=nadat nsubj(binnentrekken)=leger",
    ),
    (
        "Als Iran aanvalt, slaat Israël terug.",
        "advcl(terugslaan)=aanvallen mark(aanvallen)=als nsubj(aanvallen)=Iran lemma(slaat)=terugslaan",
    ),
    (
        "Toen de troepen aankwamen, was het dorp leeg.",
        "advcl(zijn)=aankomen mark(aankomen)=toen acomp(zijn)=leeg nsubj(zijn)=dorp",
    ),
    (
        "Terwijl de onderhandelingen liepen, vielen rebellen een konvooi aan.",
        "advcl(aanvallen)=lopen nsubj(aanvallen)=rebel dobj(aanvallen)=konvooi",
    ),
    (
        "De minister weet niet of de raket is onderschept.",
        "ccomp(weten)=onderscheppen mark(onderscheppen)=of nsubjpass(onderscheppen)=raket neg(weten)=niet",
    ),
    ("De minister vroeg wie de aanslag had gepleegd.", "ccomp(vragen)=plegen nsubj(plegen)=wie dobj(plegen)=aanslag"),
    (
        "Onderzoekers willen weten waarom de brug instortte.",
        "ccomp(weten)=instorten advmod(instorten)=waarom nsubj(instorten)=brug",
    ),
    (
        "De premier zegt dat hij de troepen niet zal terugtrekken.",
        "ccomp(zeggen)=terugtrekken nsubj(terugtrekken)=hij dobj(terugtrekken)=troep neg(terugtrekken)=niet aux(terugtrekken)=zullen",
    ),
    (
        "Het leger trok zich terug, zodat burgers konden vluchten.",
        "advcl(terugtrekken)=vluchten mark(vluchten)=zodat aux(vluchten)=kunnen nsubj(vluchten)=burger",
    ),
    (
        "Ze eisen dat de regering aftreedt.",
        "root()=eisen nsubj(eisen)=zij ccomp(eisen)=aftreden nsubj(aftreden)=regering",
    ),
    (
        "Hoewel een bestand gold, vuurde de militie raketten af.",
        "advcl(afvuren)=gelden nsubj(afvuren)=militie dobj(afvuren)=raket",
    ),
    ("Het is onduidelijk wie achter de aanval zit.", "acomp(zijn)=onduidelijk nsubj(zitten)=wie achter(zitten)=aanval"),
    (
        "Bekend werd dat de basis de training stopzet.",
        "nsubj(stopzetten)=basis dobj(stopzetten)=training lemma(stopzet)=stopzetten",
    ),
    (
        "De regering ontkent dat troepen en tanks de grens overstaken.",
        "ccomp(ontkennen)=oversteken nsubj(oversteken)=troep conj(troep)=tank dobj(oversteken)=grens",
    ),
    ("Het bericht dat de leider dood is, klopt niet.", "acl(bericht)=zijn nsubj(kloppen)=bericht neg(kloppen)=niet"),
]
RELATIVE = [
    (
        "De rebellen die de stad hadden veroverd, vluchtten.",
        "relcl(rebel)=veroveren nsubj(veroveren)=die dobj(veroveren)=stad nsubj(vluchten)=rebel",
    ),
    (
        "De man die het leger doodde, was een leider van Hamas.",
        "relcl(man)=doden attr(zijn)=leider van(leider)=Hamas nsubj(zijn)=man",
    ),
    (
        "De raketten die Iran afvuurde, troffen een basis.",
        "relcl(raket)=afvuren nsubj(afvuren)=Iran dobj(afvuren)=die nsubj(treffen)=raket dobj(treffen)=basis",
    ),
    (
        "Het dorp dat werd beschoten, ligt in Jemen.",
        "relcl(dorp)=beschieten nsubjpass(beschieten)=dat in(liggen)=Jemen",
    ),
    (
        "De bases waar Amerikaanse troepen verblijven, zijn beschoten.",
        "relcl(basis)=verblijven advmod(verblijven)=waar nsubj(verblijven)=troep nsubjpass(beschieten)=basis",
    ),
    (
        "De groep met wie Qatar onderhandelt, heeft een wapenstilstand geweigerd.",
        "relcl(groep)=onderhandelen nsubj(onderhandelen)=Qatar dobj(weigeren)=wapenstilstand",
    ),
    (
        "Het parlement nam een resolutie aan waarin het vertrek van alle soldaten wordt geëist.",
        "lemma(nam)=aannemen dobj(aannemen)=resolutie relcl(resolutie)=eisen nsubjpass(eisen)=vertrek",
    ),
    (
        "Kolonel Diallo, die de coup leidde, werd president.",
        "compound(Diallo)=kolonel relcl(Diallo)=leiden attr(worden)=president nsubj(worden)=Diallo",
    ),
    (
        "De militie die door Iran wordt gesteund, ontkende alles.",
        "relcl(militie)=steunen agent(steunen)=door nsubj(ontkennen)=militie",
    ),
]
PREMODIFIERS = [
    (
        "De door Iran gesteunde organisatie dreigt met wraak.",
        "acl(organisatie)=steunen agent(steunen)=door pobj(door)=Iran nsubj(dreigen)=organisatie met(dreigen)=wraak",
    ),
    ("Het gisteren gesloten akkoord werd geschonden.", "acl(akkoord)=sluiten nsubjpass(schenden)=akkoord"),
    ("De bezette gebieden blijven onrustig.", "amod(gebied)=bezetten nsubj(blijven)=gebied acomp(blijven)=onrustig"),
    ("Gewapende mannen doodden vier agenten.", "nsubj(doden)=man dobj(doden)=agent"),
    ("De in Syrië gelegerde troepen keerden terug.", "acl(troep)=legeren in(legeren)=Syrië nsubj(terugkeren)=troep"),
    (
        "Een zware, bloedige aanval trof de hoofdstad.",
        "amod(aanval)=bloedig nsubj(treffen)=aanval dobj(treffen)=hoofdstad",
    ),
]
NOUN_PHRASES = [
    (
        "Generaal Dostum sprak met president Ghani.",
        "compound(Dostum)=generaal nsubj(spreken)=Dostum compound(Ghani)=president",
    ),
    ("Assads leger bombardeerde Aleppo.", "poss(leger)=Assads lemma(Assads)=Assad nsubj(bombarderen)=leger"),
    ("Rutte's kabinet stuurt troepen naar Mali.", "poss(kabinet)=Rutte case(Rutte)='s nsubj(sturen)=kabinet"),
    (
        "Salim Jamil, leider van de partij, sprak de menigte toe.",
        "appos(Jamil)=leider van(leider)=partij nsubj(toespreken)=Jamil dobj(toespreken)=menigte",
    ),
    ("De leider van de opstandelingen, Joseph Kony, werd gezien.", "appos(leider)=Kony nsubjpass(zien)=leider"),
    ("Tientallen burgers kwamen om het leven.", "nummod(burger)=Tientallen nsubj(komen)=burger om(komen)=leven"),
    (
        "De Keniaanse en Oegandese troepen trokken zich terug.",
        "amod(troep)=Keniaans conj(Keniaans)=Oegandees nsubj(terugtrekken)=troep",
    ),
    (
        "De Verenigde Staten legden sancties op.",
        "compound(Staten)=Verenigde nsubj(opleggen)=Staten dobj(opleggen)=sanctie",
    ),
    (
        "Het Soedanese ministerie van Buitenlandse Zaken sprak de geruchten tegen.",
        "van(ministerie)=Zaken nsubj(tegenspreken)=ministerie dobj(tegenspreken)=gerucht",
    ),
    (
        "De sjiitische militie Badr bezette het paleis.",
        "compound(Badr)=militie nsubj(bezetten)=Badr dobj(bezetten)=paleis",
    ),
    ("Zo'n 5.200 militairen verlieten de basis.", "nummod(militair)=5.200 nsubj(verlaten)=militair"),
    ("Zijn troepen plunderden hun huizen.", "poss(troep)=Zijn poss(huis)=hun"),
    (
        "De beschieting van Donetsk kostte acht mensen het leven.",
        "van(beschieting)=Donetsk nsubj(kosten)=beschieting dative(kosten)=mens dobj(kosten)=leven",
    ),
]
COORDINATION = [
    ("Rusland en Syrië bestookten de stad.", "nsubj(bestoken)=Rusland conj(Rusland)=Syrië cc(Rusland)=en"),
    (
        "Israël viel Gaza aan en Egypte sloot de grens.",
        "conj(aanvallen)=sluiten nsubj(sluiten)=Egypte dobj(sluiten)=grens dobj(aanvallen)=Gaza",
    ),
    (
        "Het leger bombardeerde het kamp en doodde twintig burgers.",
        "conj(bombarderen)=doden dobj(doden)=burger !nsubj(doden)=burger",
    ),
    (
        "De politie heeft het plein ontruimd en tien betogers opgepakt.",
        "conj(ontruimen)=oppakken dobj(oppakken)=betoger nsubj(ontruimen)=politie",
    ),
    ("De minister zei dat het vuren stopte en de grens openging.", "ccomp(zeggen)=stoppen conj(stoppen)=opengaan"),
    (
        "De soldaten werden gevangengenomen en gemarteld.",
        "nsubjpass(gevangennemen)=soldaat conj(gevangennemen)=martelen",
    ),
    ("China, Rusland en Iran stemden tegen.", "nsubj(tegenstemmen)=China conj(China)=Rusland conj(Rusland)=Iran"),
    ("Het akkoord geldt voor Hamas en Israël.", "voor(gelden)=Hamas conj(Hamas)=Israël"),
    ("De president sprak met de premier en de koning.", "met(spreken)=premier conj(premier)=koning"),
    (
        "Frankrijk steunt de regering, maar Turkije stuurt wapens.",
        "root()=steunen conj(steunen)=sturen nsubj(sturen)=Turkije dobj(sturen)=wapen",
    ),
    (
        "Toen de VS Kunduz bombardeerde en daarmee een arts doodde, vertrok de organisatie.",
        "advcl(vertrekken)=bombarderen conj(bombarderen)=doden dobj(doden)=arts dobj(bombarderen)=Kunduz",
    ),
]
INFINITIVES = [
    (
        "Oekraïne weigert de stad op te geven.",
        "xcomp(weigeren)=opgeven dobj(opgeven)=stad aux(opgeven)=te prt(opgeven)=op lemma(geven)=opgeven",
    ),
    (
        "De minister dreigde het verdrag op te zeggen.",
        "xcomp(dreigen)=opzeggen dobj(opzeggen)=verdrag nsubj(dreigen)=minister",
    ),
    (
        "Duizenden mensen gingen de straat op om te protesteren.",
        "op(gaan)=straat advcl(gaan)=protesteren mark(protesteren)=om aux(protesteren)=te",
    ),
    (
        "De president heeft beloofd de troepen terug te trekken.",
        "xcomp(beloven)=terugtrekken dobj(terugtrekken)=troep aux(beloven)=hebben",
    ),
    (
        "Egypte dwong de partijen een bestand te sluiten.",
        "dobj(dwingen)=partij xcomp(dwingen)=sluiten dobj(sluiten)=bestand",
    ),
    (
        "De groep riep de burgers op de stad te verlaten.",
        "lemma(riep)=oproepen dobj(oproepen)=burger xcomp(oproepen)=verlaten dobj(verlaten)=stad",
    ),
    (
        "De poging om de gijzelaars te bevrijden mislukte.",
        "acl(poging)=bevrijden dobj(bevrijden)=gijzelaar nsubj(mislukken)=poging",
    ),
    (
        "Het leger trok weg zonder de brug te vernietigen.",
        "prep(wegtrekken)=zonder pcomp(zonder)=vernietigen dobj(vernietigen)=brug",
    ),
    (
        "De rebellen zeggen een helikopter te hebben neergehaald.",
        "xcomp(zeggen)=neerhalen aux(neerhalen)=hebben dobj(neerhalen)=helikopter",
    ),
    ("De partijen lijken een akkoord te bereiken.", "xcomp(lijken)=bereiken dobj(bereiken)=akkoord"),
    ("De VN probeert te bemiddelen.", "xcomp(proberen)=bemiddelen nsubj(proberen)=VN"),
    (
        "De militairen stopten met het trainen van Afghaanse agenten.",
        "met(stoppen)=trainen van(trainen)=agent pos(trainen)=NOUN",
    ),
]
REPORTING = [
    (
        '"We zullen wraak nemen", zei de president.',
        "root()=zeggen nsubj(zeggen)=president ccomp(zeggen)=nemen dobj(nemen)=wraak",
    ),
    ("De aanval was een vergissing, aldus het Pentagon.", "root()=zijn attr(zijn)=vergissing aldus(zijn)=Pentagon"),
    ("Volgens de woordvoerder is de situatie onder controle.", "volgens(zijn)=woordvoerder nsubj(zijn)=situatie"),
    (
        "De rebellen hebben de haven verlaten, meldt het persbureau.",
        "root()=melden ccomp(melden)=verlaten nsubj(melden)=persbureau",
    ),
    ("Hij noemde de president een moordenaar.", "dobj(noemen)=president oprd(noemen)=moordenaar nsubj(noemen)=hij"),
    ("Zij noemde de aanval laf.", "dobj(noemen)=aanval oprd(noemen)=laf"),
    ("De koning zei: 'Wij geven ons niet over.'", "ccomp(zeggen)=overgeven nsubj(overgeven)=wij neg(overgeven)=niet"),
    ("Oeganda beschuldigt Rwanda van spionage.", "dobj(beschuldigen)=Rwanda van(beschuldigen)=spionage"),
]
ATTACHMENT = [
    ("De aanval op het vliegveld mislukte.", "op(aanval)=vliegveld nsubj(mislukken)=aanval"),
    ("Duitsland stopt de steun aan de regering.", "aan(steun)=regering dobj(stoppen)=steun"),
    ("Het parlement stemde over een resolutie over de oorlog.", "over(stemmen)=resolutie over(resolutie)=oorlog"),
    ("Het leger doodde een commandant in Idlib.", "in(doden)=Idlib dobj(doden)=commandant"),
    ("De luchtaanvallen op dorpen in Darfur gingen door.", "op(luchtaanval)=dorp lemma(gingen)=doorgaan"),
    (
        "Rusland sprak zich uit tegen de aanwezigheid van soldaten.",
        "lemma(sprak)=uitspreken tegen(uitspreken)=aanwezigheid van(aanwezigheid)=soldaat",
    ),
    ("De twee landen sloten een akkoord over de gevangenen.", "over(akkoord)=gevangene dobj(sluiten)=akkoord"),
    ("De burgemeester beschouwt hen als terroristen.", "als(beschouwen)=terrorist dobj(beschouwen)=zij"),
    ("Sinds maandag is de stad in handen van de rebellen.", "sinds(zijn)=maandag in(zijn)=hand van(hand)=rebel"),
]
OBJECTS = [
    ("Turkije gaf de rebellen wapens.", "dative(geven)=rebel dobj(geven)=wapen"),
    ("Turkije gaf wapens aan de rebellen.", "dobj(geven)=wapen dative(geven)=aan pobj(aan)=rebel"),
    ("De groep eiste de aanslag op.", "lemma(eiste)=opeisen dobj(opeisen)=aanslag prt(opeisen)=op"),
    ("De EU legt Belarus sancties op.", "dative(opleggen)=Belarus dobj(opleggen)=sanctie"),
    ("De sjeik is niet bereid tot overleg.", "acomp(zijn)=bereid neg(zijn)=niet tot(bereid)=overleg"),
    ("De aanslag heeft aan vier agenten het leven gekost.", "dative(kosten)=aan pobj(aan)=agent dobj(kosten)=leven"),
    ("De coalitie heeft de lage landen in de hand gehouden.", "in(houden)=hand dobj(houden)=land"),
    ("Niemand raakte gewond.", "nsubj(raken)=niemand"),
    (
        "In Bamako zijn duizenden mensen op de been.",
        "root()=zijn nsubj(zijn)=mens op(zijn)=been in(zijn)=Bamako nummod(mens)=duizenden",
    ),
    ("Steun aan Syrisch leger stopgezet", "nsubjpass(stopzetten)=steun aan(steun)=leger"),
    ("Tien doden bij aanslag in Kabul", "nummod(dode)=tien bij(dode)=aanslag"),
]
CASES = [
    pytest.param(text, checks, id=text[:40])
    for group in (MAIN, PERFECT_AND_MODALS, PASSIVE, SUBORDINATE, RELATIVE, PREMODIFIERS, NOUN_PHRASES, COORDINATION, INFINITIVES, REPORTING, ATTACHMENT, OBJECTS)
    for text, checks in group
]  # fmt: skip


def test_there_are_a_hundred_sentences() -> None:
    assert len(CASES) >= 100


@pytest.mark.parametrize(("text", "checks"), CASES)
def test_construction(failures: Callable[[str, str], list[str]], text: str, checks: str) -> None:
    assert failures(text, checks) == []
