import { catalogues } from '../entry.ts'
import { printFaults } from '../fingerprint.ts'

/** The page that asks for a server and a vault before there is a desk. */
export const start = {
  start: {
    title: { no: 'Start skranken', en: 'Start the desk' },
    lead: {
      nb: 'Fyll ut dette én gang. Programmet husker det på denne maskinen.',
      nn: 'Fyll ut dette éin gong. Programmet hugsar det på denne maskina.',
      en: 'Fill this in once. The program remembers it on this machine.',
    },
    server: {
      nb: 'Adressen til mottakets tjener',
      nn: 'Adressa til tenaren til mottaket',
      en: 'Address of the reception’s server',
    },
    serverHint: {
      nb: 'For eksempel https://skranke.eksempel.no. Lederen for mottaket kjenner den.',
      nn: 'Til dømes https://skranke.eksempel.no. Leiaren for mottaket kjenner ho.',
      en: 'For example https://desk.example.org. The head of reception knows it.',
    },
    which: { nb: 'Hvelvet ditt', nn: 'Kvelvet ditt', en: 'Your vault' },
    make: {
      nb: 'Lag et nytt hvelv: jeg er ny her',
      nn: 'Lag eit nytt kvelv: eg er ny her',
      en: 'Make a new vault: I am new here',
    },
    open: {
      nb: 'Åpne hvelvet som jeg har',
      nn: 'Opne kvelvet som eg har',
      en: 'Open the vault that I have',
    },
    root: { no: 'Fingeravtrykket til mottaket', en: 'Fingerprint of the reception' },
    rootHint: {
      nb: 'Lederen for mottaket leser det opp for deg: 32 tegn i grupper på fire. Et nytt hvelv trenger det.',
      nn: 'Leiaren for mottaket les det opp for deg: 32 teikn i grupper på fire. Eit nytt kvelv treng det.',
      en: 'The head of reception reads it to you: 32 symbols in groups of four. A new vault needs it.',
    },
    vault: { nb: 'Fila med hvelvet', nn: 'Fila med kvelvet', en: 'File of the vault' },
    vaultHint: {
      nb: 'På denne maskinen, og ikke i en mappe som kopieres til andre, som OneDrive.',
      nn: 'På denne maskina, og ikkje i ei mappe som blir kopiert til andre, som OneDrive.',
      en: 'On this machine, and not in a folder that is copied to others, such as OneDrive.',
    },
    socks: {
      nb: 'SOCKS-mellomtjener, om dere har en',
      nn: 'SOCKS-mellomtenar, om de har ein',
      en: 'SOCKS proxy, if you have one',
    },
    socksHint: {
      nb: 'For eksempel 127.0.0.1:9050 med Tor. Ellers er feltet tomt.',
      nn: 'Til dømes 127.0.0.1:9050 med Tor. Elles er feltet tomt.',
      en: 'For example 127.0.0.1:9050 with Tor. Otherwise the field is empty.',
    },
    fixed: { no: 'IT har fylt ut dette for deg.', en: 'IT has filled this in for you.' },
    fixedRoot: {
      nb: 'IT har fylt ut dette for deg. Sammenlign det tegn for tegn med arket fra lederen for mottaket før du starter.',
      nn: 'IT har fylt ut dette for deg. Samanlikn det teikn for teikn med arket frå leiaren for mottaket før du startar.',
      en: 'IT has filled this in for you. Compare it, symbol by symbol, with the paper from the head of reception before you start.',
    },
    copied: { no: 'Bruk mappa likevel', en: 'Use the folder all the same' },
    language: { no: 'Språk', en: 'Language' },
    submit: 'Start',
    working: { nb: 'Starter ...', nn: 'Startar ...', en: 'Starting ...' },
    save: { no: 'Lagre', en: 'Save' },
    saved: {
      nb: 'Lagret. Skranken som er åpen, går videre som før. For å gå over til det nye: trykk «{end}», lukk alle faner med skranken, og start programmet igjen.',
      nn: 'Lagra. Skranken som er open, går vidare som før. For å gå over til det nye: trykk «{end}», lukk alle fanene med skranken, og start programmet på nytt.',
      en: 'Saved. The desk that is open goes on as before. To change to the new settings: press “{end}”, close every tab with the desk, and start the program again.',
    },
    toDesk: { no: 'Til skranken', en: 'To the desk' },
    end: { no: 'Avslutt programmet', en: 'End the program' },
    ended: {
      nb: 'Programmet er avsluttet. Du kan lukke denne fanen.',
      nn: 'Programmet er avslutta. Du kan lukke denne fana.',
      en: 'The program has ended. You can close this tab.',
    },
    gone: {
      nb: 'Programmet svarer ikke. Start det på nytt.',
      nn: 'Programmet svarar ikkje. Start det på nytt.',
      en: 'The program does not answer. Start it again.',
    },
  },
  startFaults: {
    server: {
      nb: 'Dette er ikke adressen til en tjener. Den ser ut som https://skranke.eksempel.no, uten noe etter navnet.',
      nn: 'Dette er ikkje adressa til ein tenar. Ho ser ut som https://skranke.eksempel.no, utan noko etter namnet.',
      en: 'This is not the address of a server. It looks like https://desk.example.org, with nothing after the name.',
    },
    'server-plain': {
      nb: 'Adressen må begynne med https://. Bare en onion-adresse begynner med http://.',
      nn: 'Adressa må byrje med https://. Berre ei onion-adresse byrjar med http://.',
      en: 'The address must begin with https://. Only an onion address begins with http://.',
    },
    root: printFaults.root.length,
    'root-slip': printFaults.root.slip,
    'vault-empty': {
      nb: 'Skriv hvor fila med hvelvet er.',
      nn: 'Skriv kvar fila med kvelvet er.',
      en: 'Write where the file of the vault is.',
    },
    'vault-path': {
      nb: 'Skriv hele stien til fila, fra begynnelsen.',
      nn: 'Skriv heile stien til fila, frå starten.',
      en: 'Write the whole path of the file, from its beginning.',
    },
    'vault-name': {
      nb: 'Windows tar ikke imot dette navnet. Bruk bokstaver, tall og bindestrek.',
      nn: 'Windows tek ikkje imot dette namnet. Bruk bokstavar, tal og bindestrek.',
      en: 'Windows does not take this name. Use letters, digits and dashes.',
    },
    'vault-there': {
      nb: 'Det er et hvelv der allerede. Åpne det, eller velg et annet navn.',
      nn: 'Det er eit kvelv der frå før. Opne det, eller vel eit anna namn.',
      en: 'There is a vault already. Open it, or choose another name.',
    },
    'vault-missing': {
      nb: 'Det er ikke noe hvelv der. Se etter om stien er riktig, eller lag et nytt.',
      nn: 'Det er ikkje noko kvelv der. Sjå etter om stien er rett, eller lag eit nytt.',
      en: 'There is no vault there. See whether the path is right, or make a new one.',
    },
    'vault-folder': {
      nb: 'Mappa finnes ikke. Lag den først, eller velg en annen.',
      nn: 'Mappa finst ikkje. Lag ho først, eller vel ei anna.',
      en: 'The folder does not exist. Make it first, or choose another.',
    },
    copied: {
      nb: '{detail} kopierer denne mappa til andre maskiner. Nøkler som blir slettet her, lever videre der. Velg en mappe som bare er på denne maskinen.',
      nn: '{detail} kopierer denne mappa til andre maskiner. Nøklar som blir sletta her, lever vidare der. Vel ei mappe som berre er på denne maskina.',
      en: '{detail} copies this folder to other machines. Keys that are destroyed here live on there. Choose a folder that is only on this machine.',
    },
    socks: {
      nb: 'En mellomtjener skrives som 127.0.0.1:9050.',
      nn: 'Ein mellomtenar blir skriven som 127.0.0.1:9050.',
      en: 'A proxy is written like 127.0.0.1:9050.',
    },
    'proxy-set': {
      nb: '{detail} er satt på denne maskinen. Skranken går ikke gjennom en slik mellomtjener: den som driver den, ser hvem som arbeider, og når. Be IT om å ta den bort for dette programmet.',
      nn: '{detail} er sett på denne maskina. Skranken går ikkje gjennom ein slik mellomtenar: den som driv han, ser kven som arbeider, og når. Be IT om å ta han bort for dette programmet.',
      en: '{detail} is set on this machine. The desk goes through no such proxy: whoever runs it sees who works, and when. Ask IT to take it away for this program.',
    },
    settings: {
      nb: 'Innstillingene i {detail} kan ikke leses. Be IT om å rette eller fjerne fila.',
      nn: 'Innstillingane i {detail} kan ikkje lesast. Be IT om å rette eller fjerne fila.',
      en: 'The settings in {detail} cannot be read. Ask IT to mend or remove the file.',
    },
    fault: {
      nb: 'Noe gikk galt. Prøv igjen; hjelper det ikke, spør IT.',
      nn: 'Noko gjekk gale. Prøv på nytt; hjelper det ikkje, spør IT.',
      en: 'Something went wrong. Try again; if that does not help, ask IT.',
    },
  },
}

/** Those texts by language: the start page has no other words. */
export const START_CATALOGUES = catalogues(start)

const windowTexts = {
  window: {
    desk: { no: 'Skranken din: {url}', en: 'Your desk: {url}' },
    settings: { nb: 'Innstillinger: {url}', nn: 'Innstillingar: {url}', en: 'Settings: {url}' },
    give: {
      nb: 'Gi ikke adressene til noen. Lukk dette vinduet for å avslutte programmet.',
      nn: 'Ikkje gi adressene til nokon. Lukk dette vindauget for å avslutte programmet.',
      en: 'Give these addresses to nobody. Close this window to end the program.',
    },
    other: {
      nb: 'Programmet er startet allerede: {url}',
      nn: 'Programmet er starta frå før: {url}',
      en: 'The program is running already: {url}',
    },
    editor: { no: 'Redigeringen: {url}', en: 'The editor: {url}' },
    endEditor: {
      nb: 'Gi ikke adressen til noen. Ctrl-C avslutter redigeringen.',
      nn: 'Ikkje gi adressa til nokon. Ctrl-C avsluttar redigeringa.',
      en: 'Give this address to nobody. Ctrl-C ends the editor.',
    },
    enter: {
      nb: 'Trykk Enter for å lukke vinduet.',
      nn: 'Trykk Enter for å lukke vindauget.',
      en: 'Press Enter to close the window.',
    },
  },
}

/** Words in the window of the program, where there is a window. */
export const WINDOW_CATALOGUES = catalogues(windowTexts)
