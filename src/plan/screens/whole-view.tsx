import type { Plan } from "../plan-record.ts";
import type { Outline } from "../rules/outline.ts";
import { SectionBody } from "./section-view.tsx";
import "./plan.css";

/** The whole file in its own order: nothing of it is hidden. */
export function WholeView({ plan, outline }: { readonly plan: Plan; readonly outline: Outline }) {
  return (
    <article>
      {outline.sections.map((section, index) => {
        const level = Math.min(section.depth + 1, 6);
        const Heading = `h${level}` as "h2" | "h3" | "h4" | "h5" | "h6";
        return (
          <section key={section.start}>
            {section.depth > 0 && (
              <Heading
                id={`section-${index}`}
                class={`whole-plan__heading whole-plan__heading--${section.depth}`}
              >
                {section.heading}
              </Heading>
            )}
            <SectionBody plan={plan} outline={outline} section={section} />
          </section>
        );
      })}
    </article>
  );
}
