// where do imports go
import { performance } from 'node:perf_hooks'
const time=async(m)=>{const t=performance.now();await import(m);console.log((performance.now()-t).toFixed(0).padStart(5),m)}
for (const m of process.argv.slice(2)) await time(m)
