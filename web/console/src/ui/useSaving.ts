import { useMutation } from '@tanstack/react-query';
import { ProblemError } from '../api/http';

interface SavingOptions<Saved> {
  /** Saves what was typed, as a change of this version. */
  save: (version: number) => Promise<Saved>;
  /** Reads what is saved now. */
  read: () => Promise<Saved>;
  /** Goes on from what was saved or read, in place of what was typed. */
  take: (saved: Saved) => void;
  saved?: () => void;
}

/** Saving a document that others may change too: what was typed is lost by nobody's hand but one's own. */
export function useSaving<Saved extends { readonly version: number }>(options: SavingOptions<Saved>) {
  const { save, read, take, saved } = options;
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (result) => {
      take(result);
      saved?.();
    },
  });
  const reading = useMutation({ mutationFn: read, onSettled: () => saving.reset() });
  return {
    error: saving.error ?? reading.error,
    isStale: saving.error instanceof ProblemError && saving.error.problem.code === 'staleSettings',
    isSaving: saving.isPending,
    isReading: reading.isPending,
    save: (version: number) => saving.mutate(version),
    forget: () => {
      saving.reset();
      reading.reset();
    },
    saveOverTheirs: () => reading.mutate(undefined, { onSuccess: ({ version }) => saving.mutate(version) }),
    takeTheirs: () => reading.mutate(undefined, { onSuccess: take }),
  };
}

export type Saving = Omit<ReturnType<typeof useSaving>, 'save'>;
