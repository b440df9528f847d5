// The pictures of the gallery, drawn here so that none has to be fetched or licensed.

const svg = (width, height, body) =>
  `data:image/svg+xml;base64,${Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}">${body}</svg>`,
  ).toString('base64')}`

const rect = (x, y, width, height, fill) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`

const before = [310, 322, 318, 331, 327, 340]
const after = [298, 214, 158, 131, 124, 119]
const bars = [...before, ...after].map((height, i) =>
  rect(90 + i * 92, 400 - height, 60, height, i < before.length ? '#9aa3af' : '#2f6f9f'),
)
const lines = [100, 200, 300].map((y) => rect(60, y, 1120, 1, '#d5d9df'))
const chart = svg(
  1200,
  440,
  `${rect(0, 0, 1200, 440, '#ffffff')}${lines.join('')}${bars.join('')}${rect(60, 400, 1120, 2, '#30343b')}`,
)

const colours = ['#b5472f', '#2f6f9f', '#d8a23c', '#4b7f5c', '#7a4b6b']
const boxes = (columns, rows, left, bottom) =>
  Array.from({ length: columns * rows }, (_, i) => {
    const column = Math.floor(i / rows)
    const row = i % rows
    if (row >= rows - ((column * 3) % 4)) return ''
    const x = left + column * 122
    const y = bottom - 56 * (row + 1)
    const ribs = Array.from({ length: 7 }, (_, rib) =>
      rect(x + 10 + rib * 15, y + 6, 3, 40, '#00000026'),
    )
    return rect(x, y, 118, 52, colours[(column * 2 + row * 3) % 5]) + ribs.join('')
  }).join('')

const scene = (width, height, columns, rows) =>
  svg(
    width,
    height,
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#9fc3dd"/>` +
      `<stop offset="1" stop-color="#f3e3cf"/></linearGradient></defs>` +
      `${rect(0, 0, width, height, 'url(#s)')}` +
      `<circle cx="${width * 0.78}" cy="${height * 0.24}" r="${height * 0.07}" fill="#fff4dd"/>` +
      `${boxes(columns, rows, width * 0.06, height * 0.84)}` +
      `${rect(0, height * 0.84, width, height * 0.16, '#3d4a55')}` +
      `${rect(0, height * 0.84, width, 6, '#59697a')}`,
  )

/** By the names that the gallery's slides use. */
export const pictures = {
  chart,
  harbour: scene(1600, 760, 12, 7),
  tall: scene(760, 900, 5, 9),
}
