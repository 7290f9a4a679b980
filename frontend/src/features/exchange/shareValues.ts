import type { ExchangeShareRead, ExchangeText, ExchangeTold, ShareKind, Theme } from '@/api/types.gen.ts';

interface Words {
  nl: string;
  en: string;
}

/** What stands in the form; `result` is source and identifier with a blank between. */
export interface ShareValues {
  kind: ShareKind | null;
  pieceId: string | null;
  title: Words;
  gain: Words;
  did: Words;
  cost: Words;
  themes: Theme[];
  sectors: string[];
  result: string | null;
  resultTheme: Theme | null;
}

const wordsOf = (text: ExchangeText | null | undefined): Words => ({
  nl: text?.nl ?? '',
  en: text?.en ?? '',
});

/** The form as it opens: empty, or with the words in work. */
export function valuesOf(share: ExchangeShareRead | null): ShareValues {
  const draft = share?.draft;
  const result = draft?.result;
  return {
    kind: share?.kind ?? 'approach',
    pieceId: null,
    title: wordsOf(draft?.title),
    gain: wordsOf(draft?.gain),
    did: wordsOf(draft?.did),
    cost: wordsOf(draft?.cost),
    themes: draft?.themes ?? [],
    sectors: draft?.sectors ?? [],
    result: result ? `${result.source} ${result.sourceId}` : null,
    resultTheme: result?.theme ?? null,
  };
}

/** What is sent: no words where nothing was written, and an approach's words with an approach only. */
export function toldOf(values: ShareValues): ExchangeTold {
  const isApproach = values.kind === 'approach';
  const [source, sourceId] = (values.result ?? '').split(' ');
  return {
    title: sent(values.title),
    gain: sent(values.gain),
    did: isApproach ? sent(values.did) : null,
    cost: values.cost.nl.trim() ? sent(values.cost) : null,
    themes: values.themes,
    sectors: values.sectors,
    result:
      sourceId && values.resultTheme
        ? {
            source: source === 'campaign' ? 'campaign' : 'branch_figures',
            sourceId,
            theme: values.resultTheme,
          }
        : null,
  };
}

function sent({ nl, en }: Words) {
  return { nl, en: en.trim() ? en : null };
}
