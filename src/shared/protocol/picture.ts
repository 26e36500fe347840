import type { Fields } from '../check'
import { failedField, isRecord, isString } from '../check'

/** A chart as files have it, in both kinds: its user is asked which one is kept. */
export interface Picture {
  /** Of the chart. */
  readonly title: string
  /** The text of an SVG file. */
  readonly svg: string
  /** The bytes of a PNG file. */
  readonly png: Uint8Array
}

/** Any panel with charts to host: its user wants a picture of one. */
export interface PictureIntent extends Picture {
  readonly type: 'picture'
}

const fields: Fields<Picture> = {
  title: isString,
  svg: isString,
  png: (value) => value instanceof Uint8Array && value.length > 0,
}

/** What a panel sent, if it is a picture; else null. */
export function readPicture(message: unknown): Picture | null {
  if (!isRecord(message) || message['type'] !== 'picture') return null
  return failedField(message, Object.entries(fields)) === undefined ? (message as unknown as Picture) : null
}
