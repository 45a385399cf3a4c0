import type { PrintTexts } from './nb.ts'

/** Printed texts in nynorsk. */
export const nn: PrintTexts = {
  sheet: {
    title: 'Gjenopprettingsark {number} av {total}',
    subject: 'Kvelvet til {member}',
    lead: 'Dette er ein av {total} nøkkeldelar. Med {needed} av dei, fila {file} og ein tryggingskopi kan kvelvet opnast utan passordet. Eitt ark aleine opnar ingenting.',
    codeTitle: 'Nøkkeldelen',
    line: 'Linje {line}',
    qr: 'QR-kode med dei same fire linjene',
    qrHint: 'QR-koden er dei same fire linjene. Les han berre med eit kamera som ikkje er på nett.',
    set: 'Sett: {set}',
    made: 'Laga: {day}',
    reception: 'Fingeravtrykket til mottaket: {fingerprint}',
    useTitle: 'Når kvelvet eller passordet er borte',
    use: 'Hent {needed} ark med same sett. Køyr «npm run recovery -- restore --help» og skriv av linjene. Ein feil blir vist med ark og linje. Kvelvet får eit nytt passord.',
    returns:
      'Dette får du tilbake: nøkkelen du signerer med, og sakene du har opna, slik dei var i tryggingskopien.',
    lost: 'Dette får du ikkje tilbake: Vekenøklane ligg berre i fila ved sida av kvelvet og har ingen kopi. Er den fila borte, kan du ikkje opne det du ikkje har opna enno. Ein kollega som òg er mottakar, kan lese det. Er du den einaste mottakaren, er det tapt. Det som kjem seinare, kan du opne når du har laga nye vekenøklar og leiaren har signert dei.',
    keepTitle: 'Slik tek du vare på arket',
    keep: 'Legg kvart ark i sin eigen konvolutt, hos ulike personar eller på ulike stader. Ikkje ta bilete av det. Prøv arka ein gong i året med «npm run recovery -- drill». Byter du passord, eller er eit ark på avvegar: Lag nye ark, og makuler dei gamle og fila {file}.',
    backup:
      'Ein gammal tryggingskopi opnar òg saker som er sletta sidan. Ta berre vare på dei nyaste kopiane.',
    keeper: 'Blir oppbevart av:',
    place: 'Stad:',
    tried: 'Prøvd (dato):',
  },
  rootSheet: {
    subject: 'Rotnøkkelen til mottaket',
    lead: 'Dette er ein av {total} nøkkeldelar. Med {needed} av dei og fila {file} kan nokon signere nøkkellister i namnet til mottaket: kven som les kva, og kven som slepp inn. Eitt ark aleine opnar ingenting.',
    useTitle: 'Når root.key eller passordet til han er borte',
    use: 'Hent {needed} ark med same sett. Køyr «npm run ceremony -- restore --help» og skriv av linjene. Ein feil blir vist med ark og linje. Rotnøkkelen får eit nytt passord.',
    returns:
      'Dette får du tilbake: sjølve rotnøkkelen, med fingeravtrykket over. Kan nokon andre ha han, så lag ein ny rotnøkkel med desse arka: «npm run ceremony -- succeed».',
    lost: 'Dette får du ikkje tilbake: Rotnøkkelen opnar ingenting som er forsegla til nokon. Berre medlemene opnar meldingar.',
    keep: 'Legg kvart ark i sin eigen konvolutt, hos ulike personar eller på ulike stader. Ikkje ta bilete av det. Prøv arka ein gong i året med «npm run ceremony -- drill». Er eit ark på avvegar: Lag nye ark, og makuler dei gamle og alle kopiar av {file}. Er så mange på avvegar at nokon kan ha {needed}: Lag ein ny rotnøkkel.',
    backup: 'Oppbevar {file} på to stader. Utan henne opnar arka ingenting.',
  },
  card: {
    title: 'Sei frå, utan å seie kven du er',
    address: 'Adressa',
    onion: 'I Tor Browser',
    qr: 'QR-kode med adressa {address}',
    first: 'Her kan du fortelje mottaket om noko som ikkje er greitt.',
    second:
      'Du treng ikkje namn, e-post eller telefon. Mottaket les det du skriv, og lèt dei som følgjer opp, lese det.',
    third: 'Du får ein kode. Med han ser du svar og kan skrive meir.',
    network:
      'Bruk helst din eigen telefon eller di eiga maskin og eit anna nett enn det på jobben eller studiestaden.',
    fingerprintTitle: 'Fingeravtrykket til mottaket',
    fingerprint:
      'Med desse teikna kan du, eller nokon du stolar på, kontrollere at det du skriv, går til dette mottaket og ingen andre.',
  },
  poster: {
    title: 'Har du sett noko som ikkje er greitt?',
    lead: 'Du kan seie frå utan å seie kven du er.',
  },
}
