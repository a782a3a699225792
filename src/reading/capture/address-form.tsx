import { useState } from "preact/hooks";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { SubmitButton } from "../../ui/controls/button.tsx";
import { TextField } from "../../ui/controls/field.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { fetchArticle } from "../fetching/fetch-articles.ts";
import { messages } from "./messages.ts";
import { saveArticle } from "./save-article.ts";

/** Saves an article by its address, at once; its page is fetched afterwards. */
export function AddressForm(props: {
  /** An address that was brought along: pasted, or from a link elsewhere in the app. */
  readonly brought: string;
  readonly focus: boolean;
  readonly onSaved?: () => void;
}) {
  const [address, setAddress] = useState(props.brought);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const outcome = await saveArticle(address, Date.now());
    if (!outcome.ok) {
      const { failure } = outcome;
      setTrouble(failure.kind === "not-an-address" ? messages.notAnAddress : storageFailureText(failure));
      return;
    }
    // The next address may be half typed by now.
    setAddress((current) => (current === address ? "" : current));
    setTrouble(undefined);
    showToast(
      outcome.value.known ? messages.knownAddress : navigator.onLine ? messages.saved : messages.savedOffline,
    );
    void fetchArticle(outcome.value.id);
    props.onSaved?.();
  };
  return (
    <form
      class="save-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        kind="url"
        label={messages.address}
        focus={props.focus}
        placeholder={messages.addressPlaceholder}
        value={address}
        onInput={(value) => {
          setAddress(value);
          setTrouble(undefined);
        }}
        {...(trouble === undefined ? {} : { trouble })}
      />
      <SubmitButton kind="primary">{messages.save}</SubmitButton>
    </form>
  );
}
