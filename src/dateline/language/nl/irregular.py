"""Principal parts of the strong and irregular verbs of Dutch: infinitive, past singular, past plural, participle.

Compounds with a separable particle ("aanvallen") are made from these; verbs with an inseparable prefix are listed where
their participle loses `ge-`.
"""

from dateline.language.nl.closed import words

PARTS = """
aanvaarden aanvaardde aanvaardden aanvaard; achten achtte achtten geacht; antwoorden antwoordde antwoordden
geantwoord; bakken bakte bakten gebakken; barsten barstte barstten gebarsten; bederven bedierf bedierven bedorven;
bedragen bedroeg bedroegen bedragen; bedriegen bedroog bedrogen bedrogen; bedrijven bedreef bedreven bedreven;
bedwingen bedwong bedwongen bedwongen; begeven begaf begaven begeven; beginnen begon begonnen begonnen; begraven
begroef begroeven begraven; begrijpen begreep begrepen begrepen; behouden behield behielden behouden; bekijken
bekeek bekeken bekeken; bekomen bekwam bekwamen bekomen; belijden beleed beleden beleden; beschieten beschoot
beschoten beschoten; beschrijven beschreef beschreven beschreven; beslaan besloeg besloegen beslagen; besluiten
besloot besloten besloten; bespreken besprak bespraken besproken; bestaan bestond bestonden bestaan; besteden
besteedde besteedden besteed; bestrijden bestreed bestreden bestreden; betreden betrad betraden betreden; betreffen
betrof betroffen betroffen; betrekken betrok betrokken betrokken; bevallen beviel bevielen bevallen; bevelen beval
bevalen bevolen; bevinden bevond bevonden bevonden; bewegen bewoog bewogen bewogen; bewijzen bewees bewezen bewezen;
bezetten bezette bezetten bezet; bezitten bezat bezaten bezeten; bezoeken bezocht bezochten bezocht; bezwijken
bezweek bezweken bezweken; bidden bad baden gebeden; bieden bood boden geboden; bijten beet beten gebeten; binden
bond bonden gebonden; blazen blies bliezen geblazen; blijken bleek bleken gebleken; blijven bleef bleven gebleven;
blinken blonk blonken geblonken; braden braadde braadden gebraden; branden brandde brandden gebrand; breken brak
braken gebroken; brengen bracht brachten gebracht; buigen boog bogen gebogen; denken dacht dachten gedacht; doden
doodde doodden gedood; doen deed deden gedaan; doorzoeken doorzocht doorzochten doorzocht; dragen droeg droegen
gedragen; drijven dreef dreven gedreven; dringen drong drongen gedrongen; drinken dronk dronken gedronken; druipen
droop dropen gedropen; duiken dook doken gedoken; durven durfde durfden gedurfd; dwingen dwong dwongen gedwongen;
eisen eiste eisten geëist; ervaren ervoer ervoeren ervaren; eten at aten gegeten; fluiten floot floten gefloten;
gaan ging gingen gegaan; gelden gold golden gegolden; genezen genas genazen genezen; genieten genoot genoten
genoten; geven gaf gaven gegeven; gieten goot goten gegoten; glijden gleed gleden gegleden; graven groef groeven
gegraven; grijpen greep grepen gegrepen; hangen hing hingen gehangen; haten haatte haatten gehaat; hebben had hadden
gehad; heffen hief hieven geheven; helpen hielp hielpen geholpen; herdenken herdacht herdachten herdacht; herkiezen
herkoos herkozen herkozen; hernemen hernam hernamen hernomen; heroveren heroverde heroverden heroverd; herroepen
herriep herriepen herroepen; herzien herzag herzagen herzien; heten heette heetten geheten; hoeven hoefde hoefden
gehoeven; houden hield hielden gehouden; houwen hieuw hieuwen gehouwen; jagen joeg joegen gejaagd; kiezen koos kozen
gekozen; kijken keek keken gekeken; klimmen klom klommen geklommen; klinken klonk klonken geklonken; knijpen kneep
knepen geknepen; komen kwam kwamen gekomen; kopen kocht kochten gekocht; krijgen kreeg kregen gekregen; krimpen
kromp krompen gekrompen; kruipen kroop kropen gekropen; kunnen kon konden gekund; lachen lachte lachten gelachen;
laden laadde laadden geladen; landen landde landden geland; laten liet lieten gelaten; leggen legde legden gelegd;
leiden leidde leidden geleid; lezen las lazen gelezen; liegen loog logen gelogen; liggen lag lagen gelegen; lijden
leed leden geleden; lijken leek leken geleken; lopen liep liepen gelopen; melden meldde meldden gemeld; meten mat
maten gemeten; mijden meed meden gemeden; misbruiken misbruikte misbruikten misbruikt; misdragen misdroeg misdroegen
misdragen; mislopen misliep misliepen misgelopen; moeten moest moesten gemoeten; mogen mocht mochten gemogen; nemen
nam namen genomen; omschrijven omschreef omschreven omschreven; omsingelen omsingelde omsingelden omsingeld;
onderbreken onderbrak onderbraken onderbroken; ondergaan onderging ondergingen ondergaan; ondernemen ondernam
ondernamen ondernomen; onderscheppen onderschepte onderschepten onderschept; onderschrijven onderschreef
onderschreven onderschreven; ondersteunen ondersteunde ondersteunden ondersteund; ondertekenen ondertekende
ondertekenden ondertekend; ondervinden ondervond ondervonden ondervonden; ondervragen ondervroeg ondervroegen
ondervraagd; onderzoeken onderzocht onderzochten onderzocht; ontbieden ontbood ontboden ontboden; ontbinden ontbond
ontbonden ontbonden; ontbreken ontbrak ontbraken ontbroken; ontgaan ontging ontgingen ontgaan; onthouden onthield
onthielden onthouden; ontkomen ontkwam ontkwamen ontkomen; ontlopen ontliep ontliepen ontlopen; ontnemen ontnam
ontnamen ontnomen; ontslaan ontsloeg ontsloegen ontslagen; ontspringen ontsprong ontsprongen ontsprongen; ontstaan
ontstond ontstonden ontstaan; ontvangen ontving ontvingen ontvangen; ontwerpen ontwierp ontwierpen ontworpen;
ontwijken ontweek ontweken ontweken; overdragen overdroeg overdroegen overgedragen; overkomen overkwam overkwamen
overkomen; overleggen overlegde overlegden overlegd; overleven overleefde overleefden overleefd; overlijden overleed
overleden overleden; overschrijden overschreed overschreden overschreden; overtreden overtrad overtraden overtreden;
overtreffen overtrof overtroffen overtroffen; overtuigen overtuigde overtuigden overtuigd; overvallen overviel
overvielen overvallen; overwegen overwoog overwogen overwogen; overwinnen overwon overwonnen overwonnen; plegen
pleegde pleegden gepleegd; prijzen prees prezen geprezen; raden raadde raadden geraden; redden redde redden gered;
richten richtte richtten gericht; rijden reed reden gereden; rijzen rees rezen gerezen; roepen riep riepen geroepen;
ruiken rook roken geroken; schatten schatte schatten geschat; scheiden scheidde scheidden gescheiden; schelden
schold scholden gescholden; schenden schond schonden geschonden; schenken schonk schonken geschonken; scheppen
schiep schiepen geschapen; scheren schoor schoren geschoren; schieten schoot schoten geschoten; schijnen scheen
schenen geschenen; schrijden schreed schreden geschreden; schrijven schreef schreven geschreven; schrikken schrok
schrokken geschrokken; schuilen schuilde schuilden gescholen; schuiven schoof schoven geschoven; slaan sloeg sloegen
geslagen; slapen sliep sliepen geslapen; slijten sleet sleten gesleten; sluipen sloop slopen geslopen; sluiten sloot
sloten gesloten; smelten smolt smolten gesmolten; smijten smeet smeten gesmeten; snijden sneed sneden gesneden;
spreken sprak spraken gesproken; springen sprong sprongen gesprongen; spuiten spoot spoten gespoten; staan stond
stonden gestaan; starten startte startten gestart; steken stak staken gestoken; stelen stal stalen gestolen; sterven
stierf stierven gestorven; stichten stichtte stichtten gesticht; stijgen steeg stegen gestegen; stinken stonk
stonken gestonken; storten stortte stortten gestort; stoten stootte stootten gestoten; strijden streed streden
gestreden; strijken streek streken gestreken; treden trad traden getreden; treffen trof troffen getroffen; trekken
trok trokken getrokken; uitlenen leende leenden uitgeleend; vallen viel vielen gevallen; vangen ving vingen
gevangen; varen voer voeren gevaren; vechten vocht vochten gevochten; verbergen verborg verborgen verborgen;
verbieden verbood verboden verboden; verbinden verbond verbonden verbonden; verblijven verbleef verbleven verbleven;
verbreken verbrak verbraken verbroken; verdenken verdacht verdachten verdacht; verdragen verdroeg verdroegen
verdragen; verdrijven verdreef verdreven verdreven; verdrinken verdronk verdronken verdronken; verdwijnen verdween
verdwenen verdwenen; vergelden vergold vergolden vergolden; vergelijken vergeleek vergeleken vergeleken; vergeten
vergat vergaten vergeten; vergeven vergaf vergaven vergeven; verhelpen verhielp verhielpen verholpen; verkiezen
verkoos verkozen verkozen; verkopen verkocht verkochten verkocht; verkrijgen verkreeg verkregen verkregen; verlaten
verliet verlieten verlaten; verliezen verloor verloren verloren; verlopen verliep verliepen verlopen; vermijden
vermeed vermeden vermeden; vermoorden vermoordde vermoordden vermoord; vernemen vernam vernamen vernomen; verraden
verraadde verraadden verraden; verrijzen verrees verrezen verrezen; verschijnen verscheen verschenen verschenen;
verschuiven verschoof verschoven verschoven; verslaan versloeg versloegen verslagen; verslijten versleet versleten
versleten; verspreiden verspreidde verspreidden verspreid; verstaan verstond verstonden verstaan; verstrijken
verstreek verstreken verstreken; vertrekken vertrok vertrokken vertrokken; vervallen verviel vervielen vervallen;
vervangen verving vervingen vervangen; verwerpen verwierp verwierpen verworpen; verwerven verwierf verwierven
verworven; verwijten verweet verweten verweten; verwijzen verwees verwezen verwezen; verwonden verwondde verwondden
verwond; verzenden verzond verzonden verzonden; verzinnen verzon verzonnen verzonnen; verzoeken verzocht verzochten
verzocht; vinden vond vonden gevonden; vlechten vlocht vlochten gevlochten; vliegen vloog vlogen gevlogen; vluchten
vluchtte vluchtten gevlucht; voldoen voldeed voldeden voldaan; voltrekken voltrok voltrokken voltrokken; voorkomen
voorkwam voorkwamen voorkomen; voorzien voorzag voorzagen voorzien; vouwen vouwde vouwden gevouwen; vragen vroeg
vroegen gevraagd; vreten vrat vraten gevreten; vriezen vroor vroren gevroren; waarschuwen waarschuwde waarschuwden
gewaarschuwd; wachten wachtte wachtten gewacht; wassen waste wasten gewassen; weerhouden weerhield weerhielden
weerhouden; weerleggen weerlegde weerlegden weerlegd; weerspreken weersprak weerspraken weersproken; wegen woog
wogen gewogen; werpen wierp wierpen geworpen; werven wierf wierven geworven; weten wist wisten geweten; wijken week
weken geweken; wijzen wees wezen gewezen; willen wilde wilden gewild; winnen won wonnen gewonnen; worden werd werden
geworden; wreken wreekte wreekten gewroken; zeggen zei zeiden gezegd; zenden zond zonden gezonden; zetten zette
zetten gezet; zien zag zagen gezien; zijn was waren geweest; zingen zong zongen gezongen; zinken zonk zonken
gezonken; zitten zat zaten gezeten; zoeken zocht zochten gezocht; zuigen zoog zogen gezogen; zullen zou zouden -;
zwellen zwol zwollen gezwollen; zwemmen zwom zwommen gezwommen; zweren zwoer zwoeren gezworen; zwijgen zweeg zwegen
gezwegen
"""
# Present forms that no rule gives: form, infinitive.
PRESENT = {
    "ben": "zijn",
    "bent": "zijn",
    "is": "zijn",
    "heb": "hebben",
    "hebt": "hebben",
    "heeft": "hebben",
    "zal": "zullen",
    "zult": "zullen",
    "kan": "kunnen",
    "kun": "kunnen",
    "kunt": "kunnen",
    "mag": "mogen",
    "wil": "willen",
    "wilt": "willen",
    "moet": "moeten",
    "ga": "gaan",
    "gaat": "gaan",
    "sta": "staan",
    "staat": "staan",
    "sla": "slaan",
    "slaat": "slaan",
    "zie": "zien",
    "ziet": "zien",
    "doe": "doen",
    "doet": "doen",
    "komt": "komen",
    "kom": "komen",
    "herziet": "herzien",
    "voorziet": "voorzien",
    "voldoet": "voldoen",
    "bestaat": "bestaan",
    "ontstaat": "ontstaan",
    "ondergaat": "ondergaan",
    "verslaat": "verslaan",
    "ontslaat": "ontslaan",
    "verstaat": "verstaan",
    "ontgaat": "ontgaan",
    "beslaat": "beslaan",
}
# Other past forms.
PAST = {
    "wou": "willen",
    "wouden": "willen",
    "zeiden": "zeggen",
    "waart": "zijn",
    "jaagde": "jagen",
    "vroegen": "vragen",
    "zegde": "zeggen",
    "zegden": "zeggen",
    "waaide": "waaien",
    "waaiden": "waaien",
}
SEPARABLE = words(
    """
    aanbieden aanbrengen aandringen aanhangen aanhouden aanklagen aankomen aankondigen aanleggen aanmoedigen
    aannemen aanpakken aanpassen aanrichten aanslaan aansluiten aansporen aansteken aanstellen aanstichten
    aansturen aantasten aantonen aantreden aantreffen aantrekken aanvallen aanvangen aanvoeren aanvragen
    aanvullen aanwijzen aanzetten achterlaten afbreken afdwingen afgaan afgelasten afgeven afhangen afkeuren
    afkondigen afleggen afleveren aflopen afnemen afronden afschaffen afslaan afsluiten afsnijden afspreken
    afstaan aftreden afvoeren afvuren afwachten afweren afwijzen afzeggen afzetten afzien bekendmaken bijdragen
    bijeenkomen bijeenroepen bijstaan bijwonen binnendringen binnenkomen binnentrekken binnenvallen blootstellen
    deelnemen doodgaan doodmartelen doodschieten doodslaan doodsteken doodvallen doorbreken doordringen doorgaan
    doorvoeren doorzetten gevangenhouden gevangennemen gevangenzetten goedkeuren inbeslagnemen indienen ingaan
    ingrijpen inhouden inkopen inleggen inleveren inlichten inlijven innemen inperken inrichten inroepen
    inschakelen instellen instemmen instorten intrekken inwilligen inzetten inzien kapotmaken klaarstaan
    kwijtraken leegroven losbarsten loslaten losmaken mededelen meebrengen meedelen meedoen meegaan meemaken
    meenemen meevechten meewerken misgaan nagaan nakomen naleven nastreven neerhalen neerkomen neerleggen
    neerschieten neerslaan neersteken neerstorten neerzetten omgaan omkomen omkopen omleggen omverwerpen
    omzetten onderbrengen onderdoen opblazen opbouwen opbrengen opdoeken opdragen opduiken opeisen openbreken
    openstellen opgeven ophangen opheffen ophouden opjagen opkomen opleggen opleiden opleveren oplopen oplossen
    opmerken opnemen oppakken oprichten oproepen oprukken opschorten opslaan opsluiten opsporen opstaan
    opstappen opstellen opstijgen optreden optrekken opvangen opvoeren opvolgen opvragen opwerpen opzeggen
    opzetten opzoeken overbrengen overdragen overeenkomen overgaan overgeven overhalen overhandigen overheersen
    overlaten overlopen overnemen overplaatsen overstappen oversteken overvliegen plaatsvinden platbombarderen
    platgooien prijsgeven rondgaan samenkomen samenstellen samenvallen samenwerken schoonvegen standhouden
    stilleggen stilstaan stopzetten stukschieten tegemoetkomen tegenhouden tegenspreken tegenstemmen tegenwerken
    teleurstellen terechtkomen terechtstaan terugdraaien terugdringen teruggaan teruggeven terughalen terugkeren
    terugkomen terugnemen terugroepen terugschieten terugslaan terugsturen terugtreden terugtrekken terugvechten
    terugveroveren terugvorderen terugwinnen teweegbrengen thuiskomen toebrengen toegeven toekennen toelaten
    toelichten toenemen toepassen toeslaan toespreken toestaan toestemmen toetreden toevoegen toewijzen
    toezeggen toezien uitbarsten uitblijven uitbreiden uitbreken uitbrengen uitdagen uitdelen uiteenvallen
    uitgaan uitgeven uithalen uithongeren uithouden uitkomen uitleggen uitleveren uitlokken uitlopen uitmoorden
    uitnodigen uitoefenen uitreiken uitroeien uitroepen uitrusten uitschakelen uitsluiten uitspreken uitstellen
    uitsturen uitvaardigen uitvallen uitvechten uitvoeren uitwijzen uitwisselen uitzenden uitzetten uitzien
    uitzwaaien vasthouden vastleggen vastlopen vaststellen vastzetten vastzitten veiligstellen voorbereiden
    voordoen voorgaan voorkomen voorleggen voorstellen voortduren voortkomen voortzetten vooruitgaan voorzeggen
    voorzitten vrijgeven vrijkomen vrijlaten vrijspreken wegblijven weggaan weghalen wegjagen wegkomen weglopen
    wegnemen wegsturen wegtrekken wegvagen wegvallen wegvoeren wegwerken zwartmaken
    """
)
