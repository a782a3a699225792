import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../../ui/controls/button.tsx";
import { messages } from "./task-messages.ts";

/** A way to write a new task into the plan: the field for it comes when it is asked for. */
export function AddTask({ children }: { readonly children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return children;
  return (
    <Button kind="text" icon="plus" onPress={() => setOpen(true)}>
      {messages.addTask}
    </Button>
  );
}
