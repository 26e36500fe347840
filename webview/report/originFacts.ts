import { t } from '@vscode/l10n'
import { splits } from '../../src/shared/protocol/example'
import type { RunOrigin } from '../../src/shared/protocol/report'
import { count } from '../../src/shared/text/numbers'
import type { Fact } from '../common/fact'
import { splitName } from '../runPanel/splitName'

/** What a run was made from: data, code, labels. */
export function originFacts({ created, git, spec }: RunOrigin): readonly Fact[] {
  const data = splits.flatMap((split): Fact[] => {
    const reference = spec.data[split]
    if (reference === undefined) return []
    const digest = `sha256 ${reference.sha256.slice(0, 12)}`
    return [{ name: capital(splitName(split)), value: t('{0} examples', count(reference.examples)), detail: digest }]
  })
  return [
    { name: t('Started'), value: timeText(created) },
    ...data,
    ...(spec.labels.length === 0 ? [] : [{ name: t('Labels'), value: spec.labels.join(', ') }]),
    ...(git === null ? [] : [gitFact(git)]),
  ]
}

function gitFact({ commit, dirty }: NonNullable<RunOrigin['git']>): Fact {
  const value = commit.slice(0, 12)
  return { name: t('Git commit'), value, ...(dirty && { detail: t('with changes that were not committed') }) }
}

/** What a run was made on: machine and versions; empty before the trainer has told of it. */
export function environmentFacts({ environment }: Pick<RunOrigin, 'environment'>): readonly Fact[] {
  if (environment === null) return []
  const { device, device_name, threads, precision, precision_reason, platform, python, versions } = environment
  return [
    { name: t('Device'), value: device, detail: device_name },
    { name: t('Threads'), value: count(threads) },
    { name: t('Precision'), value: precision, detail: precision_reason },
    { name: t('Platform'), value: platform },
    { name: 'Python', value: python },
    ...Object.entries(versions).map(([name, value]) => ({ name, value })),
  ]
}

/** `2026-11-23 15:39 UTC`, of an ISO 8601 time. */
export function timeText(time: string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
