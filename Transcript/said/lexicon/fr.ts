import type { Table } from "./table";

export const FR: Table = {
  n: "zéro un/une deux trois quatre cinq six sept huit/huitaine neuf dix onze douze treize quatorze quinze/quinzaine seize",
  t: "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante",
  x: "cent=100 cents=100 mille=1000 million=1000000 millions=1000000",
  o: "premier/première",
  R: "double=2 triple=3",
  m: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  w: "lundi mardi mercredi jeudi vendredi samedi dimanche",
  r: "hier demain",
  D: "hui soir",
  v: "prochain dernier",
  N: "ce prochain",
  f: "heu euh hum hein ben bah pff heuh",
  l: "esperluette=&",
  G: "novembre juliette",
  L: "comme de dans",
  $: "EUR/euros/euro CAD/piastres CHF USD dollars/dollar francs GBP/livres dirhams dinars",
  z: `CHF/ch/septante/huitante/nonante/suisse/fribourg/léman/lausanne/genève/neuchâtel
    CAD/piastres/cellulaire/gigs/canada/québec/montréal/laval XOF/sénégal/dakar/abidjan`,
  C: "centimes centime cents",
  a: "matin",
  p: "après-midi midi soir",
  h: "heures heure h",
  H: "demie demi",
  Q: "quart",
  P: "après",
  T: "moins",
  i: "à vers dès avant après jusqu'à jusque pour entre",
  b: "point",
  "&": "arobase arrobase arobas at commercial",
  u: "underscore",
  y: "tiret trait",
  "/": "slash barre oblique clé",
  j: "et",
  O: "de du d' le la l' l en",
  B: "mois",
  e: "derniers",
  I: "c'est est comme",
  S: `rue avenue boulevard allée chemin impasse esplanade faubourg résidence sentier ruelle chaussée place route
    quai cours square passage bd av`,
  A: "appartement appt bureau bâtiment escalier boîte",
  E: "nord sud est ouest",
  U: "monsieur madame mademoiselle docteur m mme mlle dr maître",
  V: "de du des la le les d' l' van von ben el al",
  k: `oui ouais d'accord ok okay très bien merci parfait voilà et ensuite puis allez-y allez y je vous écoute c'est ça
    note noté entendu super allo allô alors donc bon ah mhm suite la`,
  s: `je j' sais moi pardon inscrit aucune tu il elle on nous vous ils elles le la les un une des de du d' l' et ou mais donc or ni car que qu' qui
    quoi où est es suis sont ai as a avons avez ont ce c' cela ça cette ces mon ma mes ton ta tes son sa ses notre
    votre vos leur à au aux en dans par pour avec sans sur sous chez vers ne n' pas plus oui non si bonjour bonsoir
    merci voilà alors plaît là ici bien très s' se me m' te t' y appelle appelais voudrais veux voulais peux peut faut
    fait veut sait dit être avoir ok accord madame monsieur appareil adresse mail téléphone numéro habite né née
    parce celui celle comme aussi voir sera seront
    même encore toujours c'est kilo pareil pis`,
  "#": "numéro numéros identifiant code chiffres chiffre nom référence",
  "@phone": "ligne téléphone portable mobile cellulaire gsm natel fixe tel rappeler joindre",
  "@email": "mail e-mail email courriel mél",
  "@id": `commande dossier facture référence réservation série immatriculation plaque suivi ticket réclamation
    sinistre imei sécu siret devis iban avs rio`,
  "@account": "compte",
  "@customer": "client cliente patient locataire",
  "@document": "passeport fiscal registre national",
  "@policy": "contrat police",
  "@student": "étudiant élève",
  "@employee": "matricule",
  "@member": "adhérent fidélité membre abonné assuré donateur sociétaire allocataire affilié",
  "@last": "derniers finissant finit termine",
  "@card": "carte cartes bancaire visa mastercard amex express",
  "@cvc": "cvv cvc cryptogramme sécurité",
  "@postcode": "postal npa localité ville",
  "@date": "date jour",
  "@birth": "naissance né née",
  "@time": "heure heures",
  "@amount": "montant prix solde coût somme total",
  "@address": "adresse habitez",
  "@name": "nom prénom destinataire titulaire",
  "@spell": "épeler épelez épelle",
  "@none": "société entreprise âge ans rue modèle",
  sorry: "(?<!si )non|pardon|desolee?|erreur|plutot|rectifie|trompee?|corrige",
  named: `(?<! (?:il|elle|on|qui|vous) )m' appelle|(?:mon|son|ma|sa|le) (?:nom|prenom)(?: (?:complet
    |de famille))?(?: et (?:prenom
    |nom))? (?:est|c'est|c' est)|au nom de|au nom d'|de la part de|s' appelle|prenom`,
  thisis: "c' est|c'est|ici",
  iam: "je suis",
  again: `(?:qui|ils?|elles?|pompiers|secours|ambulance|medecin|equipe|smur|samu|un)~4(?:arriv|part(?!ant)|pass|(?:inter)?v(?:ie
    |e)n
    |deplac|appar|ser(?!\\S* \\S+ee?s? )|etre)\\S*`,
  who: `qui (?:ai je|est a l')|(?:part d|parle )[ae] qui|pour qui|comment vous appelez|(?:il|elle) s' appelle|s' appelle~2{kin}|(?:quel|votre) nom
    |(?:vous vous appelez|vous etes m\\S+|et (?:vous etes|(?:\\S+ )?{kin}))
    (?= (?:\\? )?$)`,
  surname: "de famille",
  family: "nom(?: de famille)?",
  given: "prenom",
  here: "a l' appareil",
  nobody: "pas|je|ils?|elles?|[nv]ous|(?:l[ae]s?|l'|une?|aucune)(?= $)",
  ask: "s' il vous|besoin|donnez|donner|quelle?|dites|indique[rz]|puis je|auriez|il me (?:faut|manque)|pouvez",
  contact: "pour (?:vous(?! identif)|que|la)|afin|rappel\\S*",
  verify: `[sm]' assurer|(?:au|votre|notre) (?:dossier|contrat|fiche)|nous avons|avons nous|donnees|verif\\S*|controle\\S*|(?<!vous l[ea] )confirme[rz]\\S*
    |valid\\S*|securite|identifi\\S*|identite|enregistree?|authentif\\S*`,
  aside: `(?:avec(?: \\S{1,2}){1,3}|(?:(?:le|tout|attache|colle|en(?: 0(?: seul)? mot)?|minuscules?|sans|accents?
    |espaces?)(?: (?!$))?)+)(?= $)`,
  back: "(?:chiffres|code|numero) (?:\\S+ ){0,5}(?:dos|verso|arriere)",
  kin: `(?:pour qui|l[ea] petite?|epou(?:x|se)|femme|mari|fils|fille|mere|pere|maman|papa|enfant|chum|blonde|amie?|collegue
    |voisine?|cousine?|tante|oncle|neveu|niece|frere|soeur|patron|conducteur
    |conjoint|temoin)|son (?:pre)?nom`,
  whose: "m(?:on|a) {kin}|(?:le|du|au) (?:docteur|dr|maitre)|{kin}~2m(?:adame|onsieur|me|r)",
  offer: "vous va|irait|peut|nous pouv\\S*|pourr\\S+|convien\\S*|dispon\\S*|propos\\S*",
  later: "(?:de la )?semaine prochaine|en huit",
  nodate: "(?:on est|c' ?est|nous sommes|bonn?e?|chaque|tous les|ou) #|# (?:ou|peut etre|je sais)",
  promise: `(?:\\S+ )?(?:vais|va|allons|vont|(?:allez|devriez)(?= (?:recev|etre))|devrai\\S+)(?: (?:vous|lui|leur|se|le|la|les|l'|y|en|va|on|tout
    |de|suite|donc|faire|pouvoir|etre))* (?<a>{acts})\\S*|(?:j' ?ai|avons|on a|(?:a|ont)(?: bien)? ete|c'est|est|sont|vient d' etre|(?:vous|l'
    |l[ea]s|lui) ai
    |ser(?:a|ez|ont))(?: (?:bien|donc|deja|ete|vous|maintenant|desormais))* (?<b>(?!arriv)(?=\\S*(?:ee?s?|i[st]e?s?|erte?|ue?s?) ){acts})\\S*|(?:j' ?ai
    |nous avons|(?:vous|l[ea]s?|l') ai|vous ser(?:a|ez|ont))(?: (?:bien|donc|deja|vous|tout))* (?<o>(?!{seen})\\S+(?:e
    |i|is|i?[nt]t|u|ert)e?s?(?= ))
    |(?:je|on|nous) vien(?:s|t|ons) d[e'] (?!{says})(?<r>\\S+re?(?= ))|c' ?est (?<s>fait|parti|inscrit|(?:enregistr
    |annul|bloqu|reserv)e)(?! a quel)|(?:je|on|nous) vous{them} (?!{says})(?<u>\\S+)
    |(?:ils?|elles?|(?:l[ea]s?|l'|un|0|notre|[mns]on) \\S+){them} (?!(?:pour|se|au|faud|dev)r|posera des)(?<w>\\S+r(?:a|ont))
    |vous(?: l[ea]s?)? (?<x>aurez|verrez|allez avoir)(?=.* (?:{when}|sms|e?mail|appel) )|ser(?:a|ont) (?<v>faite?|visibles?|disponible
    |(?:devant )?chez vous|de(?= 0 .*{when} )|sur votre compte|la(?= {when} )|(?!demand|fact)\\S+ees?)|(?:aur(?:a|ont) lieu|[ms]' en (?<z>occupe)
    |vous (?<y>rappelle(?! que)|(?<!je vous )r?e?contacte)|est en (?<f>route))
    |(?!on |vous |dev|pou|est |sont )\\S+ (?:(?<!je )vous )?(?<t>(?:re)?(?:vienn?|[cç]oi|part
    |arriv(?!ee)|suivr|pass|intervi|appell)\\S*)(?= (?:\\S+ ){0,3}(?:{when}
    |par (?:sms|mail|courriel
    |courrier|la poste)) )
    |(?:je|on|nous){them} (?<q>(?!{says})\\S+)(?= (?:\\S+ ){0,4}(?:{when}|de cote) )
    |(?:j'
    |je|on
    |nous){them} (?<c>(?!\\S*(?:er|ez) |appel|(?<=vous )(?:inf|sig)|(?:re)?(?:confirm|command)|(?<=vous )previens
    |arriv){acts})\\S*
    |{crew}~3vous(?: y| en| l[ea]s?)* (?<aa>(?!{says}|\\S+(?:ez|tes) |demande|posera des|repond(?! {when}))\\S+)|(?:{crew}|il|elle)(?: qui)? (?<g>arrive
    |arrivent|part
    |partent|est (?:en )+route)(?! pas)|(?:vous )?(?<d>(?=\\S*r(?:ai?|ez|ons|ont) ){acts})\\S*|(?:re)?prendr\\S+ (?:contact
    |effet)|vous confirme (?:0|le|votre) r(?:endez|dv)\\S*
    |vien(?:t|s|ent|ons) d[e']{them} (?<h>{acts}|part)\\S*r|e(?:st|tes) (?<k>note|fixe|prevu|inscrit
    |reserve)e?(?= (?:pour|au|{when}) )|ser(?:a|ont) (?<l>pret)\\S*
    |(?<!est |sont )p(?<m>asse|assent)(?= (?:{w}|demain|entre|le 0) )|vous (?:mets?|prends?|note) (?:pour (?<e>0)|(?:0|le|votre) (?<n>rendez|rdv))\\S*
    |(?<i>credit|remise)~8sera
    |(?:paiement|virement) est (?<j>pass|accept)\\S*`,
  crew: `(?:ambulance|pompiers|medecin|equipe|smur|secours|samu|collegues?|technicien|livreur|depann\\S+|plomb\\S+|expert|service|chargee?|chauffeur
    |infirmi\\S+|electric\\S+|taxi|docteur)`,
  asks: `(?:c' est |[aà] |sur |sous )?quel(?:le)?s?|c' est quoi|voulez|souhaitez|(?:vous )?prefere\\S*|pouvez|puis je|dois je|peut on
    |est ce|bonne journee`,
  idle: `si|pourri\\S+|{asks}|quand|demandez|faut(?! (?:on|je
    |j'|il) )
    |faudra|comment|pourquoi
    |hier|(?<!inquiete[zr] )pas(?! de (?:probleme|souci))|personne|ils? nous|rappelez|afin|esper\\S*~2sera|pour que|avant de`,
  seen: `attend|essay|fai(?!t op)|mis en|vo|vu |d[eu] |so?us? |ri|quel|tout|l[aeu] |mon|comp|entend|(?:re)?trouv|locali|dit|parl|not(?!e l[a' ]+absen)
    |pris|regard|constat|cherch|ete
    |eu|fact|change [cd]|besoin|l'|un|re[cç]u|peur|vis`,
  says: `en |je |l[ea]s? |y |a |donn|ecout|remerc|pri|souhait|expliqu|propos|conseill|recommand|pass|transf|mets? en|retrouv
    |prev|present|r?assur|epel|invit|appel|rappelle qu|laisse|confirm|inform|signal|re?lis|redonn|(?:re)?orient|(?:vous|voi|dis
    |demand|peu|pouv|veu|voul|doi|dev|sai|sav|ai|av|es|suis|somm|regard|verif|entend|compr|parl
    |pense|crois|note|cherch|n'|ne|a$)`,
  them: "(?: (?:vous|lui|leur|en|y|l[ea]s?|l'))*",
  due: `{when}|(?<!jusqu' |h |heures |ferm\\S+ |ouvr\\S+ )(?:a|vers) 0 h\\S*(?: 0(?! h))?`,
  when: `(?:d' ici|dans|sous|entre|en|delai de|avant|a partir de|pour)(?: (?:maximum|0|les?|la|l'|fin|du|environ|a|peu|pres
    |quelques|prochaine?s|moins|de|ou|et|delai|h))* (?:minutes?|h(?:eures?)?|jours?|semaines?|mois|journee|{w}|demain
    |soir)(?: ouvres| ouvrables| maximum| environ| matin| soir)?|sous 0|(?:(?:le |des |chaque |d' ici )?(?:apres )?(?:{w}
    |demain|ce soir
    |cet apres midi|cette semaine)|(?:avant |d' ici |pour )?le 0 {m})(?:(?: (?:0|{m}|de|la|a|en|entre|et|avant|vers|midi
    |h|heures?|moins|le|semaine
    |prochaine?|matin|apres))* (?:0|{m}|midi|h|heures?|prochaine?|matin|soir|quart|demie?))?
    |(?:avant|d' ici|pour(?= le))(?: le)? 0|sur (?:la|votre) prochaine facture|tout de suite|immediatement
    |rapidement|(?:tres )?prochainement|des que possible|tantot|d(?:es|e) l'ouverture|la (?:semaine prochaine|veille)
    |aujourd' hui(?: encore)?|(?:0 )?(?:petite )?demi heure avant`,
  acts: `(?:re)?(?:suspen|r?envo[iy]|amener l|amener une?|r?enver|faire (?:venir|intervenir|passer|(?:0|une) (?:avoir|geste
    |remise|virement))|(?<!nous )fais|venir|v[io]end|interv[ei]n
    |declench|demander (?:0|a )|laisse 0 [mn]
    |rembours|r?appel(?!ez|le que)|transm[ei]|annul|d?e?bloqu|enregistr|reserv|programm|rece?v|contact|livr
    |expedi|modifi|corrig|ouv[er](?!\\S* (?:d|en |a |jusq|tou|le |entre|0 (?:h|j|sur)))|cree|prolong|remplac|command
    |preven|previen|avert
    |inform|arriv|credit|planif|trait
    |escalad|deplac|e?chang(?!\\S* (?:c' ?est |d))|signal|(?:des)?activ|etudi|ecri|depos|decal|indemni|demande (?:au|a l|qu)
    |mets (?:\\S+ ){1,3}en pause|resili|confirm|lanc|regl(?!\\S*(?: \\S+)? ensemble)
    |paye|verse|dedui|mise?s?(?= (?:l[ea]s?|0|sur|au) )|ajout|proced|repar|dedomm|offert|inscri|effectu|passer|pr\\S+ en c
    |retire(?!r|z)|introdui|initialis|parv[ei]n|clotur|report(?!ez)|actualis|met\\S+ (?:\\S+ ){0,3}a jour)`,
};
