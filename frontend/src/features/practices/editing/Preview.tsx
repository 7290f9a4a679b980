import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { textIn } from '@/lib/localized.ts';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { useCompanyFacts } from '../companyFacts.ts';
import { Story } from '../Story.tsx';

type Language = 'nl' | 'en';

/** The story exactly as everybody will read it, in either language. */
export function Preview({ version }: { version: PracticeVersionRead }) {
  const { t } = useLingui();
  const [language, setLanguage] = useState<Language>(activeLanguage());
  const { name, facts } = useCompanyFacts()(version, language);
  return (
    <>
      <div className="mb-8">
        <ChoiceChips<Language>
          label={t`Taal waarin u het bekijkt`}
          options={[
            { value: 'nl', label: t`Nederlands` },
            { value: 'en', label: t`Engels` },
          ]}
          chosen={[language]}
          onChange={(chosen) => setLanguage(chosen.find((each) => each !== language) ?? language)}
        />
      </div>
      {version.isAnonymous && version.isRecognisable && (
        <div className="mb-8 max-w-measure">
          <Notice tone="warn" title={<Trans>Wie de sector kent, kan het bedrijf herkennen</Trans>}>
            <p>
              <Trans>
                In ons register staan minder dan tien bedrijven met deze sector, grootte en provincie. Laat de
                sector of de provincie weg als dat niet mag.
              </Trans>
            </p>
          </Notice>
        </div>
      )}
      <article>
        <h2 className="text-3xl">{textIn(language, version.title)}</h2>
        <p className="lead mt-3">{textIn(language, version.summary)}</p>
        <p className="meta mt-3 mb-10">{[name, ...facts].join(' · ')}</p>
        <Story practice={{ ...version, isFictitious: version.isDemonstration }} language={language} />
      </article>
    </>
  );
}
