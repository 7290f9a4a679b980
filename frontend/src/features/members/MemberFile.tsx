import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { createMemberImport } from '@/api/sdk.gen.ts';
import { classes } from '@/lib/classes.ts';
import { useAct } from '@/lib/useAct.ts';
import './import.css';

const LARGEST = 20_000_000;

/** Choose a file with members, or drop it here. It is sent at once, and then followed on a page of its own. */
export function MemberFile() {
  const { t } = useLingui();
  const id = useId();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        className={classes('member-file', over && 'member-file-over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          send(event.dataTransfer.files[0]);
        }}
      >
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.xlsx,.json"
          className="visually-hidden"
          aria-describedby={`${id}-kinds`}
          disabled={busy}
          onChange={(event) => {
            send(event.target.files?.[0]);
            // The same file may be chosen again, after it was mended.
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="btn btn-primary">
          {busy ? <span className="spinner" aria-hidden="true" /> : <FileUp aria-hidden="true" />}
          <Trans>Kies een bestand</Trans>
        </label>
        <span className="member-file-hint" aria-hidden="true">
          <Trans>of sleep het hierheen</Trans>
        </span>
        <span id={`${id}-kinds`} className="field-description">
          <Trans>
            CSV, Excel (XLSX) of JSON, hoogstens 20 MB. De eerste rij bevat de namen van de kolommen.
          </Trans>
        </span>
      </div>
      <p role="status" className={classes('empty:hidden', told && 'field-error')}>
        {told ?? (busy && <Trans>Het bestand wordt verstuurd.</Trans>)}
      </p>
    </div>
  );
}
