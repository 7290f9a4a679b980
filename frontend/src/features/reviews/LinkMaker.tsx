import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { readTrajectoryReviewsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createReviewLinks } from '@/api/sdk.gen.ts';
import type { ReviewLinks } from '@/api/types.gen.ts';
import { Form, NumberField, RadioGroup, SubmitButton } from '@/ui/form/index.ts';

interface LinkMakerProps {
  trajectoryId: string;
  /** How many links of single use were made before. */
  made: number;
  onMade: (links: ReviewLinks) => void;
}

interface Wish {
  kind: 'shared' | 'single_use' | null;
  quantity: number | null;
}

/** One link for everybody, or links that each work once. */
export function LinkMaker({ trajectoryId, made, onMade }: LinkMakerProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Wish>({ defaultValues: { kind: 'single_use', quantity: 10 } });
  const kind = form.watch('kind');
  return (
    <Form
      form={form}
      onSubmit={async (wish) => {
        const answer = await createReviewLinks({
          path: { trajectoryId },
          body: {
            kind: wish.kind ?? 'shared',
            quantity: wish.kind === 'single_use' ? (wish.quantity ?? 1) : 1,
          },
          throwOnError: true,
        });
        onMade(answer.data);
        await queries.invalidateQueries({
          queryKey: readTrajectoryReviewsQueryKey({ path: { trajectoryId } }),
        });
      }}
    >
      <RadioGroup
        name="kind"
        label={t`Soort link`}
        options={[
          {
            value: 'single_use',
            label: t`Losse links`,
            description: t`Elke link werkt één keer. Het eerlijkst: niemand antwoordt twee keer.`,
          },
          {
            value: 'shared',
            label: t`Eén link voor iedereen`,
            description: t`Voor een poster of bericht. Een nieuwe maakt de vorige ongeldig.`,
          },
        ]}
      />
      {kind === 'single_use' && (
        <NumberField
          name="quantity"
          label={t`Hoeveel links`}
          description={
            made > 0 ? t`U maakte er al ${made}. Die blijven werken.` : t`Ten hoogste 250 per keer.`
          }
        />
      )}
      <SubmitButton kind="secondary">
        <Trans>Maak de links</Trans>
      </SubmitButton>
    </Form>
  );
}
