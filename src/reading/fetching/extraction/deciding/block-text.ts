/** What is told of a block by its words alone. */
export interface BlockText {
  readonly words: readonly string[];
  readonly characters: number;
  readonly marks: number;
  readonly digits: number;
  readonly capitals: number;
  readonly endsSentence: boolean;
  readonly endsColon: boolean;
  readonly beginsSmall: boolean;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  readonly hasRights: boolean;
  readonly hasAddress: boolean;
  readonly hasBars: boolean;
  readonly leadsOn: boolean;
  readonly creditsPicture: boolean;
  readonly namesWriter: boolean;
  readonly asks: boolean;
}

const sentenceEnd = /[.!?…。！？؟।]["'”’»）)\]」』]?$/;
/** What leads to other texts, in the languages that many pages are written in. */
const leadingOn =
  /\b(?:read (?:more|also|next)|more on|see also|related|continue reading|also read|click here|you (?:may|might) also|recommended|most (?:read|popular)|mehr (?:zum thema|lesen|dazu)|weiterlesen|lesen sie|siehe auch|zum thema|lire (?:aussi|la suite)|à lire|leer más|lea también|leggi anche|lees (?:ook|meer)|czytaj (?:też|więcej|także)|zobacz (?:też|także)|читайте также|подробнее)|相关|延伸阅读|推荐|関連|続きを読む|اقرأ/iu;
/** What asks for something: a subscription, a comment, that a page is shared. */
const asking =
  /\b(?:subscri|newsletter|sign up|log ?in|register|cookies?|comments?|share|tweet|follow us|like us|kommentar|anmeld|registrier|abonnier|teilen|drucken|print|e-?mail|download|feedback|commentaire|partager|s['’]abonner|compartir|suscr|comentar|condivid|iscriviti|reageer|inschrijven|komentarz|udostępnij|комментар|поделиться|подпис)|评论|分享|订阅|登录|注册|コメント|シェア|تعليق|شارك/iu;
const crediting =
  /(?:^|[\s(])(?:photos?|foto(?:s|grafie)?|image|bild(?:quelle)?|picture|quelle|source|crédit|credits?|illustration|grafik|screenshot|zdjęcie|фото|图|写真)\s?(?:by|von|:|：|\/|©|courtesy)|getty images|\/ ?(?:afp|dpa|reuters|ap photo)|shutterstock|imago|picture[- ]alliance|pixabay|unsplash|flickr/iu;
const writing =
  /^(?:by|von|par|por|di|da|door|av|od|автор|text|words|author|autor(?:in)?|written by|posted by|published|updated|posted|veröffentlicht|aktualisiert|stand|erstellt|geschrieben|publié|publicado|作者|文\/|编辑|来源|发布)(?=[\s:：/]|$)/iu;
const dated: readonly RegExp[] = [
  /\b(?:19|20)\d\d\b/,
  /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/,
  /\b\d{1,3}\s?(?:hours?|days?|minutes?|mins?|weeks?|months?) ago/i,
  /vor \d{1,3} (?:stunden|tagen|minuten)/i,
  /\d月/,
];

export function readBlockText(text: string, words: readonly string[]): BlockText {
  // The edges of a long text say what all of it would.
  const short = text.length > 600 ? `${text.slice(0, 300)} ${text.slice(-300)}` : text;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    words,
    characters: text.length,
    marks: count(/[,.;:!?…，。；：！？、]/g),
    digits: count(/\p{N}/gu),
    capitals: count(/\p{Lu}/gu),
    endsSentence: sentenceEnd.test(text),
    endsColon: /[:：]$/.test(text),
    beginsSmall: /^\p{Ll}/u.test(text),
    hasDate: dated.some((pattern) => pattern.test(short)),
    hasTime: /\b\d{1,2}[:.]\d{2}\b/.test(short),
    hasRights: /©|\(c\)|copyright|all rights reserved|alle rechte/i.test(short),
    hasAddress: /https?:|www\.|@/i.test(short),
    hasBars: /[|»«›•·→]/.test(short),
    leadsOn: leadingOn.test(short),
    creditsPicture: crediting.test(short),
    namesWriter: writing.test(text),
    asks: asking.test(short),
  };
}
