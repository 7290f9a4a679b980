import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { createMemberImport } from '@/api/sdk.gen.ts';
import { classes } from '@/lib/classes.ts';
import { useAct } from '@/lib/useAct.ts';
import { DropZone } from '@/ui/DropZone.tsx';

const LARGEST = 20_000_000;

/** Choose a file with members, or drop it here. It is sent at once, and then followed on a page of its own. */
export function MemberFile() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [tooLarge, setTooLarge] = useState(false);
  const { busy, fault, run } = useAct();
  // The same file tried again after a lost answer is one import.
  const last = useRef<{ content: File; key: string } | null>(null);
  const send = (content: File | undefined) => {
    if (!content || busy) return;
    setTooLarge(content.size > LARGEST);
    if (content.size > LARGEST) return;
    const before = last.current;
    const isSame =
      before?.content.name === content.name && before.content.lastModified === content.lastModified;
    const key = isSame ? before.key : crypto.randomUUID();
    last.current = { content, key };
    void run(async () => {
      const { data } = await createMemberImport({
        body: content,
        query: { name: content.name.slice(0, 200) },
        headers: { 'Idempotency-Key': key },
        throwOnError: true,
      });
      last.current = null;
      await navigate({ to: '/branche/leden/importeren/$importId', params: { importId: data.id } });
    });
  };
  const told = tooLarge ? t`Dit bestand is groter dan 20 MB. Splits het in delen.` : fault;
  return (
    <div className="grid gap-3">
      <DropZone
        onFiles={([file]) => send(file)}
        accept=".csv,.txt,.xlsx,.json"
        disabled={busy}
        large
        buttonClass="btn btn-primary"
        hint={<Trans>of sleep het hierheen</Trans>}
        kinds={
          <Trans>
            CSV, Excel (XLSX) of JSON, hoogstens 20 MB. De eerste rij bevat de namen van de kolommen.
          </Trans>
        }
      >
        {busy ? <span className="spinner" aria-hidden="true" /> : <FileUp aria-hidden="true" />}
        <Trans>Kies een bestand</Trans>
      </DropZone>
      <p role="status" className={classes('empty:hidden', told && 'field-error')}>
        {told ?? (busy && <Trans>Het bestand wordt verstuurd.</Trans>)}
      </p>
    </div>
  );
}
