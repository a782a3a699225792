/** What the bookmarklet says where a page cannot be sent. */
export interface BookmarkletWords {
  /** The page is on the clipboard instead. */
  readonly copied: string;
  /** Nothing could be done for it; shown over the page's address, to be copied. */
  readonly instead: string;
}

/** Milliseconds after which a page that is still looked at was not sent: no new tab came before it. */
const STILL_HERE = 1500;

/**
 * The code of the bookmarklet: it sends the page it is used on, as it is rendered, to the app's share target in a
 * new tab. Where the page's own policy forbids sending a form (CSP, form-action) it puts the page on the clipboard;
 * where that is forbidden too, or no tab may open (CSP, sandbox; a blocker of pop-ups), it shows the address to be copied.
 * `target` is the whole address of the share target.
 */
export function bookmarklet(target: string, words: BookmarkletWords): string {
  const [to, copied, instead] = [target, words.copied, words.instead].map((text) => JSON.stringify(text));
  const code = `(function(){var d=document,h='<!doctype html>'+d.documentElement.outerHTML,f=d.createElement('form'),t=0,a=function(n,v){var i=d.createElement('textarea');i.name=n;i.value=v;f.appendChild(i)},s=function(){prompt(${instead},location.href)};f.action=${to};f.method='POST';f.enctype='multipart/form-data';f.target='_blank';f.hidden=true;a('title',d.title);a('url',location.href);a('html',h);d.addEventListener('securitypolicyviolation',function(e){if(t||e.effectiveDirective!=='form-action')return;t=1;new Promise(function(r){r(navigator.clipboard.write([new ClipboardItem({'text/html':new Blob([h],{type:'text/html'}),'text/plain':new Blob([h],{type:'text/plain'})})]))}).then(function(){alert(${copied})},s)});(d.body||d.documentElement).appendChild(f);f.submit();f.remove();setTimeout(function(){if(t||d.visibilityState!=='visible'||!d.hasFocus())return;t=1;s()},${STILL_HERE})})()`;
  return `javascript:${encodeURIComponent(code)}`;
}
