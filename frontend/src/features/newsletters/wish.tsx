import { useLingui } from '@lingui/react/macro';
import type {
  NewsletterFrequency,
  NewsletterSubscriptionRead,
  NewsletterTopic,
  NewsletterWish,
} from '@/api/types.gen.ts';
import { CheckboxGroup, RadioGroup } from '@/ui/form/index.ts';
import { FREQUENCY_WORDS, useTopics } from './words.ts';

/** What somebody wants, as the form holds it. */
export interface WishValues {
  topics: string[];
  frequency: string;
  language: string;
}

export function valuesOf(found: NewsletterSubscriptionRead | null, language: string): WishValues {
  return {
    topics: found?.topics ?? ['programme'],
    frequency: found?.frequency ?? 'each',
    language: found?.language ?? (language === 'en' ? 'en' : 'nl'),
  };
}

export function wishOf(values: WishValues): NewsletterWish {
  return {
    topics: values.topics as NewsletterTopic[],
    frequency: values.frequency as NewsletterFrequency,
    language: values.language === 'en' ? 'en' : 'nl',
  };
}

/** About what, how often and in which language. */
export function WishFields() {
  const { t, i18n } = useLingui();
  return (
    <>
      <CheckboxGroup name="topics" label={t`Waarover wilt u iets horen?`} options={useTopics()} />
      <RadioGroup
        name="frequency"
        label={t`Hoe vaak?`}
        options={Object.entries(FREQUENCY_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
      />
      <RadioGroup
        name="language"
        label={t`In welke taal?`}
        options={[
          { value: 'nl', label: 'Nederlands' },
          { value: 'en', label: 'English' },
        ]}
      />
    </>
  );
}
