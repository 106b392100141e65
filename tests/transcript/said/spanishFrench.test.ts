import { linesHeard as heard, thingsHeard } from "../support/lines";

test.each([
  [
    "es",
    ["a su nombre por favor", "c gonzalo vecerra", "a con ve", "c no be de barcelona e ce otra e erre erre a"],
    ["name Gonzalo Becerra"],
  ],
  ["es", ["a dígame su apellido", "c ibanez", "a cómo se escribe", "c i be a con tilde eñe e zeta"], ["name Ibáñez"]],
  ["es", ["a su apellido", "c mendes", "a con ese o con zeta", "c eme e ene de e zeta"], ["name Mendez"]],
  ["fr", ["a votre nom", "c chloé perret", "a avec deux r", "c oui p e deux r e t"], ["name Chloé Perret"]],
  ["fr", ["a quel est votre nom", "c noel", "a ça s'écrit comment", "c n o e tréma l"], ["name Noël"]],
  ["es", ["a ¿Su nombre?", "c Romero, Julia."], ["name Julia Romero"]],
  ["fr", ["a Votre nom ?", "c On a écrit Anne Lefort, c'est Lefaure."], ["name Anne Lefaure"]],
  ["es", ["c Llamo por mi madre, Carmen Ruiz Ortega."], ["name Carmen Ruiz Ortega"]],
  ["es", ["c Quiero cita con la doctora Benítez."], ["name Benítez"]],
  ["es", ["c Gracias, señora Pardo."], []],
  ["es", ["a y quién era el otro", "c una tal marisa cortés"], ["name Marisa Cortés"]],
  ["fr", ["c Le fils du voisin, Monsieur Vasseur, a vu la fuite."], ["name Vasseur"]],
  ["fr", ["c c'est le 06 39 98 11 22 le portable de mon mari karim"], ["phone 0639981122", "name Karim"]],
  ["fr", ["c il m'appelle demain"], ["date demain"]],
  ["es", ["c pago treinta y dos con cincuenta euros al mes"], ["amount 32.50 EUR"]],
  ["es", ["c me cobraron doce euros con cuarenta de más"], ["amount 12.40 EUR"]],
  ["es", ["c son veinte euros con cien megas"], ["amount 20 EUR"]],
  ["es", ["a debe tres mil doscientos pesos", "c vivo en bogotá"], ["amount 3200 COP"]],
  ["es", ["a El saldo es de $15,300.00.", "c Estoy en Guadalajara, México."], ["amount 15300.00 MXN"]],
  ["es", ["a cuesta 45 dólares", "c soy de méxico"], ["amount 45 dólares"]],
  ["es", ["a cuesta 45 pesos", "c de méxico o de chile"], ["amount 45 pesos"]],
  ["fr", ["c j'ai payé 1'250 francs, à Lausanne"], ["amount 1250 CHF"]],
  ["fr", ["c ça coûte soixante dollars et vingt-cinq à québec"], ["amount 60.25 CAD"]],
  ["es", ["a su fecha de nacimiento", "c el 23 de agosto del setenta y ocho"], ["date 1978-08-23"]],
  ["fr", ["a la date d'expiration", "c février vingt-huit"], []],
  ["fr", ["c les 3 et 4 novembre j'étais absent"], ["date --11-03", "date --11-04"]],
  ["es", ["c tengo dos hijos y el 4 de mayo"], ["date --05-04"]],
  ["es", ["c del 3 al 6 de agosto"], ["date --08-03", "date --08-06"]],
  ["es", ["a fecha de nacimiento", "c quince del cuatro del ochenta y tres"], ["date 1983-04-15"]],
  ["fr", ["a date de naissance", "c le trois mars septante-cinq"], ["date 1975-03-03"]],
  ["es", ["c el jueves por la mañana"], ["date jueves"]],
  ["fr", ["a mardi ça vous va"], ["date mardi"]],
  ["es", ["c llamé el veinte de este mes"], ["date veinte de este mes"]],
  ["fr", ["c je serai là après-demain"], ["date après-demain"]],
  ["es", ["a ¿Le viene bien pasado mañana?"], ["date pasado mañana"]],
  ["es", ["a Abrimos el sábado."], []],
  ["fr", ["c plutôt jeudi de la semaine prochaine"], ["date jeudi de la semaine prochaine"]],
  ["es", ["c estaré por la tarde a las cinco"], ["time 17:00"]],
  ["fr", ["c il est venu à midi et demi"], ["time 12:30"]],
  [
    "fr",
    ["a ouvert de 9h à 18h30", "c bien", "a et", "c euh", "a oui", "c plutôt après 14 heures"],
    ["time 09:00", "time 18:30", "time 14:00"],
  ],
  [
    "es",
    ["a su dirección", "c calle sagasta quince tercero izquierda veintiocho cero cero cuatro"],
    ["address Calle Sagasta 15, 3º izquierda", "postcode 28004"],
  ],
  [
    "es",
    ["a ¿Su dirección?", "c Av. Corrientes 1234, piso 5, depto. B, 1043 Buenos Aires."],
    ["address Av. Corrientes 1234, piso 5, depto B", "postcode 1043"],
  ],
  ["es", ["a su domicilio", "c en belgrano mil doscientos cincuenta"], ["address Belgrano 1250"]],
  ["fr", ["a Votre adresse ?", "c Rue du Lac 22, 1003 Lausanne."], ["address Rue du Lac 22", "postcode 1003"]],
  ["fr", ["c J'habite rue Pasteur 2 étages au-dessus."], []],
  ["fr", ["c mon code postal c'est j un h trois b six"], ["postcode J1H 3B6"]],
  ["fr", ["c Si je ne réponds pas, appelez au 06 39 98 44 10."], ["phone 0639984410"]],
  ["fr", ["a votre numéro fiscal", "c un huit quatre deux zéro zéro un neuf"], ["id 18420019"]],
  ["fr", ["c au trois rue du port escalier b"], ["address 3 rue du Port, escalier B"]],
  ["es", ["a su dirección", "c en alsina cuarenta y dos cuarto piso"], ["address Alsina 42, 4º piso"]],
  ["es", ["c calle olmo 3 bajo b"], ["address Calle Olmo 3, bajo B"]],
  ["es", ["a su rut", "c doce punto trescientos cuarenta y cinco punto cero cero siete guion ka"], ["id 12345007K"]],
  ["es", ["c sí a juana punto sosa arroba ejemplo punto com"], ["email juana.sosa@ejemplo.com"]],
  ["fr", ["a votre code postal", "c j quatre k un a neuf"], ["postcode J4K 1A9"]],
  ["es", ["a el nie por favor", "c equis uno dos tres cuatro cinco seis siete ele de lugo"], ["id X1234567L"]],
  [
    "es",
    ["a la patente", "c a be uno dos tres ce de", "a y la del otro", "c efe ge hache nueve nueve ocho"],
    ["id AB123CD", "id FGH998"],
  ],
  ["fr", ["a numéro de locataire", "c b comme bernard", "c vingt-deux trente-trois"], ["id B2233"]],
  ["fr", ["a enregistrée sous le numéro quatre cent douze zéro huit"], ["id 41208"]],
  ["es", ["a con qué tarjeta", "c la que acaba en 4417"], ["id 4417"]],
  ["fr", ["a votre courriel", "c jean trait d'union paul arobas exemple point ca"], ["email jean-paul@exemple.ca"]],
  ["es", ["a su nombre completo", "c sí este ana lucía barrios peralta"], ["name Ana Lucía Barrios Peralta"]],
  ["es", ["a debe 90 pesos", "c vivo en monterrey"], ["amount 90 MXN"]],
  ["es", ["a son mil pesos le falta el c b u"], ["amount 1000 ARS"]],
  ["fr", ["a Cela fait 80 francs.", "c Par courriel, à Lausanne."], ["amount 80 CHF"]],
  [
    "es",
    ["a El código postal?", "c 28 015. No, perdón, ese era el de mi antigua casa. El de ahora es el 28020."],
    ["postcode 28020"],
  ],
  ["es", ["a número de socio", "c el número es cuatro cuatro cero siete barra cero dos uno"], ["id 4407021"]],
  [
    "es",
    ["a su d n i", "c el d n i es veinte millones ciento once mil doscientos treinta y tres jota"],
    ["id 20111233J"],
  ],
  ["es", ["a su correo", "c a b ramos, todo pegado, arroba correo punto com"], ["email bramos@correo.com"]],
  [
    "fr",
    ["a votre mail", "c anne tiret morel le tout sans accents arobase exemple point fr"],
    ["email anne-morel@exemple.fr"],
  ],
  ["fr", ["a votre numéro de cellulaire", "c quatre un huit cinq cinq cinq zéro deux un sept"], ["phone 4185550217"]],
  ["fr", ["a y a-t-il un code d'erreur affiché", "c il y a un petit voyant"], []],
  ["es", ["c vivo en la calle Colón, 14, piso 3"], ["address Calle Colón, 14, piso 3"]],
  ["es", ["c no funciona desde ayer en la mañana"], ["date ayer"]],
  ["es", ["a abrimos entre nueve y una de la tarde"], ["time 09:00", "time 13:00"]],
  ["es", ["a abrimos entre diez y doce de la mañana"], ["time 10:00", "time 12:00"]],
  ["es", ["a Sale a las 4:35 de la tarde.", "c No.", "a ¿Se lo dejo a las 4:35?"], ["time 16:35"]],
  ["fr", ["a jeudi quatorze heures ça irait"], ["date jeudi", "time 14:00"]],
])("%s: %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test.each([
  ["es", "a listo ya le cancelé el pedido", [null]],
  ["es", "a ya que está aquí dígame", []],
  ["es", "a La reserva quedó confirmada.", [null]],
  ["es", "a Queda pendiente un pago.", []],
  ["es", "a Se lo acabo de mandar.", [null]],
  ["es", "a sí le hemos devuelto el dinero", [null]],
  ["es", "a te paso con un compañero", []],
  ["es", "a a qué dirección la mandamos", []],
  ["es", "a el paquete le llega mañana", ["mañana"]],
  ["es", "a cita confirmada para el lunes", ["para el lunes"]],
  ["es", "a te mando el recibo ahora mismo", ["ahora mismo"]],
  ["es", "a Avisaré a recepción.", [null]],
  ["es", "a a qué hora le llamamos", []],
  ["es", "a queda apuntado para el 20 de mayo a las once", ["para el 20 de mayo a las once"]],
  ["es", "a Se lo llevamos el viernes entre las 16:00 y las 19:00.", ["el viernes entre las 16:00 y las 19:00"]],
  ["es", "a sí cómo no le mando un técnico mañana", ["mañana"]],
  ["es", "a le aplico un descuento en su siguiente recibo", ["en su siguiente recibo"]],
  ["es", "a listo te anoté para el martes", ["para el martes"]],
  ["es", "a el dinero se acredita en cinco días hábiles", ["en cinco días hábiles"]],
  ["es", "a le instalamos la línea el martes", ["el martes"]],
  ["es", "a la comunico con un asesor", []],
  ["es", "a soporte técnico señora ríos ya vi su reporte", []],
  ["es", "a el banco nos devolvió el recibo", []],
  ["fr", "a Ce sera prêt demain.", ["demain"]],
  ["fr", "a je vous ai mis le technicien le deux juillet à treize heures", ["le deux juillet à treize heures"]],
  ["fr", "a je vous ai réservé une chambre pour le 12 mai à midi", ["pour le 12 mai à midi"]],
  ["fr", "a on passe jeudi à quatorze heures", ["jeudi à quatorze heures"]],
  ["fr", "a Le montant sera versé d'ici vendredi.", ["d'ici vendredi"]],
  ["fr", "a Merci, je l'ai corrigé.", [null]],
  ["fr", "a Je vous l'envoie aujourd'hui encore.", ["aujourd'hui encore"]],
  ["fr", "a je vous mets un rendez-vous dès lundi", ["dès lundi"]],
  ["fr", "a donc on va régler ça ensemble", []],
  ["fr", "a je vous ai mis en attente", []],
  ["fr", "a une dépanneuse arrive dans quarante minutes", ["dans quarante minutes"]],
  ["fr", "a à quelle heure je vous rappelle", []],
  ["fr", "a elle s'est pris le couteau", []],
  ["es", "a un perito va a visitarle el lunes que viene por la tarde", ["el lunes que viene por la tarde"]],
  ["es", "a llegará hoy antes de las 7 de la noche", ["hoy antes de las 7 de la noche"]],
  ["fr", "a Je viens de vous envoyer le mail.", [null]],
  ["fr", "a le virement est passé", [null]],
  ["fr", "a J'ai ouvert un dossier.", [null]],
  ["fr", "a Nous vous les livrons le mardi 12 mai à midi et demi.", ["le mardi 12 mai à midi et demi"]],
  ["fr", "a Nous prendrons contact avec lui cette semaine.", ["cette semaine"]],
  ["fr", "a une remise de dix euros sera sur votre prochaine facture", ["sur votre prochaine facture"]],
])("%s: %s", (language, line, dues) => {
  expect(heard(language, line).promises.map(({ due }) => due)).toEqual(dues);
});

test("only what proves who calls is proof", () => {
  expect(heard("es", "a ¿Su IBAN para el abono?", "c ES91 2100 0418 4502 0005 1332.").identity).toEqual([]);
  expect(heard("es", "a ¿A qué correo mando el comprobante?", "c A luz@ejemplo.mx.").identity).toEqual([]);
  expect(heard("fr", "a c'est confirmé à quelle adresse", "c 8 rue Pasteur").identity).toEqual([]);
  expect(heard("es", "a número de historia clínica", "c 0077 4512").identity).toMatchObject([{ value: "00774512" }]);
});

test("a number asked for behind whose it is, and two promises of one payment", () => {
  const asked = "a vous avez un contrat chez nous si oui quel est le numéro";
  expect(heard("fr", asked, "c c t trois six deux zéro neuf").identity).toMatchObject([{ value: "CT36209" }]);
  expect(
    heard("fr", "a le paiement est passé", "c ah", "a je vous envoie la preuve de paiement", "c bien").promises,
  ).toHaveLength(2);
  const arrives = ["a le technicien passe lundi", "c oui", "a il vous appellera en partant"];
  expect(heard("fr", ...arrives).promises).toHaveLength(2);
});

test("a code behind a card's expiry is masked", () => {
  const { cards } = heard("fr", "a La date de validité et le cryptogramme ?", "c 05/27, et 118.");
  expect(cards.some(({ start, end }) => start === 10 && end === 13)).toBe(true);
});
