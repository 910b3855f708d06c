import type { ColumnField } from './table-columns';

/** What headers call a field, in lower case with single blanks. First match wins. */
const WORDS: readonly (readonly [RegExp, ColumnField])[] = [
  [/^((api )?(model|request) ?(id|identifier|code|string)|id|endpoint model|modell-?id|sku)$/, 'requestId'],
  [/^(channel|seller|provider|supplier|platform|cloud|marketplace|anbieter|lieferant)( name)?$/, 'channel'],
  [/^(owner|developer|creator|lab|model (owner|provider|developer)|hersteller|publisher)$/, 'owner'],
  [/^(model|modell|product|model name|offering|name|modellname|produkt)$/, 'model'],
  [/^((geographic )?profile|inference profile)$/, 'profile'],
  [/^((service )?tier|service level|serving)$/, 'serviceTier'],
  [/^(unit|price unit|meter|metric|billing unit|einheit|usage type|token type)$/, 'unit'],
  [/^((unit |list |net |contract )?(price|rate|amount|cost)|preis|einzelpreis|betrag)$/, 'amount'],
  [/^(per|quantity|price per|unit size|menge|je)$/, 'per'],
  [/^(currency|währung|ccy|curr)$/, 'currency'],
  [/^(above( tokens)?|context threshold|threshold|tier start|above input tokens|ab tokens)$/, 'aboveTokens'],
  [/^(from (quantity|volume)|volume (from|tier)|minimum (quantity|volume)|ab menge)$/, 'fromQuantity'],
  [/^(scope|customer|for whom|contract|vertrag|agreement)$/, 'scope'],
  [/^(valid (from|since)|effective( from| date)?|start( date)?|gültig (ab|von|seit)|from)$/, 'validFrom'],
  [/^(valid (to|until|through|till)|expires|expiry( date)?|end( date)?|gültig bis|until|to)$/, 'validTo'],
  [/^(from hour|hour from|daily from)$/, 'dailyFrom'],
  [/^(to hour|hour to|daily to)$/, 'dailyTo'],
  [/^(mode|purpose|task|what it is for|category|type)$/, 'mode'],
  [/^(regions?|locations?|geograph(y|ies)|regionen|region)$/, 'regions'],
  [/^(capabilit(y|ies)|features?|funktionen)$/, 'capabilities'],
  [/^input modalit(y|ies)$/, 'inputModalities'],
  [/^output modalit(y|ies)$/, 'outputModalities'],
  [/^(context( (window|length|size|tokens))?|kontext(fenster|länge)?|max context)$/, 'contextTokens'],
  [/^(max(imum)? input( tokens)?|most input|input limit)$/, 'maxInputTokens'],
  [/^(max(imum)? output( tokens)?|max tokens|most output|output limit)$/, 'maxOutputTokens'],
  [/^(open ?weights?|open source|weights|offene gewichte)$/, 'openWeights'],
  [/^(released?( on| date)?|release|launch( date)?|erschienen)$/, 'releasedOn'],
  [/^(knowledge( cut-?off| until)?|cut-?off|training cutoff)$/, 'knowledgeCutoff'],
  [/^(lifecycle|status|state|stage|availability)$/, 'lifecycle'],
  [/^(sold from|available (from|since)|ga date|verfügbar ab)$/, 'soldFrom'],
  [/^(deprecat(ed|ion)( from| on| date)?|abgekündigt( am)?)$/, 'deprecatedFrom'],
  [
    /^(retire[ds]?( on)?|retirement( date)?|end of life|eol|sunset( date)?|sold until|shutdown( date)?)$/,
    'soldUntil',
  ],
  [/^(notice( days| period)?|days of notice|kündigungsfrist)$/, 'noticeDays'],
  [/^(successor|replacement|replaced by|nachfolger)$/, 'successor'],
  [/^((data )?retention( days| period)?|days of retention|aufbewahrung)$/, 'retentionDays'],
  [/^(zero( data)? retention|zdr)$/, 'zeroRetention'],
  [/^((use for )?training( use)?|trains on data)$/, 'trainingUse'],
  [/^human review$/, 'humanReview'],
  [/^(certifications?|certificates|compliance|zertifikate)$/, 'certifications'],
  [/^(sub-?processors?|unterauftragsverarbeiter)$/, 'subprocessors'],
];

/** The field that a header names, in lower case with single blanks; what stands in brackets behind it does not count. */
export function fieldNamed(words: string): ColumnField | undefined {
  const bare = words.replace(/ *\(.*\)$/, '');
  return WORDS.find(([pattern]) => pattern.test(bare))?.[1];
}
