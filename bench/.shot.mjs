import puppeteer from 'puppeteer-core'
import { spawn } from 'node:child_process'
import { findBrowser } from '../lib/render/browser.js'
const c=spawn('node',['lib/cli/main.js','preview','/tmp/pv/containers.md','--remote','--port','0','--offline']); let out=''; c.stdout.on('data',d=>out+=d); c.stderr.on('data',d=>out+=d)
for(let i=0;i<100&&!out.includes('/remote');i++) await new Promise(r=>setTimeout(r,200))
console.log(out.slice(0,400))
const base=/http:\S+/.exec(out)[0], rem=/http:\S+remote\S+/.exec(out)[0]
const b=await puppeteer.launch({executablePath:await findBrowser(),args:['--no-sandbox'],headless:'shell'})
const pr=await b.newPage(); await pr.setViewport({width:1280,height:800}); await pr.goto(base.replace('/?','/presenter?')); await new Promise(r=>setTimeout(r,1500)); for (let i=0;i<9;i++) await pr.keyboard.press('ArrowRight'); await new Promise(r=>setTimeout(r,300));
await pr.evaluate(`[...document.querySelectorAll('button')].find(b=>b.textContent==='Remote').click()`); await new Promise(r=>setTimeout(r,500)); await pr.screenshot({path:'/tmp/s7.png'})
const ph=await b.newPage(); await ph.setViewport({width:390,height:844,deviceScaleFactor:2}); await ph.goto(rem); await new Promise(r=>setTimeout(r,1500)); await ph.screenshot({path:'/tmp/s8.png'})
await b.close(); c.kill('SIGTERM'); await new Promise(r=>c.on('close',(code)=>{console.log('exit',code);r()}))
