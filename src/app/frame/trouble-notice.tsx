import type { StorageFailure } from "../../storage/database/failure.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { messages } from "../messages.ts";

/** What is wrong with the device's storage, and what to do. */
export function TroubleNotice(props: { readonly failure: StorageFailure; readonly onClose?: () => void }) {
  const { failure, onClose } = props;
  return (
    <Notice urgent>
      <p>{storageFailureText(failure)}</p>
      {(failure.kind === "closed" || failure.kind === "newer-database") && (
        <Button onPress={() => location.reload()}>{messages.reload}</Button>
      )}
      {onClose !== undefined && <Button onPress={onClose}>{messages.understood}</Button>}
    </Notice>
  );
}
