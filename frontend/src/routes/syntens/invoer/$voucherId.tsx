import { createFileRoute } from '@tanstack/react-router';
import { EntryPage } from '@/features/vouchers/EntryPage.tsx';

export const Route = createFileRoute('/syntens/invoer/$voucherId')({ component: EntryPage });
