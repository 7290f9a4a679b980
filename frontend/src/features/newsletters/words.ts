import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { EditionStatus, NewsletterFrequency, NewsletterTopic } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemes } from '@/lib/reference.ts';

export const FREQUENCY_WORDS = {
  each: msg`Elke nieuwsbrief over uw onderwerpen`,
  monthly: msg`Hooguit één per maand`,
} as const satisfies Record<NewsletterFrequency, unknown>;

export const STATUS_WORDS = {
  draft: msg`Concept`,
  in_review: msg`Ligt bij een collega`,
  sending: msg`Wordt verstuurd`,
  sent: msg`Verstuurd`,
} as const satisfies Record<EditionStatus, unknown>;

/** What one can follow, as value and label: news of the programme, and each theme. */
export function useTopics(): { value: NewsletterTopic; label: string }[] {
  const { t } = useLingui();
  const localized = useLocalized();
  return [
    { value: 'programme', label: t`Nieuws van het programma` },
    ...useThemes().map((theme) => ({ value: theme.code as NewsletterTopic, label: localized(theme.name) })),
  ];
}
