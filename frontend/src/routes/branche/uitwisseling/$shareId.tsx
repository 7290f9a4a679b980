import { createFileRoute } from '@tanstack/react-router';
import { SharePage } from '@/features/exchange/SharePage.tsx';

export const Route = createFileRoute('/branche/uitwisseling/$shareId')({
  component: () => <SharePage room="branch" />,
});
