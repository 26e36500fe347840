import { describe, expect, it } from 'vitest'
import { defaultViewOptions } from '../../../../src/shared/protocol/dashboard'
import { htmlReport } from '../../../../webview/report/main'
import { sampleScores } from '../../runs/fixture'
import { config, reportedRun, reportOf } from './reportWith'

const environment = {
  type: 'environment',
  time: 1,
  python: '3.12.1',
  versions: { torch: '2.13.0', transformers: '5.23.0' },
  platform: 'Linux',
  device: 'cpu',
  device_name: 'EPYC',
  threads: 2,
  precision: 'bf16',
  precision_reason: 'faster here',
} as const

describe('of one run', () => {
  it('has its charts, scores, config and environment', () => {
    const html = htmlReport(reportOf([reportedRun({ origin: { results: { test: sampleScores }, environment } })]))
    expect(html).toContain('<h1>ner-20260101-101010</h1>')
    expect(html).toContain('<title>Loss</title>')
    expect(html).toMatch(/test data<\/th><td>84\.7<\/td>/)
    expect(html).toContain(`<pre>${config}</pre>`)
    expect(html).toContain('<dt>torch</dt><dd>2.13.0</dd>')
    expect(html).toContain('<dt>Git commit</dt><dd>0123456789ab <span class="quiet">with changes')
    expect(html).toContain('<th scope="row">learning_rate</th><td>0.00005</td>')
    expect(html).toContain('2026-11-24 08:05 UTC')
  })

  it('loads nothing and runs nothing', () => {
    const html = htmlReport(reportOf([reportedRun({})]))
    expect(html).toContain(`default-src 'none'`)
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /<script|<link|<img|https?:|@import|url\((?!#)/,
    )
  })

  it('takes names, texts and the config as data', () => {
    const run = { id: '<b>run</b>', model: '"><script>', warnings: [{ code: 'x', message: '<i>', key: null }] }
    const html = htmlReport(reportOf([reportedRun({ run, origin: { config: 'run_name: "</pre><script>"' } })]))
    expect(html).not.toMatch(/<b>|<i>|<script/)
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;')
  })

  it('has the charts that its user looks at, and as they are looked at', () => {
    const options = { ...defaultViewOptions, removed: ['loss'], axis: 'epoch' } as const
    const html = htmlReport(reportOf([reportedRun({})], { options }))
    expect(html).not.toContain('<title>Loss</title>')
    expect(html).toContain('>epoch</text>')
  })

  it('leaves charts without a point out', () => {
    const run = { ...reportedRun({}), points: [] }
    const html = htmlReport(reportOf([run]))
    // The planned learning rate is known without any step.
    expect(html).toContain('<title>Learning rate</title>')
    expect(html).not.toContain('<title>Loss</title>')
  })

  it('tells why the run failed and what it was warned of', () => {
    const failure = { code: 'not-finite', message: 'The loss is NaN.', hint: 'Lower the rate.', key: null, log: null }
    const warnings = [{ code: 'truncated', message: 'Three sentences were cut.', key: null }]
    const html = htmlReport(reportOf([reportedRun({ run: { state: 'failed', failure, warnings } })]))
    expect(html).toContain('The loss is NaN.')
    expect(html).toContain('Lower the rate.')
    expect(html).toContain('<li>Three sentences were cut.</li>')
  })

  it('has what the log says of the failure', () => {
    const log = { text: 'OSError: no <room>', place: 'File "train.py", line 7, in save' }
    const failure = { code: 'failed', message: 'It broke.', hint: 'Look.', key: null, log }
    const html = htmlReport(reportOf([reportedRun({ run: { state: 'failed', failure } })]))
    expect(html).toContain('<pre>OSError: no &lt;room&gt;\nFile &quot;train.py&quot;, line 7, in save</pre>')
  })

  it('is called by the name that a person gave it, and says its id', () => {
    const html = htmlReport(reportOf([reportedRun({ name: 'My <run>' })]))
    expect(html).toContain('<title>My &lt;run&gt;</title>')
    expect(html).toContain('<h1>My &lt;run&gt;</h1>')
    expect(html).toMatch(/<p class="quiet">Completed · ner-20260101-101010 · /)
  })

  it('says of a run of another tool what is known of it', () => {
    const html = htmlReport(reportOf([reportedRun({ run: { tool: 'transformers', best: null }, origin: null })]))
    expect(html).toContain('Hugging Face Trainer')
    expect(html).not.toContain('<pre>')
  })

  it('has what the model took for what', () => {
    const counts = [
      [4, 1],
      [2, 0],
    ]
    const confusion = { split: 'test', types: ['DEPART'], counts } as const
    const html = htmlReport(reportOf([reportedRun({ confusion })]))
    expect(html).toContain('<th scope="row">DEPART</th><td>4</td><td>1</td>')
    expect(html).toContain('<th scope="row">not in gold</th><td>2</td><td></td>')
  })

  it('has drawings whose parts do not mix', () => {
    const names = [...htmlReport(reportOf([reportedRun({})])).matchAll(/ id="([^"]+)"/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(1)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('of several runs', () => {
  const one = reportedRun({ run: { id: 'a-1', directory: '/a', best: { metric: 'f1', value: 0.5, step: 3 } } })
  const other = reportedRun({ run: { id: 'a-2', directory: '/b' } })
  const settings = [{ key: 'learning_rate', values: ['0.1', '0.2'] }]

  it('compares them first, and then tells of each', () => {
    const html = htmlReport(reportOf([one, other], { settings }))
    expect(html).toContain('<h1>Comparison of 2 runs</h1>')
    expect(html).toContain('<th scope="row">learning_rate</th><td>0.1</td><td>0.2</td>')
    expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('<h2>a-1</h2>'))
    expect(html).toContain('<h2>a-2</h2>')
  })

  it('calls them by their names in tables and charts', () => {
    const html = htmlReport(reportOf([{ ...one, name: 'slow' }, other], { settings }))
    expect(html).toContain('<th scope="col">slow</th>')
    expect(html).toContain('with the difference to slow')
    expect(html).toMatch(/<text[^>]*>slow/)
    expect(html).toContain('<h2>slow</h2>')
  })
})
