import { writeFileSync, mkdirSync } from 'node:fs'
import { loadTheme } from '../lib/load/theme.js'
import { pictureShelf } from '../lib/preview/picture-shelf.js'
import { deckView } from '../lib/preview/deck-view.js'
import { slideDrawer } from '../lib/preview/slide-html.js'
import { loadNote } from '../lib/load/load-note.js'
import { parse } from '../lib/parse/parse.js'
import { outline } from '../lib/outline/outline.js'
import { composeNote } from '../lib/convert.js'
import { emitParts } from '../lib/emit/emit.js'
const {theme}=await loadTheme(); mkdirSync('/tmp/pv3',{recursive:true})
const n=Number(process.argv[2]??50)
const noteOf=(m)=>Array.from({length:n},(_,i)=>`## 第 ${i + 1} 节\n\n这一节说的是第 ${i + 1} 件事，它不长也不短。**要点就在这一句里${i}。** 后面再补一句。\n\n- 其一，容器只是进程${i===n>>1?m:''}\n- 其二，镜像是分层的\n- 其三，网络靠命名空间\n`).join('\n')
const d=slideDrawer()
const T={}
let c
const lap=(k)=>{const u=process.cpuUsage(c);(T[k]??=[]).push((u.user+u.system)/1000);c=process.cpuUsage()}
for(let r=0;r<15;r++){ writeFileSync('/tmp/pv3/a.md',noteOf('m'+r)); c=process.cpuUsage()
 const {note}=await loadNote('/tmp/pv3/a.md'); lap('load'); const doc=parse(note); lap('parse'); const o=outline(doc.blocks); lap('outline'); const {deck,scale}=composeNote(note,{theme});lap('compose+fit'); emitParts(deck,note,{theme:'notedeck'});lap('emit again'); const v=deckView({note,deck,theme,scale,pictures:new Map()},d);lap('view') }
for(const k in T) console.log(k, T[k].sort((a,b)=>a-b)[T[k].length>>1].toFixed(1))
