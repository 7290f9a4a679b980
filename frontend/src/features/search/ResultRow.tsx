import { Trans, useLingui } from '@lingui/react/macro';
import type { SearchResult } from '@/api/types.gen.ts';
import { foundAddress } from '@/lib/foundAddress.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Marked } from '@/ui/Marked.tsx';
import { SUBJECT_WORDS } from '@/ui/subjectWords.ts';
import { useReasons } from './reasonWords.ts';

/** One result: what it is, where it leads, and why it is there. */
export function ResultRow({ result }: { result: SearchResult }) {
  const { i18n } = useLingui();
  const reasons = useReasons();
  const word = SUBJECT_WORDS[result.subject];
  return (
    <li className="grid gap-1.5 py-5">
      <p className="meta">
        {word && <span>{i18n._(word)}</span>}
        {result.isDemonstration && (
          <span>
            <Trans>verzonnen voorbeeld</Trans>
          </span>
        )}
      </p>
      <h2 className="text-xl">
        <AppLink {...foundAddress(result.address)}>
          <Marked pieces={result.title} />
        </AppLink>
      </h2>
      <p className="soft max-w-(--container-measure)">
        <Marked pieces={result.summary} />
      </p>
      <p className="quiet text-sm">{reasons(result.reasons)}</p>
    </li>
  );
}
