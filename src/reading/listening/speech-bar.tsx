import { useEffect, useState } from "preact/hooks";
import { Button, IconButton } from "../../ui/controls/button.tsx";
import { SelectField } from "../../ui/controls/select-field.tsx";
import { back, backAll, close, forward, forwardAll, pause, play } from "../../ui/icons/reading-icons.ts";
import { Notice } from "../../ui/layout/notice.tsx";
import type { Article } from "../article-record.ts";
import { sourceOf, titleOf } from "../article-title.ts";
import type { OpenText } from "../reader/text/open-text.ts";
import { paint } from "../reader/text/text-paint.ts";
import { changeListening, listenSettings, loadListenSettings, rates } from "./listen-settings.ts";
import { holdLockScreen, Silence, tellLockScreen } from "./lock-screen.ts";
import { messages } from "./messages.ts";
import { sentencesOf } from "./rules/sentences.ts";
import { deviceVoices, Speaker, voiceFor } from "./speaker.ts";
import "./listen.css";

interface Props {
  readonly article: Article;
  readonly language: string;
  readonly text: OpenText;
  readonly onClose: () => void;
  /** Called when the last sentence was spoken. */
  readonly onEnd: () => void;
}

/** Reads the open article aloud, the sentence in sight, from where one is. */
export function SpeechBar(props: Props) {
  const [speaker, setSpeaker] = useState<Speaker | "none" | undefined>(undefined);
  const { article, language, text, onEnd } = props;
  useEffect(() => {
    let left = false;
    let made: Speaker | undefined;
    const primary = primaryOf(language);
    void loadListenSettings()
      .then(() => voiceFor(language, listenSettings.value.voices[primary]))
      .then((voice) => {
        if (left) return;
        if (voice === undefined) return setSpeaker("none");
        const words = text.index().text;
        const sentences = sentencesOf(words, language);
        const start = text.firstSentence(sentences);
        made = new Speaker(words, sentences, voice, start, onEnd);
        made.setRate(listenSettings.value.rate);
        setSpeaker(made);
        made.play();
      });
    return () => {
      left = true;
      made?.pause();
      paint("spoken", []);
    };
  }, [article.id, language, text]);
  if (speaker === undefined) return null;
  if (speaker === "none") {
    return (
      <section class="player" aria-label={messages.player}>
        <Notice>
          {messages.noVoices}
          <Button kind="text" onPress={props.onClose}>
            {messages.close}
          </Button>
        </Notice>
      </section>
    );
  }
  return <Controls {...props} speaker={speaker} />;
}

function Controls({ article, language, text, speaker, onClose }: Props & { readonly speaker: Speaker }) {
  const playing = speaker.playing.value;
  const at = speaker.at.value;
  useEffect(() => {
    const silence = new Silence();
    const release = holdLockScreen(
      { title: titleOf(article), show: sourceOf(article) },
      {
        play: () => speaker.play(),
        pause: () => speaker.pause(),
        back: () => speaker.step(-1),
        forward: () => speaker.step(1),
        previous: () => speaker.stepParagraph(-1),
        next: () => speaker.stepParagraph(1),
      },
    );
    const stop = speaker.playing.subscribe((on) => {
      if (on) silence.play();
      else silence.pause();
      tellLockScreen(on);
    });
    return () => {
      stop();
      release();
      silence.close();
    };
  }, [speaker]);
  useEffect(() => text.showSentence(speaker.sentences[at]), [at, speaker]);
  return (
    <section class="player" aria-label={messages.player}>
      <div class="player__buttons">
        <IconButton icon={backAll} label={messages.paragraphBack} onPress={() => speaker.stepParagraph(-1)} />
        <IconButton icon={back} label={messages.sentenceBack} onPress={() => speaker.step(-1)} />
        <IconButton
          icon={playing ? pause : play}
          label={playing ? messages.pause : messages.play}
          onPress={() => speaker.toggle()}
        />
        <IconButton icon={forward} label={messages.sentenceForward} onPress={() => speaker.step(1)} />
        <IconButton
          icon={forwardAll}
          label={messages.paragraphForward}
          onPress={() => speaker.stepParagraph(1)}
        />
        <IconButton icon={close} label={messages.stop} onPress={onClose} />
      </div>
      <div class="player__choices">
        <Rate onChange={(rate) => speaker.setRate(rate)} />
        <Voice language={language} speaker={speaker} />
      </div>
    </section>
  );
}

/** How fast one listens; the same for voices and recordings. */
export function Rate({ onChange }: { readonly onChange: (rate: number) => void }) {
  return (
    <SelectField
      label={messages.speed}
      quiet
      value={String(listenSettings.value.rate)}
      options={rates.map((rate) => ({ value: String(rate), text: messages.times(rate) }))}
      onChange={(value) => {
        changeListening({ rate: Number(value) });
        onChange(Number(value));
      }}
    />
  );
}

function Voice({ language, speaker }: { readonly language: string; readonly speaker: Speaker }) {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  const primary = primaryOf(language);
  useEffect(() => void deviceVoices().then(setVoices), []);
  const suiting = voices.filter((voice) => primaryOf(voice.lang) === primary);
  if (suiting.length < 2) return null;
  return (
    <SelectField
      label={messages.voice}
      quiet
      value={listenSettings.value.voices[primary] ?? suiting[0]?.name ?? ""}
      options={suiting.map(({ name }) => ({ value: name, text: name }))}
      onChange={(name) => {
        changeListening({ voices: { ...listenSettings.value.voices, [primary]: name } });
        const voice = suiting.find((one) => one.name === name);
        if (voice !== undefined) speaker.setVoice(voice);
      }}
    />
  );
}

function primaryOf(language: string): string {
  return (language || "en").toLowerCase().split(/[-_]/)[0] ?? "en";
}
