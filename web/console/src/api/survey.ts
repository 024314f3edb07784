import { queryOptions } from '@tanstack/react-query';
import { get } from './http';
import type { Field } from './sites';

/** What is known from asking: see the server's module `survey`. */
export interface Survey {
  /** What was answered before the conversation, or before an earlier one. */
  readonly answers: readonly {
    readonly name: string;
    readonly label: string;
    readonly kind: Field['kind'];
    readonly value: string;
  }[];
  readonly answeredAtMicros?: number;
  readonly consentedAtMicros?: number;
  readonly rating?: {
    /** From 1, very poor, to 5, very good. */
    readonly steps?: number;
    readonly comment?: string;
    readonly ratedAtMicros?: number;
  };
}

/** Nobody tells that a shopper has answered, so one looks again while the conversation is in sight. */
const FRESH_MILLIS = 20_000;

export const surveyQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['survey', conversation],
    queryFn: () => get<Survey>(`/api/survey/conversations/${conversation}`),
    refetchInterval: FRESH_MILLIS,
  });
