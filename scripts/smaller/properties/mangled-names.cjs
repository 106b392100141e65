// Names of properties that nobody outside the control's bundle ever says: the minifier makes them short, 1 KB (gzip)
// less. Each is written out, since a rule by look would one day take a name of the host's; a test holds the list
// against what host, browser, React, Fluent and the manifest declare.

/** Of a phone number and the plans, between Caller/phone and what reads numbers by them. */
const PHONE = `
  countries country_calling_codes countryCallingCode defaultCallingCode extension formatInternational formatNational
  isPossible national nationalNumber nonGeographic setExt`;

/** Of our own rooms. */
const OURS = `
  aboveTranscript accounts act activate addCard addTurn ago alone american answered answers anyway asked assumed at
  because begins begun bits blank blanks blocks borne by callStarted candidates capped cards caseCustomer cased cases
  change claim clock closing coded companies compound contactLinked contacts contactsWithCases contactWritten
  continuation conversation copyValue corrects counts createContact createdId createNote createTask customerName cut
  descriptionReadable digits dropHeading dropOpenDay due duplicates ends evidence facts failure filler finding firstOf
  focusAt folded follow forgetItem found fresh generation germanNumber glued glyph greeting hasCards headerLine hear
  heard heights hide hosts identity instant instantOf is isCall isHeading isNot itemOf joined kind labelled
  languageName letter letters lexicon linked linkingId listAll listed listeners look looked looking make mark marked
  marks matched mayReveal meaning means mentions money needs newCase newest notCallers numberKnown numbers offered
  offsetAt ofNumber old onCreate onListed onOriginal onPress onRetry onReveal onSpeaker onTake openCase openContact
  openedCase opening openSession ordinal otherLines otherText paint parentName passage patterns piece pieces place
  places placesOf positionOf prepare present primaryContactId primaryContactName problem promisedOn promises proof
  quote recent record replacesCustomer reveal revealed rightToLeft row rowOf rowWindow run said same sameName
  sayCopied scrolled searchAgain seen services sessionAddress setPhone setting several short showMore shown shownText
  sides skip speaker speaks spelling spelt stage started starts strong sum sums sure surname take tell testId
  textIfAny textOf texts thing things timeOf timeOfDay times to token told turn turnCount turns undo untimed
  untimedTurns updateCase updateContact variables verb wallOf wanted wants what whole wide word words`;

module.exports = `${PHONE} ${OURS}`.trim().split(/\s+/);
