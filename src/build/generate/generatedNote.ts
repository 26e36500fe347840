/** Said at the top of each generated page. */
export const generatedNote = '<!-- Made by `npm run generate` from tables in the code. Edits here are lost. -->'
