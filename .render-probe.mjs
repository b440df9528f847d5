import fs from 'node:fs'
import {renderDeck} from './lib/render/render.js'
const [deck,out,lang='zh-CN']=process.argv.slice(2)
const markdown=fs.readFileSync(deck,'utf8')
const r=await renderDeck({markdown,themeCss:fs.readFileSync('themes/notedeck.css','utf8'),fontText:markdown,lang,formats:['html','pdf'],out:{html:out+'.html',pdf:out+'.pdf'},deadlineMs:60000})
console.log(r)
