import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/**
 * A component that is loaded when it is first shown. Until then it shows nothing; where loading fails, the error
 * goes to the boundary above.
 */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [, show] = useState(0);
    const [error, setError] = useState<unknown>(undefined);
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then((component) => {
        loaded = component;
        show(1);
      }, setError);
    }, []);
    if (error !== undefined) throw error;
    const Component = loaded;
    return Component === undefined ? null : <Component {...props} />;
  };
}
