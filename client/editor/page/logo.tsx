import { useState } from 'preact/hooks'
import { LOGO_FILES, LOGO_MOST, type LogoMistake } from '../../texts/logo.ts'
import { fill } from '../../texts/wording.ts'
import { useEditing } from './words.ts'

const KINDS = '.svg,.png,image/svg+xml,image/png'

/** The organisation's logo: choose one, put another in its place, or take it out. The preview shows it. */
export function LogoField() {
  const { store, t } = useEditing()
  const [mistake, setMistake] = useState<LogoMistake | null>(null)
  const there = LOGO_FILES.find((file) => typeof store.state.values.get(file) === 'string')
  const take = async (input: HTMLInputElement) => {
    const [chosen] = input.files ?? []
    if (chosen === undefined) return
    setMistake(await store.chooseLogo(chosen))
    // the same file may be chosen again once it is mended
    input.value = ''
  }
  const most = { svg: LOGO_MOST['logo.svg'], png: LOGO_MOST['logo.png'] }
  return (
    <section class="part" id="logo">
      <h2>{t.logo.title}</h2>
      <p id="logo-hint">{fill(t.logo.hint, most)}</p>
      <p id="logo-now" role="status">
        {there === undefined ? t.logo.none : fill(t.logo.there, { file: there })}
      </p>
      {mistake !== null && (
        <p id="logo-wrong" class="problem" role="alert">
          {fill(t.logoMistakes[mistake], most)}
        </p>
      )}
      <label>
        {there === undefined ? t.logo.choose : t.logo.replace}
        <input
          id="logo-file"
          type="file"
          accept={KINDS}
          aria-invalid={mistake === null ? undefined : 'true'}
          aria-describedby={mistake === null ? 'logo-hint' : 'logo-wrong'}
          onChange={({ currentTarget }) => void take(currentTarget)}
        />
      </label>
      {there !== undefined && (
        <button
          type="button"
          class="quiet"
          id="logo-remove"
          onClick={() => {
            setMistake(null)
            store.setLogo(null)
          }}
        >
          {t.logo.remove}
        </button>
      )}
    </section>
  )
}
