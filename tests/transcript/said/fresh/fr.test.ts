import { linesHeard, thingsHeard } from "../../support/lines";

test.each([
  [["a l'immatriculation", "c GB-305-TR, une Renault Zoé blanche."], ["id GB305TR"]],
  [["a votre plaque", "c un k f h six zéro deux"], ["id 1KFH602"]],
  [["a le numéro de commande", "c c'est ml tiret vingt-deux zéro cinq neuf"], ["id ML22059"]],
  [["c Mon nouvel IBAN : BE43 0689 9999 9501."], ["id BE43068999999501"]],
  [["c Prenez plutôt BE43 0689 9999 9501 1234."], ["id BE430689999995011234"]],
  [["c mon numéro c'est plus trente-deux quatre soixante-dix cinquante vingt-deux onze"], ["phone +32470502211"]],
  [
    ["a votre gsm", "c quatre cent soixante euh zéro quatre cent soixante vingt-deux trente-trois onze"],
    ["phone 0460223311"],
  ],
  [["a où habitez-vous", "c au vingt-deux de l'avenue foch"], ["address 22 avenue Foch"]],
  [
    ["a l'adresse", "c Rue du Midi 21, 1000 Bruxelles."],
    ["address Rue du Midi 21", "postcode 1000"],
  ],
  [["a C'est le dossier DT-40317.", "c Merci.", "a Un collègue est prévenu."], ["id DT40317"]],
  [["a votre portable", "c 06 55 01 22 30, pardon, 32 à la fin."], ["phone 0655012232"]],
  [["a votre naissance", "c le six mai deux mille un non deux mille trois"], ["date 2003-05-06"]],
  [["a sa date de naissance", "c Le 6 mai 2001. Pardon, 2003."], ["date 2003-05-06"]],
  [["c je viens à vingt heures six personnes"], []],
  [
    [
      "c c'était entre 7 heures et 9 heures du matin",
      "a je comprends",
      "c bon",
      "a quel jour alors",
      "c Non. Disons mardi, à partir de 15 heures.",
    ],
    ["time 07:00", "time 09:00", "date mardi", "time 15:00"],
  ],
  [["a votre adresse", "c deux rue basse bâtiment d"], ["address 2 rue Basse, bâtiment D"]],
  [["a nous fermons à 18 h je vous mets le paquet de côté"], ["time 18:00"]],
  [["c c'est toujours l point morin arobase courrier point fr"], ["email l.morin@courrier.fr"]],
  [["a l'adresse", "c 900, rue Sherbrooke Est, bureau 12"], ["address 900 rue Sherbrooke Est, bureau 12"]],
  [["a votre prénom", "c mireille", "a et le nom", "c bastin"], ["name Mireille Bastin"]],
  [["c envoyez ça à mon mari julien arobase atelier point fr"], ["email julien@atelier.fr"]],
  [["a Votre nom ?", "c Le Quéré."], ["name Le Quéré"]],
  [["a Votre nom ?", "c L'Herbier."], ["name L'Herbier"]],
  [["a Votre nom ?", "c C'est madame Le Gall, Le Gall en deux mots."], ["name Le Gall"]],
  [["a Votre nom ?", "c Awa N'Dour."], ["name Awa N'Dour"]],
  [["a Votre nom ?", "c D'Almada, Rose."], ["name Rose D'Almada"]],
  [["a votre nom", "c lucie d'hautefort"], ["name Lucie d'Hautefort"]],
  [["c C'est Armand l'Hostis."], ["name Armand l'Hostis"]],
  [["a cela fait 90 francs suisses"], ["amount 90 CHF"]],
  [["a 75 dollars canadiens par mois"], ["amount 75 CAD"]],
  [["c il est 15h10 et personne n'est venu"], []],
  [["c j'ai reçu une facture de mille quatre cent dix"], []],
  [["a la date d'achat", "c le trois mars vingt-trois"], ["date 2023-03-03"]],
  [["c l'après-midi vers quinze heures dix"], ["time 15:10"]],
  [["a la commande sera prête à seize heures"], []],
  [["a le dimanche de neuf heures à midi"], ["time 09:00"]],
  [["a la salle est libre à partir de seize heures vous recevrez le code dans l'heure"], ["time 16:00"]],
  [["a par mail", "c oui s'il vous plaît lise arobase courrier point fr"], ["email lise@courrier.fr"]],
])("%j is %j", (lines, things) => {
  expect(thingsHeard("fr", ...lines)).toEqual(things);
});

test.each([
  "a vos deux billets sont échangés pour le dix",
  "a la troisième option est retirée de votre abonnement",
  "a votre ligne est maintenant bloquée",
  "a Le versement sera fait dans les huit jours.",
  "a parfait je vous note pour quatorze heures",
  "a Le passage est fixé mardi à 9 h.",
  "a vous êtes inscrite pour jeudi dix heures",
  "a le plombier vous appelle demain matin",
  "a l'équipe réseau intervient avant vingt heures",
  "a le chèque devrait vous parvenir d'ici le neuf juin",
  "a Votre arrêt prendra effet le 3 mars.",
  "a un juriste reprendra contact avec vous",
  "a je mets vos coordonnées à jour",
  "a je vous confirme votre rendez-vous de jeudi",
  "a votre code a été réinitialisé",
  "a L'électricien posera la prise jeudi.",
  "a le conseiller va être averti",
  "a vous allez avoir le lien dans l'heure",
  "a votre connexion sera coupée le deux",
  "a il sera là dans vingt minutes",
  "a elle vous recontacte mardi",
  "a je laisse un message à votre médecin",
  "a votre livraison est prévue demain",
  "a C'est reporté au jeudi 6.",
  "a j'actualise vos coordonnées",
  "a nous vous y envoyons le contrat",
  "a votre courrier a bien été pris en compte",
  "a votre ligne sera réactivée ce soir",
  "a les analyses seront visibles dans votre espace ce soir",
  "a J'informe le chauffeur.",
  "a Les frais sont déduits du solde.",
  "a je laisse une note au gardien",
  "a vous allez recevoir un coffret",
  "a vous allez être remboursée",
])("%s: a promise", (line) => {
  expect(linesHeard("fr", line).promises).toHaveLength(1);
});

test.each([
  "a non nous avons changé c'est au numéro douze maintenant",
  "a nous avons changé de prestataire",
  "a je vous présente toutes nos excuses",
  "a je vous assure que oui",
  "a la visite vous sera facturée trente euros",
  "a une caution sera demandée",
  "a je vous recommande de rappeler demain",
  "a nous vous recommandons la formule confort",
  "a vous retirez le couvercle doucement",
  "a le livreur l'a noté livré mardi à dix heures",
  "a j'ai retrouvé votre contrat",
  "a nous faisons les photos pour huit euros",
  "a on prend le dossier à 30 pour cent",
  "a je vous signale que nous fermons à midi",
  "a le facteur est passé jeudi sans sonner",
  // What is told to do, near those who come.
  "a avant les secours vous ouvrez le portail",
  "a pour l'ambulance vous faites de la place",
  "a vous allez appeler un voisin",
  "a vous allez ouvrir les fenêtres",
])("%s: none", (line) => {
  expect(linesHeard("fr", line).promises).toEqual([]);
});

test.each([
  ["pour m'assurer que c'est vous, votre code postal", "postcode"],
  ["quel code postal avons-nous au dossier", "postcode"],
  ["et pour vous identifier votre code postal", "postcode"],
])("%s: a proof", (line, about) => {
  expect(linesHeard("fr", `a ${line}`, "c 44200").identity).toMatchObject([{ about, value: "44200" }]);
});

test("a donor's number that is asked for proves who calls", () => {
  const lines = ["a votre numéro de donateur", "c e zéro sept", "c quatre un"];
  expect(linesHeard("fr", ...lines).identity).toMatchObject([{ about: "member number", value: "E0741" }]);
});

test("help that is sent is promised once, by whichever name", () => {
  const lines = ["a on vous envoie les secours", "c qui donc", "a on va amener les pompiers jusqu'à vous"];
  expect(linesHeard("fr", ...lines).promises).toMatchObject([{ turn: 0 }]);
});
