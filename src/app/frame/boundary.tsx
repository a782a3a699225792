import { Component, type ComponentChildren, type ComponentType } from "preact";
import { Button } from "../../ui/controls/button.tsx";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { Page } from "../../ui/layout/page.tsx";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { messages } from "../messages.ts";

interface Props {
  /** The address that is shown: going elsewhere tries anew. */
  readonly resetBy: string;
  readonly children: ComponentChildren;
}

interface State {
  readonly failure?: { readonly error: unknown };
  readonly at?: string;
}

/** Shows what broke in place of the screen it broke in, until one goes elsewhere. */
export class Boundary extends Component<Props, State> {
  override state: State = {};

  static override getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  static override getDerivedStateFromProps(props: Props, state: State): State | null {
    return state.at === props.resetBy ? null : { at: props.resetBy, failure: undefined };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render() {
    const { failure } = this.state;
    return failure === undefined ? this.props.children : <Broken error={failure.error} />;
  }
}

class QuietBoundary extends Component<{ readonly children: ComponentChildren }, { readonly broke: boolean }> {
  override state = { broke: false };

  static override getDerivedStateFromError() {
    return { broke: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render() {
    return this.state.broke ? null : this.props.children;
  }
}

/**
 * A part of the frame that is loaded when it is first shown, and left out where it breaks or cannot be loaded:
 * everything around it goes on.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy(load);
  return (props: Props) => (
    <QuietBoundary>
      <Part {...props} />
    </QuietBoundary>
  );
}

function Broken({ error }: { readonly error: unknown }) {
  const words = error instanceof Error ? error.message : String(error);
  const missing = /import|fetch|module/i.test(words);
  return (
    <Page line="none">
      <EmptyState
        title={missing ? messages.missingPart : messages.broken}
        actions={
          <Button kind="primary" onPress={() => location.reload()}>
            {messages.reload}
          </Button>
        }
      >
        {words}
      </EmptyState>
    </Page>
  );
}
