import type { Table } from "./table";

export const EN: Table = {
  n: `zero/oh/o/nought one two three four five six seven eight nine/niner ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen`,
  t: "twenty thirty forty/fourty fifty sixty seventy eighty ninety",
  x: "hundred=100 thousand=1000 lakh=100000 million=1000000 crore=10000000",
  o: "first second third - fifth - - eighth ninth - - twelfth",
  R: "double=2 triple=3 treble=3 quadruple=4",
  m: `january/jan february/feb march april/apr may june/jun july/jul august/aug september/sept/sep october/oct
    november/nov december/dec`,
  w: "monday/mondays tuesday wednesday thursday friday saturday sunday",
  r: "yesterday tomorrow",
  D: "today tonight close afternoon evening",
  N: "next this last coming",
  f: "um uh uhm er erm hmm hm mm uhh umm ah",
  G: "november zed zee",
  L: "as in for like",
  $: "dollars/dollar/bucks USD EUR/euros/euro GBP/pounds/quid INR/rupees/rupee/rs pesos francs dirhams JPY/yen",
  C: "cent cents pence",
  a: "am morning",
  p: "pm afternoon arvo evening night tonight",
  h: "oclock",
  H: "half",
  Q: "quarter",
  P: "past after",
  T: "to till before",
  i: "at until till around about by from to for",
  b: "dot point period",
  "&": "at",
  u: "underscore",
  y: "dash hyphen minus",
  "/": "slash",
  j: "and",
  O: "of the on in",
  S: `street avenue road drive lane boulevard court place terrace square parkway highway crescent st ave rd dr ln
    blvd ct pl pkwy hwy circle trail close way grove
    gardens mews rise row parade`,
  A: "apartment apt unit suite flat",
  E: "north south east west northeast northwest southeast southwest nw ne sw se",
  U: "mr mrs ms miss mister doctor dr sir madam ma'am",
  V: "de la van von der del bin al el mc o",
  Z: `alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada hampshire jersey york carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee
    texas utah vermont virginia washington wisconsin wyoming denver boston chicago seattle atlanta miami orlando detroit`,
  z: "USD/zip/ssn/social GBP/postcode/mobile/surname/quid/rupees",
  k: `okay ok mkay yes yeah yep yup sure right alright mhm huh got it go ahead and then next on continue please
    perfect great good thanks thank you i'm listening so far fine correct that's cool awesome wonderful excellent no
    problem certainly absolutely course definitely oh hold moment one sec second`,
  s: `sorry myself i i'm i'd i've i'll a an the and or but so if is it it's its that that's this these was are am be been my me
    your you we us our he she they his her their them to of in on at for with from by as into about not no yes yeah
    sure okay ok hello hi hey please thanks thank can could would will should put try do does did have has had need want like
    calling just really very also because when where what who how there here up out then now well right is's
    speaking trying going looking having wondering get got been one under over address email mail account number
    phone today some any more only wrong problem all bye goodbye think guess lost everything wanna gonna gotta lemme it'd it'll`,
  "#": "number numbers code id digits digit",
  "@phone":
    "line phone telephone mobile cell cellphone callback contact reach call area backup emergency daytime whatsapp",
  "@email": "email e-mail mail",
  "@id": `reference ref confirmation ticket claim tracking serial case booking reservation plate registration reg vin
    imei iban abn ein tfn pnr invoice order statement branch item id sku part`,
  "@account": "account billing",
  "@customer": "customer client consumer patient tenant",
  "@policy": "policy",
  "@document": "passport license licence tax nhs",
  "@student": "student enrollment enrolment",
  "@employee": "employee",
  "@member": "member membership loyalty library insurance donor",
  "@ssn": "social ssn",
  "@last": "last ending ends final",
  "@card": "card cards visa mastercard amex express",
  "@cvc": "cvc cvv security verification",
  "@postcode": "zip post postcode postal zipcode eircode",
  "@pin": "pin pincode",
  "@date": "date day",
  "@birth": "birth birthday born dob",
  "@time": "time hour hours",
  "@amount": "amount balance price total cost payment",
  "@address": "address",
  "@name": "name surname",
  "@spell": "spell spelled spelling",
  "@none":
    "year years age old company business brand school pet dog dog's cat's pet's model model's employer employer's password colour color",
  B: "month",
  q: `house best local landline right correct good new other same direct main home work office whole total full different another serial
    long wrong valid any which`,
  I: "is as for on",
  e: "last final",
  back: "(?:digits?|code|number) (?:\\S+ ){0,5}(?:on|at) (?:the|its) (?:back|reverse|rear)",
  flow: "(?:all )?(?:0 word|lower ?case|together|no spaces?)",
  aside: "(?:{flow} )*(?:{flow}|with (?:an?|0) [a-z]s?(?: (?:at|in) the \\S+)?)(?= $)",
  kin: `(?:wife|husband|sister|brother|cousin|aunt|uncle|nephew|niece|neighbour|son|daughter|mother|father|mom|mum|dad|grand\\S+
    |child|friend|partner|driver(?!'s licen| licen)|witness|recipient)(?:'s)?|(?:his|her
    |their)(?: \\S+)? name`,
  whose: "my {kin}(?: name)?",
  later: "week",
  offer: "we can|(?:we|i) could",
  nodate: "(?:it's|today is|today's|every|happy|nice|great|good|or|through) #|# (?:or|i think|through)",
  sorry: `nah|(?<!if )no(?! problem| worries| answer)|sorry(?! (?:about|to|for|you))|actually|correction|wait|rather|mean|meant
    |scratch|oops|mistake`,
  named: `my(?: \\S+)? name(?: is(?: also)?|'s)|(?:0|last|family) name(?: is|'s)?|names?(?: that)? is|name's|name would be|call me|name of|behalf of
    |(?:under|in) (?:the|my) name|s?he(?:'s| is| was) called
    |goes by|named|surname(?: is)?`,
  thisis: "this is|it's|it (?:is|was)|you're speaking (?:with|to)|speaking is",
  iam: "i'm|i am|im",
  again: `(?<!and )(?:it|they|he|she)(?:'ll| will| should) (?:arrive|be|come)\\S*|you(?:'ll| will| should) (?:receive|get
    |have) (?:it|them)`,
  who: `(?:am i|i'm|i am|pleasure of) (?:speaking|talking)|who(?:'s| is) (?:calling|this)
    |who(?:'s| is| was)~2(?:patient|holder|driver|payer|for|to)(?= (?:\\? )?$)|and (?:you are|(?:\\S+ )?{kin})(?= (?:\\? )?$)`,
  surname: "(?:last|family) name(?:'s)?|surname",
  they: "s?he's|{kin}~6that's",
  given: "(?:0|given) name(?:'s)?",
  nato:
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike oscar papa quebec romeo " +
    "sierra tango uniform victor whiskey whisky xray yankee zulu",
  nobody: "i|we|s?he|they|(?:the|an?)(?= $)",
  ask: "(?:then|just) (?:the|your)|will do|please|provide|need(?! it)|give me|tell me|what|may i|can i|i'll take|confirm|(?:could|if) (?:i|you)",
  contact: `so (?:i|we|that)(?! can (?:make sure|ensure))|to (?:send|call|provide you|update|text|e?mail)|in case
    |reach you|contact you|follow up|(?<!mail )(?:address|number) for (?:us|our)`,
  verify: `verif\\S*|confirm|for security|(?:security|confirmation) (?:purposes|reasons|check|question)|access your account|on file|on (?:your
    |the) account|(?:associated|linked) (?:with|to)|billing address|identity|on record|data protection|we have (?:for you|listed)|authenticat\\S*|validate`,
  promise: `(?:(?:i|we)(?:'ll| will) (?!{says})|(?:i|we|s?he)ll (?={acts}|give you 0)|we (?:will not|won't) (?=charge|bill))(\\S+)
    |(?:\\S+'ll|(?:you|they|it)ll|will|going to|gonna|should(?! you)|shall|expect(?:ed)?(?: to)?
    |on track to)~8((?<! (?:the|an?|your|our|any) ){acts})\\S*
    |(?:(?:(?:i|we
    |they)'?ve|has|have|is being|(?:is|are) now|been|just)~3|i |we )((?=\\S*(?:ed|zen|sent|set|paid|made) )(?!rec
    |revi
    |arr){acts})\\S*
    |(?:i|we)(?:'?ve| have)(?: (?:just|now|already|also))? (?!{seen})(\\S+(?:ed|ken)
    |told(?! you)
    |put(?! you (?:through|on hold))|set)(?= (?:it|that|this|the|your|you|her|his|their|an?|0|o[fv]\\S+) )
    |(?:i'?m|i am|we're|we are)~2((?=\\S*ing )(?!review|\\S+ our ){acts})\\S*|(?:is|are|was|that's|you're
    |appointment's|got (?:that|it)|consider it) (?:all )?(scheduled|booked|reserved|frozen|cancell?ed|all set (?:up )?(?:for|to)
    |confirmed for|on the \\S+ list
    |set for|sent|done|sorted|updated
    |successful|complete)|((?:went|gone) through|goes (?:out|back|in the)|(?:got|i have) you (?:down|in|booked|scheduled)
    |\\S+ on (?:its|the|h..) way|(?:got|\\S+'s)(?: \\S+){0,2} coming(?! up)|expect an?)|that's~9(booked|reserved)
    |(comes)(?= (?:\\S+ ){0,4}?{due} )
    |and (give you an?|follow up|get back to|let you know|keep you)
    |(?:colleague|team
    |agent|specialist|manager|some(?:one|body)|department|technician|driver|engineer)~5((?:call|contact|send|write|ring|phone|collect)s|gets back)
    |(?:\\S+'ll|will|(?<!you )should) ((?!look|check|revi|assi|have to|cost|be (?:closed|due|able))\\S+)(?: \\S+){0,4} (?!today
    |right|imm|sho|soon|mom|as ){due}`,
  says: `a(?!sk (?:the|our|my|him|her|them) )|be|c[ao]|check|d[io]|e(?!n[ct]|mail|xt)|fi[nr]
    |g(?!ive you (?:an? (?:credit|refund|call)|0))|h[aeo]|just|keep t|l[eio]
    |mak|n|o|pas|pu|pro|re|s[aet]|sp|t[aelry]|u|v|w`,
  seen: `look|not(?!ed an? )|acce|check|rec|revi|locat|verif|tri|ask(?!ed (?:the|our|them|him|her|my) )|pull|been|confirm|help|need|exp|call|search|ment|finish
    |doubl|det|enter|typ|select|atte|ident|gather|capt|coll|disc|reach|use|miss|tak\\S+ (?:an?|the) (?!pay|.* off )|test|added \\S+ $`,
  asks: `(?:would|do|did|can|could|(?<! i )have|will) you|(?:should|shall|can|could) (?:i|we)|may i|please|who(?:'s)?|what(?:'s)?
    |which(?! (?:i|we))|how|(?:is|are) there`,
  idle: `do (?:my|our) best|i see(?! (?:the issue|where|what))|seems? to|looks? like|if|unless|{asks}
    |let me|me to|happy to|glad to|so i can|so that i|so we can|need|help(?! is)|hope\\S*~1\\S*(?:'|wi)ll
    |allow|able to|before (?:i|we)|when you|(?:(?:wo|has|have|is)n'|no)t(?! (?:charge|bill))`,
  due: `(?:within|in|by|at|over|after|before|between|on|every|next|this|later|takes?|day)(?: (?:the|this|next|end|about|up|to|few|couple|of|an?
    |one|or|and|0|am|pm|business|working|calendar|close|coming|last|after|every))* (?:(?:minute|hour|day|week|month|morning|afternoon|evening)s?|noon
    |today|tomorrow|tonight|{w}){tail}|(?:(?:by|on|before|after|between)(?: the)?|for the) (?:{m} )?0(?: of (?:{m}|(?:next|this|the) month))?{tail}
    |(?:at|from) 0 (?:0(?! 0)|am|pm){tail}
    |(?:an?|0) (?:day|week)s? from|(?:by )?(?:close|end) of (?:the )?(?:business|day)|(?:{w}|tomorrow|today|tonight){tail}|shortly|soon
    |right away
    |immediately|momentarily|as soon as possible`,
  acts: `send|sent|e?mail(?=(?:ed|ing)? (?:to|you|it|the|that|this|an?|your|them) )|text (?:you|a|the)
    |noted an?|bring|collect|cover|hold (?=\\S+ \\S)|drop |pop|write to|come back to|drop you|leav|refund
    |issu(?=\\S* (?:an?|the|you|your) )|process|escalat|fil[ei]|updat|schedul|reschedul|book|cancel|freez|froz|block
    |lock|unlock|reset|replac|order|ship|deliver|credit|transfer(?!\\S* (?:you|the call))|(?:call|phone|ring) (?:you|her|him|them|back)
    |follow up|notif|inform|arrang|fix|correct|resolv|remov|chang|open|creat|submit|forward|waiv|extend|reimburs|arriv
    |receiv|gett?(?:ing)? (?:0|an?|your|the|it|that|back)|dispatch|resen|investigat|keep you|reach out|contact|activ|deactiv|regist
    |reissu|renew|upgrad|let(?: \\S+){1,3} know|add(?!\\S* (?:that|it|this) )|reflect|take effect|be there|ready|mak(?!\\S* (?:this|it) )
    |visit|take care of
    |pass(?:ing)? (?:this|that|it|your)|mark (?:this|it|that|your)|passed|be in (?:your|the|touch)
    |be sorted
    |initiat|generat|documented|recorded|assign|see (?:the|an?|your) (?:adjust|refund|credit|correct|charge|chang
    |updat)|hear (?:back|from)|enroll|logg|rais|flagg|mov|revers|rectif|improv(?!\\S* our )
    |provide you with (?:an )?updat|give you an?(?= (?:updat|call|refund|credit))|adjust|void|deduct|dropp|appl[iy]|reinstat|restor|suspend|set (?:up|that
    |this)|expedit|priorit|compensat|install|repair|prepar|pick (?:it|up|this|that)|made|paid|saved|approv|plac(?!e you)|post
    |put (?:in|a)|have (?:it|them) (?:by|in|on|within)|come (?:out|by)`,
  tail: "(?: (?:(?:the|at|between|and|after|before|{m}) 0|0|am|pm|(?:in the |this )?(?:morning|afternoon|evening)))*",
  Units: ` (?:(hour|stund|heur|hora|(?:ال)?ساع)|((?:werk|arbeits)?tag|day|jour|dia|يوم|(?:ال)?ايام)
    |(week|woche|sema|(?:ال)?اس[ابيع]+)|(month|monat|mois|mes(?= |es )|(?:ال)?شهر))\\S*`,
  Next: "next|nachst|prochain|proxim|que viene|siguient|قادم|جاي",
  End: " (?:ende?|laufe|fin(?! de sema)\\S*|journee|en el dia|نهايه(?! الاس)) ",
  Working: " (?:busi|work|werkt|arbeit|ouvr|habil|labor|عمل)",
  Open: ` (?:every|each|jede|chaque|tous|cada|todos|كل|last|letzte|paar|par |قبلها|(?:before|vorher|davor|avant|antes) $
    |W (?:dernier|pasado)|(?:after|before|nach|vor|apres|avant|antes del?|despues del?|بعد|قبل)(?: يوم)? W)`,
};
