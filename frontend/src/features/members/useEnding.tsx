import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listMembersQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteMember, putMember } from '@/api/sdk.gen.ts';
import type { MemberPut, MemberRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface Ended {
  member: MemberRead;
  etag: string | null;
}

/** A member as it is to stand, from one that was read. */
export function asItStands({ name, sbiVersion, sbiCode, employees, postcode, since }: MemberRead): MemberPut {
  return { name, sbiVersion, sbiCode, employees, postcode, since };
}

/** Ending a membership, and undoing it: the last one that was ended can be put back with one press. */
export function useEnding() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const [ended, setEnded] = useState<Ended | null>(null);
  const readAgain = () => queries.invalidateQueries({ queryKey: listMembersQueryKey() });
  const end = (member: MemberRead) =>
    void run(async () => {
      const { response } = await deleteMember({
        path: { kvkNumber: member.kvkNumber },
        headers: ifMatch(`"${member.version}"`),
        throwOnError: true,
      });
      setEnded({ member, etag: response.headers.get('ETag') });
      await readAgain();
    });
  const restore = (member: MemberRead, etag: string | null) =>
    void run(async () => {
      await putMember({
        path: { kvkNumber: member.kvkNumber },
        body: asItStands(member),
        headers: ifMatch(etag),
        throwOnError: true,
      });
      setEnded(null);
      toast(t`${member.name} is weer lid.`);
      await readAgain();
    });
  return {
    busy,
    fault,
    ended,
    end,
    undo: () => ended && restore(ended.member, ended.etag),
    putBack: (member: MemberRead) => restore(member, `"${member.version}"`),
  };
}

/** What was just ended, with the way back; or why it did not work. */
export function EndedNotice({ ending }: { ending: ReturnType<typeof useEnding> }) {
  const { ended, fault, busy, undo } = ending;
  return (
    <div role="status" className="grid gap-3 empty:hidden">
      {fault && <p className="field-error">{fault}</p>}
      {ended && (
        <Notice tone="calm" title={<Trans>{ended.member.name} is geen lid meer</Trans>}>
          <p>
            <Trans>
              Het lid blijft nog een jaar onder “Geen lid meer” staan. Was dit een vergissing, zet het dan
              terug.
            </Trans>
          </p>
          <div className="mt-3">
            <Button kind="secondary" small busy={busy} onClick={undo}>
              <Trans>Zet terug</Trans>
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
