"""Words of the open classes: the dictionary's readings corrected, and what verbs and nouns take."""

from dateline.language.nl.closed import words

# Noun forms and their lemmas.
NOUNS = dict(
    pair.split(":")
    for pair in sorted(
        words(
            """
            doden:dode gewonden:gewonde gewonde:gewonde gijzelaars:gijzelaar burgers:burger leider:leider
            gevangenen:gevangene gevangene:gevangene verdachten:verdachte verdachte:verdachte geliefden:geliefde
            getroffenen:getroffene vermisten:vermiste vermiste:vermiste ontheemden:ontheemde
            betrokkenen:betrokkene opstandelingen:opstandeling gezant:gezant afgevaardigden:afgevaardigde
            afgevaardigde:afgevaardigde regering:regering leiders:leider slachtoffers:slachtoffer
            strijders:strijder strijder:strijder leden:lid bases:basis basis:basis mensen:mens steden:stad
            schepen:schip kinderen:kind leven:leven jongen:jongen jongens:jongen gezondheid:gezondheid
            wapens:wapen wapen:wapen spoed:spoed autoriteiten:autoriteit verklaring:verklaring
            verenigde:verenigd deal:deal ambassade:ambassade getuige:getuige getuigen:getuige
            bondgenoot:bondgenoot bondgenoten:bondgenoot vijanden:vijand bewoners:bewoner
            geestelijke:geestelijke geestelijken:geestelijke jongeren:jongere ouderen:oudere
            soldaten:soldaat dronebeelden:dronebeeld
            scholieren:scholier scholier:scholier bende:bende bendes:bende redenen:reden reden:reden
            """
        )
    )
)
# Nouns that the dictionary knows as a form of a verb or adjective only.
ALSO_NOUN = words(
    """
    schoten slagen bonden banden wonden
    bezoek gevecht bericht gebruik gezag verzet verzoek verraad verbod verlies bestand beleg bewijs besluit
    bevel belang vertrek verkeer ontslag vermoeden verlangen bestaan optreden uitstel vuren verdrag verslag
    verband gebied geluid geweld gevaar recht bezit
    druk buit trouw reden spijt medeleven kritiek medelijden berouw leed
    """
)
NEVER_NOUN = words(
    """
    laten weten gaan komen zien doen staan blijven leren maken houden moeten mogen kunnen willen zullen worden
    hebben genomen bekend verantwoordelijk bindend dreigend hoog laag nieuw eigen bezig bereid
    """
)
NEVER_VERB = words(
    """
    leider raketten milities bases leden landen kosten burgers troepen wapens mensen steden schepen militairen
    soldaten aantal vrede buiten binnen boven tegen samen open weg kort klaar zwaar groot goed enkel dicht hard
    los vast recht vrij laat langs getuigen bommen grond zuiden noorden oosten westen midden regering zaken
    vrouwen vrouw man kamp zeker heel beter kind stad dorp partij leger strijdkrachten beide eigen rond daar
    meer jaar haar ander andere anderen verder teken lang zee oorzaak eind meter grens macht kracht zorgen
    straat kant koning minister geld luchtaanval luchtaanvallen bom feit zin plaats deel dag dagen week weken
    maand uur laatste tekort ton boord hoop doel gevolg staten huis huizen moeder basis kort week kans
    """
)
SURE_ADJECTIVE = words(
    """
    bekend bezig bereid eens verantwoordelijk vrij nieuw nieuwe oud oude groot grote klein kleine hoog hoge laag
    lage goed goede zwaar zware ander andere eigen recent recente voormalig voormalige sterk sterke zwak zwakke
    jong jonge dood dode gewond hard harde belangrijk belangrijke buitengewoon buitengewone buitenlands
    buitenlandse binnenlands binnenlandse oostelijk oostelijke open gesloten verenigd verenigde overleden
    bevriend bevriende zogenaamde zogeheten vermeend vermeende gewelddadig gewelddadige duidelijk militair
    militaire vol volle volgende vorige komende afgelopen vroegere latere huidige huidig toenmalig toenmalige
    gehele hele heel half halve beter betere best beste erger ernstig ernstige klaar kwijt schuldig onschuldig
    betrokken gewapend gewapende speciale extra leeg lege rustig rustige onrustig kalm veilig veilige onveilig
    gevaarlijk gevaarlijke laf laffe moedig sterke slecht slechte vals valse fout juist waar ware onwaar
    illegaal illegale legaal fel felle hevig hevige zwaargewond zwaargewonde lichtgewond lichtgewonde
    streng strenge snel snelle traag kort korte lang lange brede diep diepe warm koud rijk rijke arm arme ziek
    zieke gezond blij boos woedend bang trots trouw ontrouw actief actieve passief breed zulke dergelijke
    verdere nationaal nationale internationaal internationale rechts links rechtse linkse loyaal loyale paraat
    onbekend onbekende verschillend meest hoogste laatste ultieme nucleair nucleaire meerdere onderste eerste
    zelfde dezelfde hetzelfde islamitisch islamitische democratisch republikeins republikeinse democratische
    witte wit zwarte zwart rode rood groene blauwe serieus serieuze gerust geruste bezorgd bezorgde
    overbodig overbodige onnodig nodig nodige kritisch kritische
    """
)
ONLY_ADJECTIVE = SURE_ADJECTIVE - words("gesloten overleden betrokken")
NEVER_ADJECTIVE = words(
    """
    gebaar misbaar baar gebaren rol bol wol school symbool controle volk schaam
    taal signaal kanaal generaal kapitaal arsenaal materiaal materieel ziekenhuis deel kasteel personeel geheel
    voordeel nadeel oordeel onderdeel president genocide week vroeg offensief collectief archief agent document
    moment cent kwartaal verhaal metaal staal schaal maal kabinet ambtenaar sergeant luitenant diamant element
    parlement regiment instrument fundament krant kant klant kandidaat tijd strijd leger aanval reactie groep
    toestel stel lading kogel winkel burger verdeel middel doel artikel titel eiland vliegtuig brief bedrijf
    verdrijf tarief motief rust vrede ochtend avond vijand stand hand land brand rand gebied
    """
)
# Verbs whose own prefix is ge-: else a form in ge- is a participle.
GE_VERBS = words(
    """
    gebruiken gebeuren geloven genezen genieten gelden gebieden getuigen gehoorzamen geraken gedenken gedragen
    geschieden
    """
)
# Verbs with an infinitive as complement, where others have one of purpose.
TAKES_INFINITIVE = words(
    """
    proberen weigeren dreigen beloven besluiten vragen oproepen dwingen beginnen eisen verzoeken pogen trachten
    beogen zweren aanbieden verbieden toestaan bevelen opdragen helpen aansporen hopen vrezen zeggen ontkennen
    beweren verplichten afspreken overwegen plannen dienen blijken lijken schijnen weten vermijden voorkomen
    nalaten ophouden voornemen staan zitten liggen verwachten menen denken durven adviseren
    """
)
# Nouns whose content a clause gives.
TAKES_CLAUSE_NOUNS = tuple(
    sorted(
        words(
            """
    aankondiging berichten verklaring mening kritiek poging pogingen plan plannen besluit bevel oproep belofte
    recht kans opdracht verzoek weigering dreigement feit idee bericht nieuws vrees bewering beschuldiging
    bewijs hoop mogelijkheid voorstel voornemen gerucht geruchten aanwijzingen angst signaal conclusie
    voorwaarde eis bereidheid vermogen resolutie wens taak
    toezegging toezeggingen verzoeken voorstellen beloften beloftes beschuldigingen beweringen dreiging
    dreigementen waarschuwing waarschuwingen garantie garanties verzekering ontkenning bevestiging erkenning
    bekendmaking mededeling suggestie melding meldingen overtuiging vermoeden vermoedens verwachting afspraak
    afspraken aanbod aandrang verdenking klacht klachten stelling beroep motie besluiten bevelen oproepen eisen
    opdrachten vraag roep aansporing verplichting noodzaak toestemming vastberadenheid intentie bedoeling
    onthulling aantijging aantijgingen pleidooi advies ambitie
    """
        )
    )
)
