import { convert, readNote } from './lib/index.js'
import fs from 'node:fs'
const t=fs.readFileSync('../shared/seed/kubernetes.md','utf8')
for(let i=0;i<60;i++) convert(t)
