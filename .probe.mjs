import fs from 'node:fs'
import subset from 'subset-font'
import { codePointsOf } from './lib/render/font-coverage.js'
const probe=async f=>{
 let all='';for(let i=0x20;i<0x30000;i++) if(i<0xd800||i>0xdfff) all+=String.fromCodePoint(i)
 const b=await subset(fs.readFileSync(f),all,{targetFormat:'truetype'})
 return [b,codePointsOf(b)]
}
for(const f of process.argv.slice(2)){
 const [b,c]=await probe(f); const s=new Set(c)
 const blocks={arrows:[0x2190,0x21ff],math:[0x2200,0x22ff],tech:[0x2300,0x23ff],box:[0x2500,0x257f],block:[0x2580,0x259f],geo:[0x25a0,0x25ff],misc:[0x2600,0x26ff],ding:[0x2700,0x27bf],braille:[0x2800,0x28ff],supp:[0x2070,0x209f],circ:[0x2460,0x24ff]}
 console.log(f,b.length,c.length)
 for(const [k,[a,z]] of Object.entries(blocks)){let n=0,t='';for(let i=a;i<=z;i++)if(s.has(i)){n++;t+=String.fromCodePoint(i)} console.log(' ',k,n+'/'+(z-a+1),t.slice(0,130))}
 // advances
 const tab=t=>{for(let at=12;;at+=16)if(b.toString('latin1',at,at+4)===t)return b.readUInt32BE(at+8)}
 const upm=b.readUInt16BE(tab('head')+18),n=b.readUInt16BE(tab('hhea')+34);const adv=new Set();for(let i=0;i<n;i++)adv.add(b.readUInt16BE(tab('hmtx')+4*i));console.log('  upm',upm,'advances',[...adv], 'asc',b.readInt16BE(tab('hhea')+4),b.readInt16BE(tab('hhea')+6),b.readInt16BE(tab('hhea')+8))
}
