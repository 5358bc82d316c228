/**
 * The words behind R37 and R38. Everything is in the form of `plainWords`: lower case, hyphens as
 * spaces; a plural `s` is understood. Kept as lists so that a team can read what it refuses.
 */

export type ExclusionRule = 'tobacco' | 'alcohol' | 'illegal substances';

interface Words {
  /** Refused wherever they stand, unless something around them makes them harmless. */
  readonly always: readonly string[];
  /** Everyday words too: refused, as listed, when they are all that was bought or measured. */
  readonly alone: readonly string[];
  /** Mostly something else: refused, as listed, after a measure only. */
  readonly measured: readonly string[];
  /** What such goods come in: "a pouch of", "3 cans". */
  readonly measures: readonly string[];
  /** Whether a bare number is a measure too: "20 Mayfair"; not for "2 Coke". */
  readonly byNumber: boolean;
}

export const EXCLUDED: Readonly<Record<ExclusionRule, Words>> = {
  tobacco: {
    always:
      list(`cigarette, ciggarette, cigaret, cig, ciggy, ciggie, fag, tobacco, baccy, bacca, backy,
      rollie, rolly, cigar, cigarillo, snuff, snus, shisha, marlboro, lambert and butler, benson and hedges,
      b and h, l and b, amber leaf, golden virginia, old holborn, cutters choice, silk cut, superking,
      rothmans, pall mall, lucky strike, heets`),
    alone: list('smokes, roll up, roll ups'),
    measured: list('mayfair, richmond, embassy, chesterfield'),
    measures: list('pack, packet, pouch, carton, sleeve, deck, box, g, gram'),
    byNumber: true,
  },
  alcohol: {
    always:
      list(`alcohol, alcoholic drink, alcopop, booze, beer, lager, ale, cider, wine, vodka, gin, whisky,
      whiskey, whiskies, rum, brandy, brandies, tequila, prosecco, champagne, cava, liqueur, baileys,
      sherry, sherries, absinthe, sambuca, schnapps, shandy, lambrini, buckfast, carling, fosters, guinness,
      carlsberg, budweiser, heineken, kronenbourg, peroni, grolsch, strongbow, frosty jack, special brew,
      tennents, stella artois, smirnoff, jack daniels, bacardi, wkd, bulmers, magners, kopparberg, desperados,
      white lightning, san miguel, captain morgan, glens vodka, home brew, homebrew, pimms, aperol, malibu`),
    alone: list('stella, spirits'),
    measured: list('port, stout, bitter, mild, bourbon, bud, corona, spirits, becks, rose'),
    measures:
      list(`can, tin, bottle, pint, half, glass, crate, case, pack, box, keg, barrel, slab, litre, ml,
      cl, flagon, shot, measure`),
    byNumber: false,
  },
  'illegal substances': {
    always: list(`cannabis, marijuana, ganja, heroin, cocaine, ketamine, mdma, ecstasy, amphetamine,
      methamphetamine, crystal meth, meth, mephedrone, lsd, magic mushroom, black mamba, mamba, monkey dust,
      synthetic cannabinoid, legal high, nitrous oxide, laughing gas, nos canister, ghb, street drug,
      street valium, illegal drug, illegal substance, illicit substance, class a drug, class b drug,
      recreational drug, spliff, crack cocaine`),
    alone: list('weed, spice, crack, skunk, hash, smack, poppers, drugs'),
    measured: list('coke, pot, grass, acid, speed, ket'),
    measures: list('gram, g, ounce, oz, eighth, wrap, bag, baggie, rock, line, tab, joint'),
    byNumber: false,
  },
};

/** Things that contain such a word and are something else; they are passed over first. */
export const HARMLESS =
  list(`ginger beer, root beer, butter beer, ginger ale, beer garden, beer batter,
  steak and ale pie, ale pie, steak and ale, wine gum, wine red, bourbon biscuit, bourbon cream,
  apple cider vinegar, brandy snap, brandy butter, brandy sauce, rum and raisin, rum raisin, rum baba,
  rum truffle, sherry trifle, champagne truffle, gin rummy, cotton gin, guinness world records,
  guinness book of records, guinness cake, white spirit, surgical spirit, methylated spirits,
  white wine sauce, red wine sauce, alcohol hand gel, alcohol gel, alcohol wipes, alcohol rub,
  alcohol swab, alcohol pads, alcohol sanitiser, alcohol hand sanitiser, alcohol hand rub,
  alcohol spray, rubbing alcohol, e cigarette, e cig, electronic cigarette, electric cigarette,
  cigarette lighter socket, cigarette lighter charger, cigarette lighter adaptor, fag end,
  chocolate cigarette, candy cigarette, chocolate cigar, weed and feed, herb and spice, herbs and spice,
  sugar and spice, salt and spice, all spice, mixed spice, medical cannabis, cannabis prescription,
  ale house, meths, cider with rosie`);

/** Right before such a word these say that it is not being bought. */
export const NOT_BEFORE =
  list(`no, non, non alcoholic, alcohol free, zero alcohol, no alcohol, dealcoholised,
  anti, off, without, about, avoid, avoiding, quit, quitting, stop, stopping, stopped,
  give up, giving up, gave up, come off, coming off, came off, away from, instead of, abstain from,
  cut down on, cutting down on, reduce, reducing, stop smoking, help with, recovery from, detox from,
  clean from, clean of, free from, free of, addicted to`);

/** Right after such a word these say that it is a service, a flavour or a thing for it. */
export const NOT_AFTER =
  list(`free, service, team, worker, nurse, doctor, clinic, group, meeting, appointment,
  assessment, support, recovery, rehab, rehabilitation, detox, detoxification, test, testing, tester, screening,
  screen, counselling, counsellor, awareness, course, class, programme, misuse, abuse, addiction, dependence,
  dependency, use, user, issue, problem, relapse, prevention, treatment, therapy, key worker, keyworker, liaison,
  intervention, charity, hub, anonymous, unit, tag, monitor, monitoring, breathalyser, harm, advice, education,
  leaflet, helpline, withdrawal, substitute, replacement, cessation, craving, diary, and drug service,
  and drug team, and drug worker, and drug misuse, and drug recovery, and drugs service, and drugs team,
  and drugs worker, based hand gel, based, vinegar, flavour, flavoured, coloured, colour, scented, essence, sauce,
  batter, battered, glass, rack, mat, gum, burn, smell, odour, stain, damage, bin, lighter, end, butt, bar,
  related, zero, 0`);

/** E-cigarettes are not named in the source: flagged, never refused (R38). */
export const FLAGGED =
  list(`e cigarette, ecigarette, e cig, ecig, electronic cigarette, electric cigarette,
  vape, vaper, vaping, vape juice, vape liquid, e liquid, eliquid, vape pen, vape coil, elf bar, elfbar,
  lost mary, juul`);

function list(words: string): string[] {
  return words.split(',').map((word) => word.replace(/\s+/gu, ' ').trim());
}
