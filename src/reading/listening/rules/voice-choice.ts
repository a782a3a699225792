/** What of a voice its choice depends on. */
export interface VoiceFacts {
  readonly lang: string;
  readonly name: string;
  readonly localService: boolean;
  readonly default: boolean;
}

/** Names by which engines call Mandarin and Cantonese, as the languages of articles call them (BCP 47). */
const alike: Readonly<Record<string, string>> = { cmn: "zh", yue: "zh" };
const regionOf: Readonly<Record<string, string>> = { zh: "zh-cn", en: "en-us" };

/**
 * The voice that suits a language: of its very region before another, one on the device before one that needs a
 * network, the person's chosen one before all. Undefined where no voice speaks it.
 */
export function chooseVoice<V extends VoiceFacts>(
  voices: readonly V[],
  language: string,
  chosen: string | undefined,
): V | undefined {
  const wanted = tag(language === "" ? "en" : language);
  const primary = primaryOf(wanted);
  const speaking = voices.filter((voice) => primaryOf(tag(voice.lang)) === primary);
  const full = wanted.includes("-")
    ? wanted.replace("zh-hans", "zh-cn").replace("zh-hant", "zh-tw")
    : regionOf[wanted];
  const score = (voice: V): number =>
    8 * Number(voice.name === chosen) +
    4 * Number(tag(voice.lang).replace(/^cmn-(?:hans-)?/, "zh-") === full) +
    2 * Number(voice.localService) +
    Number(voice.default);
  return [...speaking].sort((one, other) => score(other) - score(one))[0];
}

function tag(language: string): string {
  return language.toLowerCase().replace(/_/g, "-");
}

function primaryOf(language: string): string {
  const primary = language.split("-")[0] ?? "";
  return alike[primary] ?? primary;
}
