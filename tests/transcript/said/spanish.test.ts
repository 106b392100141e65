import { linesHeard as heard, thingsHeard } from "../support/lines";

test.each([
  [
    "es",
    ["a su dirección", "c carrera nueve número setenta dieciséis apto doscientos"],
    ["address Carrera 9 # 70-16, apto 200"],
  ],
  ["es", ["c Vivo en la Calle 63A # 24-18."], ["address Calle 63A # 24-18"]],
  ["es", ["a su dirección", "c calle treinta y uno número doscientos seis"], ["address Calle 31 número 206"]],
  ["es", ["a su domicilio", "c en lavalle mil cien tercero c"], ["address Lavalle 1100, 3º C"]],
  ["es", ["c calle las magnolias manzana d lote siete"], ["address Calle Las Magnolias, manzana D, lote 7"]],
  ["es", ["a Para ayuda en carretera pulse 2."], []],
  [
    "es",
    ["a Su dirección", "c Calle Luna, 5.", "a Venga a la avenida del Sol, 90."],
    ["address Calle Luna, 5", "address Avenida del Sol, 90"],
  ],
  ["ar", ["a العنوان", "c شارع الورود فيلا تسعة"], ["address شارع الورود، فيلا 9"]],
  ["es", ["a su dni", "c cuarenta y uno doscientos tres quinientos once letra erre"], ["id 41203511R"]],
  ["es", ["a ¿Su NIF?", "c 41203511, letra R."], ["id 41203511R"]],
  ["es", ["a el recibo", "c mándemelo al 3204417788"], ["phone 3204417788"]],
  ["es", ["c Cambié de móvil. Ahora es el 655 10 20 34."], ["phone 655102034"]],
  ["en", ["c I have a new mobile. It's now 415 555 0172."], ["phone 4155550172"]],
  ["ar", ["a ما وصل؟ اتصل على 8004455667."], ["phone 8004455667"]],
  ["en", ["a the serial number", "c QX 118.", "a Yes, QX118.", "c T 2204."], ["id QX118T2204"]],
  ["es", ["a la placa", "c ve chica i griega uve doble tres cero nueve"], ["id VYW309"]],
  ["es", ["a su nombre", "c brayan david sosa brayan con be y ye"], ["name Brayan David Sosa"]],
  ["es", ["a me lo deletrea", "c ge a ele i ene de o"], ["name Galindo"]],
  ["es", ["a cómo se llama usted", "c habla con noelia prado"], ["name Noelia Prado"]],
  ["es", ["a su correo", "c yenny con i griega guion bajo 77 arroba correo punto com"], ["email yenny_77@correo.com"]],
  ["es", ["a su correo", "c es jota lema arroba correo punto com"], ["email jlema@correo.com"]],
  ["es", ["c me cobraron $2,150.00 pesos"], ["amount 2150.00 pesos"]],
  ["es", ["a a qué hora", "c veinte para las cinco de la tarde"], ["time 16:40"]],
  ["es", ["a a qué hora", "c un cuarto para las nueve de la mañana"], ["time 08:45"]],
  ["es", ["c Puedo a las 4 p.m."], ["time 16:00"]],
  ["es", ["c la perdí antes de ayer"], ["date antes de ayer"]],
  ["es", ["a su ruc", "c dos cero uno uno cuatro cinco cinco seis siete ocho nueve"], ["id 20114556789"]],
  ["es", ["a quién es el titular", "c el titular es mi abuela rosa prado"], ["name Rosa Prado"]],
  ["es", ["a el código postal", "c cero ocho ciento dos"], ["postcode 08102"]],
  ["es", ["a su fecha de nacimiento", "c cero tres del cero nueve del ochenta y uno"], ["date 1981-09-03"]],
  ["es", ["a quién llama", "c habla el doctor iván lagos"], ["name Iván Lagos"]],
  ["es", ["a con be o con ve", "c con ve corta"], []],
  ["es", ["a su apellido", "c núñez ene u eñe e zeta"], ["name Núñez"]],
  ["es", ["c somos dos para las ocho de la noche"], ["time 20:00"]],
])("%s: %j", (language, lines, things) => {
  expect(thingsHeard(language, ...lines)).toEqual(things);
});

test.each([
  ["el mensajero le marca cuando vaya llegando", 1],
  ["el técnico pasa hoy después de las tres", 1],
  ["Tiene cita el lunes a las nueve.", 1],
  ["listo ya la marqué para el cambio", 1],
  ["612 40 50 60. Actualizado.", 1],
  ["le estamos enviando el enlace", 1],
  ["el abono se verá reflejado en tres días hábiles", 1],
  ["le hago la devolución ahora mismo", 1],
  ["voy a dejar una nota para el chofer", 1],
  ["ya le dije que no se puede", 0],
  ["ya lo tiene en su cuenta", 0],
  ["la oferta termina mañana", 0],
  ["el problema viene desde el lunes", 0],
  ["veo que ya tiene cita el martes", 0],
  ["le hago una pregunta", 0],
  ["la promoción sale hasta el viernes", 0],
  ["ya le aparece en la aplicación", 0],
  ["le informo que la llamada está siendo grabada", 0],
  ["le comunico con una asesora para verlo", 0],
  ["voy a dejarlo en espera", 0],
  ["el pedido figura como entregado", 0],
])("%s: %i", (line, count) => {
  expect(heard("es", `a ${line}`).promises).toHaveLength(count);
});

test("two deeds of one person are two promises", () => {
  const lines = ["a el repartidor pasa hoy", "c bueno", "a el repartidor le llama en cuanto salga"];
  expect(heard("es", ...lines).promises).toHaveLength(2);
});
