import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listToolboxItemsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, Select, SubmitButton } from '@/ui/form/index.ts';

interface ArchiveDialogProps {
  open: boolean;
  slug: string;
  onClose: () => void;
  onArchive: (replacedBy: string | null) => Promise<unknown>;
}

/** Taking a tool from the toolbox: for good, or with another that its address leads to from now on. */
export function ArchiveDialog({ open, slug, onClose, onArchive }: ArchiveDialogProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const form = useForm({ defaultValues: { replacedBy: '' } });
  const items = useQuery({
    ...listToolboxItemsOptions({ query: { pageSize: 100, sort: 'title' } }),
    enabled: open,
  });
  const others = (items.data?.items ?? []).filter((item) => item.slug !== slug);
  return (
    <Dialog open={open} onClose={onClose} title={t`Haal dit instrument uit de toolbox`}>
      <Form
        form={form}
        onSubmit={async ({ replacedBy }) => {
          await onArchive(replacedBy || null);
          onClose();
        }}
      >
        <p>
          <Trans>Wie het gebruikt houdt zijn eigen kopie. U kunt later een nieuwe versie beginnen.</Trans>
        </p>
        <Select
          name="replacedBy"
          label={t`Wat komt ervoor in de plaats?`}
          description={t`Wie het oude adres opent, komt daar terecht, met een uitleg.`}
          optional
          options={others.map((item) => ({ value: item.slug, label: localized(item.title) }))}
        />
        <SubmitButton kind="danger">
          <Trans>Haal uit de toolbox</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
