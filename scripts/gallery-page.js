const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const picture = (file, label) =>
  `<a href="${file}"><img src="${file}" width="640" height="360" loading="lazy" alt="${escaped(label)}"></a>`

const head = ({ columns }) =>
  columns.map(({ theme, face }) => `<th scope="col">${theme}, ${face}</th>`).join('')

const body = ({ names, columns }) =>
  names
    .map((name, i) => {
      const cells = columns.map(
        ({ theme, face, files }) => `<td>${picture(files[i], `${name} in ${theme}, ${face}`)}</td>`,
      )
      return `<tr><th scope="row">${escaped(name)}</th>${cells.join('')}</tr>`
    })
    .join('\n')

/** The page of the gallery: a row a slide, a column a face of a theme. */
export const galleryPage = (decks) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>notedeck: every layout in every theme</title>
<style>
body { margin: 24px; font: 16px/1.5 system-ui, sans-serif; background: #e4e4e2; color: #1c1e22 }
table { border-spacing: 12px }
thead th { position: sticky; top: 0; padding: 8px 0; background: #e4e4e2; text-align: left }
tbody th { min-width: 120px; text-align: right; vertical-align: top; font-weight: 400 }
img { display: block; width: 420px; height: auto }
</style>
<h1>Every layout in every theme</h1>
${decks
  .map(
    (deck) => `<h2>${deck.lang}</h2>
<table><thead><tr><td></td>${head(deck)}</tr></thead>
<tbody>
${body(deck)}
</tbody></table>`,
  )
  .join('\n')}
</html>
`
