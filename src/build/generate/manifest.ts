import manifest from '../../../package.json'
import { colours } from '../../extension/contributions/colours'
import { commandCategory, commands, keybindings, menus } from '../../extension/contributions/commands'
import type { CommandContribution } from '../../extension/contributions/commands'
import { configGlobs, grammar, language, sentencesLanguage, taggedGlob } from '../../extension/contributions/language'
import type { SettingContribution } from '../../extension/contributions/settings'
import { settingPrefix, settings } from '../../extension/contributions/settings'
import { panels, viewContainer, views, welcomes } from '../../extension/contributions/views'

/** Texts of the manifest by key, in the order in which they are first used. */
type Texts = Map<string, string>

/** What is in the runs of an output folder of the usual name. */
const filesOfRuns = '**/runs/*-????????-??????*/**'

/** `package.json` with all that VS Code reads made from the tables of the extension, and its texts for translation. */
export function manifestFiles(): { readonly manifest: string; readonly texts: string } {
  const texts: Texts = new Map()
  const made = {
    ...manifest,
    main: './dist/extension.js',
    activationEvents: [
      ...[...configGlobs, taggedGlob].map((glob) => `workspaceContains:${glob}`),
      ...Object.values(panels).map((panel) => `onWebviewPanel:${panel}`),
    ],
    capabilities: capabilities(texts),
    contributes: contributes(texts),
  }
  return { manifest: JSON.stringify(made), texts: JSON.stringify(Object.fromEntries(texts)) }
}

function contributes(texts: Texts) {
  return {
    commands: Object.entries(commands).map(([id, { title, icon }]: [string, CommandContribution]) => ({
      command: id,
      category: commandCategory,
      title: say(`command.${id}`, title, texts),
      icon: `$(${icon})`,
    })),
    menus: { ...menus, commandPalette: paletteMenus() },
    keybindings,
    viewsContainers: { activitybar: [{ ...viewContainer, title: say('viewContainer', viewContainer.title, texts) }] },
    views: {
      [viewContainer.id]: Object.entries(views).map(([id, { name, contextualTitle }]) => ({
        id,
        name: say(`view.${id}`, name, texts),
        contextualTitle: say(`view.${id}.title`, contextualTitle, texts),
        icon: viewContainer.icon,
      })),
    },
    viewsWelcome: welcomes.map(({ view, when, lines }, index) => ({
      view,
      when,
      contents: say(`welcome.${index + 1}`, lines.join('\n'), texts),
    })),
    languages: [language, sentencesLanguage],
    grammars: [grammar],
    colors: colours.map(({ id, description, defaults }) => ({
      id,
      description: say(`colour.${id}`, description, texts),
      defaults,
    })),
    configuration: configuration(texts),
    configurationDefaults: {
      '[finetune]': {
        'editor.tabSize': 2,
        'editor.insertSpaces': true,
        'editor.autoIndent': 'advanced',
        // To the grammar a word is a string, and in strings VS Code suggests nothing by itself.
        'editor.quickSuggestions': { other: true, comments: false, strings: true },
      },
      [`[${sentencesLanguage.id}]`]: { 'editor.wordWrap': 'on' },
      // A run writes all the time, and is looked at by the extension itself; what is in it is nothing to search for.
      'files.watcherExclude': { [filesOfRuns]: true },
      'search.exclude': { [filesOfRuns]: true },
    },
  }
}

function paletteMenus() {
  return Object.entries(commands).flatMap(([command, { palette }]: [string, CommandContribution]) =>
    palette === undefined ? [] : [{ command, when: palette }],
  )
}

function capabilities(texts: Texts) {
  const restricted = allSettings().filter(([, { isRestricted }]) => isRestricted)
  return {
    virtualWorkspaces: {
      supported: false,
      description: say('virtualWorkspaces', 'Training needs files on a disk and a Python to start.', texts),
    },
    untrustedWorkspaces: {
      supported: 'limited',
      description: say(
        'untrustedWorkspaces',
        'In Restricted Mode nothing is trained, and nothing is read but the text of a config that is open.',
        texts,
      ),
      restrictedConfigurations: restricted.map(([name]) => name),
    },
  }
}

function configuration(texts: Texts) {
  return Object.entries(settings).map(([group, members]) => ({
    title: say(`settings.${group}`, group, texts),
    properties: Object.fromEntries(
      Object.entries(members).map(([name, setting]: [string, SettingContribution]) => [
        `${settingPrefix}.${name}`,
        property(name, setting, texts),
      ]),
    ),
  }))
}

function property(name: string, { type, default: value, description, scope }: SettingContribution, texts: Texts) {
  const shape = type === 'strings' ? { type: 'array', items: { type: 'string' } } : { type }
  return { ...shape, default: value, scope, markdownDescription: say(`setting.${name}`, description, texts) }
}

/** Every setting by its full name. */
export function allSettings(): [string, SettingContribution][] {
  return Object.values(settings).flatMap((members) =>
    Object.entries(members).map(([name, setting]: [string, SettingContribution]): [string, SettingContribution] => [
      `${settingPrefix}.${name}`,
      setting,
    ]),
  )
}

/** Puts a text among those to translate and answers what stands for it in the manifest. */
function say(key: string, text: string, texts: Texts): string {
  texts.set(key, text)
  return `%${key}%`
}
