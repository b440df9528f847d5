import puppeteer from 'puppeteer-core'
import { findBrowser } from '/work/main/lib/render/browser.js'
import { startPreview } from '/work/main/lib/preview/preview.js'
import { loadTheme } from '/work/main/lib/load/theme.js'
import { cpSync, mkdirSync, writeFileSync, readFileSync } from 'node:fs'
mkdirSync('/tmp/pv',{recursive:true}); cpSync('/work/main/notes','/tmp/pv',{recursive:true})
const {theme}=await loadTheme()
let t=performance.now()
const p=await startPreview({note:'/tmp/pv/containers.md',port:0,host:'127.0.0.1',offline:true,themeOf:async()=>({theme,faults:[]}),openEditor:(x)=>console.log('OPEN',x)})
console.log(p.url,'start',performance.now()-t)
const b=await puppeteer.launch({executablePath:await findBrowser(),args:['--no-sandbox'],headless:'shell'})
const page=await b.newPage()
page.on('console',m=>console.log('console',m.text())); page.on('pageerror',e=>console.log('ERR',e.message)); page.on('requestfailed',r=>console.log('FAIL',r.url()))
await page.setViewport({width:1280,height:800})
await page.goto(p.url); await page.waitForSelector('html[data-build]'); await new Promise(r=>setTimeout(r,2500))
for (let i=0;i<5;i++) await page.keyboard.press('ArrowRight')
await new Promise(r=>setTimeout(r,800))
await page.screenshot({path:'/tmp/s1.png'})
await page.keyboard.press('o'); await new Promise(r=>setTimeout(r,1200)); await page.screenshot({path:'/tmp/s2.png'}); await page.keyboard.press('o')
await page.keyboard.press('?'); await new Promise(r=>setTimeout(r,300)); await page.screenshot({path:'/tmp/s3.png'}); await page.keyboard.press('Escape')
const ph=await b.newPage(); await ph.setViewport({width:390,height:844,deviceScaleFactor:2}); await ph.goto(p.url); await ph.waitForSelector('html[data-build]'); await new Promise(r=>setTimeout(r,1200))
for (let i=0;i<5;i++) await ph.keyboard.press('ArrowRight'); await new Promise(r=>setTimeout(r,600)); await ph.screenshot({path:'/tmp/s4.png'})
const pr=await b.newPage(); await pr.setViewport({width:1280,height:800}); await pr.emulateMediaFeatures([{name:'prefers-color-scheme',value:'dark'}]); pr.on('pageerror',e=>console.log('ERR',e.message));await pr.goto(p.url+'presenter'); await new Promise(r=>setTimeout(r,1200)); for (let i=0;i<7;i++) await pr.keyboard.press('ArrowRight'); await new Promise(r=>setTimeout(r,1200)); await pr.screenshot({path:'/tmp/s5.png'})
await b.close(); await p.close()
