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
  aboveTranscript accounts act acting addTurn assumed because blank blanks capped callStarted caseCustomer closing
  companies contactLinked contacts continuation conversation createContact createdId customerName descriptionReadable
  digits dropHeading due facts finding generation glyph headerLine hosts isHeading isNot candidates onPress undo
  linked linkingId listeners look looking matched newCase notCallers numberKnown onCreate onRetry openContact
  openSession otherText parentName present primaryContactId primaryContactName problem record replacesCustomer
  rightToLeft run said sameName searchAgain seen services several showMore short shown speaker stage sure take tell
  testId textIfAny turnCount turns untimed untimedTurns updateCase updateContact variables what whole wide places
  listed heights words positionOf marked activate onSpeaker blocks labelled scrolled folded otherLines onOriginal
  rowWindow onListed greeting rowOf focusAt offsetAt newest`;

module.exports = `${PHONE} ${OURS}`.trim().split(/\s+/);
