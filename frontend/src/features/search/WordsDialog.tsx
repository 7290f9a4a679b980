import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listSearchSynonymSetsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createSearchSynonymSet, replaceSearchSynonymSet } from '@/api/sdk.gen.ts';
import type { SynonymSetRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface Values {
  words: string;
  language: 'nl' | 'en';
}

/** Writing words that mean the same, one on a line. */
export function WordsDialog({ set, onClose }: { set: SynonymSetRead | null; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Values>({
    defaultValues: { words: set?.words.join('\n') ?? '', language: set?.language ?? 'nl' },
  });
  const readAgain = () => queries.invalidateQueries({ queryKey: listSearchSynonymSetsQueryKey() });
  return (
    <Dialog open onClose={onClose} title={set ? t`Wijzig de woorden` : t`Woorden die hetzelfde betekenen`}>
      <Form
        form={form}
        onSubmit={async (wish) => {
          const body = {
            language: wish.language,
            words: wish.words
              .split(/[\n,]/)
              .map((word) => word.trim())
              .filter(Boolean),
          };
          if (set) {
            await replaceSearchSynonymSet({
              path: { synonymSetId: set.id },
              body,
              headers: ifMatch(`"${set.version}"`),
              throwOnError: true,
            });
          } else {
            await createSearchSynonymSet({ body, throwOnError: true });
          }
          toast(t`De woorden zijn bewaard. Wie nu zoekt, vindt ermee.`);
          onClose();
          await readAgain();
        }}
        onProblem={(problem) => {
          if (problem.status !== 412) return false;
          toast(t`Iemand anders wijzigde deze woorden zojuist. U ziet nu hoe het staat.`);
          void readAgain();
          onClose();
          return true;
        }}
      >
        <TextArea
          name="words"
          label={t`Woorden, elk op een regel`}
          description={t`Twee tot twaalf. Een omschrijving van hooguit drie woorden mag ook.`}
          rows={6}
        />
        <RadioGroup
          name="language"
          label={t`Taal van de woorden`}
          options={[
            { value: 'nl', label: t`Nederlands` },
            { value: 'en', label: t`Engels` },
          ]}
        />
        <div>
          <SubmitButton>
            <Trans>Bewaar de woorden</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
