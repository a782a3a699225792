import { succeeded } from "../../storage/database/failure-report.ts";
import { ChipActions, ChipButton, ChipLink } from "../../ui/controls/chips.tsx";
import { routeTo, useNavigate } from "../../ui/navigation/route.ts";
import { messages as logMessages } from "../log/messages.ts";
import { messages } from "./messages.ts";

/** The ways to look back: the week's reflection and the month's report. */
export function ReportActions() {
  const navigate = useNavigate();
  return (
    <ChipActions>
      <ChipButton
        onPress={async () => {
          const { openReflection } = await import("./month-report.ts");
          const opened = await openReflection();
          if (opened.ok) navigate(routeTo("notes", { note: opened.value }));
          else succeeded(opened);
        }}
      >
        {messages.reflection}
      </ChipButton>
      <ChipLink href={routeTo("notes", { report: "month" })}>{messages.report}</ChipLink>
      <ChipLink href={routeTo("notes", { report: "hours" })}>{logMessages.link}</ChipLink>
    </ChipActions>
  );
}
