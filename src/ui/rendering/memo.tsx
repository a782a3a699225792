import { Component, type ComponentType } from "preact";

/** A component that is rendered anew only when one of its properties is another; the signals it reads count still. */
export function memo<Props extends object>(Inner: ComponentType<Props>): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before: Readonly<Record<string, unknown>> = { ...this.props };
      const after: Readonly<Record<string, unknown>> = { ...next };
      return Object.keys({ ...before, ...after }).some((name) => !Object.is(before[name], after[name]));
    }

    override render() {
      return <Inner {...this.props} />;
    }
  };
}
