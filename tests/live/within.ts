/**
 * What a promise gives, or an error that names what did not answer in so many milliseconds. A page that hangs or crashed
 * never answers an evaluation, for which the browser's driver has no time limit of its own.
 */
export async function within<T>(milliseconds: number, awaited: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${awaited} did not answer`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
