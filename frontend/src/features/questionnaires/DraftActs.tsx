import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { deleteQuestionnaireVersion, publishQuestionnaireVersion } from '@/api/sdk.gen.ts';
import type { QuestionnaireDraftRead } from '@/api/types.gen.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface DraftActsProps {
  read: Versioned<QuestionnaireDraftRead>;
  onPublished: () => Promise<unknown>;
  onDropped: () => Promise<unknown>;
}

/** Publish a draft, or throw it away: both after a question, for neither can be undone. */
export function DraftActs({ read, onPublished, onDropped }: DraftActsProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<'publish' | 'drop' | null>(null);
  const form = useForm();
  const version = read.data;
  const act = { path: { versionId: version.id }, headers: ifMatch(read.etag), throwOnError: true } as const;
  const close = () => setAsking(null);
  return (
    <div className="mb-10 flex flex-wrap gap-3">
      <Button disabled={version.missing.length > 0} onClick={() => setAsking('publish')}>
        <Trans>Publiceer deze versie</Trans>
      </Button>
      <Button kind="danger" onClick={() => setAsking('drop')}>
        <Trans>Gooi dit concept weg</Trans>
      </Button>
      <Dialog open={asking === 'publish'} onClose={close} title={t`Publiceer versie ${version.number}`}>
        <p>
          <Trans>
            Nieuwe scans stellen voortaan deze vragen. Scans die lopen, eindigen op hun eigen versie. Hierna
            verandert deze versie niet meer.
          </Trans>
        </p>
        <Form
          form={form}
          className="mt-4"
          onSubmit={async () => {
            await publishQuestionnaireVersion(act);
            toast(t`Versie ${version.number} is gepubliceerd.`);
            close();
            await onPublished();
          }}
        >
          <SubmitButton>
            <Trans>Publiceer</Trans>
          </SubmitButton>
        </Form>
      </Dialog>
      <Dialog open={asking === 'drop'} onClose={close} title={t`Gooi dit concept weg`}>
        <p>
          <Trans>Alle wijzigingen in dit concept gaan verloren.</Trans>
        </p>
        <Form
          form={form}
          className="mt-4"
          onSubmit={async () => {
            await deleteQuestionnaireVersion(act);
            toast(t`Het concept is weg.`);
            await onDropped();
          }}
        >
          <SubmitButton kind="danger">
            <Trans>Gooi weg</Trans>
          </SubmitButton>
        </Form>
      </Dialog>
    </div>
  );
}
