import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { ConfigSnapshot } from '../../src/server/snapshot/ConfigSnapshot'
import { takeSnapshot } from '../../src/server/snapshot/takeSnapshot'
import type { KnownData } from '../../src/server/world/DataCounts'
import { defaultServerSettings } from '../../src/shared/protocol/languageServer'
import { configPath, memoryFiles, projectTexts } from '../unit/config/fixture'

const train = {
  examples: 8000,
  tokens: 96_000,
  entities: { DEPART: 7000, VIA: 900 },
  longestExample: 31,
  alsoInTrain: 0,
}
const counted: KnownData = {
  isCurrent: true,
  data: {
    labels: ['O', 'B-DEPART', 'I-DEPART'],
    wordRule: 'spaces',
    problems: [],
    statistics: { splits: { train }, wordRuleAgreement: null },
  },
}

/** A config in a project whose data is counted. */
export function takeInProject(document: TextDocument): ConfigSnapshot {
  return takeSnapshot(document, {
    settings: defaultServerSettings,
    configPath,
    places: {
      files: memoryFiles({ texts: projectTexts }),
      configFolder: '/projects/orders',
      homeFolder: '/home/ada',
      environmentVariables: {},
      sitePackages: [],
    },
    counts: { look: () => counted, lastOf: () => counted },
  })
}
