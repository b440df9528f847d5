import type { OpenMessage, PageMessage, RehearsedMessage, Talk } from './protocol.js'

type Test = (value: unknown) => boolean

const isText: Test = (value) => typeof value === 'string'
const isNumber: Test = (value) => typeof value === 'number' && Number.isFinite(value)
const isWhole: Test = Number.isSafeInteger
const isFlag: Test = (value) => typeof value === 'boolean'

/** Whether something is an object whose entries are as these tests want them; others it may have. */
function isLike(value: unknown, tests: Readonly<Record<string, Test>>): boolean {
  const entries = value as Readonly<Record<string, unknown>> | null
  return (
    typeof entries === 'object' &&
    entries !== null &&
    Object.entries(tests).every(([name, test]) => test(entries[name]))
  )
}

const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value)

const open: Record<Exclude<keyof OpenMessage, 'type'>, Test> = {
  id: maybe(isText),
  paragraph: maybe(isWhole),
  text: maybe(isText),
  line: maybe(isWhole),
  file: maybe(isText),
}

const rehearsed: Record<Exclude<keyof RehearsedMessage, 'type'>, Test> = {
  id: isText,
  seconds: isNumber,
  done: isFlag,
}

/** How far ahead of this machine's clock a page's may be, in milliseconds: later turns would hold for ever. */
const aheadMs = 24 * 3600_000

const talk: Record<keyof Talk, Test> = {
  index: isWhole,
  id: isText,
  step: isWhole,
  black: isFlag,
  started: isNumber,
  entered: isNumber,
  turn: (value) => isNumber(value) && Number(value) < Date.now() + aheadMs,
  pointer: maybe((value) => Array.isArray(value) && value.length === 2 && value.every(isNumber)),
}

const tests: Readonly<Record<PageMessage['type'], Readonly<Record<string, Test>>>> = {
  open,
  ping: {},
  rehearsed: { ...rehearsed, note: isText },
  talk: { talk: (value) => isLike(value, talk), note: isText },
}

/** Reads what a page says; absent where it is none of its messages, since anything may be sent. */
export function readPageMessage(data: string): PageMessage | undefined {
  try {
    const message = JSON.parse(data) as PageMessage
    const known = isLike(message, { type: isText }) && Object.hasOwn(tests, message.type)
    return known && isLike(message, tests[message.type]) ? message : undefined
  } catch {
    return undefined
  }
}
