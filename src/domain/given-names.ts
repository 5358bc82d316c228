/**
 * Common given names in Britain, plain data: a word list that is no list of customers (R91). Names
 * that are words or places as well stand apart, since they are names only beside a surname.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abbie abdul abigail abraham adam adele adrian agnes ahmed aidan aisha alan alana albert
  alec aleksandra alex alexander alexandra alfie alfred ali alice alicia alison alistair allan allen
  amanda amelia amina amir amy ana andrea andrew andrzej andy angela angus anita anna anne annette
  annie anthony antony anya archie arthur asif audrey ayesha barbara barry beatrice becky ben benjamin
  bernadette bernard beth bethany betty bilal billy brandon brenda brendan brian bridget bronwen bruce
  bryan bryony callum cameron carl carla carol caroline caroline catherine cathy charlie charles
  charlotte cheryl chloe chris christina christine christopher ciaran clara claire clare claudia
  clive colin conor connor corey courtney craig cynthia damian daniel danielle danny darren dave david
  dawid deborah debbie deirdre denis denise dennis derek dermot desmond diana diane dilys dimitri
  dominic donald donna doreen doris dorothy dougie douglas duncan dylan eamonn eddie edith edward
  eileen elaine eleanor elena eliza elizabeth ella ellen ellie elliott elsie emily emma eoin eric erin
  ethan ethel eugene evan evelyn ewa fatima fergus finlay fiona frances francesca francis freddie
  frederick gareth gary gavin gemma geoff geoffrey george georgina gerald geraldine gerard gillian
  giles gladys glenda glenn gloria gordon graeme graham greg gregory gwen gwyneth hamza hannah harold
  harriet harry harvey hassan hayley hazel helen helena henry hilary hilda howard hugh hughie hussain
  ian ibrahim imran irene isaac isabel isabella isla isobel ivan jack jackie jacqueline jake jakub
  james jamie jan jane janet janice jasmin jason javed jean jeanette jeff jeffrey jennifer jenny jeremy
  jerry jess jessica jill jim jimmy joan joanna joanne jodie joe joel john johnny jon jonathan josef
  joseph josephine josh joshua joyce juan judith judy julia julian julie justin kacper kane karen
  karl kate katarzyna katherine kathleen kathryn kathy katie kay kayleigh keith kelvin kenneth kenny
  kerry kevin khalid kieran kieron kim kirsty kirsten kyle lauren laura laurence lawrence leah leanne
  leo leon leonard leroy lesley leslie lewis liam linda lindsay lisa lizzie lorna lorraine louis louise
  lucas lucy luke lydia lynda lynn lynne maciej madeleine madison magdalena maggie malcolm mandy manuel
  marcin marcus margaret maria marian marie marilyn marion mariusz marjorie mark martha martin
  martina martyn mary mateusz matilda matt matthew maureen maurice mavis megan mehmet melanie melissa
  mervyn mia michael michaela michal michelle mick mike milly mohamed mohammad mohammed moira molly
  monica muhammad muriel nadia nancy naomi natalie natasha nathan neil neville nicholas nick nicola
  nicole nigel noel nora noreen norma norman oliver olivia omar oscar osman owen pamela patricia
  patrick paul paula pauline pawel percy pete peter phil philip philippa phillip phyllis piotr rachael
  rachel rafal ralph ray raymond rebecca reece reginald rhiannon rhys richard rita robert roberta
  rodney roger roisin roland ron ronald ronnie rory rosie ross roy russell ruth ryan sabrina sadie
  saima sally sam samantha samira samuel sandra sanjay sara sarah scott sean sebastian seamus shane
  shannon sharon shaun shauna sheila shirley sian simon sinead siobhan sofia sonia sophia sophie
  stacey stefan stella stephanie stephen steve steven stewart stuart suresh susan susanna suzanne
  sylvia tanya tara tariq teresa terence terry theresa thomas tim timothy tina toby todd tom tommy
  tomasz tony tracey tracy trevor tristan valerie vanessa vera veronica vicky vikram vincent vivienne
  walter wayne wendy wilfred william winifred yasmin yusuf yvonne zac zachary zara zoe`.split(
    /\s+/u,
  ),
);

/** Given names that are words, months or places too: challenged only in front of a surname. */
export const NAMES_AND_WORDS: ReadonlySet<string> = new Set(
  `amber april ashley beverley bill bob carmen chelsea chester cliff crystal daisy dale dawn dean dick
  drew ed ernest eve faith fay flora florence frank georgia gene ginger glen grace grant guy heather
  holly hope iris ivy jade jasmine jay jordan joy june kelly kent kimberley lee leigh lily lincoln
  liz mary max may miles morgan neal olive opal pat patience pearl peg penny petra phoebe pierce poppy
  preston rex rhoda rich rob robin rod rose rosemary ruby rupert sandy sid skye sky stan stanley sue
  summer sydney ted verity victor victoria viola violet warren wesley will winston`.split(/\s+/u),
);
