import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { imageSize } from 'image-size'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import openVips from 'wasm-vips'
import { convert } from '../src/convert.js'
import { offlineValue } from '../src/load/offline-value.js'
import { pictureCache } from '../src/load/picture-cache.js'
import { loadPictures, type PictureOptions } from '../src/load/pictures.js'
import { safeSvg } from '../src/load/safe-svg.js'

let dir = ''
/** A picture of 4000 × 2000 that its EXIF data says to turn by a quarter. */
let turned: Uint8Array
let small: Uint8Array

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'notedeck-material-'))
  const vips = await openVips({ dynamicLibraries: [] })
  const picture = vips.Image.xyz(4000, 2000).extractBand(0).cast('uchar').bandjoin([90, 40])
  const upright = picture.copy()
  upright.setInt('orientation', 6)
  turned = upright.writeToBuffer('.jpg', { Q: 90 })
  small = vips.Image.black(30, 20).writeToBuffer('.png')
})

afterAll(() => rm(dir, { recursive: true }))

/** Makes a project of these files and loads the pictures that a note in it names. */
async function project(files: Readonly<Record<string, Uint8Array | string>>, name: string) {
  const root = join(dir, name)
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), bytes)
  }
  return async (note: string, urls: readonly string[], options: PictureOptions = {}) => {
    const requests = urls.map((url, i) => ({ url, range: { start: i, end: i + 1 } }))
    const found = await loadPictures(requests, join(root, note, '..'), { note, ...options })
    return {
      ...found,
      sizes: urls.map((url) => {
        const { width, height, placeholder } = found.pictures.get(url) ?? {}
        return placeholder ? 'none' : `${width}x${height}`
      }),
      codes: found.diagnostics.map(({ code }) => code),
    }
  }
}

describe('a picture of more pixels than a slide', () => {
  it('is scaled down to them, upright, the same bytes each time', async () => {
    const load = await project({ 'a.jpg': turned }, 'large')
    const first = await load('n.md', ['a.jpg'])
    const again = await load('n.md', ['a.jpg'])
    expect(first.sizes).toEqual(['720x1440'])
    const bytes = first.pictures.get('a.jpg')?.bytes ?? new Uint8Array()
    expect(imageSize(bytes)).toMatchObject({ width: 720, height: 1440, type: 'jpg' })
    expect(imageSize(bytes).orientation ?? 1).toBe(1)
    expect(bytes.length).toBeLessThan(turned.length)
    expect(again.pictures.get('a.jpg')?.bytes).toEqual(bytes)
  })

  it('is scaled once where there is a cache', async () => {
    const load = await project({ 'a.jpg': turned }, 'cached')
    const cacheDir = join(dir, 'cache')
    const first = await load('n.md', ['a.jpg'], { cacheDir })
    const [kept = ''] = await readdir(cacheDir)
    expect(await readFile(join(cacheDir, kept))).toEqual(
      Buffer.from(first.pictures.get('a.jpg')?.bytes ?? []),
    )
    await writeFile(join(cacheDir, kept), small)
    expect((await load('n.md', ['a.jpg'], { cacheDir })).sizes).toEqual(['30x20'])
  })

  it('is refused where it is damaged', async () => {
    const load = await project({ 'a.jpg': turned.slice(0, 700) }, 'damaged')
    const found = await load('n.md', ['a.jpg'])
    expect([found.sizes, found.codes]).toEqual([['none'], ['picture-refused']])
  })
})

describe('where the ways of generators put pictures', () => {
  it('Hexo: a folder named like the post, and source', async () => {
    const load = await project(
      {
        '_config.yml': '',
        'source/_posts/my post/in.png': small,
        'source/images/on.png': small,
        'source/_posts/my post.md': '',
      },
      'hexo',
    )
    const found = await load('source/_posts/my post.md', [
      'in.png',
      '/images/on.png',
      'images/on.png',
    ])
    expect(found.sizes).toEqual(['30x20', '30x20', '30x20'])
  })

  it('Hugo: a page bundle, and static', async () => {
    const load = await project(
      { 'hugo.toml': '', 'content/post/a/in.png': small, 'static/img/on.png': small },
      'hugo',
    )
    const found = await load('content/post/a/index.md', ['in.png', '/img/on.png'])
    expect(found.sizes).toEqual(['30x20', '30x20'])
  })

  it('Obsidian: by name anywhere in the vault, the nearest first, hidden folders left alone', async () => {
    const load = await project(
      {
        '.obsidian/app.json': '{}',
        'attachments/图.png': small,
        'deep/notes/near.png': '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>',
        'far/away/near.png': small,
        '.trash/gone.png': small,
        'deep/n.md': '',
      },
      'vault',
    )
    const found = await load('deep/n.md', ['图.png', 'near.png', 'gone.png', 'away/near.png'])
    expect(found.sizes).toEqual(['30x20', '7x5', 'none', '30x20'])
  })

  it('elsewhere only an embed is looked for by its name', async () => {
    const load = await project({ 'package.json': '', 'x/a.png': small, 'y/n.md': '' }, 'plain')
    expect((await load('y/n.md', ['a.png'])).codes).toEqual(['picture-missing'])
    const requests = [{ url: 'a.png', range: { start: 0, end: 1 }, embed: true }]
    const found = await loadPictures(requests, join(dir, 'plain/y'))
    expect(found.diagnostics).toEqual([])
  })
})

describe('what is no picture of the project', () => {
  it('is refused by name: paths that lead out, folders, pipes', async () => {
    const load = await project({ 'package.json': '', 'sub/n.md': '', 'n.md': '' }, 'out')
    await promisify(execFile)('mkfifo', [join(dir, 'out/pipe.png')])
    const found = await load('n.md', [
      'file:///etc/hostname',
      '/etc/hostname',
      'C:\\Users\\a.png',
      'sub',
      'pipe.png',
      '/no/such.png',
    ])
    expect(found.codes).toEqual([
      'picture-refused',
      'picture-refused',
      'picture-refused',
      'picture-refused',
      'picture-refused',
      'picture-missing',
    ])
    expect(found.diagnostics[4]?.message).toContain('something that is no file')
  })
})

describe('pictures from the network', () => {
  it('are kept: taken from the cache while fresh, offline, and where nothing answers', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end(small)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`
    const load = await project({ 'n.md': '' }, 'remote')
    const options = { cacheDir: join(dir, 'fetched'), allowed: () => true }
    expect((await load('n.md', [url], options)).sizes).toEqual(['30x20'])
    server.close()
    expect((await load('n.md', [url], options)).sizes).toEqual(['30x20'])
    expect((await load('n.md', [url], { ...options, offline: true })).sizes).toEqual(['30x20'])
    expect((await load('n.md', [url], { allowed: () => true })).codes).toEqual([
      'picture-unreachable',
    ])
    expect(asked).toBe(1)
  })

  it('the cache drops what was used least lately', async () => {
    const cache = pictureCache(join(dir, 'bounded'))
    const part = new Uint8Array(100 * 2 ** 20)
    await cache.put('a', part)
    await cache.put('b', part)
    await cache.get('a')
    await cache.put('c', part)
    const left = await Promise.all(
      ['a', 'b', 'c'].map(async (key) => Boolean(await cache.get(key))),
    )
    expect(left).toEqual([true, false, true])
  })
})

describe('SVG', () => {
  const clean = (svg: string) => new TextDecoder().decode(safeSvg(new TextEncoder().encode(svg)))
  const inside = (svg: string) => clean(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`)

  it('that only draws keeps its bytes', () => {
    const svg =
      '<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><style>.a{fill:url(#g)}</style><use href="#a"/><text class="a">字</text><metadata><rdf:RDF xmlns:rdf="r"/></metadata></svg>'
    expect(clean(svg)).toBe(svg)
  })

  it.each([
    '<script>alert(1)</script>',
    '<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script>',
    '<g onload="alert(1)"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
    '<image href="https://evil.example/a.png"/>',
    '<a xlink:href="javascript:alert(1)" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<style>@import "https://evil.example/a.css";</style>',
    '<style>.a { fill: url(https://evil.example/a.svg#b) }</style>',
    '<style>.a { fill: \\75 rl(https://evil.example/a.svg#b) }</style>',
    '<rect style="fill: url(https://evil.example/a.svg#b)"/>',
    '<iframe src="https://evil.example/" xmlns="http://www.w3.org/1999/xhtml"/>',
    '<image href="data:image/svg+xml,evil.example"/>',
  ])('keeps nothing of %s', (svg) =>
    expect(inside(svg)).not.toMatch(/alert|evil|script|foreignObject|iframe|@import/),
  )

  it('of Illustrator keeps its namespaces, and a bomb of entities is none', () => {
    const svg =
      '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><g/></svg>'
    expect(clean(svg)).toContain('<svg')
    const bomb =
      '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]><svg>&c;</svg>'
    expect(() => clean(bomb)).toThrow('well-formed')
  })
})

it.each([
  'image-set("data:image/png;base64,AA" 1x, "http://evil.example/b" 2x)',
  'image-set(url(data:image/png;base64,AA) 1x, "http://evil.example/b" 2x)',
  '-webkit-image-set(url(#a) 1x, url(http://evil.example) 2x)',
  'cross-fade(url(data:,), url(http://evil.example), 50%)',
  'im\\61ge-set("http://evil.example" 1x)',
  'url(data:,a) url(http://evil.example)',
  'url(http://evil.example',
])('%s fetches nothing', (value) => expect(offlineValue(value)).not.toContain('evil'))

it.each(['url(#a)', 'url("data:image/png;base64,AA")', 'linear-gradient(red, blue)', '"a\\"b"'])(
  '%s is let pass',
  (value) => expect(offlineValue(value)).toBe(value),
)

it('a picture without words is said once, with its place', () => {
  const note = '# T\n\n![](a.png)\n\n![](a.png)\n\n![words](b.png)\n\n![[c.png|300]]'
  const found = convert(note).diagnostics.filter(({ code }) => code === 'picture-alt')
  expect(found.map(({ range }) => note.slice(range.start, range.end))).toEqual([
    '![](a.png)',
    '![[c.png|300]]',
  ])
})
