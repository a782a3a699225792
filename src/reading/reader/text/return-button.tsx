import { Button } from "../../../ui/controls/button.tsx";
import { messages } from "../messages.ts";

/** The way back to where one was before a jump. */
export function ReturnButton({ onReturn }: { readonly onReturn: () => void }) {
  return (
    <div class="return-button">
      <Button icon="back" onPress={onReturn}>
        {messages.backToPlace}
      </Button>
    </div>
  );
}
