import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  Banknote,
  GitCompareArrows,
  type LucideIcon,
  Mail,
  MoveRight,
  RefreshCw,
  Rss,
  Send,
  Stamp,
  Webhook,
} from 'lucide-react';
import type { TraceEntry, TraceKind, TraceState } from '@/api/types.gen.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { VOUCHER_ACTS } from '@/ui/VoucherStory.tsx';
import type { TraceGroup } from './traceSearch.ts';

/** The word and picture of each kind of entry. */
export const TRACE_KIND = {
  move: { word: msg`Stap`, icon: MoveRight },
  relayed: { word: msg`Stap vanuit een ander systeem`, icon: GitCompareArrows },
  act: { word: msg`Handeling`, icon: Stamp },
  conflict: { word: msg`Verschil tussen systemen`, icon: GitCompareArrows },
  feed: { word: msg`Lijst van wijzigingen`, icon: Rss },
  message: { word: msg`Bericht aan systemen`, icon: Send },
  webhook: { word: msg`Webhook`, icon: Webhook },
  mail: { word: msg`Mail`, icon: Mail },
  payment: { word: msg`Betaling`, icon: Banknote },
  batch: { word: msg`Betaalopdracht`, icon: Banknote },
  reclaim: { word: msg`Terugvordering`, icon: Banknote },
  restart: { word: msg`Opnieuw gestart`, icon: RefreshCw },
} satisfies Record<TraceKind, { word: MessageDescriptor; icon: LucideIcon }>;

/** The word and tone of how a step stands. */
export const TRACE_STATE = {
  done: { word: msg`Klaar`, tone: 'calm' as const },
  open: { word: msg`Open`, tone: 'warn' as const },
  waiting: { word: msg`Wacht`, tone: 'info' as const },
  retrying: { word: msg`Wordt herhaald`, tone: 'warn' as const },
  sent: { word: msg`Verstuurd`, tone: 'ok' as const },
  failed: { word: msg`Mislukt`, tone: 'err' as const },
  bounced: { word: msg`Geweigerd door de ontvanger`, tone: 'err' as const },
} satisfies Record<TraceState, unknown>;

/** The word of what one chooses from. */
export const TRACE_GROUP = {
  steps: msg`Stappen`,
  mails: msg`Mails`,
  systems: msg`Berichten aan systemen`,
  money: msg`Betalingen`,
} satisfies Record<TraceGroup, MessageDescriptor>;

const MONEY: Record<string, MessageDescriptor> = {
  due: msg`Te betalen`,
  in_batch: msg`Bij de bank`,
  paid: msg`Betaald`,
  failed: msg`Niet betaald`,
  cancelled: msg`Vervallen`,
  made: msg`Gemaakt`,
  done: msg`Afgerond`,
  open: msg`Teruggevraagd`,
  received: msg`Ontvangen`,
  written_off: msg`Afgeschreven`,
};

const MAILS: Record<string, MessageDescriptor> = {
  claim_confirmation_reminder: msg`Herinnering: bevestig het werk`,
  claim_submitted: msg`Declaratie ingediend`,
  claim_to_confirm: msg`Vraag om het werk te bevestigen`,
  decided_in_your_name: msg`Een systeem handelde namens u`,
  decision_proposed: msg`Besluit voorgesteld`,
  file_received: msg`Dossier gekregen`,
  file_taken_over: msg`Dossier overgenomen`,
  objection_filed: msg`Bezwaar gemaakt`,
  objection_received: msg`Bezwaar ontvangen`,
  objection_term_extended: msg`Meer tijd voor het bezwaar`,
  objection_upheld: msg`Bezwaar gegrond`,
  objection_dismissed: msg`Bezwaar ongegrond`,
  officer_deadline: msg`Herinnering aan een termijn`,
  payment_failed: msg`Betaling mislukt`,
  payment_reclaimed: msg`Bedrag teruggevraagd`,
  response_reminder: msg`Herinnering: vul de aanvraag aan`,
  settlement_proposed: msg`Vaststelling voorgesteld`,
  voucher_decision_extended: msg`Meer tijd voor het besluit`,
  voucher_entry_ready: msg`Aanvraag staat klaar`,
  voucher_expiring: msg`Voucher verloopt bijna`,
  voucher_extended: msg`Voucher verlengd`,
  voucher_extended_for_adviser: msg`Voucher verlengd`,
  voucher_granted: msg`Voucher toegekend`,
  voucher_information_requested: msg`Aanvulling gevraagd`,
  voucher_message: msg`Nieuw bericht`,
  voucher_not_considered: msg`Aanvraag niet behandeld`,
  voucher_placed: msg`Plaats toegewezen`,
  voucher_rejected: msg`Aanvraag afgewezen`,
  voucher_revoked: msg`Voucher ingetrokken`,
  voucher_settled: msg`Voucher vastgesteld`,
  voucher_submitted: msg`Aanvraag ontvangen`,
  voucher_waitlisted: msg`Op de wachtlijst`,
};

const RESTARTED: Record<string, MessageDescriptor> = { mail: msg`Mail`, message: msg`Bericht aan systemen` };

/** What an entry is about, in words. */
export function subjectOf(entry: TraceEntry): MessageDescriptor {
  switch (entry.kind) {
    case 'act':
      return VOUCHER_ACTS[entry.what as keyof typeof VOUCHER_ACTS] ?? TRACE_KIND.act.word;
    case 'mail':
      return MAILS[entry.what] ?? TRACE_KIND.mail.word;
    case 'payment':
    case 'batch':
    case 'reclaim':
      return MONEY[entry.what] ?? TRACE_KIND[entry.kind].word;
    case 'restart':
      return RESTARTED[entry.what] ?? TRACE_KIND.restart.word;
    default:
      return entry.toStatus ? VOUCHER_STATUS[entry.toStatus].word : TRACE_KIND[entry.kind].word;
  }
}
