import { useEffect, useState } from "preact/hooks";
import {
  budgets,
  chooseRecordingBudget,
  keptRecordings,
  loadRecordingBudget,
  recordingBudget,
  WITHOUT_END,
} from "../../reading/fetching/recording-budget.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { SelectField } from "../../ui/controls/select-field.tsx";
import { bytesText } from "./bytes-text.ts";
import { messages } from "./messages.ts";

/** How much room recordings of the web may take on this device, and how much they take. */
export function RecordingBudget() {
  const [sizes, setSizes] = useState<readonly number[] | undefined>(undefined);
  useEffect(() => {
    void loadRecordingBudget();
    void keptRecordings().then((kept) => setSizes(kept.map(({ bytes }) => bytes)));
  }, []);
  return (
    <div class="setting-extra">
      <SelectField
        label={messages.recordingBudget}
        value={String(recordingBudget.value)}
        options={[...budgets, WITHOUT_END].map((bytes) => ({
          value: String(bytes),
          text: bytes === WITHOUT_END ? messages.withoutEnd : bytesText(bytes),
        }))}
        onChange={(chosen) => void chooseRecordingBudget(Number(chosen)).then(succeeded)}
      />
      {sizes !== undefined && (
        <p class="quiet-text">
          {messages.recordingBudgetText(
            sizes.length,
            bytesText(sizes.reduce((sum, bytes) => sum + bytes, 0)),
          )}
        </p>
      )}
    </div>
  );
}
