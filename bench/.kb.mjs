import puppeteer from 'puppeteer-core'
import { findBrowser } from '../lib/render/browser.js'
import { startPreview } from '../lib/preview/preview.js'
import { loadTheme } from '../lib/load/theme.js'
import { writeFileSync } from 'node:fs'
const {theme}=await loadTheme()
writeFileSync('/tmp/kb.md', Array.from({length:10},(_,i)=>`## Part ${i+1}\n\nWhat part ${i+1} says is plain and short.\n\n- first of ${i+1}\n- second of ${i+1}\n`).join('\n'))
const p=await startPreview({note:'/tmp/kb.md',port:0,host:'127.0.0.1',offline:true,themeOf:async()=>({theme,faults:[]}),openEditor:()=>{}})
const b=await puppeteer.launch({executablePath:await findBrowser(),args:['--no-sandbox'],headless:'shell'})
const pr=await b.newPage(); await pr.goto(p.url+'presenter'); await new Promise(r=>setTimeout(r,500)); await pr.keyboard.press('ArrowRight')
const re=await b.newPage(); await re.goto(p.url+'remote'); await new Promise(r=>setTimeout(r,500))
const st=(x)=>x.evaluate(`document.querySelector('.place')?.textContent+' '+localStorage.getItem('notedeck-talk')+ ' '+Date.now()`)
console.log(await st(pr)); console.log(await st(re)); 
re.on('pageerror',e=>console.log('E',e.message))
console.log(await re.evaluate(`JSON.stringify([...document.querySelectorAll('main > *, .pads > *')].map(e=>[e.className||e.textContent,e.getBoundingClientRect().top,e.getBoundingClientRect().height]))`));await re.click('.pads button:last-child'); await new Promise(r=>setTimeout(r,300)); console.log(await st(pr)); console.log(await st(re)); 
await re.screenshot({path:'/tmp/s6.png'})
await b.close(); await p.close()
