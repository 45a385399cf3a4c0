const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that often begin a sentence and are not names, in small letters: bokmål, nynorsk, English. */
export const NOT_NAMES = list(`
  alle alt altså andre at av begge bare da de dei deira deres den denne dennes der derfor deretter
  derimot dersom desse dessuten dessverre det dette di din disse dit ditt du eg ei ein eit ej en enda endå
  enn er et etter ettersom før først for fordi fra frå få gikk gjekk går ha had han hans har hei hele
  heile her hit ho hos hun hva hvem hver hvert hvilke hvilken hvis hvor hvordan hvorfor i ikke ikkje
  ingen ingenting inn ja jeg kan kanskje kor korfor korleis kva kvar kven kvifor man mange med medan
  meg mellom men mens mer meir mi min mine mitt mot må nei no noe noen noko nokon nokre nå når nær og også
  om opp oss over på plutselig rundt samtidig seinere seinare selv sjølv siden sidan sist ser så som
  sidenfor skal skulle somme takk til to under uten utan ut ved vi vil ville var vart ble blei vår vårt våre
  vert viss være verken siste flere fleire flest både eller ifølge imens innen innan enten anten
  a about after all also an and another any are as at because been before both but by can could did do
  does during each either even every everyone for from had has have he hello her here hers him his how
  however i if in into is it its just later many may maybe me my neither next no nobody not now of on
  once one or our over people perhaps please several she should since so some somebody someone sometimes
  still such thank thanks that the their them then there these they this those though to today two
  under until was we were what when where which while who why will with would yes yesterday you your
  januar februar mars april mai juni juli august september oktober november desember january february
  march may june july october december mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag
  laurdag monday tuesday wednesday thursday friday saturday sunday
`)

/** Words within a name that are written small. */
export const WITHIN_NAMES = list(`
  van von der den de del della di da la le al el bin ibn af av ten ter zu
`)

/** Given names in small letters that are common in Norway and are not also words of its languages. */
export const GIVEN_NAMES = list(`
  aase abdul ahmed aida aina aisha aksel albert alex alexander ali alma amalie amanda amina anders andrea
  andreas anette anita ann anna anne anniken annika arild arne arnfinn arvid asbjørn aslak astrid atle
  aud audun aurora axel benjamin bente berit bernt birger birgit birgitte bjarne bjørg bodil camilla
  carina cathrine cecilie charlotte christer christian christine christoffer daniel david einar eirik elin
  elisabeth ella ellen elsa emil emilie emma endre erik erlend erling espen eva fatima filip fredrik frida
  frode geir georg gerd gina grete gudrun gunn gunnar guro gustav halvor hanna hanne harald hassan
  hedda hege heidi helene helge henriette henrik henry herman hilde håkon håvard ibrahim ida   inge ingeborg inger ingrid ingunn ingvild isak iselin ivar jakob jan janne jens jenny jessica joachim
  johan johannes john jonas jonny jorunn josef julia julie julian jørgen karen kari karin karl karoline
  kasper katrine kenneth ketil kim kirsten kjartan kjell kjersti kjetil knut kristian kristin kristine
  kristoffer lars lasse laila lena lene leif lillian lina linda linn lisa lucas ludvig mads
  magne magnus maja malin margrete maria mariann marianne marie marit marius mari marte martin martine
  mathias mats mette michael mikkel mohammed mohamed monica mona morten nadia nils nina noah nora oda   oddvar olaf olav ola ole oliver omar oskar oddny pål peder petter philip ragnar ragnhild rakel randi
  rebecca reidar reidun rita robert roger rolf ronny runar sander sara sebastian sigmund sigrid
  sigurd silje simen siri sissel snorre sofia sofie solfrid solveig stian stine sturla sunniva
  susanne svein sverre synne synnøve terje thea thomas thor tina tobias tomas tommy tonje tora tordis
  torill torbjørn torgeir torkil torstein trine trond trude trygve tuva turid ulf unni vegard vibeke
  vidar victoria vigdis viktor vilde wenche yngve yngvild yusuf åge åse åshild åsmund øivind ørjan øystein
  øyvind
`)
