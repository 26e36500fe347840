import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { importBoundaries } from './src/build/importBoundaries.mjs'

const noDefaultExport = {
  direct: true,
  named: true,
  defaultFrom: true,
  namedFrom: true,
  namespaceFrom: true,
}

export default defineConfig(
  globalIgnores(['dist', 'node_modules', '.venv', '.cache', 'src/trainer', 'test/trainer', 'media']),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: noDefaultExport }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals: it is what travels on the wire.' },
        {
          selector: 'Property[key.name="shell"][value.value=true]',
          message: 'A shell would interpret names of files and runs: pass the arguments as an array.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Code points are what is meant; the strings here are not shown character by character.
      '@typescript-eslint/no-misused-spread': 'off',
      // Catalogue keys and fields of the wire are read with brackets or dots as the strict compiler flags demand.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['src/**', 'webview/**'],
    plugins: { 'import-boundaries': importBoundaries },
    rules: { 'import-boundaries/respect': 'error' },
  },
  {
    // A `describe` is one function, and a generated golden table one file.
    files: ['test/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // JSDoc casts are known to the compiler, which checks these files, and not to the linter.
    files: ['**/*.mjs'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-return': 'off' },
  },
  {
    files: ['*.config.*'],
    rules: { 'no-restricted-exports': 'off' },
  },
)
