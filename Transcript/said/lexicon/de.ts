import type { Table } from "./table";

export const DE: Table = {
  n: "null eins/ein/eine zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf - - - sechzehn siebzehn",
  t: "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
  x: "hundert=100 einhundert=100 tausend=1000 eintausend=1000",
  o: "erster/ersten/erste - dritter/dritten/dritte - - - siebter/siebten/siebte achter/achten/achte",
  R: "doppel=2 zweimal=2 dreimal=3 doppelt=2",
  m: "januar/jänner februar märz april mai juni/juno juli/julei august september oktober november dezember",
  w: "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
  r: "gestern/vorgestern morgen übermorgen",
  D: "heute",
  N: "letzten letzte nächsten übernächsten kommenden diesen dieses nächster nächste",
  B: "monats",
  f: "äh ähm öh hm mhm tja",
  G: `anton berta caesar cäsar dora emil friedrich gustav heinrich ida julius kaufmann konrad ludwig martha nordpol
    otto paula quelle richard samuel siegfried theodor ulrich viktor wilhelm xanthippe ypsilon zacharias foxtrott
    jot zett`,
  L: "wie",
  l: "de",
  $: "EUR/euro/euros USD dollar CHF/franken GBP/pfund",
  C: "cent cents rappen",
  a: "vormittags früh morgens vormittag",
  p: "nachmittags abends nachmittag abend nachts",
  h: "uhr",
  i: "um ab bis gegen von vor nach",
  b: "punkt",
  "&": "at ät ätt klammeraffe",
  u: "unterstrich",
  y: "bindestrich minus strich",
  "/": "schrägstrich",
  H: "halb dreiviertel",
  Q: "viertel",
  P: "nach",
  T: "vor",
  j: "und",
  O: "am der dem den des im in vom zum",
  e: "letzten",
  I: "ist lautet",
  S: "straße str allee gasse ufer damm chaussee platz weg ring",
  A: "gebäude aufgang wohnung whg tür stiege top",
  U: "herr familie frau dr doktor herrn prof",
  V: "von van der zu de la di del al el bin",
  k: `ja okay ok genau gut sehr danke bitte alles klar und weiter dann ich höre mhm richtig verstanden prima super
    aha so stimmt notiert einen moment`,
  s: `is ich du er sie es wir ihr der die das den dem des ein eine einen und oder aber ist sind war bin hat heißt hieß läuft steht habe haben
    hätte wird werde von zu zum zur mit für auf an am im in aus bei nach über unter nicht kein keine ja nein doch
    hallo guten tag gott servus moin morgen abend danke bitte mein meine meinen name ihr ihre uns mich mir dich sich wie was wer wo
    wann warum also dann da so noch nur auch schon jemand müsste wäre hier möchte würde kann will rufe brauche geboren wohne adresse
    mail kilo gmbh kunde kundin okay gut sehr sorry moment am telefon leider hinten`,
  "#": "nummer code kennung ziffern zahl stellen id",
  "@phone": "rufnummer telefon* natel handy* rückruf* mobil* festnetz* erreich* anrufen melden zurückruf*",
  "@email": "mail email e-mail mailadresse emailadresse",
  "@id": `bestell* auftrag* rechnung* vorgang* fall* ticket* buchung* reservierung* serien* sendung* *zeichen
    imei nummernschild artikel* referenz* schaden* bestätigungs* tracking*`,
  "@account": "konto* iban",
  "@customer": "kundennummer kundenk* mieter* patienten* versicherten*",
  "@ssn": "ahv* sozialversicherung* svnr",
  "@document": "ausweis* personalausweis* reisepass* steuer*",
  "@policy": "vertrag* versicherung* police* polizze*",
  "@student": "matrikel* schüler*",
  "@employee": "personalnummer",
  "@member": "mitglied* spender*",
  "@last": "letzten endet endend endung",
  "@card": "karte* kreditkarte* visa mastercard amex express",
  "@cvc": "prüfziffer prüfziffern kartenprüfnummer cvc cvv sicherheitscode sicherheitsnummer prüfnummer",
  "@postcode": "postleitzahl plz ort",
  "@date": "datum wann",
  "@birth": "geburtsdatum geboren geburtstag",
  "@time": "uhrzeit uhr",
  "@amount": "betrag preis summe saldo kontostand",
  "@address": "wohin adresse *adresse *anschrift straße wohnen",
  "@name": "name empfänger *inhaber namen nachnamen vorname nachname familienname",
  "@spell": "buchstabieren buchstabiert schreibt",
  "@none": "firma firmenname jahre jahren modell kennwort passwort",
  sorry:
    "na(?! (?:ja|gut|d|also))|nee?|nein|stimmt nicht|doch|wart\\S*|entschuldigung|sorry|korrektur|falsch|stattdessen|meinte|quatsch",
  named: `mein (?:\\S+ )?name ist|(?:name|vorname|nachname) (?:ist|lautet)|(?:mit vornamen|vorname)(?! \\S+ ich)|ich heisse|auf den namen|heisst(?! anders)
    |hiess|namens|im namen von`,
  thisis: "hier ist|hier spricht|spricht",
  iam: "ich bin|bin(?: ich)?",
  who: `wer (?:ist (?:da|am)|spricht|sind sie)|(?:auf|fur) wen|wie (?:heisst|hiess)~2(?:er|sie|patient\\S*|{kin})|heisst~3wie
    |(?:mit wem|wen) (?:spreche|habe?) ich|ihre?n? namen?|wie heissen sie
    |(?:sie(?: selbst)? heissen|und (?:sie sind|(?:ihre? )?{kin}))(?= (?:\\? )?$)`,
  surname: "(?:nach|familien)name",
  given: "vorname",
  they: "(?:er|sie) ist|{whose}~6das ist",
  nobody: "ich|er|sie|wir|[mk]?eine?[mnr]?(?= $)",
  ask: "(?:dann|noch) (?:d..|ihre?n?)|bitte|br.uch\\S*|benotige|nennen|geben|sagen|fehlt|lautet|mir|hatte ich|welche\\S*|wie",
  contact: "damit|fur ruckfragen|zuschicken|erreichen|ruckruf\\S*",
  verify: `verifi\\S*|kontroll\\S*|bestatigen|zur bestatigung|sicherheit\\S*|legitim\\S*|identi\\S*|hinterlegt\\S*|gemeldet
    |gespeichert
    |registriert|abgleich\\S*|authenti\\S*|meldeadr\\S*|datenschutz\\S*|bei uns|haben wir`,
  back: `(?:ziffern|zahl|zahlen|stellen|nummer) (?:\\S+ ){0,5}(?:ruckseite|hinten)|hinten (?:\\S+ ){0,5}(?:ziffern
    |zahlen
    |stellen)`,
  here: `(?=hier|am )(?<=(?:tag|hallo|moin|servus|morgen|abend|gott) (?:(?!(?:ich|d..|m?eine?) )\\S+ ){1,2})(?:hier
    |am (?:apparat|telefon))|mein name(?! ist)|h(?:ei|ie)ss[et]? (?:der|die|er|sie)`,
  run: "alles|zusammen|und|klein|in|einem|wort",
  aside: "(?:mit(?: \\S{1,2}){1,3}|(?:{run} )*(?:zusammen|\\S*geschrieben)|alles(?: {run})+)(?= $)",
  kin: `die iban
    |(?:sind|wohnen) sie noch|h(?:ei|ie)sst?|kleine[rn]?|fahrers?|ihre?s? frau|(?:ehe)?mann(?:es)?|sohn(?:es)?|tochter|mutter
    |vater|bruders?|schw\\S+er(?:in|s)?|enkel\\S*|nachbar\\S*|o[mp]a|tante|onkels?|[mp]ama|kind(?:es)?
    |gestohlen\\S*|verloren\\S*`,
  whose: "mein\\S* (?:mann|frau|sohn|tochter|mutter|vater|bruder|schwester)",
  offer: "(?:wir|ich) konn\\S*|passt|passen|frei|ginge|geht es|moglich",
  nodate: "(?:heute(?: ist)?|jeden|guten|schonen) #|# (?:oder|vielleicht)",
  promise: `(?:\\S+ )?(?:werden?|wird|habe?n?|hat|wurden?|ist|sind|bekommen|erhalten)(?: \\S+){0,14}? (?!\\S*ung(?:en
    |s\\S*)? )(?<!als )(?<a>{acts})\\S*
    |(?<b>(?:{does})e?n?) (?:ich|wir|{whom}){no}|(?:ich (?!ruf)|wir )(?<e>{does})e?n?{no}
    |(?<d>(?:trag|verschieb|ander|verleg|reservier|verlanger|senk|erhoh|schau|mach|stell|tausch|hol|geb)e?n?) (?:ich
    |wir|uns|mir|{whom})
    (?! mal)(?=.* (?:{w}|{m}|uhr|morgen) )|(?<g>geh(?:t|en) (?:ihnen|heute|morgen|noch|am)(?: \\S+){0,6} (?:zu|raus|los|versand|post)
    |(?:ist|sind|kommt|kommen|schaut)(?! sie )(?=.* {due} )(?: \\S+){0,9} (?:bei ihnen
    |vorbei|fertig|auf ihrem konto)(?! (?:ein|an|auf|ge)\\S))
    |(?:ich hab?e?|habe? ich|wir haben|haben wir)(?: \\S+){0,12} (?<h>(?!{seen})(?:\\S*ge\\S+|(?:be|er|ver|ent|uber)\\S+
    |\\S+ier)(?:t|en))
    |(?:(?<!(?:{says})\\S* )(?:ich|wir) (?!{says})\\S+|(?!{says})\\S+en? (?:ich|wir)|(?!ist |kommt )\\S+t (?:der|die|eine?|0
    |unser\\S*) \\S+|(?:d..|ein|0|unsere?) \\S+ \\S+t (?:sich|sie|ihnen))(?: \\S+){0,7} (?<k>ein|zu|dazu|zuruck|bereit|um|frei|raus|hin|ab|an|aus
    |weiter|vorbei|vor|bei
    |fest)(?= (?:$|\\W|dass |(?<=ein )0 |und |dann |unter |auf |einen ))
    |schreib\\S*~7(?<m>gut)
    |(?:wird|werden)(?=.* {due} )(?: \\S+){0,10} (?!{seen})\\S*(?<l>ge\\S+(?:t|en)|\\S{3,}en(?= $| und))
    |(?:ich|wir) (?!{tells})(?<n>\\S+en?)(?= (?:ihnen|sie|ihr\\S*) ){no}
    |{crew}(?: \\S+){0,3}? (?<o>(?!{says}|ist |hat |mach|offn|schliess|kost|bist )\\S+t|rufen)(?= (?:ihnen|sie|sich|(?:\\S+ ){0,5}(?:{due}|mit)) )
    |(?<i>(?!{says})\\S+en?) (?:ich|wir) (?:ihnen|ihre?n?|sie)(?=.* {due} )
    |(?<f>leite?n?|gebe?n?(?=.* weiter )) (?:ich |wir )?{whom}|(?<c>sie (?:bekommen|erhalten|kriegen)
    |(?:bekommen|erhalten|kriegen) sie(?! (?:\\S+ )?(?:an|bei) )
    |meldet sich|(?:ruf[et]?|bringt|schickt|schreib\\S+(?= ihnen)) (?:sie|ihnen)|rufen sie (?=zuruck|morgen)|komm(?:t|en)~3zuruck|(?:lieg|steh)t~4bereit|(?:komm
    |erfolg)t (?:am|in\\S*|morgen|heute|per)|(?:kummer|sorg)\\S*~4da?(?:rum|fur)|sie horen~6von|setze sie|(?:sag|geb)(?:e?n?|t)(?! sie)~4bescheid
    |(?:ich|wir) lassen? {whom}|(?:kommt|bringt|liefert|schickt) (?:der|die|eine?r?|unsere?) \\S+(?=.* {due} ))`,
  seen: `(?:mit)?(?:ge|ver|be|er)(?:off|seh|hor|such|funden|fragt|sagt|dacht|meint|les|macht|geben|wart|kommen
    |halten|nommen|spro
    |zahl|reits|nen|st(?!andig))|(?<=(?:das|ich) )vermerkt|gesch?loss|erklar|(?:an)?(?:ge)?merk|noti`,
  crew: `(?:d..|ein|0|unser\\S*) \\S*(?:kolleg|technik|monteur|fahrer|werk|arzt|meister|gutacht|bote|arbeit|dienst|stelle|team|abteil|doktor)\\S*`,
  tells: `{says}|[dgkmrv]|wie|buchst|such|pr|check|off?n|not|weiss|sp|er(?!l)|e[mn]|wa|fr|wu|stell(?=\\S* \\S+ (?:durch|0|kurz|noch))`,
  says: `les|helf|leit|schau|biet|stimm|fang|rufe (?:wegen|spater)|nehm(?!.* (?:raus|mit|auf die) )|(?:ver)?(?:bitt|konn|mocht|darf|durf|woll|soll|seh
    |find|hab|brauch|sag|frag|hor|versteh|nenn|bin|war)`,
  whom: "(?:ihnen|es|das|den|die|ihr\\S*)",
  no: "(?! (?:\\S+ )?(?:nicht|kein|umkreis))",
  does: `(?:schick|beauftrag|hinterleg|stopp|pausier|send|stornier|sperr|erstatt|uberweis|veranlass|buch|liefer|bring|meld|streich|erledig|ubernehm|erhoh
    |ruf(?!\\S*(?: \\S+){1,4} auf ))`,
  asks: `(?<=^ )(?:hat|ist|wurde) (?:d..|ihre?|sie|er|man)|(?:(?:unter|auf|an) )?welche\\S*|wohin|was|wie|we[mnr]|bitte
    |(?:haben|sind|mochten) sie|(?:kann|darf) ich`,
  idle: `ab 0 \\w+en|verbinde|wann|dass|ob|wenn|falls|{asks}|mochten|konnt?en|kann|darf|soll(?:t?en)?|wollen|damit|bevor|nicht|keine|hatten|hoff\\S*~1w[ie]rd
    |(?:vor)?gestern|diese \\S+ ist`,
  due: `(?:inner\\S+|binnen|in)(?: (?:von|den|der|nachsten|0|einer|einem|ein|wenigen|paar|bis|oder|etwa|\\S+stens))*(?: (?:werk
    |arbeits)?tage?n?| minuten?| stunden?| wochen?| monaten?| kurze(?: zeit)?)|(?:bis|ende|anfang)(?: (?:spatestens|zum|ende|de[rs]
    |kommenden|nachste[nr]))* (?:{w}(?: {clock})?|\\S+tag|morgen|woche|0(?: uhr|(?: \\.)? {m})?|monats)
    |(?:spatestens )?(?:(?:am|zum|den|dem|fur|ab|vor|nach|jeden|{N}) )*(?:{w}|0(?: \\.)? {m}|ubermorgen|morgen
    |(?:noch )?heute(?: noch)?)
    (?: {a}| {p})?(?: {clock}| um 0| 0 uhr(?: 0)?)?|{clock}
    |mit der nachsten \\S+|im laufe? de[rs](?: {N})? \\S+|umgehend|(?:ab )?sofort|gleich|nachste[rn]? woche`,
  clock: `(?:zwischen 0 und 0(?: uhr)?|(?:um|gegen|ab|fur|vor) (?:(?:halb|viertel (?:nach|vor)) 0|0 uhr(?: 0)?))`,
  acts: `\\S*(?:schick|send|sandt|erstatt|storn|sperr|buch(?!s)|vereinbar|termin\\S*t|anruf(?!\\S{3})|angerufen|zuruck\\S|meld
    |kontakt|weiterl|weiterg
    |liefer|gutschr|gutgeschr|ander(?:t|n)|korrig|ausgetauscht|austausch
    |reserv|bestellt|veranlass|beantrag|eroffn|erstellt|schalt|verlanger|kundig|informier|beauftrag|bearbeit|e-mail
    |hinterleg|angeleg|eingeleit|aufgenomm|eingetrag|bezahlt|gestart|verschob|verleg|ersetzt|gestrich|erlass|erledigt|bestatigt|zugest|aufgehob|behob
    |gestoppt|geblockt|vorgemerk
    |unterwegs)`,
  "+": "*zehn=10",
};
