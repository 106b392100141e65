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
  aboveTranscript accounts act activate addTurn ago anyway assumed because begun blank blanks blocks callStarted
  candidates capped caseCustomer cases change closing companies contactLinked contacts contactsWithCases
  contactWritten continuation conversation counts createContact createdId createNote customerName cut
  descriptionReadable digits dropHeading due duplicates ends facts finding focusAt folded follow forgetItem generation
  glyph greeting headerLine heights hosts instant isCall isHeading isNot itemOf joined labelled languageName last
  letters linked linkingId listAll listed listeners look looking make marked marks matched newCase newest notCallers
  numberKnown offsetAt ofNumber old onCreate onListed onOriginal onPress onRetry onSpeaker openCase openContact
  openedCase openSession otherLines otherText paint parentName place places positionOf prepare present
  primaryContactId primaryContactName problem record replacesCustomer reveal rightToLeft rowOf rowWindow run said same
  sameName sayCopied scrolled searchAgain seen services setPhone several short showMore shown speaker stage started
  starts sure take tell testId textIfAny textOf texts timeOfDay turnCount turns undo untimed untimedTurns updateCase
  updateContact variables wanted what whole wide words`;

module.exports = `${PHONE} ${OURS}`.trim().split(/\s+/);
