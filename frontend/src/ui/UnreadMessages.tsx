import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listUnreadMessagesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { UnreadRead } from '@/api/types.gen.ts';
import { Notice } from './Notice.tsx';

/** The vouchers with messages that were not read; nothing when there are none. */
export function UnreadMessages({ linkOf }: { linkOf: (unread: UnreadRead) => ReactNode }) {
  const found = useQuery(listUnreadMessagesOptions());
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Notice tone="info" title={<Trans>Er zijn nieuwe berichten</Trans>}>
      <ul>
        {items.map((unread) => (
          <li key={unread.voucherId}>
            {linkOf(unread)}:{' '}
            <Plural value={unread.unread} one="# nieuw bericht" other="# nieuwe berichten" />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
