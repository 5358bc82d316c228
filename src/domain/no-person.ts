/**
 * What looks like a person's name and is none: brands, shops, charities, tales. Two words each,
 * lower case, without a possessive ending.
 */
const THINGS: ReadonlySet<string> = new Set(
  `dr beckmann|dr dre|dr dolittle|dr marten|dr martens|dr oetker|dr organic|dr pepper|dr scholl|
  dr seuss|doctor who|doctor marten|doctor martens|judge dredd|sister act|dr who|dr barnardo|mr bean|mr clean|mr freeze|mr kipling|mr men|mr motivator|mr muscle|
  mr porter|mr potato|mr sheen|mr tickle|mr whippy|mr whoppy|mr blobby|mrs beeton|mrs bridges|
  mrs crimble|mrs doubtfire|mrs elswood|mrs hinch|mrs tilly|miss dior|miss saigon|miss selfridge|
  miss world|ms excel|ms office|ms teams|ms word|ms windows|lady godiva|ben sherman|calvin klein|
  charles tyrwhitt|charlie bigham|charlotte tilbury|elizabeth arden|fred perry|george asda|
  george foreman|harry potter|harry ramsden|harvey nichols|henry hoover|henry vacuum|hugo boss|
  jack daniel|jack daniels|jack wills|jacob crackers|james bond|jamie oliver|jimmy choo|john deere|
  john lewis|johnnie walker|karen millen|kate spade|laura ashley|marie curie|mary berry|max factor|
  nick jr|oliver bonas|paddy power|paul smith|peter pan|peter rabbit|robert dyas|
  robin hood|ronald mcdonald|russell hobbs|russell athletic|stella artois|sue ryder|
  ted baker|thomas cook|thomas tank|tommy hilfiger|tony chocolonely|victoria sponge|wendy house|
  billy bookcase|tim hortons|jack russell|mary jane|mary janes|sally army|ray ban|
  ray bans|ralph lauren|kenneth cole|vera wang|alexander mcqueen|stella mccartney|ben nevis`
    .split('|')
    .map((thing) => thing.trim()),
);

/** Whether two words together are known to be no person. */
export function isKnownThing(first: string, second: string): boolean {
  return THINGS.has(`${first.toLowerCase()} ${withoutPossessive(second).toLowerCase()}`);
}

/** Given names whose possessive is a shop or a make. */
export const SHOPS: ReadonlySet<string> = new Set(
  'arthur bella ben carl ella frankie harvey jack jacob jerry lewis wendy'.split(' '),
);

/** Given names that alone are a make; Asda's clothes are George. */
export const MAKES: ReadonlySet<string> = new Set(['george', 'henry', 'oscar']);

/** A capitalised word that makes a place or an organisation of the names before it. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  `academy albion ambulance arcade arena arms avenue bakery bank barbers brewery bridge building cafe
  café centre chapel charity chemist church city clinic close club college community cottage court crescent
  drive farm fc foundation furniture gardens grove hall hill hospice hospital hostel hotel house
  infirmary inn lane library lodge ltd market museum park pharmacy place practice primary pub road
  rovers salon school shop society square stadium station store stores street surgery terrace theatre
  town tower trust united university vale ward way works`.split(/\s+/u),
);

/** A word before a given name that makes a place, a saint's day or a coin of it. */
export const SAINTLY: ReadonlySet<string> = new Set(
  'st saint san santa king queen prince princess royal uncle aunt port fort mount lake'.split(' '),
);

/** What follows a title and is no surname: "dr appointment", "miss the bus". */
export const AFTER_TITLE: ReadonlySet<string> = new Set(
  `a about again an and appointment appointments appt are as asked at bag bill bus but by called can
  clinic drugs fee fees for from gp has he her him his i if in is it letter me my nhs no not note notes nurse of
  off on or our out people practice prescription prices report room said saw says she so society staff
  surgery than that the their them then they this to train trip up us visit visits wait was we when
  will with work you your`.split(/\s+/u),
);

/** `Sarah's` and `Sarah’s` as `Sarah`. */
export function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/iu, '');
}
