import { writeScanAnswer, writeScanRemark } from '@/api/sdk.gen.ts';
import { ConnectionError, problemOf } from '@/lib/problem.ts';
import type { SaveState } from '@/ui/SaveIndicator.tsx';

/** An answer on its way: a value of an item, or the text of an open question. */
type Waiting = Readonly<Record<string, { value: number | null } | { remark: string | null }>>;

const KEPT_AS = 'scan-outbox';
const AGAIN_MS = 5_000;

export interface OutboxState {
  save: SaveState;
  waiting: Waiting;
  /** Why nothing more can be sent: the scan closed, or the answers were withdrawn. */
  refused: string | null;
}

/**
 * Sends answers one by one, the newest value of each item. What cannot be sent waits in this tab and goes as soon as there
 * is a connection again.
 */
export class Outbox {
  private state: OutboxState;
  private readonly listeners = new Set<() => void>();
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
    this.state = { save: { status: 'untouched' }, waiting: readKept(key), refused: null };
    window.addEventListener('online', this.flush);
    if (Object.keys(this.state.waiting).length > 0) void this.flush();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): OutboxState => this.state;

  put(item: string, entry: Waiting[string]): void {
    this.change({ waiting: { ...this.state.waiting, [item]: entry } });
    void this.flush();
  }

  /** Sends what waits; resolves to whether everything went. */
  readonly flush = async (): Promise<boolean> => {
    this.sending ??= this.send().finally(() => {
      this.sending = null;
    });
    await this.sending;
    return Object.keys(this.state.waiting).length === 0;
  };

  stop(): void {
    window.removeEventListener('online', this.flush);
    clearTimeout(this.timer);
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    while (this.state.refused === null) {
      const next = Object.entries(this.state.waiting)[0];
      if (!next) return;
      const [item, entry] = next;
      this.change({ save: { status: 'saving' } });
      try {
        await this.write(item, entry);
      } catch (error) {
        const problem = problemOf(error);
        if (problem && problem.status < 500 && problem.status !== 429) {
          this.change({ refused: problem.detail, save: { status: 'failed' } });
          return;
        }
        this.change({ save: { status: error instanceof ConnectionError ? 'waiting' : 'failed' } });
        this.timer = setTimeout(() => void this.flush(), AGAIN_MS);
        return;
      }
      const { [item]: sent, ...rest } = this.state.waiting;
      // Somebody may have changed the answer while it was under way: then the newer one still waits.
      this.change({
        waiting: sent === entry ? rest : this.state.waiting,
        save: { status: 'saved', at: new Date() },
      });
    }
  }

  private async write(item: string, entry: Waiting[string]): Promise<void> {
    const common = {
      path: { itemCode: item },
      headers: { 'Scan-Key': this.key },
      throwOnError: true,
    } as const;
    if ('remark' in entry) await writeScanRemark({ ...common, body: { remark: entry.remark } });
    else await writeScanAnswer({ ...common, body: { value: entry.value } });
  }

  private change(part: Partial<OutboxState>): void {
    this.state = { ...this.state, ...part };
    if (part.waiting) keep(this.key, part.waiting);
    for (const listener of this.listeners) listener();
  }
}

/** Only in this tab: an answer is nobody else's business, also on a device that is shared. */
function keep(key: string, waiting: Waiting): void {
  try {
    if (Object.keys(waiting).length === 0) sessionStorage.removeItem(KEPT_AS);
    else sessionStorage.setItem(KEPT_AS, JSON.stringify({ key, waiting }));
  } catch {
    // Then what waits lives as long as the page.
  }
}

function readKept(key: string): Waiting {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? 'null') as {
      key: string;
      waiting: Waiting;
    } | null;
    return kept?.key === key ? kept.waiting : {};
  } catch {
    return {};
  }
}
