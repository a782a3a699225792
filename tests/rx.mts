import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst, transformWithOxc } from "vite";
import { checkSync } from "recheck";
const root="/work/main/src";
const seen=new Map<string,string>();
for (const f of readdirSync(root,{recursive:true,encoding:"utf8"}).filter(n=>/\.tsx?$/.test(n))) {
  const js=(await transformWithOxc(readFileSync(join(root,f),"utf8"), f)).code;
  const walk=(n:any)=>{ if(!n||typeof n!=="object")return; if(Array.isArray(n)){n.forEach(walk);return;} if(n.type==="Literal"&&n.regex) { const k=`/${n.regex.pattern}/${n.regex.flags}`; if(!seen.has(k)) seen.set(k,f);} for(const k of Object.keys(n)) walk(n[k]); };
  walk(parseAst(js));
}
console.log(seen.size);
const out:string[]=[]; const t0=Date.now(); const count:any={};
for (const [k,f] of seen) { const m=/^\/([\s\S]*)\/([a-z]*)$/.exec(k)!; const t=Date.now(); const r=checkSync(m[1],m[2],{timeout:1500}); count[r.status]=(count[r.status]??0)+1; if(r.status!=="safe") out.push(`${r.status} ${r.complexity?.type ?? (r as any).error?.kind} ${f} ${k.slice(0,150)} ${Date.now()-t}`); }
console.log(count, Date.now()-t0); writeFileSync("/tmp/rx.out", out.join("\n"));
