import { readFileSync, readdirSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { readNote } from '../lib/load/read-note.js'
import { parse } from '../lib/parse/parse.js'
import { sectionParser, sectionStarts } from '../lib/preview/parse-sections.js'
const files=process.argv.slice(2)
let cut=0, bad=0
for (const f of files) {
 let r; try { r=readNote(readFileSync(f),f) } catch { continue }
 if(!r.note) continue
 const a=readNote(readFileSync(f),f).note
 const n=sectionStarts(a.text.slice(a.bodyStart)).length
 const p=sectionParser(); p.parse(r.note); const b=p.parse({...r.note}); const c=parse(a)
 if(n>=2) cut++
 if(!isDeepStrictEqual(b.blocks,c.blocks)||!isDeepStrictEqual(b.diagnostics,c.diagnostics)) {bad++; console.log('DIFF',f,b.blocks.length,c.blocks.length); if (bad<4) { const i=c.blocks.findIndex((x,i)=>!isDeepStrictEqual(x,b.blocks[i])); console.log(JSON.stringify(c.blocks[i])?.slice(0,900)); console.log(JSON.stringify(b.blocks[i])?.slice(0,900)) } }
}
console.log(files.length,'files',cut,'cut',bad,'bad')
