import { describe, expect, it } from 'vitest'
import { readNote } from '../src/load/read-note.js'

const bytes = (...all: (number[] | string)[]) =>
  Buffer.concat(all.map((one) => (typeof one === 'string' ? Buffer.from(one) : Buffer.from(one))))

/** 「你好，世界。这是我的笔记」 in GB18030. */
const GBK = [
  0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xca, 0xc0, 0xbd, 0xe7, 0xa1, 0xa3, 0xd5, 0xe2, 0xca, 0xc7,
  0xce, 0xd2, 0xb5, 0xc4, 0xb1, 0xca, 0xbc, 0xc7,
]

describe('decoding', () => {
  it('reads UTF-8, and keeps line endings as they were', () => {
    expect(readNote(bytes('# 一\r\n二\n三\r'), 'a.md').note?.text).toBe('# 一\r\n二\n三\r')
  })

  it('drops a byte order mark, of bytes and of text', () => {
    expect(readNote(bytes([0xef, 0xbb, 0xbf], '# 一'), 'a.md').note?.text).toBe('# 一')
    expect(readNote('\ufeff# 一', 'a.md').note?.text).toBe('# 一')
  })

  it('reads UTF-16 of either order where a mark says so', () => {
    const little = bytes([0xff, 0xfe], [...Buffer.from('# 一', 'utf16le')])
    const big = Buffer.from(little).swap16()
    expect(readNote(little, 'a.md').note?.text).toBe('# 一')
    expect(readNote(big, 'a.md').note?.text).toBe('# 一')
  })

  it('refuses GBK by its name, with the place and the command that helps', () => {
    const { note, text, diagnostics } = readNote(bytes('# Note\n\n', GBK), 'dir/my note.md')
    expect(note).toBeUndefined()
    expect(text).toContain('你好，世界。这是我的笔记')
    expect(diagnostics).toEqual([
      {
        code: 'note-encoding',
        severity: 'error',
        message:
          'expected UTF-8, found bytes that are no UTF-8 at offset 8 (line 3); reads as GB18030: ' +
          "convert it with `iconv -f GB18030 -t UTF-8 'my note.md' > 'my note.utf8.md'`",
        range: { start: 8, end: 9 },
      },
    ])
  })

  it.each([
    ['EUC-JP', [0xa4, 0xb3, 0xa4, 0xec, 0xa4, 0xcf, 0xa5, 0xc6, 0xa5, 0xb9, 0xa5, 0xc8]],
    ['SHIFT_JIS', [0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67]],
    ['EUC-KR', [0xc0, 0xcc, 0xb0, 0xcd, 0xc0, 0xba, 0xb1, 0xdb, 0xc0, 0xcc, 0xb4, 0xd9]],
    ['BIG5', [0xb3, 0x6f, 0xac, 0x4f, 0xa7, 0xda, 0xaa, 0xba, 0xb5, 0xa7, 0xb0, 0x4f]],
    ['WINDOWS-1252', [0x63, 0x61, 0x66, 0xe9, 0x20, 0x6e, 0x6f, 0xeb, 0x6c, 0x20]],
  ])('names %s', (name, sample) => {
    expect(readNote(bytes(sample), 'a.md').diagnostics[0]?.message).toContain(`reads as ${name}:`)
  })

  it('refuses a binary file, and UTF-16 without a mark', () => {
    expect(readNote(bytes('PK', [3, 4, 0, 0, 8]), 'a.md').diagnostics[0]?.message).toBe(
      'expected a Markdown text, found a NUL byte at offset 4: this is a binary file',
    )
    const wide = Buffer.from('# Title\n\nSome words.', 'utf16le')
    expect(readNote(wide, 'a.md').diagnostics[0]?.message).toContain('reads as UTF-16LE:')
  })

  it('points at a character that is cut off at the end', () => {
    expect(readNote(bytes('好', [0xe5, 0xa5]), 'a.md').diagnostics[0]?.message).toContain(
      'offset 3',
    )
  })
})
