import { THRESHOLD } from '../compose/choose.js'
import { explain } from '../compose/explain.js'
import { chooseOptions } from '../compose/options.js'
import { position, rangeOfLine } from '../diagnostic-position.js'
import { outline } from '../outline/outline.js'
import { parse } from '../parse/parse.js'
import type { NoteOptions } from './command-line.js'
import type { ExplainedLine } from './explanation.js'
import type { ComposedNote } from './prepare-note.js'
import { UsageError } from './usage-error.js'

const NO_OUTLINE = outline([])

/** Explains a line of a composed note, from 1; throws a UsageError where it has no such line. */
export function explainLine(
  line: number,
  { note, conversion }: ComposedNote,
  { density }: NoteOptions,
): ExplainedLine {
  const range = rangeOfLine(note.text, line)
  if (!range) {
    const last = position(note.text, note.text.length).line
    throw new UsageError(
      `expected --explain to be a line of \`${note.path}\`, from 1 to ${last}, got \`${line}\``,
    )
  }
  // A deck of Marp's own is not composed: no rule chose anything.
  const tree = note.meta.marp ? NO_OUTLINE : outline(parse(note).blocks)
  const { options } = chooseOptions(note, density ? { density } : {})
  const findings = explain(range, { tree, deck: conversion.deck, options })
  return { line, least: THRESHOLD[options.density], findings }
}
