import { useEffect, useState } from 'react';

/** `value`, but true only once it has been so for a while: for what must not be taken from a glimpse. */
export function useSettled(value: boolean, millis: number): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!value) {
      setSettled(false);
      return;
    }
    const timer = setTimeout(() => setSettled(true), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return value && settled;
}
