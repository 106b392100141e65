// Names of properties that nobody outside the control's bundle ever says: the minifier makes them short, 1 KB (gzip)
// less. Each is written out, since a rule by look would one day take a name of the host's; a test holds the list
// against what host, browser, React, Fluent and the manifest declare.

/** Of a phone number and the plans, between Caller/phone and what reads numbers by them. */
const PHONE = `
  countries country_calling_codes countryCallingCode defaultCallingCode extension formatInternational formatNational
  isPossible national nationalNumber nonGeographic setExt`;

/** Of our own rooms. */
const OURS = `
  about aboveTranscript accounts act activate active addCard addTurn ago ahead alone american answered answers anyway
  asked asRead asSaid assumed at because begins begun bits blank blanks blocks borne box bring by caller callStarted candidate candidates
  capped cards caseCustomer cased cases change changed changes claim clock closing coded column common companies
  compound contact contactId contactLinked contacts contactsWithCases contactWritten continuation controls conversation copyValue
  corrects count country counts createContact created createdId createNote createTask cue customerName cut dark dayFirst
  descriptionReadable details digits dropHeading dropOpenDay due duplicates ending ends estimate evidence exact
  expanded facts failure filled filler finding firstOf focusAt focused folded follow forget forgetItem found fresh
  generation germanNumber glued glyph greeting hasCards header headerLine heading hear heard heights hide holder hosts
  identity incidentId instant instantOf integer is isCall isHeading isNot item itemOf items joined jump keep kind labelled
  languageName letter letters level lexicon lines linked linkingId listAll listed listeners look looked looking make
  mark marked marks matched mayReveal meaning means mentions misheard money move named names needs newCase newest
  notCallers numberKnown numeral numbers offered offsetAt ofNumber old onCreate onListed onOriginal onPress onRetry onReveal
  onSpeaker onTake onToggle openCase openContact openedCase opening openSession ordinal otherLines otherText paint
  panel parentId parentName parts passage passages pattern patterns paused people piece pieces place places placesOf
  positionOf prepare present pressed primaryContactId primaryContactName problem promisedOn promises proof quote
  readable recent record replacesCustomer resized reveal revealed reversed rightToLeft row rowOf rowWindow run said
  same sameName saveAs saving sayCopied scrolled searchAgain seen services sessionAddress setPhone setting settle
  several shared short showMore shown shownText sides skip speaker speaks spelling spelt spot stage started starts store
  strong sum sums sure surname table take takeCommon tell tells testId textIfAny textOf texts thing things timeOf timeOfDay
  timer times to token told total turn turnCount turns undo untimed untimedTurns updateCase updateContact variables
  verb visible wallOf wanted wants what whole wide window word words worth written`;

/** Properties of the manifest as our own objects have them: the host's are asked for by texts alone. */
const MANIFEST = "defaultCountry handoffOn modifiedOn revealCards sessionId sessionLinkHosts writtenHash";

module.exports = `${PHONE} ${OURS} ${MANIFEST}`.trim().split(/\s+/);
