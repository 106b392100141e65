import type { Table } from "./table";

export const ES: Table = {
  n: `cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
    diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro
    veinticinco veintiséis veintisiete veintiocho veintinueve`,
  t: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
  c: `cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas
    seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas`,
  x: "mil=1000 millón=1000000 millones=1000000",
  o: "primero",
  R: "doble=2 triple=3",
  m: "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
  w: "lunes martes miércoles jueves viernes sábado domingo",
  r: "ayer mañana anteayer",
  v: "próximo pasado",
  N: "este próximo",
  B: "mes",
  f: "eh em mmm ehm este",
  G: `alfa bravo charlie delta eco foxtrot golf hotel india julieta kilo lima mike noviembre oscar papa quebec romeo
    sierra tango uniforme victor whisky yanqui zulú antonio barcelona carmen dolores enrique francia gerona historia
    inés josé lorenzo madrid navarra oviedo parís querido ramón sábado toledo ulises valencia yegua zaragoza`,
  l: `be=b ce=c efe=f ge=g hache=h jota=j ka=k ele=l eme=m ene=n eñe=ñ pe=p cu=q erre=r ese=s te=t uve=v ve=v equis=x
    zeta=z i=i`,
  L: "de como",
  $: "euros=EUR euro=EUR eur=EUR dólares=dólares dólar=dólares pesos=pesos peso=pesos soles=PEN libras=GBP",
  C: "céntimos céntimo centavos centavo",
  a: "mañana madrugada",
  p: "tarde noche mediodía",
  h: "horas hora h",
  H: "media",
  Q: "cuarto",
  T: "menos",
  i: "las la",
  b: "punto",
  "&": "arroba",
  u: "subrayado",
  y: "guion guión raya",
  "/": "barra",
  j: "y con",
  O: "de del la",
  e: "últimos últimas",
  I: "es como",
  S: "calle avenida avda plaza paseo carretera camino ronda travesía c",
  A: "piso apartamento puerta depto departamento",
  U: "señor señora señorita don doña doctor doctora sr sra d",
  V: "de del la las los el san santa y al",
  k: `sí si vale ok okay de acuerdo muy bien gracias perfecto adelante dígame y continúe entendido claro correcto eso
    es ajá anotado a ver un momento bueno`,
  s: `yo tú él ella usted nosotros ellos el la los las un una unos de del y o pero que es son soy está estoy estaba
    fue ser ha he tengo tiene quiero quería quisiera puedo puede llamo llamaba llamando mi mis su sus me te se le lo
    nos por para con sin en a al como cuando donde quien qué cuál no sí ya muy más también aquí ahora hola buenos
    buenas días tardes noches gracias bien vale ok claro señor señora correo número teléfono dirección nombre vivo
    nací desde porque pues entonces bueno perdón`,
  "#": "número números código dígitos cifras nombre referencia",
  "@phone": "teléfono móvil celular contacto fijo llamar llámeme",
  "@email": "correo email e-mail mail",
  "@id": `pedido orden referencia factura reserva expediente caso serie matrícula seguimiento reclamación incidencia imei
    localizador confirmación envío dni`,
  "@account": "cuenta iban",
  "@customer": "cliente",
  "@policy": "póliza contrato",
  "@student": "estudiante",
  "@employee": "empleado",
  "@member": "socio afiliado",
  "@last": "últimos últimas termina terminada",
  "@card": "tarjeta",
  "@cvc": "cvv cvc seguridad",
  "@postcode": "postal",
  "@date": "fecha día cuándo",
  "@birth": "nacimiento nací nacida nacido",
  "@time": "hora horas",
  "@amount": "importe monto precio saldo total cantidad coste",
  "@address": "dirección domicilio vive",
  "@name": "nombre apellido apellidos",
  "@spell": "deletrear deletrea deletrearlo deletreármelo",
  "@none": "empresa años edad calle",
  sorry: " (?:no|perdon|perdone|disculpe|correccion|quise|digo|equivocado|mejor) ",
  named: ` (?:me llamo|(?:mi|su|el) (?:nombre|apellido)(?: completo)? es|a nombre de|se llama|en nombre de|de parte de) `,
  thisis: " (?:soy|habla|le habla) ",
  iam: " (?:yo soy) ",
  who: " (?:como se llama|con quien hablo|quien llama|a nombre de quien|su nombre) ",
  surname: " apellidos? ",
  own: " (?:mi nombre|soy|le habla|me llamo|le atiende) ",
  ask: " (?:por favor|necesito|digame|deme|indique\\S*|facilite\\S*|cual|diga) ",
  contact: " (?:para (?:enviar\\S*|llamar\\S*|contactar\\S*|que)) ",
  verify: " (?:verific\\S*|confirm\\S*|seguridad|identi\\S*|valid\\S*|registrad\\S*|comprob\\S*) ",
  nodate: " (?:hoy es|estamos a|buena|por la|por|de la|cada) # | # (?:o|quizas) ",
  promise: ` (?:(?:(?:le|les|lo|la|se|nos|te)(?: \\S+)? )?(?:voy a|vamos a|va a|van a|hemos|he|ha sido|han sido|ha|han|esta
    |estan|queda)(?: (?!a |que )\\S+){0,3}? (?<a>(?:envi|mand|reembols|devol|devuel|cancel|anul|bloque|congel
    |program|agend|llam(?!ad)|contact|comunic|transfer|actualiz|cambi|correg|tramit|abr|abiert|cre(?:ar|ado)|repon
    |repuest|reemplaz|entreg|reserv|orden|notific|inform|gestion|escal|regist|solicit|abon|activ|desactiv|recib|lleg
    |modific|renov)\\S*)|(?:(?:le|les|lo|la|se|nos) ){1,2}(?<b>(?:envi|mand|reembols|devolver|cancel|bloque|llam
    |contact|transfer|actualiz|cambi|tramit|notific|inform|abon)(?:aremos|are|ara|aran|emos|era|amos|o|aremos))
    |(?<c>recibira|llegara|tendra (?:el|su)|enviaremos|enviare|llamaremos|llamara|llamare|reembolsaremos
    |sera (?:enviad|reembolsad|entregad|abonad|cancelad)\\S*|pasara)) `,
  idle: ` (?:si|quiere|desea|puede|podria|podriamos|quisiera|para que|cuando|como|quien|por favor|antes|no|permitame) `,
  due: ` (?:(?:en|dentro de|en un plazo de|durante)(?: las?| los| el| 0| unos| unas| plazo| maximo| de| proximas?
    | proximos?| menos){0,5}(?: 0)?(?: a| o)?(?: 0)?(?: proximas?| proximos?)? (?:minutos?|horas?|dias?|semanas?|mes
    |meses)(?: habiles| laborables)?|(?:antes del?|para el|hasta el|a partir del?)(?: proximo)? (?:lunes|martes
    |miercoles|jueves|viernes|sabado|domingo|0)|(?:el )?(?:proximo )?(?:lunes|martes|miercoles|jueves|viernes|sabado
    |domingo)(?: a las? 0(?: y media| 0)?(?: de la (?:manana|tarde|noche))?)?|manana(?: por la (?:manana|tarde
    |noche))?|hoy mismo|hoy|en breve|enseguida|de inmediato|inmediatamente|pronto|lo antes posible
    |la proxima semana)(?= )`,
};
