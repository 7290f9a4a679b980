import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { createFirmDeclaration } from '@/api/sdk.gen.ts';
import type { ConductRules, FileRead, FirmDeclarationRead, FirmRead } from '@/api/types.gen.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { DocumentsField } from '@/ui/documents/DocumentsField.tsx';
import { Checkbox, Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { ConductRuleList } from './ConductRuleList.tsx';
import { FIRM } from './firmQueries.ts';
import { OWN_PROFILE } from './useOwnProfile.ts';

interface Wish {
  kvkNumber: string;
  experience: string;
  quality: string;
  interests: string;
  documents: FileRead[];
  agreesToConduct: boolean;
  isInsured: boolean;
}

interface FirmDeclarationFormProps {
  firm: Versioned<FirmRead>;
  rules: ConductRules;
  /** What was declared before: it stands there to look over, not to type again. */
  former: FirmDeclarationRead | undefined;
}

/** What an adviser declares for the firm; with it goes the application, or the wish for a new period. */
export function FirmDeclarationForm({ firm, rules, former }: FirmDeclarationFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Wish>({
    defaultValues: {
      kvkNumber: former?.kvkNumber ?? firm.data.kvkNumber ?? '',
      experience: former?.experience ?? '',
      quality: former?.quality ?? '',
      interests: former?.interests.join('\n') ?? '',
      documents: [],
      agreesToConduct: false,
      isInsured: false,
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async (wish, { idempotencyKey }) => {
        await createFirmDeclaration({
          path: { firmId: firm.data.id },
          body: {
            edition: rules.edition,
            agreesToConduct: wish.agreesToConduct as true,
            isInsured: wish.isInsured as true,
            kvkNumber: wish.kvkNumber.trim(),
            experience: wish.experience,
            quality: wish.quality,
            interests: wish.interests.split(/[\s,;]+/).filter(Boolean),
            fileIds: wish.documents.map((file) => file.id),
          },
          headers: { ...ifMatch(firm.etag), 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await Promise.all([
          queries.invalidateQueries({ queryKey: FIRM }),
          queries.invalidateQueries({ queryKey: OWN_PROFILE }),
        ]);
        toast(t`De verklaring van uw bureau ligt bij Syntens.`);
      }}
    >
      <TextField
        name="kvkNumber"
        label={t`KVK-nummer van het bureau`}
        description={t`Acht cijfers, zoals in het handelsregister.`}
        inputMode="numeric"
      />
      <TextArea
        name="experience"
        label={t`Wat uw bureau deed met slimmer werken in het mkb`}
        description={t`Schrijf wat er veranderde, zonder namen van klanten.`}
        rows={5}
        maxLength={4000}
      />
      <TextArea
        name="quality"
        label={t`Hoe uw bureau zijn advies goed houdt`}
        description={t`Bijvoorbeeld wie meeleest, hoe u bijleert en wie een klacht behandelt.`}
        rows={5}
        maxLength={4000}
      />
      <TextArea
        name="interests"
        label={t`Bedrijven waarin het bureau een belang heeft`}
        description={t`Het KVK-nummer van elk bedrijf waarin het bureau een aandeel, een functie of een lening heeft; één per regel. Met een voucher werkt daar niemand van het bureau.`}
        optional
        rows={3}
      />
      <DocumentsField
        name="documents"
        label={t`Bewijsstukken`}
        description={t`Zoals een uittreksel van het handelsregister, een polis of een keurmerk.`}
      />
      <ConductRuleList rules={rules} />
      <Checkbox
        name="agreesToConduct"
        label={t`Wie voor het bureau adviseert, werkt volgens deze gedragsregels.`}
        mustBeTicked
      />
      <Checkbox
        name="isInsured"
        label={t`Het bureau is verzekerd tegen beroepsaansprakelijkheid.`}
        mustBeTicked
      />
      <div>
        <SubmitButton>
          <Trans>Geef de verklaring voor het bureau</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
