import { linesHeard, thingsOf } from "../../support/lines";

/** Things, promises by their turn, and what was proved. */
function told(...lines: readonly string[]): readonly string[] {
  const all = linesHeard("es", ...lines);
  return [
    ...thingsOf(all),
    ...all.promises.map(({ turn, due }) => `promise ${turn} ${due ?? "-"}`),
    ...all.identity.map(({ value }) => `proof ${value}`),
  ];
}

test.each([
  // What is done, or is not.
  [["a y ya te quité el recargo de la cuenta"], ["promise 0 -"]],
  [["a ya te parece caro"], []],
  [["a Vas a recibir un enlace en diez minutos."], ["promise 0 en diez minutos"]],
  [["a Vas a tener que esperar."], []],
  [["a No se te va a cobrar la visita."], ["promise 0 -"]],
  [["a No se le cobrará nada si lo anula."], ["promise 0 -"]],
  [["a No se la podemos cambiar."], []],
  [["a le hago un descuento de ochenta pesos"], ["amount 80 pesos", "promise 0 -"]],
  [["a El abono se hará en cuatro días."], ["promise 0 en cuatro días"]],
  [["a mañana va un técnico entre las nueve y las once"], ["promise 0 mañana entre las nueve y las once"]],
  [["a Los operarios recogen el armario en ese momento."], ["promise 0 en ese momento"]],
  [["a La baja quedará registrada hoy mismo."], ["promise 0 hoy mismo"]],
  [["a La caldera estará lista el lunes a partir de las cuatro."], ["promise 0 el lunes a partir de las cuatro"]],
  // Doors and corners of a grid of streets.
  [["a ¿Cuál es su dirección?", "c Calle Luna 8, 4º 1ª."], ["address Calle Luna 8, 4º 1ª"]],
  [["a cuál es su dirección", "c calle quince número siete be guion doce"], ["address Calle 15 # 7B-12"]],
  // What stands before an address is no part of it.
  [["a a qué correo", "c apunta berta punto gil arroba correo punto es"], ["email berta.gil@correo.es"]],
  [["a su correo", "c o sea luz punto rey arroba correo punto es"], ["email luz.rey@correo.es"]],
  [
    ["a ¿Su nombre completo?", "c Rosa de los Remedios Gil Peña."],
    ["name Rosa de los Remedios Gil Peña", "proof Rosa de los Remedios Gil Peña"],
  ],
  // A mailbox that is said, and then spelled between commas.
  [["a su correo", "c Nuria, ene, u, erre, i, a, dos, arroba correo punto es."], ["email nuria2@correo.es"]],
  [["a su correo", "c es maya, m, a, y, a, punto ruiz arroba correo punto es"], ["email maya.ruiz@correo.es"]],
  // Whose money it is.
  [["a son 300 dólares americanos esta semana"], ["amount 300 USD"]],
  [["a cuesta 300 dólares esta semana"], ["amount 300 dólares"]],
  // Another one is none put right.
  [
    ["c La patente es AE 712 QD.", "a ¿Hubo heridos?", "c No. El otro auto es el AC 450 LM."],
    ["id AE712QD", "id AC450LM"],
  ],
  [
    ["a El envío cuesta 60 euros.", "c Mejor no, que el sofá costó 300 euros."],
    ["amount 60 EUR", "amount 300 EUR"],
  ],
  [["c el pedido es el siete siete cinco uno cuatro seis uno no espera cuatro seis uno ocho dos"], ["id 775146182"]],
  [["c del doce al quince de enero dos noches no tres noches"], ["date --01-12", "date --01-15"]],
  [
    ["a su nombre y su número de socio", "c Socio 30482, Elena Portillo."],
    ["id 30482", "name Elena Portillo", "proof 30482", "proof Elena Portillo"],
  ],
  // A contact asked for is no proof.
  [["a ¿Me confirma su teléfono?", "c El 600 55 01 29."], ["phone 600550129"]],
  [["a Su dirección, por favor.", "c Calle Alonso Cano, 58, 3.º B."], ["address Calle Alonso Cano, 58, 3.º B"]],
  [["a el cbu para la devolución", "c 0170099220000067797370"], ["id 0170099220000067797370"]],
  [["c el localizador es ere cuatro ele dos"], ["id R4L2"]],
  // An hour, a count and a class are no days of the month that was named.
  [["a La visita es el jueves 3 de diciembre entre las ocho y las doce."], ["date --12-03"]],
  [["c Nació el 9 de julio de 2014, ya va en sexto."], ["date 2014-07-09"]],
  [["a Tengo el miércoles 9 de diciembre.", "c El miércoles me va bien."], ["date --12-09"]],
  [["c mi madre está toda la mañana en casa"], []],
  [["c Me pidieron 240 mil pesos."], ["amount 240000 pesos"]],
  [["c son 3 millones de pesos"], ["amount 3000000 pesos"]],
  [
    ["a su nombre", "c soy pilar conde de pilar conde"],
    ["name Pilar Conde", "proof Pilar Conde"],
  ],
  [["c Lo llevó mi mujer. Quizá está a su nombre."], []],
  [
    ["a ¿Su nombre completo?", "c Lucía Conde Rey.", "a ¿Es para usted?", "c No, para mi nieto, Hugo Rey."],
    ["name Lucía Conde Rey", "name Hugo Rey", "proof Lucía Conde Rey"],
  ],
  [
    ["a ¿Y vos sos?", "c Yo soy Bruno Sosa, con ese."],
    ["name Bruno Sosa", "proof Bruno Sosa"],
  ],
  [["a la matrícula", "c cuarenta y siete trece ele jota be sí un seat"], ["id 4713LJB"]],
  [["a ¿El número de pedido?", "c Es el 7731. No, perdón, 7713."], ["id 7713"]],
  [
    ["a un teléfono", "c once cincuenta y tres once no perdón cincuenta y uno trece noventa cero dos"],
    ["phone 1151139002"],
  ],
  [["a su radicado es el ocho nueve cero dos tres"], ["id 89023"]],
  [["a su correo", "c mejor rosasl setenta arroba correo punto es"], ["email rosasl70@correo.es"]],
  [["a gracias don hugo cuánto le llegó"], []],
  [["a El pedido va a estar listo el martes."], ["promise 0 el martes"]],
  [["a No le suspendemos el servicio."], ["promise 0 -"]],
  [["a le voy a pedir al encargado que lo vea"], ["promise 0 -"]],
  [["a el técnico le llama antes"], ["promise 0 -"]],
  [["a ¿El lunes 14 a las 10:30?", "c El lunes no puedo."], ["time 10:30"]],
  [
    ["a mañana se lo entregan entre las nueve y las trece horas"],
    ["promise 0 mañana entre las nueve y las trece horas"],
  ],
  [["a El inspector llega en 25 minutos."], ["promise 0 en 25 minutos"]],
  [["a la grúa va en camino"], ["promise 0 -"]],
  [["a queda su mesa para el lunes"], ["promise 0 para el lunes"]],
  [["a Reservada la mesa para el lunes a las 21:30."], ["promise 0 para el lunes a las 21:30"]],
  [["a le doy de baja el seguro"], ["promise 0 -"]],
  [["a le reactivamos la línea y te regalamos diez gigas"], ["promise 0 -"]],
  [["a Te recordamos que cerramos pronto."], []],
  [["a Ya autorizamos el cambio."], ["promise 0 -"]],
  [["a El cambio se hará efectivo el 1 de diciembre."], ["date --12-01", "promise 0 el 1 de diciembre"]],
  [
    ["a ¿Su nombre?", "c Sí, mire: Rosa Gil Prats."],
    ["name Rosa Gil Prats", "proof Rosa Gil Prats"],
  ],
  [["a su dirección", "c los olivos doce departamento dos be"], ["address Los Olivos 12, departamento 2B"]],
  [["a tu mail", "c lau underscore rey arroba correo punto es"], ["email lau_rey@correo.es"]],
  [["a ¿Su dirección?", "c Carrera 16 # 94A-62, casa."], ["address Carrera 16 # 94A-62"]],
  [
    ["a su dirección", "c calle setenta y tres be número veinte guion once interior tres"],
    ["address Calle 73B # 20-11, interior 3"],
  ],
  [["a Veo un cargo de S/ 79.90."], ["amount 79.90 PEN"]],
  [
    ["a son treinta euros al mes", "c pues pone cuarenta y dos con diez"],
    ["amount 30 EUR", "amount 42.10 EUR"],
  ],
  [
    ["a su nombre", "c laura gil perdón lara gil"],
    ["name Lara Gil", "proof Lara Gil"],
  ],
  [["c me cobraron noventa euros con doce este mes"], ["amount 90.12 EUR"]],
  [["a dígame la referencia de la carta, el número", "c doscientos veinte barra cero ocho barra erre"], ["id 22008R"]],
  [
    ["a su nombre y un teléfono", "c raúl gil seis seis cero uno uno dos dos tres cuatro"],
    ["name Raúl Gil", "phone 660112234", "proof Raúl Gil"],
  ],
  [["a el código postal", "c ciento diez mil ciento doce"], ["postcode 110112"]],
  [
    ["a su fecha de nacimiento y los últimos dígitos del dni", "c veinte de abril de 1966 y cuatro uno nueve"],
    ["date 1966-04-20", "id 419", "proof 1966-04-20", "proof 419"],
  ],
  [
    ["a ¿Su nombre?", "c Ramón.", "a ¿Y sus apellidos?", "c Gil Moya."],
    ["name Ramón Gil Moya", "proof Ramón", "proof Ramón Gil Moya"],
  ],
  [["c soy la señora amor del segundo"], ["name Amor"]],
  [["a te hago llegar el contrato"], ["promise 0 -"]],
  [["a le doy cita el martes"], ["promise 0 el martes"]],
  [["a le tiene que llegar en cinco días"], ["promise 0 en cinco días"]],
  // A door told later, a number of which a part is read back with its dash
  [
    ["a ¿A qué dirección?", "c Calle Mayor 14.", "a ¿Qué piso?", "c Cuarto derecha."],
    ["address Calle Mayor 14, 4º derecha"],
  ],
  [["a ¿A qué dirección?", "c Portal 2, quinto C."], []],
  [["a ¿El número de pedido?", "c O, P, guion,", "a Sí, O P guion.", "c seis, siete, diez."], ["id OP6710"]],
  [
    ["a a nombre de quién", "c gil marcela gil y va también mi hijo benjamín"],
    ["name Marcela Gil", "name Benjamín", "proof Marcela Gil"],
  ],
  [
    ["a me puede decir su deni", "c siete tres cuatro cinco uno nueve dos cero jota"],
    ["id 73451920J", "proof 73451920J"],
  ],
  [["a perfecto eso lo dejamos como está"], []],
  [["a no los recibos no se van a cobrar hasta enero"], ["promise 0 -"]],
  // Who or what is asked for
  [["a cómo se llama la tienda", "c muebles norte"], []],
  [["a y el nombre de la empresa", "c reformas del norte"], []],
  [["a me dice su nombre", "c ya se lo he dicho a su compañero"], []],
  [
    ["a de parte de quién", "c de ana merino"],
    ["name Ana Merino", "proof Ana Merino"],
  ],
  [["a cómo se llama", "c don anselmo"], ["name Anselmo"]],
  // Two days of two deeds are no guess between them.
  [["c salimos el jueves y volvemos el domingo"], ["date jueves", "date domingo"]],
  [["c sería el jueves o el viernes"], []],
  [["a le llamo del banco por un recibo"], []],
  [["a le hemos intentado llamar dos veces"], []],
  [["a ya está solucionado"], ["promise 0 -"]],
  [["a nos ponemos en contacto con usted"], ["promise 0 -"]],
  [["a ya lo ubiqué en el sistema"], []],
  [["a el reembolso se abona en su tarjeta en tres días"], ["promise 0 en tres días"]],
  [["a Dejo una nota al portero."], ["promise 0 -"]],
  [["a Hotel Mar, Cali.", "c ¿Cuánto vale?", "a Son 90.000 pesos."], ["amount 90000 COP"]],
  [["a su correo", "c sí por favor rosa arroba correo punto es"], ["email rosa@correo.es"]],
  [["a ¿El titular es usted?", "c No, es mi suegro, Abel Rico Paz."], ["name Abel Rico Paz"]],
])("%j is heard as %j", (lines, all) => expect(told(...lines)).toEqual(all));
