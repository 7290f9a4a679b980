import { createFileRoute, useParams } from '@tanstack/react-router';
import { ConversationPage } from '@/features/network/ConversationPage.tsx';
import { requireSession } from '@/lib/guards.ts';

export const Route = createFileRoute('/netwerk/berichten/$conversationId')({
  beforeLoad: requireSession('owner', 'manager', 'finance', 'staff_representative'),
  component: Conversation,
});

function Conversation() {
  return (
    <ConversationPage
      conversationId={useParams({ from: '/netwerk/berichten/$conversationId' }).conversationId}
    />
  );
}
