import { useEffect } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { SelectField } from "../../ui/controls/select-field.tsx";
import { messages } from "../messages.ts";
import { frontMatters } from "../rules/note-file.ts";
import { chooseFrontMatter, frontMatter, loadFrontMatter } from "./front-matter-choice.ts";

/** What stands above the text of notes that leave. */
export function FrontMatterField() {
  useEffect(() => void loadFrontMatter(), []);
  return (
    <SelectField
      label={messages.frontMatter}
      options={frontMatters.map((value) => ({ value, text: messages.frontMatters[value] }))}
      value={frontMatter.value}
      onChange={(chosen) => void chooseFrontMatter(chosen).then(succeeded)}
    />
  );
}
