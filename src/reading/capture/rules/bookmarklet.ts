/**
 * The code of the bookmarklet: it sends the page it is used on, as it is rendered, to the app's share target in a
 * new tab. Where the page's own policy forbids sending a form, it puts the page on the clipboard instead.
 * `target` is the whole address of the share target, `blocked` what is said then.
 */
export function bookmarklet(target: string, blocked: string): string {
  const code = `(function(){var d=document,h='<!doctype html>'+d.documentElement.outerHTML,f=d.createElement('form'),a=function(n,v){var i=d.createElement('textarea');i.name=n;i.value=v;f.appendChild(i)};f.action=${JSON.stringify(target)};f.method='POST';f.enctype='multipart/form-data';f.target='_blank';f.hidden=true;a('title',d.title);a('url',location.href);a('html',h);d.addEventListener('securitypolicyviolation',function(e){if(e.effectiveDirective==='form-action'&&navigator.clipboard)navigator.clipboard.write([new ClipboardItem({'text/html':new Blob([h],{type:'text/html'}),'text/plain':new Blob([h],{type:'text/plain'})})]).then(function(){alert(${JSON.stringify(blocked)})})},{once:true});d.body.appendChild(f);f.submit();f.remove()})()`;
  return `javascript:${encodeURIComponent(code)}`;
}
