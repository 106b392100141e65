import { linesHeard } from "../../support/lines";

/** Things, promises by their turn, and what was proved. */
function told(...lines: readonly string[]): readonly string[] {
  const { said, promises, identity } = linesHeard("es", ...lines);
  return [
    ...said.map(({ type, value }) => `${type} ${value}`),
    ...promises.map(({ turn, due }) => `promise ${turn} ${due ?? "-"}`),
    ...identity.map(({ value }) => `proof ${value}`),
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
  [["a mañana va un técnico entre las nueve y las once"], ["promise 0 mañana"]],
  [["a Los operarios recogen el armario en ese momento."], ["promise 0 en ese momento"]],
  [["a La baja quedará registrada hoy mismo."], ["promise 0 hoy mismo"]],
  [["a La caldera estará lista el lunes a partir de las cuatro."], ["promise 0 el lunes a partir de las cuatro"]],
  // What stands before an address is no part of it.
  [["a a qué correo", "c apunta berta punto gil arroba correo punto es"], ["email berta.gil@correo.es"]],
  [["a su correo", "c o sea luz punto rey arroba correo punto es"], ["email luz.rey@correo.es"]],
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
])("%j is heard as %j", (lines, all) => expect(told(...lines)).toEqual(all));
