/** The smallest words of many languages, which running text is full of and menus are not. */
const lists: Readonly<Record<string, string>> = {
  arabic: "في من على إلى أن عن مع هذا هذه التي الذي كان كانت ما لا و أو كما بعد قد لم هو هي كل بين",
  chinese:
    "的 了 是 在 不 我 有 这 這 他 也 就 和 而 但 与 與 为 為 对 對 会 會 它 们 們 着 被 把 所 其 之 又 都 很 没 沒",
  czech: "a se v na je že s z o do i to ale jako pro za by po jsem jsou jeho který však už při",
  dutch:
    "de het een en van in is dat op te voor met zijn niet aan er om ook als dan maar bij naar hij ze wordt door",
  english:
    "the of and to a in is that it for was on are as with his they at be this from i have or by had not but what were we when your can an which their if will there about so would has been more who its than",
  finnish: "ja on ei että se oli hän mutta kun niin myös ovat joka sen kuin tai jos vain ole",
  french:
    "le la les de des du un une et est à en que qui pour dans ce il sur pas plus par ne se au avec sont aux cette mais ou elle ont ses nous vous",
  german:
    "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man",
  greek: "και το η ο να του της με για που σε τα την από οι των στο είναι δεν τον θα στην μια",
  hebrew: "של את על לא הוא זה עם כי אל היא גם או יש כל אבל אם מה כמו היה",
  hindi: "के है में की से का को और हैं पर यह ने भी कि एक नहीं था हो",
  hungarian: "a az és hogy nem is egy de van volt meg csak már mint ez el ha vagy",
  indonesian: "yang dan di dari untuk dengan ini itu pada dalam tidak akan adalah ke oleh juga karena",
  italian:
    "il di che e la un per in una è non sono da con si del le i della ma come al dei più gli lo nel anche ha alla ci questo",
  japanese: "の は を に が と で た も し な て る れ い か ら よ ま す",
  korean: "이 그 및 수 있는 것은 것이 하는 있다 에서 으로 한다 그리고 등 대한",
  persian: "و در به از که این را با است آن برای یک خود تا بر هم می شد های شده بود",
  polish: "i w na z do nie się że to jest o jak po ale co za od przez tym są dla czy już tylko może oraz",
  portuguese:
    "o a de que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem à seu",
  romanian: "și de în a la cu pe nu o din că un este care mai pentru sau au fost prin",
  russian: "и в не на что с по как это к но он а из у за то все от для о же так было его бы мы они когда или",
  scandinavian:
    "och i att det som en på är av för med den till inte om ett har de jag men så er at og ikke til et han var fra kan vi",
  spanish:
    "de la que el en y a los del se las por un para con no una su al lo es como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también",
  turkish: "ve bir bu da de için ile çok daha olarak olan gibi ama ne en kadar sonra var değil",
  ukrainian: "і в на що не з до та за як у це для від про є його але він вони або",
  vietnamese: "và của là có trong được cho không một với các người này đã khi",
};

const stopWords: ReadonlySet<string> = new Set(Object.values(lists).flatMap((words) => words.split(" ")));

/** The share of words that are among the smallest ones of any language, from 0 to 1; words in lower case. */
export function stopShare(words: readonly string[]): number {
  if (words.length === 0) return 0;
  return words.reduce((sum, word) => sum + (stopWords.has(word) ? 1 : 0), 0) / words.length;
}
