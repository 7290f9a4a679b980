import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listQuestionSuggestionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { foundAddress } from '@/lib/foundAddress.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Marked } from '@/ui/Marked.tsx';
import { SUBJECT_WORDS } from '@/ui/subjectWords.ts';

const PAUSE_MS = 350;
const LEAST = 4;

/** What may answer it already, while one types. Shown only once there is something. */
export function Suggestions({ typed, title }: { typed: string; title: string }) {
  const { i18n } = useLingui();
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const q = asked.trim().slice(0, 200);
  const { data } = useQuery({
    ...listQuestionSuggestionsOptions({ query: { q, language: i18n.locale === 'en' ? 'en' : 'nl' } }),
    enabled: q.length >= LEAST,
    placeholderData: keepPreviousData,
  });
  const word = (subject: string) => {
    const known = SUBJECT_WORDS[subject];
    return known && i18n._(known);
  };
  const items = q.length >= LEAST ? (data?.items ?? []) : [];
  return (
    <section aria-live="polite" className="max-w-2xl">
      {items.length > 0 && (
        <>
          <h2 className="text-lg">{title}</h2>
          <ul className="hairlines">
            {items.map((item) => (
              <li key={item.address} className="py-2">
                <AppLink {...foundAddress(item.address)}>
                  <Marked pieces={item.title} />
                </AppLink>{' '}
                <span className="quiet text-sm">
                  {word(item.subject)}
                  {item.isDemonstration && (
                    <>
                      {', '}
                      <Trans>verzonnen voorbeeld</Trans>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
