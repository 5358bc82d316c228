/** The five components of a personal budget (A6). Engagement is one, and a category as well. */
export const COMPONENTS = [
  'Essentials',
  'Accommodation',
  'Access to services',
  'Activity and enjoyment',
  'Engagement',
] as const;

export type Component = (typeof COMPONENTS)[number];

export interface Category {
  readonly code: string;
  readonly label: string;
  readonly component: Component;
  /** Whether the evaluation report has it; the others are additions (R49). */
  readonly inReport: boolean;
  /** What people call such goods. A phrase listed under two categories makes neither certain. */
  readonly words: readonly string[];
}

/**
 * The categories that a new workspace starts with (R49), the report's seventeen first and in its
 * order, each with its component (R52) and the words it is known by (R53). Where the carried
 * ledger puts something in a surprising place (toiletries, moving costs, bicycles), so does this.
 */
export const CATEGORIES: readonly Category[] = [
  {
    code: 'temporary-accommodation',
    label: 'Temporary accommodation',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      temporary accommodation, emergency accommodation, hotel, budget hotel, hotel room, hotel
      stay, Travelodge, Premier Inn, Ibis, Holiday Inn, Airbnb, guest house, guesthouse, B&B,
      bed and breakfast, BnB, hostel, hostel service charge, hostel bed, hostel rent, hostel
      fee, service charge, service charges, night shelter, winter shelter, room for the night,
      named room, night in a hotel, caravan hire, lodgings, crash pad, YHA, youth hostel, bed
      for the night`),
  },
  {
    code: 'permanent-accommodation',
    label: 'Permanent accommodation',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      permanent accommodation, rent, rent deposit, deposit, tenancy deposit, flat deposit,
      enhanced deposit, rent up front, rent upfront, rent in advance, advance rent, first
      month's rent, month's rent, tenancy application fee, application fee, tenancy fee,
      tenancy, agent's fee, agency fee, agents' fees, letting fee, lettings fee, letting agent,
      letting agents fees, landlord fee, landlord fees, holding deposit, holding fee, rent bond,
      bond, guarantor fee, guarantor, inventory fee, referencing fee, reference check, credit
      check`),
  },
  {
    code: 'clothes',
    label: 'Clothes',
    component: 'Essentials',
    inReport: true,
    words: phrases(`
      clothes, clothing, boots, boots and socks, walking boots, work boots, wellies,
      wellingtons, shoe, trainers, training shoes, sandal, slippers, flip-flops, sock,
      underwear, pants, boxers, boxer shorts, knickers, bra, vest, tights, leggings, coat,
      winter coat, jacket, waterproofs, raincoat, fleece, hoodie, hooded top, jumper, sweater,
      sweatshirt, cardigan, shirt, T-shirt, tshirt, polo shirt, blouse, top, jeans, trousers,
      joggers, jogging bottoms, tracksuit, shorts, skirt, dress, suit, interview suit, tie,
      belt, glove, hat, woolly hat, cap, beanie, scarf, scarves, thermals, thermal underwear,
      pyjamas, nightwear, nightdress, nightie, dressing gown, swimwear, swimming trunks,
      swimming costume, uniform, workwear, hi-vis vest, Dr Martens, Doc Martens, shoe laces,
      laces, shoe repair, outfit, warm clothing, Primark, handbag, rucksack, backpack`),
  },
  {
    code: 'transport',
    label: 'Transport',
    component: 'Access to services',
    inReport: true,
    words: phrases(`
      transport, travel, travel card, travel costs, bus, bus fare, bus pass, bus ticket, day bus
      pass, weekly bus pass, day ticket, day saver, day rider, return ticket, single ticket, bus
      saver, travel pass, taxi, taxi fare, cab, minicab, Uber, train, train fare, train ticket,
      rail fare, rail ticket, railcard, coach, coach fare, coach ticket, National Express,
      Megabus, fare, tram, ferry, flight, petrol, diesel, fuel, parking, car park, car parking,
      mileage, lift, community transport, dial a ride, bus card, First bus, day return`),
  },
  {
    code: 'groceries',
    label: 'Groceries',
    component: 'Essentials',
    inReport: true,
    words: phrases(`
      groceries, grocery, grocery shop, food, food shop, food shopping, large food shop,
      emergency food, food parcel, big shop, weekly shop, supermarket shop, supermarket, store
      cupboard, store cupboard basics, milk, bread, butter, egg, cheese, cereal,
      breakfast cereal, porridge, pasta, rice, noodles, Pot Noodle, soup, beans, baked beans,
      tin, tinned food, vegetable, veg, fruit, potato, apple, banana, meat, chicken, bacon,
      sausages, fish fingers, ready meal, frozen food, sugar, salt, flour, spices, mixed spice,
      herbs, oil, cooking oil, sauce, cider vinegar, vinegar, tea bags, teabags, jar of coffee,
      instant coffee, coffee granules, baby food, baby milk, formula, baby formula, nappies,
      hash browns, toiletries, toiletry bag, Tesco, Asda, Aldi, Lidl, Morrisons, Sainsbury's,
      Iceland, Co-op, Heron, Farmfoods, B&M, dried food, squash, bottled water, bottle of water,
      water`),
  },
  {
    code: 'soft-furnishings',
    label: 'Soft furnishings',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      soft furnishings, bedding, bedding set, bed linen, bed set, bed sheets, sheet, fitted
      sheet, duvet, duvet cover, duvet set, quilt, pillow, pillowcase, pillow case, blanket,
      electric blanket, throw, cushion, curtain, curtain rail, curtain pole, net curtains,
      blinds, blind, rug, mat, bath mat, door mat, doormat, carpet, towel, tea towels, tea
      towel, hot water bottle, flannels, bath sheet, tablecloth, table cloth, mattress
      protector, mattress topper, sofa cover, sofa throw, lampshade`),
  },
  {
    code: 'furniture',
    label: 'Furniture',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      furniture, armchair, easy chair, chair, dining chair, sofa, sofa bed, settee, couch,
      table, table and chairs, dining table, coffee table, lamp table, bedside table, bedside
      cabinet, side table, desk, bed, bed frame, single bed, double bed, mattress, bed base,
      divan, bunk bed, camp bed, air bed, airbed, wardrobe, chest of drawers, drawers, storage
      drawers, cabinet, cupboard, shelf, shelves, shelving, bookcase, sideboard, TV stand, TV
      unit, stool, bench, clothes rail, shoe rack, clothes horse, clothes airer, mirror, picture
      frame, photo frame, cutlery, utensils, kitchen utensils, cooking utensils, cooking
      equipment, kitchen equipment, kitchenware, pans, pots and pans, saucepan, frying pan,
      baking tray, plate, bowl, mug, cup, crockery, dinner set, knives and forks, tin opener,
      chopping board, starter pack, glasses, drinking glasses, wine glasses, washing up bowl,
      spice rack`),
  },
  {
    code: 'telecommunications',
    label: 'Telecommunications',
    component: 'Access to services',
    inReport: true,
    words: phrases(`
      telecommunications, phone, mobile, mobile phone, smartphone, smart phone, pay-as-you-go
      phone, pay as you go, PAYG, PAYG phone, phone credit, phone and credit, credit, mobile
      credit, phone top up, mobile top up, top-up, topup, SIM card, SIM, airtime, data, data
      bundle, mobile data, phone contract, phone bill, phone case, phone charger, charger,
      charging cable, phone cable, phone screen, screen protector, phone repair, phone card,
      power bank, handset, Nokia, iPhone, Samsung phone, broadband, internet, wifi, wi-fi,
      router, dongle, landline, Giffgaff, Vodafone, O2, EE, Lebara, Lyca, Tesco Mobile, phone
      battery`),
  },
  {
    code: 'white-goods',
    label: 'White goods',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      white goods, fridge, fridge freezer, mini fridge, freezer, cooker, gas cooker, electric
      cooker, oven, mini oven, hob, hot plate, microwave, microwave oven, washing machine,
      washer, washer dryer, tumble dryer, tumble drier, dryer, dishwasher, cooking appliance,
      appliance, table top cooker, cooker hood, appliance repair, washing machine repair, cooker
      repair, fridge repair, cooker connection, cooker fitting, cooker delivery, fridge
      delivery, refrigerator, spin dryer, larder fridge`),
  },
  {
    code: 'cleaning',
    label: 'Cleaning',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      cleaning, cleaning materials, cleaning products, professional clean, professional
      cleaning, deep clean, house clearance, flat clearance, clearance, rubbish clearance,
      rubbish removal, waste removal, needle disposal, clearance and needle disposal, sharps
      disposal, sharps bin, skip, skip hire, skip bag, cleaner, house clean, carpet cleaning,
      carpet cleaner, oven cleaning, bleach, disinfectant, washing powder, washing up liquid,
      laundry, laundry powder, laundry liquid, launderette, laundrette, laundry bag, service
      wash, dry cleaning, mop, mop and bucket, bucket, broom, brush, dustpan, dustpan and brush,
      bin bags, bin, duster, sponge, rubber gloves, pest control, fumigation, bed bug treatment,
      weed killer, vacuum bags, flat clean, air freshener, bed bugs, bedbugs, bedbug spray,
      kitchen roll`),
  },
  {
    code: 'property-repair',
    label: 'Property repair',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      property repair, repair, house repairs, door repair, front door repair, window repair,
      lock, lock change, new locks, locksmith, key, key cutting, keys cut, spare key, spare
      keys, door handle, plastering, plasterer, plumber, plumbing, boiler repair, electrician,
      rewiring, glazing, glazier, board up, boarding up, decorating, decorator, paint,
      wallpaper, paint and brushes, flooring, laminate, vinyl flooring, lino, carpet fitting,
      tiles, roof repair, crack repair, filler, tools, toolbox, screwdriver, drill, smoke alarm,
      carbon monoxide alarm, moving costs, cost of moving, handyman, damp treatment, mould
      treatment, leak, leak repair, toilet seat, shower repair, draught excluder`),
  },
  {
    code: 'electronics',
    label: 'Electronics',
    component: 'Accommodation',
    inReport: true,
    words: phrases(`
      electronics, electrical, electricals, kettle, kettle and toaster, toaster, coffee machine,
      coffee maker, slow cooker, slow cooker and kettle, rice cooker, air fryer, sandwich
      toaster, blender, lamp, bedside lamp, light bulb, bulb, torch, radio, clock radio, digital
      radio, DAB radio, CD player, stereo, speaker, headphones, earphones, earbuds, television,
      TV, telly, DVD player, aerial, Freeview box, laptop, computer, printer, ink cartridge,
      tablet computer, iPad, memory stick, USB stick, games console, Xbox, PlayStation, camera,
      alarm clock, heater, fan heater, electric heater, oil heater, fan, iron, vacuum, vacuum
      cleaner, hoover, hairdryer, hair dryer, hair straighteners, clippers, shaver, extension
      lead, battery, batteries, plug, adaptor, SD card, memory card`),
  },
  {
    code: 'engagement',
    label: 'Engagement',
    component: 'Engagement',
    inReport: true,
    words: phrases(`
      engagement, coffee, coffees, coffee together, coffee out, cup of coffee, cup of tea,
      latte, cappuccino, spiced latte, tea, hot drink, hot chocolate, drink, drinks, soft drink,
      cold drink, juice, pop, Coke, can of Coke, lemonade, ginger beer, milkshake, lunch, lunch
      out, breakfast, brunch, dinner out, dinner, hot dog, sponge cake, meal, meal out, meal
      deal, cafe, café, snack, crisps, chocolate, chocolate bar, sweets, wine gums, biscuit,
      cake, cake and coffee, sandwich, roll, bacon roll, bacon butty, oatcakes, oatcake, sausage
      roll, pasty, pie, chips, fish and chips, burger, pizza, kebab, takeaway, take away, ice
      cream, McDonald's, Maccies, KFC, Greggs, Costa, Starbucks, Subway, Wetherspoons, Burger
      King, Nando's, shopping together, doughnut, bacon sandwich, toastie, scone, muffin,
      carvery, Sunday lunch`),
  },
  {
    code: 'leisure',
    label: 'Leisure',
    component: 'Activity and enjoyment',
    inReport: true,
    words: phrases(`
      leisure, activity, fishing, fishing tackle, fishing rod, fishing equipment, fishing
      licence, fishing permit, rod licence, bait, gym, gym membership, gym pass, gym kit, gym
      session, swimming, swimming pass, swim, bicycle, bike, second-hand bicycle, bicycle
      repair, bike repair, bike lock, bike helmet, cycle helmet, cycling equipment, cycling
      equipment and clothing, cycling clothing, cycling, bike lights, puncture repair kit, inner
      tube, newspaper, magazine, book, book token, puzzle book, jigsaw, game, board game,
      sketchbook, sketchbooks and pencils, sketch pad, pencil, colouring pencils, coloured
      pencils, colouring book, art, art materials, art supplies, craft, craft materials, acrylic
      paints, paints and canvas, canvas, easel, watercolours, wool, knitting, knitting needles,
      sewing kit, guitar, guitar strings, CD, CDs, DVD, music, cinema, cinema ticket, film,
      theatre, concert, football, football ticket, football boots, match ticket, sports, sports
      equipment, sports kit, rock climbing, climbing, climbing wall, bowling, snooker, pool,
      darts, boxing, boxing gloves, yoga, yoga mat, dance class, museum, zoo, day trip, trip
      out, day out, holiday, allotment, plants, pot plant, seeds, grass seed, gardening,
      gardening tools, gardening gloves, garden tools, compost, camping, tent, library card,
      playing cards, card making kit, Spotify, Netflix`),
  },
  {
    code: 'health-care',
    label: 'Health care',
    component: 'Access to services',
    inReport: true,
    words: phrases(`
      health care, healthcare, mental health assessment, OT assessment, OT report, occupational
      therapy, occupational therapy report, occupational therapy assessment, occupational
      health, occupational health assessment, occupational therapist, private assessment,
      private report, private health report, nurse assessment, psychiatric report, psychiatric
      assessment, psychology report, assessment, missed appointment fee, missed appointment,
      cancellation fee, prescription, prescription charge, prescription drugs, prescription
      prepayment certificate, medication, medicine, painkillers, paracetamol, ibuprofen,
      plasters, first aid kit, bandage, skincare, skin care, cream, skin cream, emollient, E45,
      reading glasses, glasses, spectacles, eye test, sight test, optician, contact lenses,
      dentist, dental, dental treatment, dentures, false teeth, hearing aid, hearing aid
      batteries, chiropodist, podiatrist, chiropody, physio, physiotherapy, vitamins, hay fever
      tablets, nicotine patches, nicotine gum, walking stick, crutches, wheelchair, mobility
      aid, incontinence pads, iron tablets, thermometer, pregnancy test, sun cream, hand gel,
      hand sanitiser, vaccination, massage, doctor's letter, GP letter, chemist`),
  },
  {
    code: 'legal-services',
    label: 'Legal services',
    component: 'Access to services',
    inReport: true,
    words: phrases(`
      legal services, legal advice, legal, legal letter, legal fee, legal fees, solicitor,
      solicitor's letter, solicitor's fee, barrister, lawyer, CASCAIDr, court fee, court fees,
      court fine, tribunal fee, tribunal, oath fee, affidavit, statutory declaration, power of
      attorney, will writing, legal report, judicial review, advocacy letter, letter before
      action, injunction, notary, divorce fee`),
  },
  {
    code: 'counselling',
    label: 'Counselling',
    component: 'Access to services',
    inReport: true,
    words: phrases(`
      counselling, counselling session, counsellor, therapy, therapy session, therapist, talking
      therapy, psychotherapy, psychotherapist, CBT, CBT session, EMDR, trauma therapy,
      bereavement counselling, grief counselling, relationship counselling, couples counselling,
      family therapy, art therapy, music therapy, drama therapy, play therapy, hypnotherapy,
      online counselling, anger management, psychologist, psychologist session, alcohol
      counselling, drug counselling`),
  },
  {
    code: 'education-and-training',
    label: 'Education and training',
    component: 'Activity and enjoyment',
    inReport: false,
    words: phrases(`
      education, training, course, course fee, college, college fee, enrolment fee, exam, exam
      fee, driving lesson, driving lessons, driving test, theory test, lesson, guitar lesson,
      English class, ESOL, ESOL class, class, workshop, textbook, course book, dictionary,
      stationery, notebook, pens, exercise book, CSCS, CSCS card, CSCS test, food hygiene
      certificate, first aid course, forklift licence, fork lift licence, SIA licence, speed
      awareness course, cookery class, cookery course, art class, computer course, maths course,
      tuition, tutor, training course, university, open university`),
  },
  {
    code: 'pets',
    label: 'Pets',
    component: 'Activity and enjoyment',
    inReport: false,
    words: phrases(`
      pet, pets, pet food, dog, dog food, dog sitter, dog sitting, dog walker, dog lead, lead
      and collar, collar, dog collar, dog coat, dog bed, dog bowl, dog treats, dog basket, dog
      toy, dog grooming, dog muzzle, puppy food, puppy, kennels, kennel, cat, cat food, cat
      litter, cat tree, cat bed, cat carrier, cat basket, litter tray, cattery, kitten, vet, vet
      bill, vet's bill, vet fee, vets fees, vet for a cat, flea treatment, worming tablets,
      microchip, pet carrier, pet sitter, pet insurance, fish tank, aquarium, hamster, hamster
      cage, rabbit hutch, rabbit food, bird seed, budgie, Pets at Home, PDSA`),
  },
  {
    code: 'documents-and-id',
    label: 'Documents and ID',
    component: 'Access to services',
    inReport: false,
    words: phrases(`
      documents, document, ID, ID card, photo ID, ID delivery, delivery of ID, next-day delivery
      of ID, identification, proof of identity, proof of age, birth certificate, marriage
      certificate, death certificate, certificate, passport, passport fee, passport application,
      passport application fee, passport photo, passport photos, photo, photos, provisional
      licence, provisional licence and photo, provisional driving licence, provisional, driving
      licence, citizen card, CitizenCard, PASS card, Post Office PASS card, DBS, DBS check,
      visa, visa fee, biometric residence permit, residence permit, settled status,
      naturalisation fee, photocopying, photocopies, printing, copy of tenancy, deed poll, bank
      statement`),
  },
  {
    code: 'utilities-and-arrears',
    label: 'Utilities and arrears',
    component: 'Essentials',
    inReport: false,
    words: phrases(`
      utilities, utility bill, electricity, electric, electric top up, electricity top up,
      electric meter, electric card, electric key, electricity key, emergency electric, gas, gas
      top up, gas card, gas and electric, gas and electricity, gas bill, electricity bill,
      electric bill, energy bill, energy, meter, meter top up, meter key, prepayment meter,
      water bill, water rates, arrears, rent arrears, service charge arrears, council tax,
      council tax arrears, gas arrears, electric arrears, debt, debt repayment, TV licence,
      top-up, topup, heating, heating oil, coal, gas bottle, gas credit, electric credit,
      electricity credit, bill, bills, parking fine, library fine, bailiff, bailiffs, bank
      charges`),
  },
  {
    code: 'moving-and-storage',
    label: 'Moving and storage',
    component: 'Accommodation',
    inReport: false,
    words: phrases(`
      moving and storage, storage, storage box, storage boxes, plastic boxes, storage unit,
      storage fee, self storage, storage rental, left luggage, luggage locker, locker, removal,
      removals, removal van, removal firm, van, van hire, hire van, man and van, man with a van,
      moving van, moving, packing boxes, cardboard boxes, packing tape, bubble wrap, furniture
      delivery, furniture collection, suitcase, holdall, luggage, house move, delivery charge,
      delivery fee`),
  },
  {
    code: 'toiletries',
    label: 'Toiletries',
    component: 'Essentials',
    inReport: false,
    words: phrases(`
      shower gel, soap, shampoo, conditioner, bubble bath, deodorant, toothbrush, toothpaste,
      toothbrush and toothpaste, mouthwash, dental floss, razor, razors, razor blades, shaving
      foam, shaving gel, shaving cream, aftershave, perfume, hairbrush, comb, hair gel, hair
      dye, haircut, barber, hairdresser, sanitary towels, sanitary products, sanitary pads,
      tampons, period products, wet wipes, baby wipes, tissues, toilet roll, toilet paper,
      cotton buds, nail clippers, lip balm, make-up, makeup, wash bag, moisturiser, body lotion,
      sponge bag`),
  },
  {
    // Nothing is ever recognised as Other: it is chosen by hand, and said what.
    code: 'other',
    label: 'Other (say what)',
    component: 'Essentials',
    inReport: false,
    words: [],
  },
];

function phrases(list: string): string[] {
  return list.split(',').map((phrase) => phrase.replace(/\s+/gu, ' ').trim());
}
