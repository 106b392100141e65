// Names of properties that nobody outside the control's bundle ever says: the minifier makes them short, 1 KB (gzip)
// less. Each is written out, since a rule by look would one day take a name of the host's; a test holds the list
// against what host, browser, React, Fluent and the manifest declare.

/** Of libphonenumber-js, between its own files. */
const PHONE = `
  __countryCallingCodeSource _format _getDefaultCountryMetadataForThisCallingCode _getFormats
  _getNationalPrefixFormattingRule _getNationalPrefixIsOptionalWhenFormatting _nationalPrefixForParsing callingCode
  carrierCode countries country_calling_codes countryCallingCode countryCallingCodes countryCallingCodeSource
  defaultCallingCode defaultIDDPrefix extension formatExtension formatInternational formatNational
  getCountryCodeForCallingCode getCountryCodesForCallingCode getCountryMetadata getNumberingPlanMetadata
  globalMetadataObject hasCallingCode hasCountry hasSelectedNumberingPlan hasTypes IDDPrefix internationalFormat
  isNonGeographicCallingCode isPossible leadingDigits leadingDigitsPatterns national nationalNumber
  nationalNumberPattern nationalPrefix nationalPrefixFormattingRule nationalPrefixForParsing
  nationalPrefixIsOptionalWhenFormattingInNationalFormat nationalPrefixTransformRule nonGeographic nonGeographical
  numberingPlan possibleLengths selectNumberingPlan setExt useInternationalFormat usesNationalPrefix
  withNationalPrefix`;

/** Of our own rooms. */
const OURS = `
  aboveTranscript accounts act activate addTurn ago american answered answers anyway assumed because begun
  blank blanks blocks callStarted candidates capped cards caseCustomer cased cases change claim closing companies
  contactLinked contacts contactsWithCases contactWritten continuation conversation copyValue corrects counts
  createContact createdId createNote customerName cut descriptionReadable digits dropHeading due duplicates
  ends evidence facts filler finding focusAt folded follow forgetItem fresh generation germanNumber glued glyph
  greeting hasCards headerLine hear heard heights hide hosts identity instant isCall isHeading isNot itemOf joined
  labelled languageName last letters lexicon linked linkingId listAll listed listeners look looking make marked marks
  matched meaning means mentions money needs newCase newest notCallers numberKnown offsetAt ofNumber old onCreate
  onListed onOriginal onPress onRetry onReveal onSpeaker onTake openCase openContact openedCase openSession ordinal
  otherLines otherText paint parentName passage piece pieces place places placesOf positionOf prepare present
  primaryContactId primaryContactName problem promisedOn promises quote recent record replacesCustomer reveal
  revealed rightToLeft rowOf rowWindow run said same sameName sayCopied scrolled searchAgain seen services setPhone
  several short showMore shown shownText skip speaker speaks spelling spelt stage started starts sums sure take tell
  testId textIfAny textOf texts thing timeOf timeOfDay told turnCount turns undo untimed untimedTurns updateCase
  updateContact variables verb wanted wants what whole wide words`;

module.exports = `${PHONE} ${OURS}`.trim().split(/\s+/);
