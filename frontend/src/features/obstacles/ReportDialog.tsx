import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useForm } from 'react-hook-form';
import { listObstacleReportsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import {
  createObstacleReport,
  createObstacleReportStatusChange,
  replaceObstacleReport,
} from '@/api/sdk.gen.ts';
import type { ObstacleReportRead, ObstacleReportWrite } from '@/api/types.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, Select, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { RULE_WORDS } from './words.ts';

interface Wish {
  theme: ObstacleReportRead['theme'];
  section: string | null;
  ruleKind: ObstacleReportRead['ruleKind'];
  rule: string;
  stopped: string;
  suggestion: string;
}

const bodyOf = (wish: Wish): ObstacleReportWrite => ({
  theme: wish.theme,
  section: wish.section,
  ruleKind: wish.ruleKind,
  rule: wish.rule.trim() || null,
  stopped: wish.stopped.trim() || null,
  suggestion: wish.suggestion.trim() || null,
});

/** A report is written, kept as a draft, and sent when it is whole. */
export function ReportDialog({
  report,
  onClose,
}: {
  report: ObstacleReportRead | null;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const queries = useQueryClient();
  const themes = useThemes();
  const sectors = useSectors();
  const kept = useRef(report);
  const { busy, fault, run } = useAct();
  const form = useForm<Wish>({
    defaultValues: {
      theme: report?.theme ?? null,
      section: report?.section ?? null,
      ruleKind: report?.ruleKind ?? null,
      rule: report?.rule ?? '',
      stopped: report?.stopped ?? '',
      suggestion: report?.suggestion ?? '',
    },
  });
  const intent = useIntent();
  const save = async (wish: Wish) => {
    const now = kept.current;
    const { data } = now
      ? await replaceObstacleReport({
          path: { obstacleReportId: now.id },
          body: bodyOf(wish),
          headers: ifMatch(`"${now.version}"`),
          throwOnError: true,
        })
      : await createObstacleReport({
          body: bodyOf(wish),
          headers: { 'Idempotency-Key': intent.key() },
          throwOnError: true,
        });
    kept.current = data;
    return data;
  };
  const done = async (told: string) => {
    await queries.invalidateQueries({ queryKey: listObstacleReportsQueryKey() });
    toast(told);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t`Welke regel stond u in de weg?`}>
      <Form
        form={form}
        onSubmit={async (wish, { idempotencyKey }) => {
          const saved = await save(wish);
          await createObstacleReportStatusChange({
            path: { obstacleReportId: saved.id },
            body: { toStatus: 'new' },
            headers: { ...ifMatch(`"${saved.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`Uw melding is verstuurd naar het programmabureau.`);
        }}
      >
        <p className="soft">
          <Trans>
            Alleen het programmabureau leest dit, met uw naam en bedrijf erbij. Anderen lezen nooit wat u
            schreef of dat u het was. Noem geen namen van mensen.
          </Trans>
        </p>
        <Select
          name="theme"
          label={t`Waar wilde u aan werken`}
          options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
        />
        <Select name="section" label={t`In welke sector`} options={sectors} />
        <RadioGroup
          name="ruleKind"
          label={t`Wat voor regel is het`}
          options={Object.entries(RULE_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
        />
        <TextArea
          name="rule"
          label={t`Welke regel`}
          description={t`Bijvoorbeeld de naam van de wet of cao, en het artikel als u dat weet.`}
          rows={2}
          maxLength={400}
        />
        <TextArea name="stopped" label={t`Wat hield de regel tegen`} rows={5} maxLength={4000} />
        <TextArea name="suggestion" label={t`Wat zou helpen`} optional rows={3} maxLength={4000} />
        {fault && (
          <p className="field-error" role="status">
            {fault}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>
            <Trans>Verstuur de melding</Trans>
          </SubmitButton>
          <Button
            kind="secondary"
            busy={busy}
            onClick={() =>
              void run(async () => {
                await save(form.getValues());
                await done(t`Uw concept is bewaard. Alleen u ziet het.`);
              })
            }
          >
            <Trans>Bewaar als concept</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
