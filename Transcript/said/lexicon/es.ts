import type { Table } from "./table";

export const ES: Table = {
  n: "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
  t: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
  c: "cien/ciento - - - quinientos/quinientas - setecientos/setecientas - novecientos/novecientas",
  x: "mil=1000 millón=1000000 millones=1000000",
  o: "primero segundo tercero - quinto sexto séptimo octavo noveno décimo",
  R: "doble=2 triple=3",
  m: "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
  w: "lunes martes miércoles jueves viernes sábado domingo",
  r: "ayer/anteayer/antier mañana",
  D: "hoy tarde noche",
  v: "próximo pasado",
  N: "este próximo pasado",
  B: "mes",
  f: "eh em mmm ehm este",
  G: "alfa eco julieta noviembre uniforme yanqui be ce ge hache jota ka pe te ve zeta i",
  l: "efe=f ele=l eme=m ene=n cu=q erre=r ere=r ese=s uve=v equis=x ye=y",
  L: "de como en",
  $: "EUR/euros/euro USD CRC/colones GTQ/quetzales HNL/lempiras BOB/bolivianos dólares/dólar pesos/peso PEN/soles GBP/libras",
  z: `MXN/mx/clabe/curp/paquetería/méxico/guadalajara/monterrey ARS/ar/dni/tenés/podés/querés/decime/decís/argentina/aires/cbu
    CLP/chile/rut COP/colombia/cédula/bogotá/medellín/cartagena/cali UYU/uruguay/montevideo EUR/euros/euro`,
  C: "céntimos céntimo centavos centavo",
  a: "mañana madrugada am",
  p: "tarde tardecita noche mediodía pm",
  h: "horas hora h",
  H: "media",
  Q: "cuarto",
  T: "menos",
  i: "las la tipo",
  b: "punto",
  "&": "arroba",
  u: "subrayado underscore",
  y: "guion guión raya letra",
  "/": "barra",
  j: "y con",
  O: "de del la",
  e: "últimos últimas",
  I: "es como",
  S: "calle jirón avenida av avda plaza paseo rambla glorieta pasaje bulevar carretera camino ronda travesía calzada carrera cra diagonal transversal c",
  A: "casa piso apartamento apto dpto puerta depto departamento interior portal escalera bloque local oficina bajo ático manzana lote",
  U: "señor señora señorita don doña doctor doctora dr dra sr sra d",
  V: "de del la las los el san santa y al",
  k: `luego después sí si vale ok okay de acuerdo muy bien gracias perfecto adelante dígame y continúe entendido claro correcto
    eso es ajá anotado a ver un momento bueno`,
  s: `así yo tú él ella usted nosotros ellos el la los las un una unos de del y o pero que es son soy está estoy estaba
    fue ser ha he tengo tiene quiero quería quisiera puedo puede llamo llamaba llamando mi mis su sus me te se le lo
    nos por para con sin en a al como cuando donde quien qué cuál no sí ya favor muy más también aquí ahora hola buenos
    buenas días tardes noches gracias bien vale ok claro señor señora correo número teléfono dirección nombre vivo
    nací tenés querés podés otra otro desde habla porque pues entonces bueno perdón kilo tal igual
    apunta apunte anota anote personal mejor mira mire sea`,
  "#": "número números código clave dígitos cifras nombre referencia",
  "@phone": "línea teléfono móvil celular celu contacto fijo hable tel llamar llámeme llame llamen llamamos llamarle",
  "@email": "correo email e-mail mail",
  "@id": `pedido orden referencia factura reserva expediente caso serie matrícula seguimiento reclamación incidencia
    imei localizador confirmación envío siniestro folio reclamo patente placa placas avería iban cbu clabe cups
    radicado medidor contador guía ticket`,
  "@account": "cuenta",
  "@customer": "cliente historia paciente abonado",
  "@policy": "póliza contrato",
  "@document": "fiscal documento dni deneí deni nie pasaporte nif cédula curp rut cuit cuil ruc rfc nit",
  "@student": "estudiante alumno",
  "@employee": "empleado",
  "@member": "socio donante asegurado afiliado monedero",
  "@last": "últimos últimas termina terminada acaba acabada",
  "@card": "tarjeta tarjetas visa mastercard amex express",
  "@cvc": "cvv cvc seguridad",
  "@postcode": "postal",
  "@date": "fecha día",
  "@birth": "nacimiento nací nacida nacido",
  "@time": "hora horas",
  "@amount": "importe monto precio saldo total cantidad coste",
  "@address": "altura dirección domicilio vive",
  "@name": "nombre apellido apellidos titular destinatario",
  "@spell": "deletrear deletrea deletreo deletrearlo deletreármelo",
  "@none": "empresa años edad calle modelo contraseña",
  sorry: "(?<!si )no|perdon|perdone|disculpe|correccion|quise|digo|equivocado|mejor",
  named: `me llamo|(?:0|una) tal|(?:mi|su|el) (?:nombre|apellido|titular)(?: completo)? es|a nombre de|se llama|en nombre de
    |de parte de`,
  thisis: "soy(?: (?:la|el)(?= {U} ))?|habla(?: con| el| la)?|le habla",
  iam: "yo soy",
  who: `con quien (?:tengo|hablo)|(?:como|usted) (?:se|te?) llam\\S*(?! (?:el|la) (?!pacien|titul|nin|alum|perso|senor))
    |quien (?:me )?(?:llama|habla)|(?:nombre de|parte de|para) quien|su nombre|(?:usted es|vos sos|tu eres|y (?:\\S+ )?{kin})(?= (?:\\? )?$)`,
  surname: "apellidos?",
  given: "nombre",
  they: "ella es",
  here: "(?:le|al) (?:habla|aparato)|se llama(?= (?:\\.|$))",
  nobody: "ella|he|cual|(?:el|las?)(?= $)",
  ask: "por favor|necesito|\\S+[aei]me|indique\\S*|cual|diga|me (?:da|falta|confirma|regala)|puede|ocupo",
  contact: "para (?:enviar\\S*|llamar\\S*|contactar\\S*|que)",
  verify: `verific\\S*|confirm\\S*|seguridad|identi\\S*|valid\\S*|registrad\\S*|comprob(?!ante)\\S*|(?:nuestro|su|el) (?:ficha|sistema|expediente)|tenemos
    |consta|proteccion`,
  aside:
    "(?:con(?: (?!punto|guion|bajo)(?:0|[a-z]{1,6})){1,2}|(?:(?:todo|en|pegado|junto|seguido|minusculas?|sin|acentos?|tildes?|espacios?)(?: (?!$))?)+)(?= $)",
  back: "(?:digitos|numeros?|cifras|codigo) (?:\\S+ ){0,5}(?:dorso|reverso|atras|detras)",
  kin: `(?:para quien|es[ae]|mujer|espos[ao]|marido|hij[ao]|madre|mama|padre|papa|(?:herman|cunad|prim|sobrin|novi|yern|nuer
    |ti)[ao]|abuel[ao]|niet[ao]|suegr[ao]|amig[ao]|vecin[ao]|jef[ea]|conductor|pareja
    |testigo)`,
  whose: "mi {kin}|(?:el|la|del|al) (?:doctora?|dra?|senora?|sra?)",
  offer: "bien|puede|pod(?:ria|emos)|hueco|disponib\\S*|le va|convien\\S*",
  later: "que viene|siguiente|de la (?:semana|proxima) \\S+(?: viene)?",
  nodate: "(?:hoy es|estamos a|buena|la|por|cada) #|# (?:o|quizas|no)",
  promise: `(?:voy a|vamos a|va a|van a|hemos|he|han?(?: sido)?|est(?:oy|amos|a\\S*)|queda|(?:se )?vera|sera)(?: (?!a 
    |que |intent)\\S+){0,3}? (?<a>(?!\\S+cion ){acts})\\S*
    |(?:le|les|lo|la|se|nos(?= \\S+mos )|te?|os) (?!llego |llamo (?:de|porque))(?<b>(?=\\S*(?:o|mos) ){acts})\\S*
    |(?:he|hemos)(?: ya)? (?<o>(?!{seen})\\S+[aei]do|hecho|puesto)|ya l[aeo]s? tiene (?<p>\\S+)d[ao]s?|(?:te?|l[eo]
    |se l[aeo]|l[ao]s(?= \\S+mos )) (?!{says})(?<q>\\S+(?:[ae]n?|mos|o))(?= (?:\\S+ ){0,6}(?:{when}) )|(?:te?|les?
    |se l[aeo]) (?<u>{acts})\\S*(?:an?|en)
    |(?:te?|les?|se l[aeo]s?) (?!{says})(?<v>\\S+[oi])|(?:te?|l[eo]s?) (?!{says}|hemos )(?<y>\\S+[aei]mos)|l[ao]s? (?<z>pas)o a(?! que)
    |dej[oe](?: ya| 0)? (?<w>\\S+ad[ao]s?|puest[ao]|nota|aviso)|(?<=^ |(?:y|ya|yo|eso|entonces|bien|vale|claro) )(?<x>(?!llevo)(?=\\S*(?:o
    |mos) ){acts})\\S* (?:0|el|l[ao]s?|su|tu)|(?<c>(?=\\S*[aeid]r(?:emos|e|an?) ){acts})\\S*|(?<e>(?!ver|pod|est|hab
    |ser|ten|quer|deb|atend)\\S+[aei]remos)
    |(?:{crew}|pedido|paquete|envio|transferencia|dinero|tarjeta|recibo)(?: l[aeo]s?| te)? (?<aa>(?:lleg|pas|sal|llam|marc|recog|v|vien|firm|manda
    |entreg)[ae]n?)(?= (?:(?!desde )\\S+ ){0,4}(?:{when}
    |cuando|en cuanto|antes) )
    |(?:va|sale|pasa|ira|vendra|pasara)n? (?:0|el|l\\S*)~1(?<ii>{crew})|(?<=^ (?:\\S+ )?)tienes? (?<bb>cita|turno|hora)(?= {when} )
    |nos hacemos (?<qq>cargo)|ya (?<rr>di) (?:aviso|parte)|estara en (?<ss>su)(?= .*{when} )|no (?:se (?:van? a )?(?<ff>cobrar)|(?:se )?(?:te?
    |l[aeo]s?) (?:van? a |vamos a )?(?<jj>cobr|cort))\\S*
    |voy a (?<kk>pedir) al?|vas a (?<gg>recibi)r|(?:ponemos|pongo|pondr\\S*) en (?<pp>contacto)|(?<ll>en camino)
    |doy (?<nn>cita|turno|garant)|(?:deb\\S*|tiene que) (?<oo>llegar)|(?<mm>d(?:oy|ad[oa]s?) de (?:alta|baja))|l[ao]s? (?<hh>ver)as?(?= (?:\\S+ ){0,4}{when} )
    |ya (?:te?|l[aeo]s?) (?!{says}|{seen}|dij|coment|sab|\\S*(?:ece|ibe|nde) )(?<cc>\\S+[ei])
    |(?:ha(?:go|cemos)|v(?:oy|amos) a hacer)(?: el| la| 0)? (?<dd>{acts}|desc)\\S*
    |(?<=(?:^|0|\\.) (?:\\S+ )?)(?<ee>(?!lleg){acts})\\S*[ai]d[ao]s?(?= (?:(?:\\. )?$|el|l[ao]s?|su|tu|hasta|para))
    |{crew}~1(?:van? a (?<g>\\S+)|(?<f>(?!senora|para|cierr)\\S+ran?))|(?:ya
    |listo)(?: (?:l[aeo]s?|te?|se
    |os))* (?<h>(?!\\S*ste )(?:{acts}|pas|carg)\\S*(?:[ei]|mos))|(?:va a estar|estara) (?<k>list)\\S*
    |l[eo]s? (?<l>lleg)an?|(?<m>confirm|agend|apunt|anot|reserv)(?:ad[ao]s?|e|o|amos) para
    |se (?<n>{acts}|har|reali|efect)\\S*an?(?= (?:\\S+ ){0,4}(?:{when}|antes) )
    |qued(?:[ao]|aro|ara)n?(?: ya)? (?<i>\\S+[aei]d[ao]s?|pag[ao]s?|(?:(?:su|tu|la) \\S+ )?para)|acab(?:o
    |amos) de (?<j>{acts})\\S*|(?<d>tendra (?:el|su)|pasara)`,
  crew: `(?:tecnico|departamento|oficina|equipo|fontanero|plomero|medico|doctora?|taxi|ambulancia|agente|ejecutiv[oa]|area|mensajero|perito
    |companer[oa]|repartidor|chofer|grua|asesora?|transportista|operario|instalador|ajustador|conductor|inspector)(?:e?s)?`,
  says: `ultim|ve[mor]|ayud|vien|transf|pued|deb|tien|esta|falt|qued|pid|dig|va$|venc|figur|sal|cobr|pregunt
    |cuent|explic|escuch|entiend|pas|agradez|v[eo]o?$|le|confirm|rueg|recom|acons|esper|propong|teng|dic|ped
    |cont|com|par|sient|conv|un|segu|n[oi]|o|si$|asi$|mi|aqui|much|poc|tod|llam|podem|quer|hac|hag|quie|conoz
    |busc|muestr|dejamos (?:como|asi)|record|suger|dese|inform|encontr|tom|prest|rob|di|hiz`,
  seen: "vist|intent|entend|comprend|oid|escuch|dich|encontr|locali|ubi[cq]|habl|pregunt|anot|tom|comprob|revis|consult|verific|ten|est|sid",
  asks: "(?:a|en|con) que|quiere|desea|necesitas? al|puede|me (?:d[aei]|confirm|dej)\\S*|digame|cual|algo mas",
  idle: `si|{asks}|(?<!en )cuant\\S*|podria|podriamos|quisiera|para que|cuando|como(?! no)|quien|por favor|antes
    |(?<!como )no(?! tienes? que| (?:\\S+ ){1,7}(?:preocupe|cobr|suspend|cort)\\S*)|permitame|espero que se|ojala`,
  due: `{span}|{dated}{tail}?|{soon}`,
  when: `{span}|{dated}|{soon}`,
  span: `(?:en|dentro de|durante|a mas tardar|entre)(?: (?:un|plazo|maximo|de|las?|los|el|0|unos|unas|a|o
    |proxim[ao]s?|menos|en))*(?: minutos?| horas?| dias?| semanas?| mes| meses)(?: habiles| laborables)?`,
  dated: `(?:(?:(?:antes|despues) del?|cada|para el|hasta el|a partir del?)(?: proximo)? (?:{w}|0)
    |(?:el )?(?:proximo |pasado )?(?:{w}|(?<=el )0(?= de {m})|manana|hoy(?: mismo)?)(?: que viene)?)|(?:sobre
    |(?:antes|a partir) de|entre) las? 0`,
  soon: `esta(?: misma)? (?:semana|{p})|en el dia|en (?:la|su|el) (?:proxim[ao]|siguiente) (?:factura|recibo)
    |(?:media hora|0 minutos) antes|entre hoy y manana|a mas tardar~5(?: horas?| dias?)|ahora mismo|en breve
    |enseguida|de inmediato|inmediatamente|pronto|lo antes posible|(?:de )?la (?:proxima semana
    |semana que viene)|a la brevedad|cuanto antes|en ese momento|a fin\\S* de (?:(?:la )?proxima )?(?:mes
    |semana)`,
  tail: `(?:(?: (?:antes|partir|sobre|de|en|a|por|entre|y|las?|menos|0|media|cuarto|manana|primera|{m}
    |{p}))* (?:0(?: dias| horas)?|media|cuarto|manana|hora|{m}|{p}))`,
  acts: `(?:re|des)?(?:envi|deriv|suspend|autoriz|soluci|resuel|arregl|repar(?!t)
    |asign|avis|aplic|apliq|mand|reembols|reintegr|gener|devol|devuel|cancel|anul|bloque|congel|program|agend
    |llam(?!ad)|contact
    |comunic(?!o )|transfer|acredit|instal|rebaj
    |actualiz|cambi|corr[ei]g|tramit|abr|abiert|cre(?:ar|ado)|repon|repuest|reemplaz|entreg|reserv|orden|notific
    |inform(?!o que)
    |gestion|escal|regist|solicit|abon|activ|recib(?!id)|lleg|modific|ampli|renov|revers|guarda[dr]|guardo|pagad|llev|reflej|dejar(?!\\S* en )|acept
    |contest|respond|escrib|apart|anotado a|entrar[ae]n?(?= en))`,
  "+": "dieci*=10 veinti*=20 *cientos=100 *cientas=100",
};
