import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { createAdviserDeclaration } from '@/api/sdk.gen.ts';
import type { AdviserFile, ConductRules, DeclarationRead, FileRead } from '@/api/types.gen.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { DocumentsField } from '@/ui/documents/DocumentsField.tsx';
import { Checkbox, Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { ConductRuleList } from './ConductRuleList.tsx';
import { DECLARATIONS } from './declarationQueries.ts';
import { OWN_PROFILE } from './useOwnProfile.ts';

interface Wish {
  experience: string;
  assignments: string;
  training: string;
  interests: string;
  documents: FileRead[];
  agreesToConduct: boolean;
  isInsured: boolean;
}

interface DeclarationFormProps {
  own: Versioned<AdviserFile>;
  rules: ConductRules;
  /** What was declared before: it stands there to look over, not to type again. */
  former: DeclarationRead | undefined;
  /** The interests of before, with those that were added since. */
  interests: readonly string[];
}

/** What an adviser declares; with it goes the application, or the wish for a new period. */
export function DeclarationForm({ own, rules, former, interests }: DeclarationFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Wish>({
    defaultValues: {
      experience: former?.experience ?? '',
      assignments: former?.assignments ?? '',
      training: former?.training ?? '',
      interests: interests.join('\n'),
      documents: [],
      agreesToConduct: false,
      isInsured: false,
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async (wish, { idempotencyKey }) => {
        await createAdviserDeclaration({
          path: { adviserId: own.data.id },
          body: {
            edition: rules.edition,
            agreesToConduct: wish.agreesToConduct as true,
            isInsured: wish.isInsured as true,
            experience: wish.experience,
            assignments: wish.assignments,
            training: wish.training.trim() || null,
            interests: wish.interests.split(/[\s,;]+/).filter(Boolean),
            fileIds: wish.documents.map((file) => file.id),
          },
          headers: { ...ifMatch(own.etag), 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await Promise.all([
          queries.invalidateQueries({ queryKey: OWN_PROFILE }),
          queries.invalidateQueries({ queryKey: DECLARATIONS }),
        ]);
        toast(t`Uw verklaring ligt bij Syntens.`);
      }}
    >
      <TextArea
        name="experience"
        label={t`Uw ervaring met slimmer werken in het mkb`}
        rows={5}
        maxLength={4000}
      />
      <TextArea
        name="assignments"
        label={t`Twee of drie opdrachten van de laatste vijf jaar`}
        description={t`Schrijf wat er veranderde, zonder namen van klanten.`}
        rows={5}
        maxLength={4000}
      />
      <TextArea name="training" label={t`Opleiding en registers`} optional rows={3} maxLength={4000} />
      <TextArea
        name="interests"
        label={t`Bedrijven waarin u een belang hebt`}
        description={t`Het KVK-nummer van elk bedrijf waarin u, uw bureau of naaste familie een aandeel, een functie of een lening heeft; één per regel. Met een voucher werkt u daar niet.`}
        optional
        rows={3}
      />
      <DocumentsField
        name="documents"
        label={t`Bewijsstukken`}
        description={t`Zoals een diploma, een inschrijving in een register of een polis.`}
      />
      <ConductRuleList rules={rules} />
      <Checkbox name="agreesToConduct" label={t`Ik werk volgens deze gedragsregels.`} mustBeTicked />
      <Checkbox name="isInsured" label={t`Ik ben verzekerd tegen beroepsaansprakelijkheid.`} mustBeTicked />
      <div>
        <SubmitButton>
          <Trans>Geef de verklaring</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
