/** `12,345`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

/** A fraction as a percentage without its sign, `97.4`; a dash where there is none. */
export function percent(fraction: number | null | undefined, digits = 1): string {
  return fraction === null || fraction === undefined ? '–' : (fraction * 100).toFixed(digits)
}

/** A loss or a norm: four significant digits, `0.2312`; `NaN` where the trainer had no number. */
export function significant(value: number | null): string {
  return value === null ? 'NaN' : value.toPrecision(4)
}

/** A learning rate as people write it, `5e-5`, `1.25e-4`. */
export function rate(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e')
  return value === 0 ? '0' : `${mantissa.replace(/\.?0+$/, '')}e${exponent.replace('+', '')}`
}

/** `1:02:03` or `4:05`, of seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** `91 MB`, in powers of 1000 as disks and file managers say it. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)))
  const scaled = value / 1000 ** power
  return `${scaled >= 10 || power === 0 ? Math.round(scaled) : scaled.toFixed(1)} ${units[power] ?? 'B'}`
}

/** Parameters of a model: `22.6 M`. */
export function millions(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(1)} B`
  return value >= 1e6 ? `${(value / 1e6).toFixed(1)} M` : count(value)
}
