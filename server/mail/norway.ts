const CLOCK_OF_NORWAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hourCycle: 'h23',
  ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
  ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
})

/** Milliseconds that the clocks of Norway are ahead of UTC at an instant. */
export function aheadOfUtc(instant: number): number {
  const second = Math.floor(instant / 1000) * 1000
  const parts = new Map(
    CLOCK_OF_NORWAY.formatToParts(second).map(({ type, value }) => [type, Number(value)]),
  )
  const [year = 0, month = 0, day, hour, minute, seconds] = [
    ...(['year', 'month', 'day', 'hour', 'minute', 'second'] as const),
  ].map((type) => parts.get(type) ?? 0)
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second
}
