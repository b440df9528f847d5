import {measure} from './lib/parse/script.js'
import fs from 'node:fs'
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]/gu
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’._+#/-]*/gu
const old=text=>({characters:(text.match(WIDE) ?? []).length,words:(text.replace(WIDE, ' ').match(WORD) ?? []).length})
let n=0
const same=t=>{n++;const a=old(t),b=measure(t);if(a.characters!==b.characters||a.words!==b.words)throw new Error(JSON.stringify([t.slice(0,80),a,b]))}
for(const d of ['../shared/corpus','../shared/seed'])for(const f of fs.readdirSync(d)){ if(!f.endsWith('.md'))continue; const t=fs.readFileSync(d+'/'+f,'utf8');same(t);for(const l of t.split('\n'))same(l)}
const pool=['a','b','1','ⅷ','中','文','か','カ','한','é','e\u0301',"'",'’','.','_','-',' ','\n','𠀀','😀','\ud800','\udc00','ー','々','〇','･','ｶ','²','½','#','ㄅ']
for(let i=0;i<200000;i++){let t='';for(let k=Math.random()*12|0;k>=0;k--)t+=pool[Math.random()*pool.length|0];same(t)}
let all='';for(let i=0;i<0x110000;i++)same('a'+String.fromCodePoint(i)+'b')
console.log('same',n)
