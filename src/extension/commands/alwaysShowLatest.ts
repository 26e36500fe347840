import { changeSetting } from '../settings'
import type { CommandHandler } from './services'

/** `Always show the latest run`. */
export const alwaysShowLatest: CommandHandler = () => changeSetting('runs.alwaysShowLatest', true)

/** `Do not show each run that starts`. */
export const neverShowLatest: CommandHandler = () => changeSetting('runs.alwaysShowLatest', false)
