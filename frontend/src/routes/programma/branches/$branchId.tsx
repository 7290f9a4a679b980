import { createFileRoute } from '@tanstack/react-router';
import { BranchPage } from '@/features/branches/BranchPage.tsx';

export const Route = createFileRoute('/programma/branches/$branchId')({ component: Page });

function Page() {
  const { branchId } = Route.useParams();
  return <BranchPage branchId={branchId} />;
}
