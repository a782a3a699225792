import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, ButtonLink } from "../../ui/controls/button.tsx";
import { routeTo, useNavigate } from "../../ui/navigation/route.ts";
import { messages as logMessages } from "../log/messages.ts";
import { messages } from "./messages.ts";

/** The ways to look back: the week's reflection and the month's report. */
export function ReportActions() {
  const navigate = useNavigate();
  return (
    <div class="row-of-buttons">
      <Button
        onPress={async () => {
          const { openReflection } = await import("./month-report.ts");
          const opened = await openReflection();
          if (opened.ok) navigate(routeTo("notes", { note: opened.value }));
          else succeeded(opened);
        }}
      >
        {messages.reflection}
      </Button>
      <ButtonLink href={routeTo("notes", { report: "month" })}>{messages.report}</ButtonLink>
      <ButtonLink href={routeTo("notes", { report: "hours" })}>{logMessages.link}</ButtonLink>
    </div>
  );
}
