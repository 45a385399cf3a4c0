/** Recording a voice. */
export const voice = {
  voice: {
    offer: { nb: 'Ta opp stemmen din', nn: 'Ta opp stemma di', en: 'Record your voice instead' },
    heading: { nb: 'Opptak av stemmen din', nn: 'Opptak av stemma di', en: 'Record your voice' },
    lead: {
      nb: 'Du kan ta opp det du vil si. Vi forandrer stemmen her på maskinen din før noe sendes, slik at en kollega ikke så lett kjenner den igjen med øret. Det skjuler deg ikke for en datamaskin: Har noen opptak av deg, kan et program sammenligne dem og ofte vise at det er deg. Vi prøvde med ti datastemmer: Et slikt program fant den rette omtrent hver tredje gang etter én setning, og seks av ti ganger etter fem. Ekte stemmer kan være lettere å finne, og jo lenger du snakker, jo lettere blir det. Det er tryggere å skrive.',
      nn: 'Du kan ta opp det du vil seie. Vi endrar stemma her på maskina di før noko blir sendt, slik at ein kollega ikkje så lett kjenner ho att med øyret. Det skjuler deg ikkje for ei datamaskin: Har nokon opptak av deg, kan eit program samanlikne dei og ofte vise at det er deg. Vi prøvde med ti datastemmer: Eit slikt program fann den rette om lag kvar tredje gong etter éi setning, og seks av ti gonger etter fem. Ekte stemmer kan vere lettare å finne, og jo lenger du snakkar, jo lettare blir det. Det er tryggare å skrive.',
      en: 'You can record what you want to say. We change the voice here on your device, before anything is sent, so that a colleague does not easily recognise it. It does not hide you from a computer: if someone has recordings of you, a program can compare them and often show that it is you. We tried it with ten voices made by a computer: such a program found the right one about one time in three after one sentence, and six times in ten after five. Real voices may be easier to find, and the longer you speak, the easier it gets. Writing is safer.',
    },
    remains: {
      nb: 'Vi endrer også tempo og pauser litt, på måfå. Dialekten og ordene du velger, er der fortsatt. Noen som kjenner deg godt, kan kjenne igjen det. Stemmene til andre rundt deg blir også tatt opp.',
      nn: 'Vi endrar òg tempo og pausar litt, på måfå. Dialekten og orda du vel, er der framleis. Nokon som kjenner deg godt, kan kjenne att det. Stemmene til andre rundt deg blir òg tekne opp.',
      en: 'We also change speed and pauses a little, at random. Your dialect and the words you choose are still there. Someone who knows you well may recognise that. Other people’s voices around you are recorded too.',
    },
    start: { no: 'Start opptak', en: 'Start recording' },
    stop: { no: 'Stopp opptaket', en: 'Stop recording' },
    discard: { no: 'Slett opptaket', en: 'Delete the recording' },
    discarded: {
      nb: 'Ingenting er tatt opp',
      nn: 'Ingenting er teke opp',
      en: 'Nothing is recorded',
    },
    close: { no: 'Lukk', en: 'Close' },
    asking: {
      nb: 'Nettleseren spør om siden får bruke mikrofonen. Svar ja, og velg «bare denne gangen» hvis du kan. Ellers kan nettleseren huske det.',
      nn: 'Nettlesaren spør om sida får bruke mikrofonen. Svar ja, og vel «berre denne gongen» om du kan. Elles kan nettlesaren hugse det.',
      en: 'The browser asks whether the page may use the microphone. Say yes, and choose “only this time” if you can. Otherwise the browser may remember it.',
    },
    recording: {
      nb: 'Tar opp: {time} av {most}',
      nn: 'Tek opp: {time} av {most}',
      en: 'Recording: {time} of {most}',
    },
    recordingSaid: { no: 'Opptaket er i gang', en: 'Recording has started' },
    loud: { nb: 'Hvor høyt det er', nn: 'Kor høgt det er', en: 'How loud it is' },
    cannot: {
      nb: 'Denne nettleseren lar ikke siden ta opp lyd.',
      nn: 'Denne nettlesaren lar ikkje sida ta opp lyd.',
      en: 'This browser does not let the page record.',
    },
    other: {
      nb: 'Bruk et opptak du har',
      nn: 'Bruk eit opptak du har',
      en: 'Use a recording that you have',
    },
    otherText: {
      nb: 'Ta opp med telefonen eller maskinen, og velg opptaket her. Opptaket blir liggende der du laget det, til du sletter det der.',
      nn: 'Ta opp med telefonen eller maskina, og vel opptaket her. Opptaket blir liggjande der du laga det, til du slettar det der.',
      en: 'Record with your phone or computer, and choose the recording here. The recording stays where you made it until you delete it there.',
    },
    choose: { nb: 'Velg et opptak', nn: 'Vel eit opptak', en: 'Choose a recording' },
    changingFirst: {
      nb: 'Stemmen blir forandret …',
      nn: 'Stemma blir endra …',
      en: 'The voice is being changed …',
    },
    changing: {
      nb: 'Stemmen blir forandret: {percent}',
      nn: 'Stemma blir endra: {percent}',
      en: 'The voice is being changed: {percent}',
    },
    length: { no: 'Opptaket varer i {time}.', en: 'The recording lasts {time}.' },
    readySaid: {
      nb: 'Stemmen er forandret. Hør på den før du legger den ved',
      nn: 'Stemma er endra. Høyr på ho før du legg ho ved',
      en: 'The voice has been changed. Listen to it before you add it',
    },
    hear: {
      nb: 'Hør den forandrede stemmen',
      nn: 'Høyr den endra stemma',
      en: 'Listen to the changed voice',
    },
    hearOwn: {
      nb: 'Hør din egen stemme',
      nn: 'Høyr di eiga stemme',
      en: 'Listen to your own voice',
    },
    hush: { nb: 'Slutt å høre', nn: 'Slutt å høyre', en: 'Stop listening' },
    which: { nb: 'Hva skal sendes?', nn: 'Kva skal sendast?', en: 'What is to be sent?' },
    changed: { nb: 'Den forandrede stemmen', nn: 'Den endra stemma', en: 'The changed voice' },
    changedHint: {
      nb: 'Den høres ut som hvisking, snart fort og snart sakte. Hør om du forstår ordene. Din egen stemme blir ikke sendt.',
      nn: 'Ho høyrest ut som kviskring, snart fort og snart sakte. Høyr om du forstår orda. Di eiga stemme blir ikkje send.',
      en: 'It sounds like a whisper, now fast and now slow. Check that you understand the words. Your own voice is not sent.',
    },
    own: { nb: 'Min egen stemme', nn: 'Mi eiga stemme', en: 'My own voice' },
    ownHint: {
      nb: 'De som leser, kan høre hvem sin stemme det er.',
      nn: 'Dei som les, kan høyre kven si stemme det er.',
      en: 'Those who read can hear whose voice it is.',
    },
    written: {
      nb: 'Det som blir sagt, skriftlig (valgfritt)',
      nn: 'Det som blir sagt, skriftleg (valfritt)',
      en: 'What is said, in writing (optional)',
    },
    writtenHint: {
      nb: 'En forandret stemme kan være vanskelig å forstå. Navn og tall er tryggest skriftlig.',
      nn: 'Ei endra stemme kan vere vanskeleg å forstå. Namn og tal er tryggast skriftleg.',
      en: 'A changed voice can be hard to understand. Names and numbers are safest in writing.',
    },
    add: { no: 'Legg ved opptaket', en: 'Add the recording' },
    pending: { no: 'Legg ved opptaket, eller slett det', en: 'Add the recording, or delete it' },
    fileName: { no: 'Opptak', en: 'Recording' },
    ownName: { nb: 'Opptak, egen stemme', nn: 'Opptak, eiga stemme', en: 'Recording, own voice' },
    textName: { nb: 'Opptak skriftlig', nn: 'Opptak skriftleg', en: 'Recording in writing' },
  },
  voiceTrouble: {
    unsupported: {
      nb: 'Opptak virker ikke i denne nettleseren. Bruk et opptak du har, eller skriv i stedet.',
      nn: 'Opptak verkar ikkje i denne nettlesaren. Bruk eit opptak du har, eller skriv i staden.',
      en: 'Recording does not work in this browser. Use a recording that you have, or write instead.',
    },
    refused: {
      nb: 'Siden fikk ikke bruke mikrofonen. Gi den lov i nettleseren og prøv igjen, eller skriv i stedet.',
      nn: 'Sida fekk ikkje bruke mikrofonen. Gi ho lov i nettlesaren og prøv på nytt, eller skriv i staden.',
      en: 'The page was not allowed to use the microphone. Allow it in the browser and try again, or write instead.',
    },
    'no-microphone': {
      nb: 'Vi fant ingen mikrofon som virker. Koble til en og prøv igjen, eller skriv i stedet.',
      nn: 'Vi fann ingen mikrofon som verkar. Kople til ein og prøv på nytt, eller skriv i staden.',
      en: 'We found no microphone that works. Plug one in and try again, or write instead.',
    },
    unreadable: {
      nb: 'Denne nettleseren kan ikke åpne det opptaket. Prøv en annen type, for eksempel MP3 eller WAV.',
      nn: 'Denne nettlesaren kan ikkje opne det opptaket. Prøv ein annan type, til dømes MP3 eller WAV.',
      en: 'This browser cannot open that recording. Try another kind, such as MP3 or WAV.',
    },
    'too-long': {
      nb: 'Opptaket er for langt. Det kan vare i 20 minutter. Del det i flere.',
      nn: 'Opptaket er for langt. Det kan vare i 20 minutt. Del det i fleire.',
      en: 'The recording is too long. It can last for 20 minutes. Divide it into several.',
    },
    'too-large': {
      nb: 'Opptaket er for stort til at vi kan åpne det her. Ta opp bare lyd, eller del det i flere.',
      nn: 'Opptaket er for stort til at vi kan opne det her. Ta opp berre lyd, eller del det i fleire.',
      en: 'The recording is too large for us to open here. Record sound only, or divide it into several.',
    },
    silent: {
      nb: 'Vi hørte ingenting. Sjekk mikrofonen og prøv igjen.',
      nn: 'Vi høyrde ingenting. Sjekk mikrofonen og prøv på nytt.',
      en: 'We heard nothing. Check the microphone and try again.',
    },
    stuck: {
      nb: 'Stemmen kunne ikke forandres. Prøv igjen, eller skriv i stedet.',
      nn: 'Stemma kunne ikkje endrast. Prøv på nytt, eller skriv i staden.',
      en: 'The voice could not be changed. Try again, or write instead.',
    },
  },
}
