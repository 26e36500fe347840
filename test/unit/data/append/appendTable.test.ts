import { describe, expect, it } from 'vitest'
import { examplesOf, plainReading, textWith } from './readAppended'

const paris = "de [Paris](FROM) à l'[Isle Adam](TO)"
const tokens = ['de', 'Paris', 'à', "l'", 'Isle', 'Adam']
const tags = ['O', 'B-FROM', 'O', 'O', 'B-TO', 'I-TO']
const parisWords = { type: 'tokens', tokens, tags }

const spansOfParis = (label: (text: string) => string = (text) => text) => ({
  type: 'text',
  text: "de Paris à l'Isle Adam",
  spans: [
    { start: 3, end: 8, label: label('FROM') },
    { start: 13, end: 22, label: label('TO') },
  ],
})

describe('a sentence appended to a table', () => {
  it.each([
    [
      'of words, with empty rows between sentences',
      'a.csv',
      'word,tag\nà,O\nLyon,B-TO\n',
      "\nde,O\nParis,B-FROM\nà,O\nl',O\nIsle,B-TO\nAdam,I-TO\n",
    ],
    [
      'of words, with rows of nothing between sentences',
      'a.csv',
      'word;pos;tag\r\nà;P;O\r\n;;\r\nLyon;N;B-TO\r\n;;\r\n',
      "de;;O\r\nParis;;B-FROM\r\nà;;O\r\nl';;O\r\nIsle;;B-TO\r\nAdam;;I-TO\r\n;;\r\n",
    ],
    ['of words without a header', 'a.csv', 'à,O\nLyon,B-TO', "\n\nde,O\nParis,B-FROM\nà,O\nl',O\nIsle,B-TO\nAdam,I-TO"],
    [
      'of words, where the first of a sentence has its number',
      'a.csv',
      'Sentence #,Word,Tag\nSentence: 1,à,O\n,Lyon,B-TO\nSentence: 9,non,O\nSentence: 2,Pau,B-TO\n',
      "Sentence: 10,de,O\n,Paris,B-FROM\n,à,O\n,l',O\n,Isle,B-TO\n,Adam,I-TO\n",
    ],
    [
      'of words, where each has the number of its sentence, and rows are counted',
      'a.tsv',
      'row\tsentence_id\ttoken\tner\n0\t007\tà\tO\n1\t007\tLyon\tB-TO\n',
      "2\t008\tde\tO\n3\t008\tParis\tB-FROM\n4\t008\tà\tO\n5\t008\tl'\tO\n6\t008\tIsle\tB-TO\n7\t008\tAdam\tI-TO\n",
    ],
    [
      'of lists as JSON',
      'a.csv',
      'id,tokens,tags\n1,"[""à"",""Lyon""]","[""O"",""B-TO""]"\n2,"[""non""]","[""O""]"\n',
      `3,"[""de"",""Paris"",""à"",""l'"",""Isle"",""Adam""]","[""O"",""B-FROM"",""O"",""O"",""B-TO"",""I-TO""]"\n`,
    ],
    [
      'of lists as Python prints them',
      'a.csv',
      `tokens,ner_tags\n"['à', 'Lyon']","['O', 'B-TO']"\n`,
      `"['de', 'Paris', 'à', ""l'"", 'Isle', 'Adam']","['O', 'B-FROM', 'O', 'O', 'B-TO', 'I-TO']"\n`,
    ],
    [
      'of lists as NumPy prints them',
      'a.tsv',
      `tokens\ttags\n['à' 'Lyon']\t['O' 'B-TO']\n`,
      `"['de' 'Paris' 'à' ""l'"" 'Isle' 'Adam']"\t['O' 'B-FROM' 'O' 'O' 'B-TO' 'I-TO']\n`,
    ],
    [
      'of words in a cell',
      'a.csv',
      'sentence;labels\nà Lyon;O B-TO\n',
      "de Paris à l' Isle Adam;O B-FROM O O B-TO I-TO\n",
    ],
    [
      'with all cells in quotes',
      'a.csv',
      '"id","sentence","labels"\n"a","à Lyon","O B-TO"\n',
      `"","de Paris à l' Isle Adam","O B-FROM O O B-TO I-TO"\n`,
    ],
  ])('%s is read as one', async (_, name, before, added) => {
    const after = await textWith(name, before, [paris])
    expect(after).toBe(before + added)
    const { examples, codes } = await examplesOf(name, after)
    expect(examples.at(-1)).toMatchObject(parisWords)
    expect(examples.slice(0, -1)).toEqual((await examplesOf(name, before)).examples)
    expect(codes).toEqual([])
  })

  it.each([
    [
      'JSON',
      'text,entities\nLyon,"[{""start"":0,""end"":4,""label"":""TO""}]"\n',
      `de Paris à l'Isle Adam,"[{""start"":3,""end"":8,""label"":""FROM""},{""start"":13,""end"":22,""label"":""TO""}]"\n`,
    ],
    [
      'tuples of Python',
      `text,entities\nLyon,"[(0, 4, 'TO')]"\nnon,[]\n`,
      `de Paris à l'Isle Adam,"[(3, 8, 'FROM'), (13, 22, 'TO')]"\n`,
    ],
    [
      'dictionaries of Python',
      `text;entities\nLyon;[{'start': 0, 'end': 4, 'label': 'TO'}]\n`,
      `de Paris à l'Isle Adam;[{'start': 3, 'end': 8, 'label': 'FROM'}, {'start': 13, 'end': 22, 'label': 'TO'}]\n`,
    ],
    [
      'JSON in a table whose spans are all empty yet',
      'text,spans\nnon,[]\n',
      `de Paris à l'Isle Adam,"[{""start"": 3, ""end"": 8, ""label"": ""FROM""}, {""start"": 13, ""end"": 22, ""label"": ""TO""}]"\n`,
    ],
  ])('of spans as %s is read as one', async (_, before, added) => {
    const after = await textWith('a.csv', before, [paris])
    expect(after).toBe(before + added)
    const { examples, codes } = await examplesOf('a.csv', after)
    expect(examples.at(-1)).toMatchObject(spansOfParis())
    expect(codes).toEqual([])
  })

  it('has nothing in the cell of spans where others have nothing', async () => {
    const before = 'text,entities\nnon,\nLyon,"[[0, 4, ""TO""]]"\n'
    expect(await textWith('a.csv', before, ['oui'])).toBe(`${before}oui,\n`)
  })

  it('is in quotes only where it must be', async () => {
    const before = 'text,entities\n"Lyon, Pau","[[0, 4, ""TO""]]"\nnon,[]\n'
    const after = await textWith('a.csv', before, ['«"oui"», [Pau](TO)'])
    expect(after).toBe(`${before}"«""oui""», Pau","[[9, 12, ""TO""]]"\n`)
    expect((await examplesOf('a.csv', after)).examples.at(-1)).toMatchObject({ text: '«"oui"», Pau' })
  })

  it('has bare quotes as words where a table of tabs has', async () => {
    const before = 'word\tcase\ttag\n"\t-\tO\nLyon\t-\tB-TO\n'
    const after = await textWith('a.tsv', before, ['" [Pau](TO) "'])
    expect(after).toBe(`${before}\n"\t\tO\nPau\t\tB-TO\n"\t\tO\n`)
    const { examples } = await examplesOf('a.tsv', after)
    expect(examples.at(-1)).toMatchObject({ tokens: ['"', 'Pau', '"'], tags: ['O', 'B-TO', 'O'] })
  })

  it('has numbers for tags where the config says what they mean', async () => {
    const reading = { ...plainReading, labels: ['O', 'B-FROM', 'I-FROM', 'B-TO', 'I-TO'] }
    const before = `tokens,ner_tags\n"['à' 'Lyon']",[0 3]\n`
    const after = await textWith('a.csv', before, ['de [San Jose](FROM)'], reading)
    expect(after).toBe(`${before}"['de' 'San' 'Jose']",[0 1 2]\n`)
  })

  it('is in the columns that the config names', async () => {
    const reading = { ...plainReading, textColumn: 'mot', labelColumn: 'étiquette' }
    const before = 'étiquette,mot\nB-TO,Lyon\n'
    const after = await textWith('a.csv', before, ['[Pau](TO)'], reading)
    expect(after).toBe(`${before}\nB-TO,Pau\n`)
  })

  it('has a number of its own beside others that are added with it', async () => {
    const before = 'sent_id,word,tag\n1,Lyon,B-TO\n'
    expect(await textWith('a.csv', before, ['[Pau](TO)', 'non'])).toBe(`${before}2,Pau,B-TO\n3,non,O\n`)
  })
})

describe('nothing is appended to a table', () => {
  it.each([
    ['with a header only', 'a.csv', 'tokens,tags\n', 'unreadable'],
    ['that is empty', 'a.csv', '', 'unreadable'],
    ['of other things', 'a.csv', 'price,amount\n1,2\n', 'unreadable'],
    ['with a quote that is not closed', 'a.csv', 'word,tag\nLyon,B-TO\n"à,O\n', 'unreadable'],
    ['whose sentences are named and not numbered', 'a.csv', 'sent_id,word,tag\nfirst,Lyon,B-TO\n', 'scheme'],
  ])('%s', async (_, name, text, refusal) => {
    expect(await textWith(name, text, ['[Pau](TO)'])).toBe(refusal)
  })

  it.each([
    ['a label with a space in a short table, which would be read as lists', 'word,tag\nLyon,TO\n', '[Pau](TO WN)'],
    ['a quote that has no place in spans as Python prints them', `text;spans\nLyon;[(0, 4, 'TO')]\n`, "[Pau](L'X)"],
    ['a word with brackets that a list without quotes cannot have', 'text,tags\nLyon,[0]\n', '[Pau](TO)'],
  ])('where it cannot say it: %s', async (_, text, markup) => {
    expect(await textWith('a.csv', text, [markup])).toBe('scheme')
  })
})
