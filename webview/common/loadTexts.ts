import { config } from '@vscode/l10n'

// Imported first of all, for its effect: the translations that the host put in the page are there before any text is
// asked for. Without them, texts are in English.
const contents = document.body.dataset['l10n']
if (contents !== undefined && contents !== '') config({ contents })
