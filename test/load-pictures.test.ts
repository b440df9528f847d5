import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPictures, type PictureOptions } from '../src/load/pictures.js'
import { isPublicAddress } from '../src/load/public-address.js'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
)
const SVG =
  '<?xml version="1.0"?>\n<!-- c -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>'

let dir = ''
let server: Server
let base = ''

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'notedeck-pictures-'))
  await mkdir(join(dir, 'project/docs/note'), { recursive: true })
  await mkdir(join(dir, 'project/static'), { recursive: true })
  await writeFile(join(dir, 'project/package.json'), '{}')
  await writeFile(join(dir, 'project/docs/note/图 一.png'), PNG)
  await writeFile(join(dir, 'project/static/site.svg'), SVG)
  await writeFile(join(dir, 'project/docs/note/text.png'), 'no picture')
  await writeFile(join(dir, 'secret.png'), PNG)
  await symlink(join(dir, 'secret.png'), join(dir, 'project/docs/note/link.png'))
  server = createServer((request, response) => {
    const { url } = request
    if (url === '/a.png') return response.end(PNG)
    if (url === '/page') return response.end('<!doctype html><html></html>')
    if (url === '/loop') return response.writeHead(302, { location: '/loop' }).end()
    if (url === '/hop') return response.writeHead(302, { location: 'http://[::1]:1/a.png' }).end()
    if (url === '/slow') return response.writeHead(200).write(PNG.subarray(0, 8))
    if (url === '/large') {
      response.writeHead(200)
      const chunk = Buffer.alloc(2 ** 20)
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      return more()
    }
    return response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(dir, { recursive: true })
})

const range = { start: 3, end: 7 }
const anyLocal = { allowed: (address: string) => address === '127.0.0.1' }

async function load(url: string, options: PictureOptions = {}) {
  const noteDir = join(dir, 'project/docs/note')
  const { pictures, diagnostics } = await loadPictures([{ url, range }], noteDir, options)
  const { bytes, ...picture } = pictures.get(url) ?? { bytes: new Uint8Array() }
  return { picture, bytes, codes: diagnostics.map(({ code }) => code), diagnostics }
}

describe('pictures of the project', () => {
  it.each([
    '图 一.png',
    '%E5%9B%BE%20%E4%B8%80.png',
    './图 一.png?raw=true',
    '..\\note\\图 一.png',
  ])('loads %s', async (url) => {
    const { picture, codes } = await load(url)
    expect(codes).toEqual([])
    expect(picture).toMatchObject({ type: 'image/png', width: 3, height: 2, placeholder: false })
  })

  it('finds what a site serves from its root, and sizes an SVG by its viewBox', async () => {
    const { picture } = await load('/site.svg')
    expect(picture).toMatchObject({ type: 'image/svg+xml', width: 40, height: 20 })
    expect(picture).toMatchObject({ name: expect.stringMatching(/^[0-9a-f]{10}-site\.svg$/) })
  })

  it.each([
    ['missing.png', 'picture-missing'],
    ['text.png', 'picture-refused'],
    ['../note', 'picture-refused'],
    ['../../../secret.png', 'picture-refused'],
    ['..%2F..%2F..%2Fsecret.png', 'picture-refused'],
    ['link.png', 'picture-refused'],
    ['file:///etc/hostname', 'picture-refused'],
    ['/etc/hostname', 'picture-refused'],
    ['data:image/png;base64,AAAA', 'picture-refused'],
    ['data:nothing', 'picture-refused'],
  ])('draws a placeholder for %s: %s', async (url, code) => {
    const { picture, codes, diagnostics } = await load(url)
    expect(codes).toEqual([code])
    expect(diagnostics[0]).toMatchObject({ severity: 'warning', range })
    expect(picture).toMatchObject({ placeholder: true, type: 'image/svg+xml', width: 960 })
  })

  it('reads data URLs', async () => {
    const { picture } = await load(`data:image/png;base64,${PNG.toString('base64')}`)
    expect(picture).toMatchObject({ width: 3, name: expect.stringMatching(/-picture\.png$/) })
    expect((await load(`data:image/svg+xml,${encodeURIComponent(SVG)}`)).codes).toEqual([])
  })

  it('warns of each place that shows a picture which cannot be had', async () => {
    const requests = [1, 2].map((start) => ({ url: 'x.png', range: { start, end: 9 } }))
    const { diagnostics, pictures } = await loadPictures(requests, dir)
    expect(diagnostics.map((one) => one.range.start)).toEqual([1, 2])
    expect(pictures.size).toBe(1)
  })
})

describe('remote pictures', () => {
  it('are fetched', async () => {
    const { picture, bytes } = await load(`${base}/a.png`, anyLocal)
    expect(picture).toMatchObject({ width: 3, placeholder: false })
    expect(Buffer.from(bytes).equals(PNG)).toBe(true)
  })

  it.each([
    ['/404', 'picture-unreachable'],
    ['/loop', 'picture-unreachable'],
    ['/page', 'picture-refused'],
    ['/hop', 'picture-refused'],
    ['/large', 'picture-refused'],
  ])('%s: %s', async (path, code) => {
    expect((await load(base + path, anyLocal)).codes).toEqual([code])
  })

  it('are given up at the deadline', async () => {
    const { codes, diagnostics } = await load(`${base}/slow`, { ...anyLocal, deadlineMs: 200 })
    expect(codes).toEqual(['picture-unreachable'])
    expect(diagnostics[0]?.message).toContain('no answer in time')
  })

  it('are never looked for on private addresses, by number or by name', async () => {
    expect((await load(`${base}/a.png`)).codes).toEqual(['picture-refused'])
    expect((await load(`${base.replace('127.0.0.1', 'localhost')}/a.png`)).codes).toEqual([
      'picture-refused',
    ])
    expect((await load('http://0x7f000001/a.png')).codes).toEqual(['picture-refused'])
    expect((await load('http://[::ffff:127.0.0.1]/a.png')).codes).toEqual(['picture-refused'])
  })

  it('are never looked for offline', async () => {
    const { codes, diagnostics } = await load(`${base}/a.png`, { ...anyLocal, offline: true })
    expect(codes).toEqual(['picture-unreachable'])
    expect(diagnostics[0]?.message).toContain('--offline')
  })
})

describe('an address', () => {
  it.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '100.64.0.1',
    '::1',
    'fe80::1',
  ])('is private: %s', (address) => expect(isPublicAddress(address)).toBe(false))
  it.each(['fc00::1', '0.0.0.0', '::', '::ffff:10.0.0.1', '64:ff9b::7f00:1', 'x'])(
    'is not public: %s',
    (address) => expect(isPublicAddress(address)).toBe(false),
  )
  it.each(['93.184.216.34', '2606:2800:220:1::1'])('is public: %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )
})
