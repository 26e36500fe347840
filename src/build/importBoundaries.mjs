import path from 'node:path'

/**
 * Who may import whom, DESIGN's layout in one table: for each part of `src/` the other parts it may import, and why no
 * more. A value such as `inference/client` allows that one module of a part.
 *
 * @type {Readonly<Record<string, { readonly may: readonly string[], readonly because: string }>>}
 */
const boundaries = {
  shared: { may: [], because: 'every process and the browser import shared, so it imports nothing but itself' },
  config: {
    may: ['shared'],
    because: 'config is pure, so that the server, the command line and tests can use it alone',
  },
  data: { may: ['shared'], because: 'data knows files and labels, and neither configs nor runs' },
  environment: {
    may: ['shared', 'runs/processIdentity'],
    because: 'environment knows Python installations only, and which processes still make one',
  },
  inference: { may: ['shared'], because: 'inference runs in a process of its own, which a crash may end' },
  runs: { may: ['shared', 'config', 'data'], because: 'runs composes config and data into a run directory' },
  server: {
    may: ['shared', 'config', 'data', 'runs/dataRequest'],
    because: 'the server answers any editor: it reads configs and data, and knows neither runs nor VS Code',
  },
  cli: {
    // The charts and tables of reports, which need no browser, and the manifest, for the version.
    may: [
      ...['shared', 'config', 'data', 'environment', 'runs', 'inference/client'],
      ...['webview/report/main', '../package.json'],
    ],
    because: 'the command line starts inference as a process, and loads no native module itself',
  },
  extension: {
    may: ['shared', 'environment', 'runs', 'inference/client'],
    because:
      'the extension host stays small: configs and data are read by the command line, and models run, in processes of ' +
      'their own',
  },
  build: {
    may: [
      ...['shared', 'config', 'data', 'environment', 'runs', 'cli', 'inference/client'],
      ...['colours', 'commands', 'language', 'settings', 'views'].map((table) => `extension/contributions/${table}`),
      // The manifest, whose generated parts are made from those tables.
      '../package.json',
    ],
    because: 'build composes the products, and starts inference as a process',
  },
  webview: { may: ['shared'], because: 'webview runs in a browser, and knows the host by its messages only' },
}

/** Parts that stand beside `src/` and not in it. */
const outerParts = ['webview']

/** Packages that only one part may import, with the reason. */
const ownedPackages = new Map([
  ['onnxruntime-node', { owner: 'inference', because: 'a C++ exception ends its process' }],
  ['@huggingface/tokenizers', { owner: 'inference', because: 'only inference encodes text in Node' }],
  ['@lezer/python', { owner: 'config', because: 'scripts are read there, and not where VS Code or a browser runs' }],
  ['vscode', { owner: 'extension', because: 'everything else is to run without VS Code too' }],
  ['esbuild', { owner: 'build', because: 'it is not there when the products run' }],
  ['chart.js', { owner: 'webview', because: 'it draws in a browser' }],
  ['vscode-jsonrpc', { owner: 'server', because: 'only the server speaks for it' }],
  ['vscode-languageserver', { owner: 'server', because: 'only the server speaks for it' }],
  ['vscode-languageserver-types', { owner: 'server', because: 'only the server speaks for it' }],
  ['vscode-languageclient', { owner: 'extension', because: 'it needs VS Code' }],
  ['lit', { owner: 'webview', because: 'it makes elements of a browser' }],
  ['@vscode-elements/elements', { owner: 'webview', because: 'they are elements of a browser' }],
])

/** Packages whose types are imported and whose code is not, with the reason. */
const typePackages = new Map([
  [
    'vscode-languageserver',
    'it takes longer to load than all the rest of the server; vscode-languageserver-types has the numbers, and ' +
      'vscode-jsonrpc the connection',
  ],
])

/**
 * What is wrong with importing `specifier` in `file`, or null.
 *
 * @param {string} source absolute path of `src/`
 * @param {string} file absolute path of the importing file
 * @param {string} specifier as written
 * @param {boolean} [isOfTypes] whether the import is gone once the code is compiled
 */
export function importProblem(source, file, specifier, isOfTypes = false) {
  const from = placeOf(source, file)
  const part = from[0] ?? ''
  const boundary = boundaries[part]
  if (boundary === undefined || from.length < 2) return null
  if (!specifier.startsWith('.')) return packageProblem(part, specifier, isOfTypes)
  const place = placeOf(source, path.resolve(path.dirname(file), specifier))
  const target = place.join('/')
  const targetPart = place[0] ?? ''
  if (targetPart === part || boundary.may.includes(targetPart) || boundary.may.includes(target)) return null
  return `${part} must not import ${target}: ${boundary.because}.`
}

/**
 * The names on the way to a file, its part first.
 *
 * @param {string} source
 * @param {string} file
 */
function placeOf(source, file) {
  const names = path.relative(source, file).split(path.sep)
  return names[0] === '..' && outerParts.includes(names[1] ?? '') ? names.slice(1) : names
}

/**
 * @param {string} part
 * @param {string} specifier
 * @param {boolean} isOfTypes
 */
function packageProblem(part, specifier, isOfTypes) {
  if (part === 'shared' && specifier.startsWith('node:')) return 'shared must not import node: it runs in browsers too.'
  const name = packageName(specifier)
  const loading = typePackages.get(name)
  if (loading !== undefined && !isOfTypes) return `Import only types from ${name}: ${loading}.`
  const owned = ownedPackages.get(name)
  if (owned === undefined || owned.owner === part) return null
  return `Only ${owned.owner} imports ${specifier}: ${owned.because}.`
}

/**
 * `lit` of `lit/decorators.js`, `@scope/name` of `@scope/name/dist/file.js`.
 *
 * @param {string} specifier
 */
function packageName(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** ESLint plugin with the one rule `import-boundaries/respect`. */
export const importBoundaries = {
  rules: {
    respect: {
      /** @param {import('eslint').Rule.RuleContext} context */
      create(context) {
        const source = path.join(context.cwd, 'src')
        /**
         * @typedef {object} Importing
         * @property {import('estree').Expression | null} [source]
         * @property {'type' | 'value'} [importKind]
         * @property {'type' | 'value'} [exportKind]
         * @param {import('estree').Node & Importing} node
         */
        const check = (node) => {
          if (node.source?.type !== 'Literal' || typeof node.source.value !== 'string') return
          const isOfTypes = node.importKind === 'type' || node.exportKind === 'type'
          const message = importProblem(source, context.filename, node.source.value, isOfTypes)
          if (message !== null) context.report({ node: node.source, message })
        }
        return {
          ImportDeclaration: check,
          ImportExpression: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
        }
      },
    },
  },
}
