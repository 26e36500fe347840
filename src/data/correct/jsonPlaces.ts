/** Characters of a JSON text that a value takes. */
export interface JsonPlace {
  readonly start: number
  readonly end: number
}

/** Where the elements of the list are that an object has by a key; null if it is no such object. @param text valid JSON */
export function listPlaces(text: string, key: string): readonly JsonPlace[] | null {
  const list = fieldsOf(text).find(([name]) => name === key)?.[1]
  if (list === undefined || text[list.start] !== '[') return null
  return elementsOf(text, list)
}

/** The fields of an object, in order; the last one of a name counts, as parsers have it. */
function fieldsOf(text: string): readonly (readonly [name: string, place: JsonPlace])[] {
  const object = { start: skipSpace(text, 0), end: text.length }
  if (text[object.start] !== '{') return []
  const fields: [string, JsonPlace][] = []
  for (let place = skipSpace(text, object.start + 1); text[place] === '"';) {
    const nameEnd = endOfValue(text, place)
    const name = JSON.parse(text.slice(place, nameEnd)) as string
    const start = skipSpace(text, skipSpace(text, nameEnd) + 1)
    const end = endOfValue(text, start)
    fields.unshift([name, { start, end }])
    const next = skipSpace(text, end)
    place = text[next] === ',' ? skipSpace(text, next + 1) : text.length
  }
  return fields
}

function elementsOf(text: string, list: JsonPlace): readonly JsonPlace[] {
  const elements: JsonPlace[] = []
  for (let start = skipSpace(text, list.start + 1); start < list.end && text[start] !== ']';) {
    const end = endOfValue(text, start)
    elements.push({ start, end })
    const next = skipSpace(text, end)
    start = text[next] === ',' ? skipSpace(text, next + 1) : list.end
  }
  return elements
}

function skipSpace(text: string, from: number): number {
  let place = from
  while (place < text.length && /\s/u.test(text[place] ?? '')) place++
  return place
}

/** Where the value that begins at a place ends. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let place = start; place < text.length; place++) {
    const character = text[place]
    if (character === '"') place = endOfString(text, place) - 1
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      if (depth === 0) return place
      depth--
    } else if (depth === 0 && (character === ',' || /\s/u.test(character ?? ''))) return place
    if (depth === 0 && '"}]'.includes(text[place] ?? '')) return place + 1
  }
  return text.length
}

function endOfString(text: string, start: number): number {
  for (let place = start + 1; place < text.length; place++) {
    if (text[place] === '\\') place++
    else if (text[place] === '"') return place + 1
  }
  return text.length
}
