import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { githubToken, keepGithubToken } from "../github-token.ts";
import { messages } from "../messages.ts";

/** The token for GitHub, which stays on this device. */
export function TokenSheet({ onClose }: { readonly onClose: () => void }) {
  const [token, setToken] = useState("");
  const keep = async (next: string): Promise<void> => {
    if (!succeeded(await keepGithubToken(next))) return;
    showToast(next === "" ? messages.tokenForgotten : messages.tokenKept);
    onClose();
  };
  return (
    <Sheet title={messages.token} closeLabel={messages.close} onClose={onClose}>
      <p class="quiet-text">{messages.tokenText}</p>
      <TextField
        label={messages.token}
        kind="password"
        value={token}
        onInput={setToken}
        onKeep={(typed) => {
          if (typed.trim() !== "" && typed.trim() !== githubToken.value) void keep(typed);
        }}
        focus
      />
      <div class="row-of-buttons">
        <Button kind="primary" disabled={token.trim() === ""} onPress={() => void keep(token)}>
          {messages.keepToken}
        </Button>
        {githubToken.value !== "" && <Button onPress={() => void keep("")}>{messages.forgetToken}</Button>}
      </div>
    </Sheet>
  );
}
